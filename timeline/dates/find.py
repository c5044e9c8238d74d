"""Text → the exact spans of its date words, and what the words themselves say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from timeline.lexicon.dates import DateWords, fold
from timeline.model import Span

# "Copyright © 2023" and the like: never a date, but the page is not older than that year.
COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)[^\n]{0,20}?(?<!\d)(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Day:
    """The parts of a day that the words say; `weekday` counts from Monday = 0."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Cut:
    """Date words, cut and read but not resolved.

    `last` is the end of a range. `shift` is (count, unit) from the publication date, or, when `anchored`, from the
    event before. `direction` is -1 for "last", 1 for "next", 0 for neither. `fuzzy` marks "early", "late", "about".
    """

    span: Span
    first: Day = field(default_factory=Day)
    last: Day | None = None
    shift: tuple[int, str] | None = None
    anchored: bool = False
    direction: int = 0
    fuzzy: bool = False


def find_cuts(text: str, words: DateWords) -> list[Cut]:
    """Return the date words of a text in order; copyright lines hold none."""
    barred = [Span(*found.span()) for found in COPYRIGHT.finditer(text)]
    cuts: list[Cut] = []
    for found in words.pattern.finditer(text):
        fields, (start, end) = words.cut(found)
        span = _trimmed(text, start, end)
        if not any(bar.overlaps(span) for bar in barred):
            cuts.extend(_read(span, fields, found, words))
    return cuts


def copyright_year(text: str) -> int | None:
    """Return the latest year that a copyright line names: the page is not older."""
    years = [int(year) for found in COPYRIGHT.finditer(text) for year in re.findall(r"(?:19|20)\d\d", found[0])]
    return max(years, default=None)


def whole_number(word: str, words: DateWords) -> int | None:
    """Read a number in digits or in the language's small words."""
    return int(word) if word.isdigit() else words.numbers.get(fold(word))


def _trimmed(text: str, start: int, end: int) -> Span:
    """Drop white space and a full stop or comma that closes the sentence rather than the date."""
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;"):
        end -= 1
    if text[start:end].count("(") > text[start:end].count(")"):
        end += text[end : end + 1] == ")"
    return Span(start, end)


def _read(span: Span, fields: dict[str, str], found: re.Match[str], words: DateWords) -> Iterator[Cut]:
    """Turn one match into one cut, or two where the words name two single days ("1 and 4 April")."""
    if "a" in fields:
        fields = _ordered(fields, words.order)
    first, second = _day(fields, "", words), _day(fields, "2", words)
    if "and" in fields and second.day is not None:
        yield from _pair(span, first, second, fields, found)
        return
    direction = ("next" in fields or "ahead" in fields) - ("last" in fields or "ago" in fields)
    fuzzy = "early" in fields or "about" in fields
    shift, anchored = _shift(fields, direction, words)
    ranged = second != Day()
    yield Cut(
        span, _filled(first, second) if ranged else first, second if ranged else None, shift, anchored, direction, fuzzy
    )


def _ordered(fields: dict[str, str], order: str) -> dict[str, str]:
    """Name the two numbers of 03/04/2017 by the language's order, or by the only order that makes a date."""
    first, second = int(fields["a"]), int(fields["b"])
    day_first = (order != "MDY" or first > 12) and not second > 12
    day, month = (first, second) if day_first else (second, first)
    return {"d": str(day), "m": str(month), "y": fields["y"]}


def _day(fields: dict[str, str], suffix: str, words: DateWords) -> Day:
    """Read the fields with one suffix."""
    year, day = fields.get(f"y{suffix}"), fields.get(f"d{suffix}")
    month = fields.get(f"mon{suffix}")
    weekday = fields.get(f"wd{suffix}") or fields.get(f"weekday{suffix}")
    return Day(
        int(year) if year else None,
        words.months[fold(month)] if month else int(fields["m"]) if "m" in fields and not suffix else None,
        int(re.sub(r"\D", "", day)) if day else None,
        words.weekdays[fold(weekday)] if weekday else None,
    )


def _filled(first: Day, second: Day) -> Day:
    """Give a range's first day the month and year that only its end states ("2-4 December 2024")."""
    month = first.month if first.month is not None else second.month
    return Day(first.year if first.year is not None else second.year, month, first.day, first.weekday)


def _pair(span: Span, first: Day, second: Day, fields: dict[str, str], found: re.Match[str]) -> Iterator[Cut]:
    """Yield the two days of "1 and 4 April 2016", each with what the other states and its own span."""
    month, year = first.month or second.month, first.year or second.year
    joint = found.string.index(fields["and"], span.start)
    left, right = found.string[span.start : joint].rstrip(" ,"), found.string[joint + len(fields["and"]) : span.end]
    start = span.end - len(right.lstrip())
    yield Cut(Span(span.start, span.start + len(left)), Day(year, month, first.day, first.weekday))
    yield Cut(Span(start, span.end), Day(year, month, second.day, second.weekday))


def _shift(fields: dict[str, str], direction: int, words: DateWords) -> tuple[tuple[int, str] | None, bool]:
    """Return how far the words count from their anchor, and whether that is the event before."""
    if "phrase" in fields:
        return words.phrases[fold(fields["phrase"])], False
    if "anchored" in fields:
        return words.anchored[fold(fields["anchored"])], True
    if "unit" in fields:
        count = whole_number(fields["n"], words) or 0
        return (count * direction, words.units[fold(fields["unit"])]), False
    return None, False
