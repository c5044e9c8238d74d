"""Cut date words + what they may hang on → a When, or why there is none.

Anchors, in order: the day the words themselves state, the dated event before, the publication date, other dates of
the text that agree on weekday or day and month, the copyright year as a lower bound. The clock is never an anchor.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from timeline.dates.find import Cut, Day
from timeline.model import Basis, Precision, Span, Unresolved, When
from timeline.tense import BACK, FORWARD

HORIZON = 12  # years searched for one in which weekday, day and month agree


@dataclass(frozen=True, slots=True)
class Anchors:
    """What a cut may hang on; `floor` is a lower bound for the year, `before` the date that stands before the cut."""

    text: str
    published: date | None = None
    floor: int | None = None
    stated: tuple[When, ...] = ()
    before: When | None = None


def resolve(cut: Cut, tense: int, anchors: Anchors) -> When | Unresolved:
    """Return the interval that the words mean, or why the text does not decide it. `tense` as in `tense.direction`."""
    if cut.shift is not None:
        return _shifted(cut, cut.shift, anchors)
    if cut.last is not None:
        return _range(cut, cut.last, tense, anchors)
    if cut.first.day is not None:
        return _day(cut, tense, anchors)
    if cut.first.month is not None:
        return _month(cut, tense, anchors)
    if cut.first.year is not None:
        return _when(cut, _year(cut.first.year), Precision.YEAR, Basis.EXPLICIT, "the text gives the year only")
    return _weekday(cut, tense, anchors)


def _when(cut: Cut, days: tuple[date, date], precision: Precision, basis: Basis, why: str) -> When:
    """Build the When; an approximate date says so in its EDTF."""
    return When(*days, precision, edtf(*days, precision) + "~" * cut.fuzzy, cut.span, basis, why)


def edtf(start: date, end: date, precision: Precision) -> str:
    """Return the interval in EDTF (ISO 8601-2), no finer than its precision."""
    match precision:
        case Precision.YEAR:
            return f"{start.year:04d}"
        case Precision.MONTH:
            return f"{start:%Y-%m}"
        case Precision.DECADE:
            return f"{start.year // 10:03d}X"
        case Precision.DAY:
            return start.isoformat()
        case _:
            return f"{start.isoformat()}/{end.isoformat()}"


def _year(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)


def month_days(year: int, month: int) -> tuple[date, date]:
    """Return the first and the last day of a month."""
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _unresolved(cut: Cut, anchors: Anchors, reason: str) -> Unresolved:
    return Unresolved(cut.span, cut.span.of(anchors.text), reason)


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _day(cut: Cut, tense: int, anchors: Anchors) -> When | Unresolved:
    """Resolve a day and month, with the year that the words state or the text decides."""
    stated = cut.first
    if stated.month is None or stated.day is None:
        return _unresolved(cut, anchors, "the words name no month")
    if stated.year is not None:
        day = _valid(stated.year, stated.month, stated.day)
        if day is None:
            return _unresolved(cut, anchors, "the calendar has no such day")
        return _when(cut, (day, day), Precision.DAY, Basis.EXPLICIT, _stated_why(stated, day))
    found = _infer_year(cut, tense, anchors)
    if found is None:
        return _unresolved(cut, anchors, "the text does not decide the year")
    day, why = found
    return _when(cut, (day, day), Precision.DAY, Basis.INFERRED_YEAR, why)


def _stated_why(stated: Day, day: date) -> str:
    """Say that the date is as stated; a weekday that disagrees is told, and the day followed."""
    if stated.weekday is None or stated.weekday == day.weekday():
        return "stated in the text"
    return f"stated in the text, which calls it a {calendar.day_name[stated.weekday]}; {day} was a {day:%A}"


def _infer_year(cut: Cut, tense: int, anchors: Anchors) -> tuple[date, str] | None:
    """Choose the year of a day and month: by its weekday, the publication date, or a date the text states in full."""
    stated = cut.first
    if anchors.published is not None:
        return _year_by_publication(stated, cut.direction or tense, anchors.published)
    for other in anchors.stated:
        if (
            other.span != cut.span
            and other.precision is Precision.DAY
            and (other.start.month, other.start.day) == (stated.month, stated.day)
        ):
            return other.start, f"the year as in “{other.span.of(anchors.text)}”"
    if stated.weekday is not None and anchors.floor is not None:
        return _year_by_weekday(stated, anchors.floor)
    if anchors.before is not None:
        near = _nearest(_candidates(stated, anchors.before.start.year), anchors.before.start)
        return (near, f"the year nearest to “{anchors.before.span.of(anchors.text)}” before it") if near else None
    return None


def _candidates(stated: Day, year: int) -> list[date]:
    """Return the day in the years around one; with a weekday, only where it agrees."""
    assert stated.month is not None
    assert stated.day is not None
    days = [_valid(y, stated.month, stated.day) for y in range(year - HORIZON, year + HORIZON + 1)]
    real = [day for day in days if day]
    agreeing = [day for day in real if day.weekday() == stated.weekday]
    return agreeing or real


def _nearest(days: Iterable[date], anchor: date) -> date | None:
    return min(days, key=lambda day: (abs(day - anchor), day), default=None)


def _year_by_publication(stated: Day, way: int, published: date) -> tuple[date, str] | None:
    """Choose the year nearest to publication; a sense of direction decides only where both sides are far."""
    days = _candidates(stated, published.year)
    near = _nearest(days, published)
    if near is None:
        return None
    if abs((near - published).days) > 45 and way:  # months away: the verb's tense knows better than the distance
        side = [day for day in days if (day - published).days * way >= 0]
        near = _nearest(side, published) or near
    weekday = "weekday and " if stated.weekday is not None else ""
    return near, f"the year by {weekday}publication, {published.isoformat()}"


def _year_by_weekday(stated: Day, floor: int) -> tuple[date, str] | None:
    """Choose the first year that the page allows in which the day falls on its weekday."""
    for day in _candidates(stated, floor):
        if day.year >= floor and day.weekday() == stated.weekday:
            name = calendar.day_name[day.weekday()]
            why = (
                f"the first {name} {day.day} {day:%B} since the page's copyright year, {floor}; the text gives no year"
            )
            return day, why
    return None


def _range(cut: Cut, last: Day, tense: int, anchors: Anchors) -> When | Unresolved:
    """Resolve both ends; the one without a year takes that of the other, across New Year too."""
    if cut.first.day is None or last.day is None:
        return _month_range(cut, last, anchors)
    end_day = Day(last.year or cut.first.year, last.month or cut.first.month, last.day, last.weekday)
    end = _day(Cut(cut.span, end_day), tense, anchors)
    if isinstance(end, Unresolved):
        return end
    assert cut.first.month is not None
    across = end.end.year - (cut.first.month > end.end.month)
    stated = cut.first.year if cut.first.year != last.year else None
    start = _valid(stated or across, cut.first.month, cut.first.day)
    if start is None or start > end.end:
        return _unresolved(cut, anchors, "the range ends before it begins, or the calendar has no such day")
    return _when(cut, (start, end.end), Precision.RANGE, end.basis, end.explanation)


def _month_range(cut: Cut, last: Day, anchors: Anchors) -> When | Unresolved:
    """Resolve a range of months with a stated year."""
    year = last.year or cut.first.year
    if year is None or cut.first.month is None or last.month is None:
        return _unresolved(cut, anchors, "the text does not decide the year")
    start = month_days(year - (cut.first.month > last.month), cut.first.month)[0]
    return _when(cut, (start, month_days(year, last.month)[1]), Precision.RANGE, Basis.EXPLICIT, "stated in the text")


def _month(cut: Cut, tense: int, anchors: Anchors) -> When | Unresolved:
    """Resolve a month; without a year it is the nearest one on the side that the verb looks to."""
    month = cut.first.month
    assert month is not None
    if cut.first.year is not None:
        days = month_days(cut.first.year, month)
        return _when(cut, days, Precision.MONTH, Basis.EXPLICIT, "the text gives month and year")
    anchor = anchors.published or (anchors.before.start if anchors.before else None)
    if anchor is None:
        return _unresolved(cut, anchors, "the text does not decide the year")
    ahead, back = (month - anchor.month) % 12, (anchor.month - month) % 12
    way = cut.direction or tense or (FORWARD if ahead < back else BACK)
    step = ahead if way == FORWARD else -back
    if cut.direction and step == 0:
        step = 12 * cut.direction
    days = month_days(*_plus_months(anchor, step))
    of = f"publication, {anchor.isoformat()}" if anchors.published else f"{anchor.isoformat()}, the date before it"
    side = "from" if way == FORWARD else "up to"
    return _when(cut, days, Precision.MONTH, Basis.INFERRED_YEAR, f"the {days[0]:%B} {side} {of}")


def _plus_months(day: date, count: int) -> tuple[int, int]:
    years, month = divmod(day.month - 1 + count, 12)
    return day.year + years, month + 1


def _weekday(cut: Cut, tense: int, anchors: Anchors) -> When | Unresolved:
    """Resolve a bare weekday by publication and tense, or by the day of the text that falls on it."""
    weekday = cut.first.weekday
    assert weekday is not None
    name = calendar.day_name[weekday]
    if anchors.published is None:
        for other in anchors.stated:
            if other.precision is Precision.DAY and other.start.weekday() == weekday:
                why = f"the {name} that the text names: “{other.span.of(anchors.text)}”"
                return _when(cut, (other.start, other.start), Precision.DAY, Basis.WEEKDAY, why)
        return _unresolved(cut, anchors, "no publication date, and the text names no such weekday's date")
    published = anchors.published
    back = (published.weekday() - weekday) % 7
    forward = (cut.direction or tense) > 0
    if forward:
        day = published + timedelta(days=(7 - back) if back else 7)
    else:
        day = published - timedelta(days=back or (7 if cut.direction < 0 else 0))
    side = "after" if forward else "on or before"
    why = f"the {name} {side} publication, {published.isoformat()}"
    return _when(cut, (day, day), Precision.DAY, Basis.WEEKDAY, why)


def _shifted(cut: Cut, shift: tuple[int, str], anchors: Anchors) -> When | Unresolved:
    """Resolve words that count from the publication date, or from the dated event before."""
    count, unit = shift
    if cut.anchored:
        if anchors.before is None:
            return _unresolved(cut, anchors, "no dated event before it to count from")
        anchor = anchors.before.end if count > 0 else anchors.before.start
        of = f"counted from “{anchors.before.span.of(anchors.text)}”, {anchors.before.edtf}"
    elif anchors.published is None:
        return _unresolved(cut, anchors, "no publication date to count from")
    else:
        anchor, of = anchors.published, f"counted from publication, {anchors.published.isoformat()}"
    days, precision = _count(anchor, count, unit)
    return _when(cut, days, precision, Basis.RELATIVE, of)


def _count(anchor: date, count: int, unit: str) -> tuple[tuple[date, date], Precision]:
    """Return the day, week, month or year that lies `count` of them from the anchor."""
    if unit == "day":
        day = anchor + timedelta(days=count)
        return (day, day), Precision.DAY
    if unit == "week":
        monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=count)
        return (monday, monday + timedelta(days=6)), Precision.RANGE
    if unit == "month":
        return month_days(*_plus_months(anchor, count)), Precision.MONTH
    return _year(anchor.year + count), Precision.YEAR


def inherited(words: Span, trip: When, why: str, about: bool = False) -> When:
    """Return the interval of another dated event for words that refer to it ("during his trip")."""
    return When(trip.start, trip.end, trip.precision, trip.edtf.rstrip("~") + "~" * about, words, Basis.INHERITED, why)
