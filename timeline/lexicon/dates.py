"""What is known of a language's dates: its file's [dates] section over dateparser's own locale data.

A template is a line of the language file: words and regex as they stand, `{name}` for a field, a space for any white
space, `«` and `»` around what the span covers when that is not the whole match. Templates are tried in the file's order
at each position, all in one compiled pattern, so the specific ones stand first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateparser.languages.loader import default_loader

from timeline.lexicon.files import DataError, language_codes, read_toml

MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
UNITS = ("day", "week", "month", "year")

# Numeric forms are everybody's; which number is the day follows the language's (or publisher's) order.
NUMERIC = [
    r"(?<![\d./-]){y}{sep}{m}{same}{d}(?![./-]?\d)",
    r"(?<![\d./-]){a}{sep}{b}{same}{y}(?![./-]?\d)",
]
GENERIC = ["{d} {mon} {y}", "{mon} {d},? {y}", "{d} {mon}", "{mon} {d}", "{mon} {y}"]


@dataclass(frozen=True, slots=True)
class DateWords:
    """One language's date words and the single pattern that cuts them.

    `months`, `weekdays`, `numbers` and `units` map a folded word to its number or unit, `phrases` a folded phrase to
    (count, unit), `anchored` likewise for phrases that count from the event before. `order` is the order of numeric
    dates.
    """

    language: str
    order: str
    months: dict[str, int]
    weekdays: dict[str, int]
    numbers: dict[str, int]
    units: dict[str, str]
    phrases: dict[str, tuple[int, str]]
    anchored: dict[str, tuple[int, str]]
    pattern: re.Pattern[str]
    fields: tuple[tuple[str, ...], ...]

    def cut(self, found: re.Match[str]) -> tuple[dict[str, str], tuple[int, int]]:
        """Return the fields of one match of `pattern`, and the offsets that its span covers."""
        number = int((found.lastgroup or "").removeprefix("t_"))
        fields = {name: value for name in self.fields[number] if (value := found[f"{name}_{number}"]) is not None}
        return fields, found.span(f"span_{number}" if "span" in self.fields[number] else f"t_{number}")


def fold(words: str) -> str:
    """Return words as keys are kept: casefolded, one space between, no full stop at the end, straight apostrophes."""
    return " ".join(words.replace("’", "'").casefold().rstrip(".").split())


def alternation(words: list[str]) -> str:
    """Return a pattern for any of the words, the longest first, with any white space and either apostrophe inside."""
    escaped = (
        re.escape(word).replace(r"\ ", r"\s+").replace("'", "['’]")
        for word in sorted(set(words), key=lambda w: (-len(w), w))
    )
    return "(?:" + "|".join(escaped) + ")"


@cache
def date_words(language: str) -> DateWords:
    """Load and compile a language; one without a file of its own gets dateparser's words and the generic forms."""
    section: dict[str, Any] = {}
    if language in language_codes():
        section = read_toml(f"languages/{language}.toml").get("dates", {})
    try:
        info: dict[str, Any] = default_loader.get_locale(language).info
    except (ValueError, AttributeError):
        info = {}
    months = _names(info, MONTHS, section.get("months", {}))
    weekdays = _names(info, WEEKDAYS, section.get("weekdays", {}), first=0)
    numbers = {fold(word): number for word, number in section.get("numbers", {}).items()}
    units = {fold(word): unit for unit in UNITS for word in section.get("units", {}).get(unit, [])}
    phrases = _locale_phrases(info) | _shifts(section.get("phrases", {}), language)
    anchored = _shifts(section.get("anchored", {}), language)
    words = {"n": numbers, "unit": units, "phrase": phrases, "anchored": anchored}
    fields = _fields(section, months, weekdays) | {name: _words(list(table)) for name, table in words.items()}
    fields["n"] = rf"(?:(?<!\d)\d{{1,3}}(?!\d)|{fields['n']})"
    templates = NUMERIC + section.get("templates", GENERIC if months else [])
    pattern = "|".join(_template(number, template, fields) for number, template in enumerate(templates))
    try:
        compiled = re.compile(pattern)
    except re.error as error:
        raise DataError(f"timeline/data/languages/{language}.toml: [dates] templates: {error}") from error
    order = section.get("order", info.get("date_order", "DMY"))
    names = tuple(_group_names(number, compiled) for number in range(len(templates)))
    return DateWords(language, order, months, weekdays, numbers, units, phrases, anchored, compiled, names)


def _names(info: dict[str, Any], keys: tuple[str, ...], own: dict[str, list[str]], first: int = 1) -> dict[str, int]:
    """Return names with their numbers; those of two letters are words of the language too often to count."""
    names = {
        fold(form): number
        for number, key in enumerate(keys, first)
        for form in [*info.get(key, []), *own.get(key, [])]
        if len(form) > 2 or not form.isascii()
    }
    return {form: number for form, number in names.items() if form}


def _shifts(table: dict[str, str], language: str) -> dict[str, tuple[int, str]]:
    """Read `"last month" = "-1 month"` rows."""
    shifts = {}
    for phrase, value in table.items():
        count, _, unit = value.partition(" ")
        if unit not in UNITS:
            raise DataError(
                f"timeline/data/languages/{language}.toml: '{phrase}' = '{value}': the unit must be one of {UNITS}"
            )
        shifts[fold(phrase)] = (int(count), unit)
    return shifts


def _locale_phrases(info: dict[str, Any]) -> dict[str, tuple[int, str]]:
    """Return dateparser's own fixed phrases ("1 day ago": yesterday) of a day or more."""
    phrases = {}
    for value, forms in info.get("relative-type", {}).items():
        found = re.fullmatch(r"(in )?(\d+) (day|week|month|year)( ago)?", value)
        if found:
            shift = (int(found[2]) * (1 if found[1] else -1), found[3])
            phrases.update({fold(form): shift for form in forms if len(form) > 3 or not form.isascii()})
    return phrases


def _words(words: list[str]) -> str:
    """Return a pattern for whole words in any case; one that never matches for none."""
    return rf"(?<!\w)(?i:{alternation(words)})(?!\w)" if words else r"(?!)"


def _proper(names: dict[str, int], cased: bool) -> str:
    """Return a pattern for names; where they take a capital, only with one ("may" and "sat" are verbs)."""
    if not cased:
        return _words(list(names))
    return rf"(?<!\w){alternation([form for name in names for form in (name.title(), name.upper())])}(?!\w)"


def _dotted(names: dict[str, int], cased: bool) -> str:
    """Return `_proper` with the full stop that an abbreviation may bring along; a full name has none."""
    short = {
        name: number
        for name, number in names.items()
        if any(longer != name and longer.startswith(name) and names[longer] == number for longer in names)
    }
    full = {name: number for name, number in names.items() if name not in short}
    return rf"(?:{_proper(full, cased)}|{_proper(short, cased)}\.?)"


def _fields(section: dict[str, Any], months: dict[str, int], weekdays: dict[str, int]) -> dict[str, str]:
    """Return the pattern of each field, without its group."""
    cased = section.get("cased", False)
    longest = {
        number: max((name for name in weekdays if weekdays[name] == number), key=len) for number in weekdays.values()
    }
    full = {name: number for number, name in longest.items()}
    listed = {
        name: _words(section.get(name, []))
        for name in ("and", "last", "next", "this", "early", "about", "ago", "ahead")
    }
    return listed | {
        "mon": _dotted(months, cased),
        "wd": _dotted(weekdays, cased),
        "weekday": _proper(full, cased),
        "to": rf"(?:\s?[-–—]\s?|\s{_words(section.get('to', []))}\s)",
        "d": rf"(?<!\d)(?<!\d[.,])(?:3[01]|[12]\d|0?[1-9])(?:{section.get('ordinal', '')})?(?![^\WT]|[.,]\d)",
        "y": r"(?<!\d)(?<!\d[.,])(?:1[5-9]|20)\d\d(?!\w|[.,]\d)",
        "m": r"(?:1[0-2]|0?[1-9])",
        "a": r"\d{1,2}",
        "b": r"\d{1,2}",
        "sep": r"[./-]",
    }


def _template(number: int, template: str, fields: dict[str, str]) -> str:
    """Turn one template into a pattern whose groups carry the template's number."""

    def group(found: re.Match[str]) -> str:
        name = found[1]
        return f"(?P=sep_{number})" if name == "same" else f"(?P<{name}_{number}>{fields[name.rstrip('2')]})"

    pattern = template.replace(" ", r"\s{1,3}").replace("«", f"(?P<span_{number}>").replace("»", ")")
    return f"(?P<t_{number}>" + re.sub(r"\{([a-z]+2?)\}", group, pattern) + ")"


def _group_names(number: int, pattern: re.Pattern[str]) -> tuple[str, ...]:
    """Return the field names of one template."""
    return tuple(name for group in pattern.groupindex for name, _, of in [group.rpartition("_")] if of == str(number))
