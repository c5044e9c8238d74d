"""What the stages of date finding hand on: tokens of a text, and date words cut out of it but not yet resolved."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from timeline.lexicon.dates import Value
from timeline.model import Span
from timeline.records import record


@record(frozen=True, slots=True)
class Day:
    """The parts of a day that the words say; `weekday` counts from Monday = 0, `nth` the weekdays of the month.

    The last weekday of a month is `nth` = -1. A `solar` day is one of the Solar Hijri calendar, of which only the
    year is not said.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    nth: int | None = None
    solar: bool = False


NO_DAY = Day()


def filled(first: Day, second: Day) -> Day:
    """Give a day the month and year that only the other one states ("2-4 December 2024")."""
    if second == NO_DAY:
        return first
    month = first.month if first.month is not None else second.month
    return replace(first, year=first.year if first.year is not None else second.year, month=month)


@record(frozen=True, slots=True)
class Cut:
    """Date words, cut and read but not resolved.

    `last` is the end of a range. `shift` is (count, unit) from the publication date, or, when `anchored`, from the
    event before. `direction` is -1 for "last", 1 for "next", 0 for neither. `fuzzy` marks "early", "late", "about".
    `season` counts from spring = 0. `this` marks "this March", `ahead` "in three days". The year of a `decade` is the
    first of ten. A `listed` one goes on with the list that the cut before it is of.
    """

    span: Span
    first: Day = NO_DAY
    last: Day | None = None
    shift: tuple[int, str] | None = None
    anchored: bool = False
    direction: int = 0
    fuzzy: bool = False
    season: int | None = None
    this: bool = False
    ahead: bool = False
    decade: bool = False
    listed: bool = False


class Token(NamedTuple):
    """A word or number that may be part of a date, with the fields that it may fill; made by the thousand."""

    start: int
    end: int
    fields: tuple[tuple[str, Value], ...]
