"""Lists of days, months or years that share what one of them says: "3, 5 and 7 May 2019", "in 2001, 2006 and 2013".

Templates read two dates that are joined; a list is as long as its text makes it. Its items grow from each to the next,
with a comma or "and" between them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from timeline.dates.cuts import NO_DAY, Cut, Day, Token, filled
from timeline.lexicon.dates import date_words
from timeline.model import Span
from timeline.records import record

FIELDS = ("y", "mon", "d")  # what a list may be of
SHORTEST = 3  # items of a list; two are a template's
LONGEST_JOINT = 12  # characters between two items
YEARS = range(1900, 2050)  # numbers that are years where "and" ends a list of them
BEFORE_YEAR = re.compile(r",? ")
COUNTS_NOTHING = re.compile(r"[^\S\n]*(?:[,.;:!?)\n]|$)")  # what may stand behind days without a year
SMALL_WORD = re.compile(r"(?<!\w)[^\W\d_]{1,4} \Z")


@record(frozen=True, slots=True)
class _List:
    """The items of a list and their values in one field; where it is `closed`, "and" stands before the last item.

    `held` are the cuts that the items are in, `behind` is the year that stands right behind a list of days.
    """

    field: str
    items: list[Token]
    values: list[int]
    held: list[Cut | None]
    closed: bool
    behind: Token | None


def with_series(text: str, cuts: list[Cut], tokens: list[Token], language: str) -> list[Cut]:
    """Return the cuts of a text, in order, with one for each item of its lists; `text` is in small letters."""
    lists = list(_lists(text, cuts, tokens, language))
    return _of_one_year(text, _with_items(text, cuts, lists) if lists else cuts, language)


def _with_items(text: str, cuts: list[Cut], lists: list[_List]) -> list[Cut]:
    """Return the cuts with one for each item of those lists that are of dates."""
    found = {cut.span.start: cut for cut in cuts}
    for one in lists:
        shared = _shared(text, one)
        if shared is None:
            continue
        if one.behind:
            found.pop(one.behind.start, None)
        found.update((cut.span.start, cut) for cut in _listed(one, shared))
    return [found[start] for start in sorted(found)]


def _lists(text: str, cuts: list[Cut], tokens: list[Token], language: str) -> Iterator[_List]:
    """Yield the lists of a text, whatever it is that they count."""
    joints = [
        _joint(text[one.end : other.start], language) if other.start - one.end <= LONGEST_JOINT else None
        for one, other in pairwise(tokens)
    ]
    if not any(one and other for one, other in pairwise(joints)):
        return
    starts = [cut.span.start for cut in cuts]
    for field in FIELDS:
        values = [_value(token, field) or 0 for token in tokens]
        first = 0
        for at in range(1, len(tokens) + 1):
            if at < len(tokens) and joints[at - 1] and 0 < values[at - 1] < values[at]:
                continue
            if at - first >= SHORTEST and (last := joints[at - 2]):
                items = tokens[first:at]
                held = [_held(item, cuts, starts) for item in items]
                behind = _year_behind(text, items[-1], tokens[at : at + 1]) if field == "d" else None
                if all(cut is None or _is_plain(cut) for cut in held):
                    yield _List(field, items, values[first:at], held, last["and"] is not None, behind)
            first = at


@lru_cache(maxsize=1 << 14)  # the same few strings come again and again
def _joint(gap: str, language: str) -> re.Match[str] | None:
    """Return the comma or "and" that is all there is between two items."""
    return date_words(language).listed.fullmatch(gap)


def _value(token: Token, field: str) -> int | None:
    return next((value for name, value in token.fields if name == field and isinstance(value, int)), None)


def _held(item: Token, cuts: list[Cut], starts: list[int]) -> Cut | None:
    """Return the cut that a token is in."""
    at = bisect_right(starts, item.start) - 1
    return cuts[at] if at >= 0 and item.end <= cuts[at].span.end else None


def _year_behind(text: str, last: Token, behind: list[Token]) -> Token | None:
    """Return the next token where it is a year that stands right behind the last item of a list."""
    stated = (one for one in behind if _value(one, "y") and BEFORE_YEAR.fullmatch(text, last.end, one.start))
    return next(stated, None)


def _shared(text: str, one: _List) -> Day | None:
    """Return the year and month that the items of a list share, or None where nothing makes it a list of dates."""
    first, last = one.held[0], one.held[-1]
    if one.field == "y":
        sure = one.closed and all(value in YEARS for value in one.values)
        return NO_DAY if sure or any(cut and cut.first.month is None for cut in one.held) else None
    if not one.closed:
        return None
    if one.field == "mon":
        return Day(last.first.year) if last and last.first.year and last.first.day is None else None
    if last and last.first.month:
        return Day(last.first.year, last.first.month)
    # "May 3, 5 and 7, 2019"
    heads = first and first.first.month and first.first.year is None and first.span.end == one.items[0].end
    if first and heads and (one.behind or COUNTS_NOTHING.match(text, one.items[-1].end)):
        return Day(_value(one.behind, "y") if one.behind else None, first.first.month)
    return None


def _listed(one: _List, shared: Day) -> Iterator[Cut]:
    """Yield the cuts of a list's items; a year behind the last one belongs to it."""
    ends = [item.end for item in one.items]
    if one.behind:
        ends[-1] = one.behind.end
    for place, (item, value, cut, end) in enumerate(zip(one.items, one.values, one.held, ends, strict=True)):
        found = cut or Cut(Span(item.start, end), _item(shared, one.field, value))
        yield replace(found, first=filled(found.first, shared), listed=place > 0)


def _is_plain(cut: Cut) -> bool:
    """Tell whether a cut is one day, month or year of our calendar that counts from nothing."""
    return cut == Cut(cut.span, replace(cut.first, nth=None, solar=False), fuzzy=cut.fuzzy, listed=cut.listed)


def _item(shared: Day, field: str, value: int) -> Day:
    """Return the day, month or year that an item of a list is."""
    if field == "y":
        return Day(value)
    return Day(shared.year, value) if field == "mon" else Day(shared.year, shared.month, value)


def _of_one_year(text: str, cuts: list[Cut], language: str) -> list[Cut]:
    """Give days and months in a list the year that only the last one states ("3 May, 5 June and 7 July 2019")."""
    found = list(cuts)
    closed = False
    for at in range(len(cuts) - 2, -1, -1):
        one, other = found[at], found[at + 1]
        near = other.span.start - one.span.end <= LONGEST_JOINT
        joint = _between(text, one, other, language) if near else None
        closed = joint is not None and (joint["and"] is not None or closed)
        if closed and one.first.year is None and other.first.year and _grows(one, other):
            found[at] = replace(one, first=filled(one.first, other.first))
    return found


def _between(text: str, one: Cut, other: Cut, language: str) -> re.Match[str] | None:
    """Return the comma or "and" between two cuts; a small word before one day may be said before the next, too."""
    low, high = one.span.end, other.span.start
    said = SMALL_WORD.search(text, max(0, one.span.start - LONGEST_JOINT), one.span.start) if other.first.day else None
    again = said is not None and text.endswith(said[0], low, high)
    return _joint(text[low : high - len(said[0]) if said and again else high], language)


def _grows(one: Cut, other: Cut) -> bool:
    """Tell whether two cuts are days, or months, of which the second comes later in its year."""
    alike = (one.first.day is None) is (other.first.day is None) and _is_plain(one) and _is_plain(other)
    return alike and (0, 0) < _place(one) < _place(other)


def _place(cut: Cut) -> tuple[int, int]:
    """Return where in its year a cut begins; nowhere where it says no month."""
    return (cut.first.month, cut.first.day or 0) if cut.first.month else (0, 0)
