"""Text → the exact spans of its date words, and what the words themselves say.

One scan cuts tokens; from each token the tree of templates is walked as far as the text goes along. What stands between
two tokens is looked at once for each distinct string.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from timeline.dates.cuts import NO_DAY, Cut, Day, Token, filled
from timeline.dates.series import with_series
from timeline.dates.solar import SOLAR_YEARS, solar_days
from timeline.lexicon.dates import COUNTED, TOLD, WEEKDAYS, DateWords, Ending, Node, Value, date_words, fold
from timeline.lexicon.rows import lowered
from timeline.model import Span
from timeline.records import record

# "copyright © 2023" and the like in small letters: never a date, but the page is not older than that year.
COPYRIGHT_WORDS = ("©", "(c)", "copyright")
COPYRIGHT = re.compile(
    rf"(?:{'|'.join(map(re.escape, COPYRIGHT_WORDS))})[^\n]{{0,20}}?(?<!\d)(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?"
)
BEFORE_A_NAME = re.compile(r"[\w,](?:\s|[^\S\n]{2})\Z")  # what stands before a capital within a sentence
ZERO_WIDTH = "\u200b\u2060\ufeff"
VISIBLE = re.compile(f"[^{ZERO_WIDTH}]+")
LONGEST_GAP = 24  # characters between two tokens of one date
LONGEST_LEAD = 40  # characters before the first token in which its preposition stands
CALENDAR = ("mon", "month", "wd", "weekday")  # fields of a month or weekday, in full or short
IN_FULL = ("month", "weekday")
NAMED = {"day": "d", "month": "mon", "year": "y"}  # units that count nothing beside their field: "the month of May"
LAST_SHORT_YEAR = 39  # "'39" is 2039, "'43" is 1943
BUDDHIST = 543  # years that the Buddhist era is ahead


@record(frozen=True, slots=True)
class Fit:
    """A template that fits from one token to another: the fields it fills and the offsets it covers."""

    count: int
    ending: Ending
    span: Span
    fields: tuple[tuple[str, Value], ...]
    tokens: tuple[Token, ...]


Step = tuple[Node, int, tuple[tuple[str, Value], ...]]
"""Where a walk stands: the tree's node, the index of the last token read, the fields filled so far."""


def find_cuts(text: str, words: DateWords) -> list[Cut]:
    """Return the date words of a text in order; copyright lines hold none."""
    if any(sign in text for sign in ZERO_WIDTH):
        return _without_zero_width(text, words)
    small = _small(text, words.letters)
    barred = [Span(*found.span()) for found in _copyrights(text)]
    tokens = list(_tokens(text, small, words))
    cuts: list[Cut] = []
    at = 0
    while at < len(tokens):
        fit = _read_at(small, tokens, at, words)
        at += fit.count if fit else 1
        if fit and not any(bar.overlaps(fit.span) for bar in barred):
            cuts.extend(_cuts(fit, words))
    if barred:
        tokens = [one for one in tokens if not any(bar.start < one.end and one.start < bar.end for bar in barred)]
    return with_series(small, cuts, tokens, words.language)


def stretch(text: str, one: Cut, other: Cut, words: DateWords) -> Cut | None:
    """Return two days as one stretch where nothing but words for "to" stands between them, whatever else each says."""
    gap = other.span.start - one.span.end
    if not (0 < gap <= LONGEST_GAP and _is_day(one) and _is_day(other)):
        return None
    if (one.first.day is None) is not (other.first.day is None) or one.first.solar is not other.first.solar:
        return None
    if not words.to.fullmatch(_small(text[one.span.end : other.span.start], words.letters)):
        return None
    first = replace(one.first, month=one.first.month or other.first.month)
    return replace(one, first=first, last=other.first, span=Span(one.span.start, other.span.end))


def _is_day(cut: Cut) -> bool:
    """Tell whether a cut is a single day or weekday that counts from nothing."""
    counted = cut.shift or cut.last or cut.anchored or cut.fuzzy or cut.season is not None or cut.first.nth
    return not counted and (cut.first.day is not None or cut.first == Day(weekday=cut.first.weekday) != NO_DAY)


def _without_zero_width(text: str, words: DateWords) -> list[Cut]:
    """Find the cuts of a text that marks its words with zero-width spaces, with offsets into the text as it is."""
    visible = [found.span() for found in VISIBLE.finditer(text)]
    places = [at for span in visible for at in range(*span)]
    cuts = find_cuts("".join([text[low:high] for low, high in visible]), words)
    return [replace(cut, span=Span(places[cut.span.start], places[cut.span.end - 1] + 1)) for cut in cuts]


def _tokens(text: str, small: str, words: DateWords) -> Iterator[Token]:
    """Cut the tokens of a text in order; `small` is the text as the words are kept."""
    for found in words.scanner.finditer(small):
        start, end = found.span("token")
        barred: tuple[str, ...] = ()
        if words.cased and not text[start].isupper():
            barred = CALENDAR
        elif words.small and text[start].isupper() and BEFORE_A_NAME.search(text, max(0, start - 3), start):
            barred = IN_FULL
        if fields := _fields(small[start:end], words.language, barred):
            yield Token(start, end, fields)


def _small(text: str, letters: dict[int, str]) -> str:
    """Return the text in small letters, straight apostrophes and one of equal letters, each character at its place."""
    small = lowered(text).replace("’", "'")
    for letter, kept in letters.items():  # few, and mostly absent: faster than to translate each character
        small = small.replace(chr(letter), kept)
    return small


@lru_cache(maxsize=1 << 16)
def _fields(token: str, language: str, barred: tuple[str, ...]) -> tuple[tuple[str, Value], ...]:
    """Return the fields that a token may fill, but for barred ones."""
    return tuple(one for one in _all_fields(token, date_words(language)) if one[0] not in barred)


def _all_fields(token: str, words: DateWords) -> tuple[tuple[str, Value], ...]:
    """Return the fields that a token may fill in some place."""
    key = fold(token)
    if key in words.vocabulary or key in words.numbers:
        number = words.numbers.get(key)
        return (*words.vocabulary.get(key, ()), *((("n", number),) if number is not None else ()))
    parts = re.findall(r"\d+", _in_ascii(token, words))
    if len(parts) > 1:
        return (("num", token),)
    return tuple(_number_fields(parts[0])) if parts else ()


def _in_ascii(token: str, words: DateWords) -> str:
    """Return a number in ASCII digits; "二十九" is 29, what is no number of two digits is nothing."""
    digits = token.translate(words.digits)
    if not words.ten or words.ten not in digits:
        return digits
    tens, _, ones = digits.partition(words.ten)
    small = len(tens) < 2 and len(ones) < 2 and (tens + ones + "0").isdecimal()
    return str(10 * int(tens or 1) + int(ones or 0)) if small else ""


def _number_fields(digits: str) -> Iterator[tuple[str, Value]]:
    """Yield what a number of one to four digits may be."""
    number = int(digits)
    if 1 <= number <= 31 and len(digits) < 3:
        yield "d", number
    if 1 <= number <= 12 and len(digits) < 3:
        yield "m", number
    if len(digits) < 4:
        yield "n", number
    if len(digits) == 2:
        yield "yy", number
    if len(digits) == 4 and 1500 <= number < 2100:
        yield "y", number
    if len(digits) == 4 and _common_era(number) != number:
        yield "by", _common_era(number)
    if len(digits) == 4 and 1200 <= number < 1500:
        yield "sy", number


def _common_era(year: int) -> int:
    """Return a year of the Buddhist era as one of ours; other numbers stay."""
    return year - BUDDHIST if 2300 <= year < 2700 else year


def _read_at(text: str, tokens: list[Token], at: int, words: DateWords) -> Fit | None:
    """Return the longest fit that begins at a token, of those the first template's."""
    stack: list[Step] = [(words.root[one[0]], at, (one,)) for one in tokens[at].fields if one[0] in words.root]
    if not stack:
        return None
    best: Fit | None = None
    start = tokens[at].start
    before = text[max(0, start - LONGEST_LEAD) : start]
    while stack:
        node, last, fields = stack.pop()
        for ending, covered in _led(node, before) if node.endings else ():
            if best and (last + 1 - at, -ending.rank) <= (best.count, -best.ending.rank):
                continue
            end = _end(text, tokens[last].end, ending)
            if end is not None:
                best = Fit(last + 1 - at, ending, Span(start - covered, end), fields, tuple(tokens[at : last + 1]))
        if node.edges:
            stack.extend(_onward(text, tokens, (node, last, fields)))
    return best


def _onward(text: str, tokens: list[Token], step: Step) -> list[Step]:
    """Return the steps from one token to the next that the tree allows."""
    node, last, fields = step
    if last + 1 == len(tokens):
        return []
    low, following = tokens[last].end, tokens[last + 1]
    if following.start - low > LONGEST_GAP:
        return []
    return [
        (targets[name], last + 1, (*fields, (name, value)))
        for targets in _targets(node, text[low : following.start])
        for field, value in following.fields
        for name in (field, field + "2")
        if name in targets
    ]


@lru_cache(maxsize=1 << 16)
def _targets(node: Node, gap: str) -> tuple[dict[str, Node], ...]:
    """Return where the tree leads over what stands between two tokens; the same few strings come again and again."""
    found = (targets for literal, targets in node.edges.items() if re.fullmatch(literal, gap, re.IGNORECASE))
    return tuple(found)


@lru_cache(maxsize=1 << 14)
def _led(node: Node, before: str) -> tuple[tuple[Ending, int], ...]:
    """Return a node's endings that fit what stands before the date, each with the characters of it that they cover."""
    fitting = []
    for ending in node.endings:
        found = ending.lead.search(before) if ending.lead else None
        if found or not ending.lead:
            fitting.append((ending, len(found["span"]) if found else 0))
    return tuple(fitting)


def _end(text: str, end: int, ending: Ending) -> int | None:
    """Return where a fit ends, or None where the words that must follow are missing."""
    if not ending.tail:
        return end
    found = ending.tail.match(text, end)
    return end + len(found["span"].rstrip()) if found else None


def copyright_year(text: str) -> int | None:
    """Return the latest year that a copyright line names: the page is not older."""
    years = [int(year) for found in _copyrights(text) for year in re.findall(r"(?:19|20)\d\d", found[0])]
    return max(years, default=None)


@lru_cache(maxsize=1 << 2)  # a text is asked about for its dates, and for the year before which it was not written
def _copyrights(text: str) -> tuple[re.Match[str], ...]:
    """Return the copyright lines of a text; most texts have no such word, which is seen at once."""
    small = lowered(text)
    return tuple(COPYRIGHT.finditer(small)) if any(word in small for word in COPYRIGHT_WORDS) else ()


def whole_number(word: str, words: DateWords) -> int | None:
    """Read a number in digits or in the language's small words."""
    digits = _in_ascii(word, words)
    return int(digits) if digits.isdigit() else words.numbers.get(fold(word, words.letters))


def _cuts(fit: Fit, words: DateWords) -> Iterator[Cut]:
    """Turn a fit into one cut, or two where the words name two single days ("1 and 4 April")."""
    fields = dict(fit.fields)
    if "smon" in fields or "smon2" in fields or "sy" in fields:
        yield from _solar(fit, fields)
        return
    first = _day(fields, "", words)
    second = _day(fields, "2", words) if any(name[-1] == "2" for name in fields) else NO_DAY
    ahead = any(name in fields for name in ("next", "ahead", "later"))
    back = any(name in fields for name in ("last", "ago", "earlier"))
    direction = ahead - back
    fuzzy = "early" in fields or "about" in fields
    shift, anchored = _shift(fields, direction)
    if fit.ending.pair:
        yield from (replace(cut, shift=shift, anchored=anchored) for cut in _pair(fit, first, second))
        return
    if "part" in fields:
        low, _, high = str(fields["part"]).partition("-")
        first, second = replace(first, month=int(low)), replace(first, month=int(high))
    turns = {"this": "this" in fields, "ahead": "ahead" in fields, "decade": fit.ending.decade}
    if fit.ending.decade and not _is_decade(first.year, stated="y" in fields):
        return
    last = second if second != NO_DAY else None
    season = _int(fields, "season")
    yield Cut(fit.span, filled(first, second), last, shift, anchored, direction, fuzzy, season, **turns)


def _is_decade(year: int | None, *, stated: bool) -> bool:
    """Tell whether a year opens a decade; of one in two digits it must be sure which century is meant."""
    return year is not None and year % 10 == 0 and (stated or year < 2000)


def _int(fields: dict[str, Value], name: str) -> int | None:
    value = fields.get(name)
    return value if isinstance(value, int) else None


def _numeric(token: str, words: DateWords) -> Day:
    """Read a date in numbers: year first, or in the language's order, or in the only order that makes a date."""
    first, second, third = (_common_era(int(part)) for part in re.findall(r"\d+", token))
    if third < 100 and (31 < first < 100 or (first < 100 and words.order == "YMD")):  # 24.12.03
        first += _century(first)
        return Day(first, second, third)
    if first > 31:
        if not (words.solar and first in SOLAR_YEARS):
            return Day(first, second, third)
        whole = _gregorian(first, second, third)[0]
        return Day(first, 0, third) if whole.month is None else whole  # no calendar has a month 0
    year = third if third > 99 else _century(third) + third
    month_first = second > 12 or (first <= 12 and words.order == "MDY")
    month, day = (first, second) if month_first else (second, first)
    return Day(year, month, day)


def _solar(fit: Fit, fields: dict[str, Value]) -> Iterator[Cut]:
    """Read Solar Hijri days, months, years and ranges as the days that they are; a day may leave its year open."""
    year, month, day = (_int(fields, name) for name in ("sy", "smon", "d"))
    year2, month2, day2 = (_int(fields, name + "2") for name in ("sy", "smon", "d"))
    if year is None and year2 is None and day is not None:
        weekdays = _int(fields, "wd"), _int(fields, "wd2")
        stated = Day(None, month if month is not None else month2, day, weekdays[0], solar=True)
        last = None if day2 is None else Day(None, month2, day2, weekdays[1], solar=True)
        ahead, back = "next" in fields, "last" in fields
        yield Cut(fit.span, stated, last, direction=ahead - back)
        return
    fuzzy = "early" in fields or "about" in fields
    year2 = year2 if year2 is not None else year
    first, last = _gregorian(year if year is not None else year2, month if month is not None else month2, day)
    if (month2, day2) != (None, None) or "sy2" in fields:
        last = _gregorian(year2, month2, day2)[1]
    if first.month is not None and last.month is not None:
        yield Cut(fit.span, first, None if first == last else last, fuzzy=fuzzy)


def _gregorian(year: int | None, month: int | None, day: int | None) -> tuple[Day, Day]:
    """Return the first and the last day of a Solar Hijri day, month or year; without its month where there is none."""
    days = None if year is None else solar_days(year, month, day)
    if days is None:
        return Day(day=day), Day(day=day)
    first, last = (Day(one.year, one.month, one.day) for one in days)
    return first, last


def _day(fields: dict[str, Value], suffix: str, words: DateWords) -> Day:
    """Read the fields with one suffix."""
    if f"num{suffix}" in fields:
        return _numeric(str(fields[f"num{suffix}"]), words)
    if f"feast{suffix}" in fields:
        return replace(_feast(str(fields[f"feast{suffix}"])), year=_year(fields, suffix))
    months = (_int(fields, name + suffix) for name in ("mon", "month", "m"))
    month = next((month for month in months if month is not None), None)
    weekday = _int(fields, f"wd{suffix}")
    return Day(
        _year(fields, suffix),
        month,
        _int(fields, f"d{suffix}"),
        _int(fields, f"weekday{suffix}") if weekday is None else weekday,
        _int(fields, f"nth{suffix}"),
    )


def _feast(rule: str) -> Day:
    """Read the rule of a feast: month and day ("12-25"), or month, weekday and its count ("11-thursday-4")."""
    month, *rest = rule.split("-", 2)
    if len(rest) == 1:
        return Day(month=int(month), day=int(rest[0]))
    return Day(month=int(month), weekday=WEEKDAYS.index(rest[0]), nth=int(rest[1]))


def _year(fields: dict[str, Value], suffix: str) -> int | None:
    """Read a year, of the Buddhist or a reign's era too; two digits are of the century that news means."""
    for name in ("y", "by"):
        if (year := _int(fields, name + suffix)) is not None:
            return year
    era, number = _int(fields, f"era{suffix}"), _int(fields, f"n{suffix}")
    if era is not None and number is not None:
        return era + number
    short = _int(fields, f"yy{suffix}")
    short = _int(fields, f"dec{suffix}") if short is None else short
    if short is None:
        return None
    century = _century(short)
    first = _int(fields, "y")  # "1915-16": the century of the year before it
    return short + (first // 100 * 100 if first else century)


def _century(short: int) -> int:
    """Return the century that news means by a year's two digits."""
    return 1900 if short > LAST_SHORT_YEAR else 2000


def _pair(fit: Fit, first: Day, second: Day) -> Iterator[Cut]:
    """Yield the two days of "1 and 4 April 2016", each with what the other states and its own span."""
    split = next(at for at, (name, _) in enumerate(fit.fields) if name.endswith("2"))
    left = Span(fit.span.start, fit.tokens[split - 1].end)
    right = Span(fit.tokens[split].start, fit.span.end)
    yield Cut(left, filled(first, second))
    yield Cut(right, filled(second, first))


def _shift(fields: dict[str, Value], direction: int) -> tuple[tuple[int, str] | None, bool]:
    """Return how far the words count from their anchor, and whether that is the event before."""
    for name in ("phrase", *COUNTED, "anchored", *TOLD):
        if isinstance(shift := fields.get(name), tuple):
            return shift, name in ("anchored", *TOLD)
    if "unit" in fields and NAMED.get(str(fields["unit"])) not in fields:
        count = _int(fields, "n")
        anchored = "later" in fields or "earlier" in fields
        return ((1 if count is None else count) * direction, str(fields["unit"])), anchored
    return None, False
