"""What is known of a language's dates: its file's [dates] section over dateparser's own locale data.

The words are compiled into one scanner that cuts tokens (numbers, months, weekdays, units, relative phrases, small
words beside them), the templates into one tree that is walked from token to token.

A template is a line of the language file. `{name}` is a field, `[…]` may be left out, `<name>` is a list of the section
(`<to>`, `<and>`) or one of its patterns, a space is any white space, `«` and `»` bound what the span covers; all else
is regex for what stands between the fields. The longest reading wins, then the first template.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from dateparser.languages.loader import default_loader

from timeline.lexicon.files import DataError, language_codes, read_toml
from timeline.lexicon.rows import trie

MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
UNITS = ("day", "weekend", "week", "month", "quarter", "year", "decade")
SEASONS = ("spring", "summer", "autumn", "winter")

COUNTED = ("pday", "pweek", "pmonth", "pyear")  # phrases of one unit
TOLD = ("aday", "aweek", "amonth", "ayear")  # anchored ones of one unit
NUMBERS = ("d", "m", "y", "yy", "by", "sy", "n", "num")
NAMES = (
    "mon",
    "month",
    "smon",
    "wd",
    "weekday",
    "season",
    "part",
    "dec",
    "nth",
    "feast",
    "unit",
    "phrase",
    "anchored",
    "era",
)
FIELDS = frozenset((*NUMBERS, *NAMES, *COUNTED, *TOLD))
"""What a template may ask for; a second one of its kind ends in 2."""

MODIFIERS = ("last", "next", "this", "early", "about", "ago", "ahead", "earlier", "later", "year")
"""Lists of small words that turn a date or stand beside its year; each is a field of its own."""

COUNTS = frozenset(("ago", "ahead", "earlier", "later"))
"""The small words that follow or go before a number of units."""

EVERYWHERE = ("{num}", r"\n«{y}»(?=\s*?\n)")
"""Templates of every language: a date in digits, and a line that is nothing but a year."""

GENERIC = (
    *("{d}<to>{d2} {mon2}", "{d}<to>{d2} {mon2} {y2}", "{mon} {d}<to>{d2},? {y2}"),
    *("{d} {mon} {y}", "{mon} {d},? {y}", "{d} {mon}", "{mon} {d}", "{mon} {y}", "{weekday}", "{phrase}"),
)
"""Templates for a locale without a file of its own."""

LOOK = 3  # letters of a word that are looked at before all of them
ABBREVIATED = 3  # letters of a month's short form: "mar" and "set" are words too

Value = int | str | tuple[int, str]


@dataclass(frozen=True, slots=True)
class Ending:
    """Where a template may end: its rank, and the patterns of what stands before its first and after its last token.

    A `pair` is of two single days; the year of a `decade` is the first of ten.
    """

    rank: int
    pair: bool
    decade: bool
    lead: re.Pattern[str] | None
    tail: re.Pattern[str] | None


@dataclass(slots=True, eq=False)
class Node:
    """A step of the template tree: fields by the literal between them and the last one, and the templates that end."""

    edges: dict[str, dict[str, Node]] = field(default_factory=dict)
    endings: list[Ending] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class DateWords:
    """One language's date words, the scanner that cuts them and the templates that join them.

    `vocabulary` maps a folded word to the (field, value) pairs it may be. `cased` languages write months and weekdays
    with a capital, `small` ones without. `order` is the order of numeric dates. `numbers` are the small numbers in
    words. `letters` maps letters that are written one for the other to the one that is kept. `solar` languages count
    Solar Hijri years too. `to` is all that may stand between the first and the last day of a stretch; `listed` is that
    between two items of a list, where its group "and" may have a part.
    """

    language: str
    order: str
    cased: bool
    scanner: re.Pattern[str]
    vocabulary: dict[str, tuple[tuple[str, Value], ...]]
    root: dict[str, Node]
    numbers: dict[str, int]
    letters: dict[int, str]
    solar: bool
    digits: dict[int, str]
    ten: str
    small: bool
    to: re.Pattern[str]
    listed: re.Pattern[str]


def fold(words: str, letters: dict[int, str] | None = None) -> str:
    """Return words as keys are kept: in small letters, one space between, straight apostrophes, like letters as one."""
    return " ".join(words.replace("’", "'").lower().translate(letters or {}).split())


def _letters(groups: Iterable[str]) -> dict[int, str]:
    """Map each letter of a group to the group's first."""
    return {ord(letter): group[0] for group in groups for letter in group[1:]}


@cache
def date_words(language: str) -> DateWords:
    """Load and compile a language; one without a file of its own gets dateparser's words and the generic forms."""
    section: dict[str, Any] = {}
    if language in language_codes():
        section = read_toml(f"languages/{language}.toml").get("dates", {})
    info = _locale(language)
    letters = _letters(section.get("same", []))
    vocabulary = _vocabulary(section, info, letters, language)
    spaced = section.get("spaced", True)
    templates, decades = section.get("templates", GENERIC), section.get("decades", [])
    joined = "clitics" in section
    lists = {name: _list(name, section.get(name, []), spaced=spaced, joined=joined) for name in ("to", "and")}
    lists |= {name: _literal(pattern, {}) for name, pattern in section.get("patterns", {}).items()}
    try:
        root = _tree(decades, templates, lists, letters, spaced=spaced)
        scanner = re.compile(_scanner(vocabulary, section, letters, spaced=spaced))
    except (re.error, ValueError) as error:
        raise DataError(f"timeline/data/languages/{language}.toml: [dates]: {error}") from error
    numbers = {fold(word, letters): number for word, number in section.get("numbers", {}).items()}
    order = section.get("order", info.get("date_order", "DMY"))
    cased, solar, ten = section.get("cased", False), "solar" in section, section.get("ten", "")
    digits, small = _digits(section), section.get("small", False)
    to = re.compile(rf",?{lists['to']}".translate(letters))
    listed = re.compile(rf"\.?(?:[,،]?(?P<and>{lists['and']})|\s*[,،、，]\s*)".translate(letters))
    return DateWords(
        language, order, cased, scanner, vocabulary, root, numbers, letters, solar, digits, ten, small, to, listed
    )


def _digits(section: dict[str, Any]) -> dict[int, str]:
    """Return the translation of a section's digits to those of ASCII."""
    return {ord(digit): str(value) for ten in section.get("digits", []) for value, digit in enumerate(ten)}


def _locale(language: str) -> dict[str, Any]:
    """Return dateparser's data of a locale, empty where it has none."""
    try:
        info: dict[str, Any] = default_loader.get_locale(language).info
    except (ValueError, AttributeError):
        return {}
    return info


def _vocabulary(
    section: dict[str, Any], info: dict[str, Any], letters: dict[int, str], language: str
) -> dict[str, tuple[tuple[str, Value], ...]]:
    """Return every word that the scanner cuts, with the fields that it may fill."""
    found: dict[str, list[tuple[str, Value]]] = {}
    for forms, name, value in (*_calendar_words(section, info), *_turning_words(section, info, language)):
        for form in forms:
            if (key := fold(form, letters)) and (name, value) not in found.setdefault(key, []):
                found[key].append((name, value))
    for words in section.get("none", []):  # cut as a token that fills no field
        found[fold(words, letters)] = []
    numerals = set("0123456789").union(*section.get("digits", []), section.get("ten", ""))
    if not section.get("spaced", True):  # "3月" is a number and a sign there, so that "３月" and "3 月" are read too
        found = {key: values for key, values in found.items() if key[0] not in numerals or ("mon" not in dict(values))}
    return {key: tuple(values) for key, values in found.items()}


def _calendar_words(section: dict[str, Any], info: dict[str, Any]) -> Iterator[tuple[Iterable[str], str, Value]]:
    """Yield the names of months, weekdays, seasons, units and days, each with its field and value."""
    spaced = section.get("spaced", True)
    for number, name in enumerate(MONTHS, 1):
        forms = _long([*info.get(name, []), *section.get("months", {}).get(name, [])])
        yield forms, "mon", number
        yield [form for form in forms if len(form) > ABBREVIATED or len(form) == max(map(len, forms))], "month", number
        yield section.get("solar", {}).get(str(number), []), "smon", number
    for number, name in enumerate(WEEKDAYS):
        known = info.get(name, [])
        forms = _long([*known, *section.get("weekdays", {}).get(name, [])])
        if not spaced:  # one letter is a sign of much else there: 日, 월
            forms = [form for form in forms if len(form) > 1]
        yield forms, "wd", number
        yield [form for form in forms if _full(form, known, spaced=spaced)], "weekday", number
    for number, name in enumerate(SEASONS):
        yield section.get("seasons", {}).get(name, []), "season", number
    for months, forms in section.get("parts", {}).items():
        yield forms, "part", months
    for unit in UNITS:
        yield section.get("units", {}).get(unit, []), "unit", unit
    for decade, forms in section.get("decade", {}).items():
        yield forms, "dec", int(decade)
    for rule, forms in section.get("feasts", {}).items():
        yield forms, "feast", rule
    for count, forms in section.get("nth", {}).items():
        yield forms, "nth", int(count)
    for day, forms in section.get("days", {}).items():
        yield forms, "d", int(day)


def _turning_words(
    section: dict[str, Any], info: dict[str, Any], language: str
) -> Iterator[tuple[Iterable[str], str, Value]]:
    """Yield the words that turn or count a date: modifiers, eras, and phrases counted from an anchor."""
    for name in MODIFIERS:
        yield section.get(name, []), name, name
    for era, before in section.get("eras", {}).items():
        yield [era], "era", before
    for phrase, shift in (_locale_phrases(info) | _shifts(section.get("phrases", {}), language)).items():
        yield [phrase], "phrase", shift
        yield [phrase], f"p{shift[1]}", shift
    for word, count in section.get("weeks", {}).items():
        yield [word], "pweek", (count, "week")
    for phrase, shift in _shifts(section.get("anchored", {}), language).items():
        yield [phrase], "anchored", shift
        yield [phrase], f"a{shift[1]}", shift


def _full(form: str, known: list[str], *, spaced: bool) -> bool:
    """Tell whether a weekday's form may stand alone: a short one counts only beside a day ("sat", "日", "(火)")."""
    if form[0] == "(" or not spaced:
        return form[0] != "(" and len(form) > 1
    return len(form) == max(map(len, known), default=0) or form not in known


def _long(forms: list[str]) -> list[str]:
    """Leave out forms of two Latin letters: they are words of the language too often."""
    return [form.rstrip(".") for form in forms if len(form.rstrip(".")) > 2 or not form.isascii()]


def _shifts(table: dict[str, str], language: str) -> dict[str, tuple[int, str]]:
    """Read `"last month" = "-1 month"` rows."""
    shifts = {}
    for phrase, value in table.items():
        count, _, unit = value.partition(" ")
        if unit not in UNITS:
            raise DataError(
                f"timeline/data/languages/{language}.toml: '{phrase}' = '{value}': the unit must be one of {UNITS}"
            )
        shifts[phrase] = (int(count), unit)
    return shifts


def _locale_phrases(info: dict[str, Any]) -> dict[str, tuple[int, str]]:
    """Return dateparser's own fixed phrases ("1 day ago": yesterday) of a day or more."""
    phrases = {}
    for value, forms in info.get("relative-type", {}).items():
        found = re.fullmatch(r"(in )?(\d+) (day|week|month|year)( ago)?", value)
        if found:
            shift = (int(found[2]) * (1 if found[1] else -1), found[3])
            phrases.update({form: shift for form in forms if len(form) > 3 or not form.isascii()})
    return phrases


def _numeric(digit: str, mark: str) -> str:
    """Return the pattern of a numeric date with one mark between its parts: "29-30/10" is none, but two days."""
    year_first = rf"{digit}{{4}}{mark}{digit}{{1,2}}{mark}{digit}{{1,2}}"
    return rf"{year_first}|{digit}{{1,2}}{mark}{digit}{{1,2}}{mark}(?:{digit}{{4}}|{digit}{{2}})"


def _scanner(vocabulary: dict[str, Any], section: dict[str, Any], letters: dict[int, str], *, spaced: bool) -> str:
    """Return the pattern that cuts tokens from text in small letters with straight apostrophes.

    A numeric date is one token. A number in words counts only before a unit: "a" and "one" are everywhere.
    """
    native = "".join(section.get("digits", []))
    decimal = "0-9" + "".join(digit for digit in native if digit.isdecimal())
    digit = rf"[{decimal}]"
    numeric = "|".join(_numeric(digit, mark) for mark in (r"\.", "/", "-"))
    stamped = rf"(?={digit})(?<!{digit}){digit}{{4}}-{digit}{{2}}-{digit}{{2}}(?=t{digit})"
    digit = rf"[0-9{native}{section.get('ten', '')}]"
    ordinal = f"(?:{section['ordinal'].translate(letters)})?" if "ordinal" in section else ""
    units = [fold(form, letters) for forms in section.get("units", {}).values() for form in forms]
    numbers = [fold(word, letters) for word in section.get("numbers", {})]
    counted = rf"{trie(numbers)}(?=\s{'+' if spaced else '*'}{trie(units)})" if numbers and units else r"(?!)"
    end = r"(?!\w)" if spaced else ""
    number_end = rf"(?:{end}|(?=(?:{section.get('decade_end', '(?!)')}){end}))"
    free = rf"(?!{digit}|[.,]{digit})(?!t\d{{3}})"  # no part of a longer number, nor of a time stamp
    number = rf"(?={digit})(?<!{digit})(?<!{digit}[.,:])(?:{numeric}|{digit}{{1,4}}{ordinal}{number_end}){free}"
    if "dotted" in section:  # "2.11(목)": a month, a day and what stands behind such a day
        behind = rf"\.?\s?(?:{section['dotted']})"
        number += rf"|(?<!{digit}){digit}{{1,2}}(?=(?:\.\s?{digit}{{1,2}})?{behind})"
    weeks = [fold(word, letters) for word in section.get("weeks", {})]
    words = [word for word in vocabulary if word not in weeks]
    unit = r"(?!)"
    if section.get("signs", not spaced):  # its units are signs of dates too: 日, 年
        turns = [word for word, values in vocabulary.items() if dict(values).keys() & COUNTS]
        counts = [digit, *map(re.escape, numbers)]
        after = "|".join(rf"(?<={word})" for count in counts for word in (count, rf"{count}\s"))
        # nor is the number of a month a count: "tháng 3 năm sau"
        months = [re.escape(word) for word, values in vocabulary.items() if spaced and "mon" in dict(values)]
        alone = "".join(rf"(?<!{word}\s)" for word in months)
        longer = [word for word in vocabulary if word not in turns and word.startswith(tuple(turns))] if turns else []
        other = rf"(?!{trie(units)}\s*{trie(longer)})" if longer and units else ""
        unit = rf"(?={_before(units, turns)})(?:{after}){alone}{other}{_before(units, turns)}"  # the rare part first
        words = [word for word in words if word not in units or len(vocabulary[word]) > 1]
    # what most words, or most letters, do not begin with: one look for all branches
    heads = {word[:LOOK] for known in (vocabulary, numbers, weeks, units) for word in known}
    gate = "" if spaced else f"(?=[{re.escape(''.join(sorted({head[0] for head in heads})))}]|{digit})"
    first = f"{gate}(?={digit}|{trie(heads)})"
    if not spaced:  # a word may begin with a numeral: 一昨日
        week = _before(weeks, [word for word, values in vocabulary.items() if "weekday" in dict(values)])
        return rf"{first}(?P<token>{stamped}|{week}|{unit}|{trie(words)}|{counted}|{number})"
    # a word begins where no letter stands before it, or after letters that are joined to it: one look for all branches
    clitics = f"(?:{'|'.join(section['clitics'])})??" if section.get("clitics") else ""
    return rf"(?<!\w){clitics}{first}(?P<token>{stamped}|{number}|(?:{unit}|{counted}|{trie(words)}){end})"


def _before(words: list[str], others: list[str]) -> str:
    """Return the pattern of words that stand before one of the others."""
    return rf"{trie(words)}(?=\s*{trie(others)})" if words and others else r"(?!)"


def _list(name: str, words: list[str], *, spaced: bool, joined: bool) -> str:
    """Return the pattern of `<to>` or `<and>`, its white space or dashes included; it may be joined to what follows."""
    any_word = "|".join(sorted((re.escape(word).replace(r"\ ", r"\s+") for word in words), key=len, reverse=True))
    worded = (
        (rf"\s{'+' if spaced else '*'}(?:{any_word})\s{'+' if spaced and not joined else '*'}") if words else r"(?!)"
    )
    return rf"(?:\s?[-–—~〜～]\s?|{worded})" if name == "to" else rf"(?:{worded})"


def _tree(
    decades: list[str], templates: Iterable[str], lists: dict[str, str], letters: dict[int, str], *, spaced: bool
) -> dict[str, Node]:
    """Return the templates as a tree from field to field; raise `ValueError` or `re.error` where one is malformed."""
    root: dict[str, Node] = {}
    lists = {name: pattern.translate(letters) for name, pattern in lists.items()}
    for rank, template in enumerate((*decades, *EVERYWHERE, *templates)):
        for plain in _expanded(template):
            parts = [
                part if at % 2 else part.translate(letters) for at, part in enumerate(re.split(r"\{(\w+)\}", plain))
            ]
            names = parts[1::2]
            # an abbreviated name brings its full stop along
            stops = [r"\.?" if name.rstrip("2") in ("mon", "wd") else "" for name in names]
            between = [stop + _literal(part, lists) for stop, part in zip(stops, parts[2:-1:2], strict=False)]
            if unknown := {name.rstrip("2") for name in names} - FIELDS - set(MODIFIERS):
                raise ValueError(f"template '{template}': no field {{{min(unknown)}}}")
            node = root.setdefault(names[0], Node())
            for literal, name in zip(between, names[1:], strict=True):
                re.compile(literal)  # a mistake is told here, not in the middle of a text
                node = node.edges.setdefault(literal, {}).setdefault(name, Node())
            context = _context(parts[0], parts[-1], lists, spaced=spaced)
            node.endings.append(Ending(rank, "<and>" in plain, rank < len(decades), *context))
    return root


def _expanded(template: str) -> Iterator[str]:
    """Yield a template with and without each part in square brackets, the fullest first."""
    found = re.search(r"\[([^\[\]]*)\]", template)
    if not found:
        yield template
        return
    for part in (found[1], ""):
        yield from _expanded(template[: found.start()] + part + template[found.end() :])


def _literal(part: str, lists: dict[str, str]) -> str:
    """Turn what stands between two fields into a pattern."""
    pattern = part.replace(" ?", r"\s{0,3}").replace(" ", r"\s{1,3}").replace("'", "['’]")
    return re.sub(r"<(\w+)>", lambda found: lists[found[1]], pattern)


def _context(
    lead: str, tail: str, lists: dict[str, str], *, spaced: bool
) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    """Compile what stands before and after a template's fields; group `span` is what the span covers of it."""
    outer, mark, inner = lead.partition("«")
    covered, _, after = tail.partition("»")
    if not mark:
        outer, inner = "", lead
    border = r"(?<!\w)" if spaced else ""
    left = (
        rf"{border}(?i:{_literal(outer, lists)})(?P<span>(?i:{_literal(inner, lists)}))$" if lead.strip("«") else None
    )
    right = rf"(?P<span>(?i:{_literal(covered, lists)}))(?i:{_literal(after, lists)})" if tail.strip("»") else None
    return re.compile(left) if left else None, re.compile(right) if right else None
