"""Cut date words + what they may hang on → a When, or why there is none.

Anchors, in order: the day the words themselves state, the dated event before, the publication date, other dates of
the text that agree on weekday or day and month, the copyright year as a lower bound. The clock is never an anchor.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from datetime import date, timedelta

from timeline.dates.cuts import Cut, Day
from timeline.dates.solar import solar_days
from timeline.lexicon.dates import MONTHS, WEEKDAYS
from timeline.model import (
    DAY,
    DECADE,
    EXPLICIT,
    INFERRED_YEAR,
    INHERITED,
    MONTH,
    RANGE,
    RELATIVE,
    SEASON,
    WEEKDAY,
    YEAR,
    Basis,
    Precision,
    Span,
    Unresolved,
    When,
)
from timeline.records import record
from timeline.tense import BACK, FORWARD, UNKNOWN

# of explanations, in English whatever the locale
WEEKDAY_NAMES, MONTH_NAMES = tuple(map(str.capitalize, WEEKDAYS)), tuple(map(str.capitalize, MONTHS))
WINTER = 3
NEAR_WEEKDAY = 3  # days back at most of a weekday beside no verb that tells: else it is the next one
MOST_BACK = 9  # months that a verb of the past reaches back for a month without a year
LAST_QUARTER, FIRST_QUARTER = 10, 3  # months between which a story crosses into the next year
NEAR_DAYS, FAR_DAYS = 45, 120  # from publication, beyond which a verb, or the habit of news, decides the year
SLACK_DAYS = 10  # days from publication, within which a day without a month is of that time
TOLD_DAYS = 20  # days from the date before, within which a day without a month is of the same month
YEARS_AHEAD = 621  # of our calendar, from the spring on; in winter one more
SENTENCE_END = re.compile(r"[.!?。！？؟។\n]")
SUNDAY, THIS_WEEK = 6, (0, "week")
HORIZON = 12  # years searched for one in which weekday, day and month agree


@record(frozen=True, slots=True)
class Page:
    """What a whole text offers to hang a date on.

    `published` is its day of publication, `floor` the copyright year, a lower bound. `by_day` and `by_weekday` are the
    days that the text states in full. A `narrative` tells of years gone by: its dates hang on each other, not on
    publication.
    """

    text: str
    published: date | None = None
    floor: int | None = None
    by_day: Mapping[tuple[int, int], tuple[When, ...]] = field(default_factory=dict)
    by_weekday: Mapping[int, When] = field(default_factory=dict)
    narrative: bool = False


@record(frozen=True, slots=True)
class Anchors:
    """The page, the date that stands before the cut, the last one of a day or days, and the last of any width."""

    page: Page
    before: When | None = None
    day: When | None = None
    any: When | None = None

    @property
    def text(self) -> str:
        """Return the text of the page."""
        return self.page.text

    @property
    def published(self) -> date | None:
        """Return the publication date where dates hang on it."""
        return None if self.page.narrative else self.page.published


def resolve(cut: Cut, tense: int, anchors: Anchors) -> When | Unresolved:
    """Return the interval that the words mean, or why the text does not decide it. `tense` as in `tense.direction`."""
    if cut.season is not None:
        return _season(cut, cut.season, anchors)
    if cut.ahead and tense == BACK:
        return _unresolved(cut, anchors, "a length of time beside a verb of the past")
    if cut.shift is not None:
        found = _shifted(cut, cut.shift, tense, anchors)
        ahead = cut.anchored and anchors.published and isinstance(found, When) and found.start > anchors.published
        ahead = ahead and not _restates(cut, cut.shift, anchors)
        if ahead and tense == BACK and cut.shift[1] == "day":  # what a verb of the past tells of is not to come
            return _shifted(replace(cut, anchored=False), cut.shift, tense, anchors)
        return found
    if cut.last is not None:
        weekdays = cut.first.weekday is not None and replace(cut.first, weekday=None) == Day()
        return (_weekdays if weekdays else _range)(cut, cut.last, tense, anchors)
    if cut.first.nth is not None and cut.first.month is None:
        return _unresolved(cut, anchors, "the words name no month")
    if cut.first.day is not None or cut.first.nth is not None:
        return _day(cut, tense, anchors)
    if cut.first.month is not None:
        return _month(cut, tense, anchors)
    if cut.decade and cut.first.year is not None:
        return _when(cut, _decade(cut.first.year), DECADE, EXPLICIT, "the text gives the decade only")
    if cut.first.year is not None:
        return _when(cut, _year(cut.first.year), YEAR, EXPLICIT, "the text gives the year only")
    return _weekday(cut, tense, anchors)


def _restates(cut: Cut, shift: tuple[int, str], anchors: Anchors) -> bool:
    """Tell whether "the same day" is that of its own sentence, whatever its verb says."""
    if shift[0] or anchors.day is None:
        return False
    return not SENTENCE_END.search(anchors.text, anchors.day.span.end, cut.span.start)


def _when(cut: Cut, days: tuple[date, date], precision: Precision, basis: Basis, why: str) -> When:
    """Build the When; an approximate date says so in its EDTF."""
    return When(*days, precision, edtf(*days, precision) + "~" * cut.fuzzy, cut.span, basis, why)


def edtf(start: date, end: date, precision: Precision) -> str:
    """Return the interval in EDTF (ISO 8601-2), no finer than its precision."""
    match precision:
        case Precision.DAY:
            return start.isoformat()
        case Precision.YEAR:
            return f"{start.year:04d}"
        case Precision.MONTH:
            return f"{start.year:04d}-{start.month:02d}"
        case Precision.DECADE:
            return f"{start.year // 10:03d}X"
        case _:
            return f"{start.isoformat()}/{end.isoformat()}"


def _year(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)


def month_days(year: int, month: int) -> tuple[date, date]:
    """Return the first and the last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _unresolved(cut: Cut, anchors: Anchors, reason: str) -> Unresolved:
    return Unresolved(cut.span, cut.span.of(anchors.text), reason)


def _day_of(stated: Day, year: int) -> date | None:
    """Return the day of a year that a day and month mean, or a weekday by its count in the month, or None."""
    assert stated.month is not None
    if stated.nth is not None and stated.weekday is not None:
        first, last = month_days(year, stated.month)
        if stated.nth > 0:
            day = first + timedelta(days=(stated.weekday - first.weekday()) % 7, weeks=stated.nth - 1)
        else:
            day = last - timedelta(days=(last.weekday() - stated.weekday) % 7, weeks=-stated.nth - 1)
        return day if day.month == stated.month else None
    assert stated.day is not None
    if stated.solar:
        return _solar_day(year, stated.month, stated.day)
    return _valid(year, stated.month, stated.day)


def _solar_day(year: int, month: int, day: int) -> date | None:
    """Return the day of a year of ours on which a day of the Solar Hijri calendar falls."""
    known = (solar_days(year - ahead, month, day) for ahead in (YEARS_AHEAD, YEARS_AHEAD + 1))
    return next((days[0] for days in known if days and days[0].year == year), None)


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _day(cut: Cut, tense: int, anchors: Anchors) -> When | Unresolved:
    """Resolve a day and month, with the year that the words state or the text decides."""
    stated = cut.first
    if stated.month is None and stated.day is not None:
        return _days_alone(cut, stated.day, stated.day, tense, anchors)
    if stated.year is not None:
        day = _day_of(stated, stated.year)
        if day is None:
            return _unresolved(cut, anchors, "the calendar has no such day")
        return _when(cut, (day, day), DAY, EXPLICIT, _stated_why(stated, day))
    found = _infer_year(cut, tense, anchors)
    if found is None:
        return _unresolved(cut, anchors, "the text does not decide the year")
    day, why = found
    return _when(cut, (day, day), DAY, INFERRED_YEAR, why)


def _days_alone(cut: Cut, first: int, last: int, tense: int, anchors: Anchors) -> When | Unresolved:
    """Resolve days without a month ("the 3rd"): those nearest to publication that the verb allows."""
    published = anchors.published
    if published is None:
        return _days_told(cut, first, last, anchors)
    near = [days for step in range(-2, 3) if (days := _month_part(published, step, first, last, cut.first.weekday))]
    way = cut.direction or tense or BACK
    # what a past verb tells of has begun, what is to come has not ended; but a day near publication needs no month,
    # whichever way the verb looks that reports it
    gaps = [(abs((days[0] if way == BACK else days[1]) - published), days) for days in near]
    slack = timedelta(days=0 if cut.direction else SLACK_DAYS)
    fit = [
        (gap, days)
        for gap, days in gaps
        if gap <= slack or (days[0] <= published if way == BACK else days[1] >= published)
    ]
    if not fit and cut.first.weekday is not None:  # weekday and day together are surer than the tense
        fit = gaps
    if not fit:
        return _unresolved(cut, anchors, "the calendar has no such day near publication")
    days = min(fit)[1]
    precision = DAY if cut.last is None else RANGE
    return _when(cut, days, precision, INFERRED_YEAR, f"the month by publication, {published.isoformat()}")


def _days_told(cut: Cut, first: int, last: int, anchors: Anchors) -> When | Unresolved:
    """Resolve days without a month by the date before them, if it is of the same weeks, or by a date in full."""
    known = [when for (_, day), (when, *_) in anchors.page.by_day.items() if day == last]
    before = anchors.day
    if before is None and len(known) == 1 and not anchors.page.narrative:
        before = known[0]
    days = _month_part(before.start, 0, first, last, cut.first.weekday) if before else None
    if before is None or days is None or abs(days[0] - before.start).days > TOLD_DAYS:
        return _unresolved(cut, anchors, "the words name no month")
    precision = DAY if cut.last is None else RANGE
    return _when(cut, days, precision, INFERRED_YEAR, f"the month of “{before.span.of(anchors.text)}”")


def _month_part(anchor: date, step: int, first: int, last: int, weekday: int | None) -> tuple[date, date] | None:
    """Return two days of the month `step` from an anchor's, the first of the month before where it is the greater."""
    end = _valid(*_plus_months(anchor, step), last)
    start = _valid(*_plus_months(anchor, step - (first > last)), first)
    if start is None or end is None or (weekday is not None and start.weekday() != weekday):
        return None
    return start, end


def _stated_why(stated: Day, day: date) -> str:
    """Say that the date is as stated; a weekday that disagrees is told, and the day followed."""
    if stated.weekday is None or stated.weekday == day.weekday():
        return "stated in the text"
    called, was = WEEKDAY_NAMES[stated.weekday], WEEKDAY_NAMES[day.weekday()]
    return f"stated in the text, which calls it a {called}; {day} was a {was}"


def _infer_year(cut: Cut, tense: int, anchors: Anchors) -> tuple[date, str] | None:
    """Choose the year of a day and month: by its weekday, the publication date, or a date the text states in full."""
    stated, page = cut.first, anchors.page
    assert stated.month is not None
    if anchors.published is not None:
        return _year_by_publication(stated, cut.direction or tense, anchors.published)
    if not page.narrative:
        for other in page.by_day.get((stated.month, stated.day or 0), ()):
            if other.span != cut.span:
                return other.start, f"the year as in “{other.span.of(anchors.text)}”"
        if stated.weekday is not None and stated.nth is None and page.floor is not None:
            return _year_by_weekday(stated, page.floor)
        if found := _year_beside(cut, stated, anchors):
            return found
    if anchors.before is None:
        return None
    day = _day_of(stated, _year_after(stated.month, anchors.before))
    return (day, _told_after(anchors, anchors.before)) if day else None


def _year_beside(cut: Cut, stated: Day, anchors: Anchors) -> tuple[date, str] | None:
    """Choose the year of the next date of the sentence, where that states one ("on May 2 … since May 7, 2020")."""
    full = (one for ones in anchors.page.by_day.values() for one in ones if one.basis is EXPLICIT)
    behind = min((one for one in full if one.span.start >= cut.span.end), key=lambda one: one.span, default=None)
    if behind is None or SENTENCE_END.search(anchors.text, cut.span.end, behind.span.start):
        return None
    day = _nearest(_candidates(stated, behind.start.year), behind.start)
    return (day, f"the year of “{behind.span.of(anchors.text)}” beside it") if day else None


def _year_after(month: int, before: When) -> int:
    """Return the year in which a story reaches a month from `before`: that year, or the next once it is past."""
    wide = before.precision in (YEAR, DECADE)
    past = not wide and before.start.month >= LAST_QUARTER and month <= FIRST_QUARTER
    return before.start.year + past


def _told_after(anchors: Anchors, before: When) -> str:
    return f"the year by “{before.span.of(anchors.text)}” before it"


def _candidates(stated: Day, year: int) -> list[date]:
    """Return the day in the years around one; with a weekday, only where it agrees."""
    days = [_day_of(stated, y) for y in range(year - HORIZON, year + HORIZON + 1)]
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
    away = abs((near - published).days)
    way = way or (BACK if away > FAR_DAYS else UNKNOWN)  # so far from its day, news mostly looks back
    if away > NEAR_DAYS and way:  # months away: the verb knows better
        side = [day for day in days if (day - published).days * way >= 0]
        near = _nearest(side, published) or near
    weekday = "weekday and " if stated.weekday is not None else ""
    return near, f"the year by {weekday}publication, {published.isoformat()}"


def _year_by_weekday(stated: Day, floor: int) -> tuple[date, str] | None:
    """Choose the first year that the page allows in which the day falls on its weekday."""
    for day in _candidates(stated, floor):
        if day.year >= floor and day.weekday() == stated.weekday:
            called = f"{WEEKDAY_NAMES[day.weekday()]} {day.day} {MONTH_NAMES[day.month - 1]}"
            return day, f"the first {called} since the page's copyright year, {floor}; the text gives no year"
    return None


def _range(cut: Cut, last: Day, tense: int, anchors: Anchors) -> When | Unresolved:
    """Resolve both ends; the one without a year takes that of the other, across New Year too."""
    if cut.first.day is None or last.day is None:
        return _month_range(cut, last, tense, anchors)
    if cut.first.month is None and last.month is None:
        return _days_alone(cut, cut.first.day, last.day, tense, anchors)
    month = last.month or cut.first.month
    end_day = Day(_end_year(cut.first, last), month, last.day, last.weekday, solar=last.solar)
    end = _day(replace(cut, first=end_day, last=None), tense, anchors)
    if isinstance(end, Unresolved):
        return end
    assert cut.first.month is not None
    stated = cut.first.year if cut.first.year != last.year else None
    across = end.end.year - (cut.first.month > end.end.month and not cut.first.solar)
    start = _day_of(replace(cut.first, weekday=None, nth=None), stated or across)
    if cut.first.solar and start and start > end.end:  # its year turns in our winter
        start = _day_of(cut.first, across - 1)
    if start is None or start > end.end:
        return _unresolved(cut, anchors, "the range ends before it begins, or the calendar has no such day")
    return _when(cut, (start, end.end), RANGE, end.basis, end.explanation)


def _season(cut: Cut, season: int, anchors: Anchors) -> When | Unresolved:
    """Resolve a season of the northern half of the earth, by months; winter ends in the year after."""
    first = 3 + 3 * season
    year, basis, why = cut.first.year, EXPLICIT, "the text gives season and year"
    if year is None and anchors.published is not None:
        year, basis = _season_year(first, cut.direction, anchors.published), INFERRED_YEAR
        why = f"the year by publication, {anchors.published.isoformat()}"
    elif year is None and anchors.before is not None:
        year, basis = _year_after(first, anchors.before), INFERRED_YEAR
        why = _told_after(anchors, anchors.before)
    if year is None:
        return _unresolved(cut, anchors, "the text does not decide the year")
    days = (date(year, first, 1), month_days(year + (season == WINTER), (first + 1) % 12 + 1)[1])
    edtf_season = f"{year:04d}-{21 + season}" + "~" * cut.fuzzy
    why += "; its months are those of the northern half of the earth"
    return When(*days, SEASON, edtf_season, cut.span, basis, why)


def _season_year(first: int, way: int, published: date) -> int:
    """Return the year in which a season begins: the last that is over, the next that is to come, else the nearest."""
    months_on = first - published.month
    if way < 0:
        return published.year - (months_on > -3)
    if way > 0:
        return published.year + (months_on <= 0)
    return published.year - (months_on > 6)


def _end_year(first: Day, last: Day) -> int | None:
    """Return the year of a range's end: where only its beginning states one, that or the next."""
    if last.year or first.year is None:
        return last.year
    return first.year + (first.month is not None and last.month is not None and first.month > last.month)


def _month_range(cut: Cut, last: Day, tense: int, anchors: Anchors) -> When | Unresolved:
    """Resolve a range of months, of years or of weekdays."""
    first = cut.first
    if first.year and last.year and first.month is None and last.month is None:
        return _year_range(cut, first.year, last.year, anchors)
    if first.weekday is not None and last.weekday is not None and first.month is None and last.month is None:
        end = _weekday(replace(cut, first=last, last=None), tense, anchors)
        ahead = timedelta(days=(last.weekday - first.weekday) % 7)
    elif first.month is not None and last.month is not None:
        month = Day(_end_year(first, last), last.month)
        end = _month(replace(cut, first=month, last=None), tense, anchors)
        ahead = timedelta(0)
    else:
        return _unresolved(cut, anchors, "the text does not decide the year")
    if isinstance(end, Unresolved):
        return end
    start = end.start - ahead
    if first.month is None and tense == FORWARD and anchors.published and start < anchors.published:
        end = replace(end, start=end.start + timedelta(days=7), end=end.end + timedelta(days=7))  # the next week's
        start = end.start - ahead
    if first.month is not None:
        year = first.year if first.year and first.year != last.year else start.year - (first.month > start.month)
        start = date(year, first.month, 1)
    if start > end.end:
        return _unresolved(cut, anchors, "the range ends before it begins")
    when = _when(cut, (start, end.end), RANGE, end.basis, end.explanation)
    return when if first.month is None else replace(when, edtf=f"{start:%Y-%m}/{end.end:%Y-%m}")


def _year_range(cut: Cut, first: int, last: int, anchors: Anchors) -> When | Unresolved:
    """Resolve "from 1991 to 1997"; its EDTF is in years, as its words are."""
    if first > last:
        return _unresolved(cut, anchors, "the range ends before it begins")
    days = (date(first, 1, 1), date(last, 12, 31))
    return When(*days, RANGE, f"{first:04d}/{last:04d}", cut.span, EXPLICIT, "the text gives two years")


def _month(cut: Cut, tense: int, anchors: Anchors) -> When | Unresolved:
    """Resolve a month; without a year it is the nearest one on the side that the verb looks to."""
    month = cut.first.month
    assert month is not None
    if cut.first.year is not None:
        days = month_days(cut.first.year, month)
        return _when(cut, days, MONTH, EXPLICIT, "the text gives month and year")
    anchor = anchors.published
    if anchor is None:
        return _month_told(cut, month, anchors)
    if cut.this:
        days = month_days(anchor.year, month)
        return _when(cut, days, MONTH, INFERRED_YEAR, f"of the year of publication, {anchor.isoformat()}")
    ahead, back = (month - anchor.month) % 12, (anchor.month - month) % 12
    way = cut.direction or tense or (FORWARD if ahead < back else BACK)
    if way == BACK and not cut.direction and back > MOST_BACK:  # next month's, whatever the verb beside it
        way = FORWARD
    step = ahead if way == FORWARD else -back
    if cut.direction and step == 0:
        step = 12 * cut.direction
    days = month_days(*_plus_months(anchor, step))
    side = "from" if way == FORWARD else "up to"
    why = f"the {MONTH_NAMES[days[0].month - 1]} {side} publication, {anchor.isoformat()}"
    return _when(cut, days, MONTH, INFERRED_YEAR, why)


def _month_told(cut: Cut, month: int, anchors: Anchors) -> When | Unresolved:
    """Resolve a month by the date before it."""
    if anchors.before is None:
        return _unresolved(cut, anchors, "the text does not decide the year")
    days = month_days(_year_after(month, anchors.before), month)
    return _when(cut, days, MONTH, INFERRED_YEAR, _told_after(anchors, anchors.before))


def _plus_months(day: date, count: int) -> tuple[int, int]:
    years, month = divmod(day.month - 1 + count, 12)
    return day.year + years, month + 1


def _weekday(cut: Cut, tense: int, anchors: Anchors) -> When | Unresolved:
    """Resolve a bare weekday by publication and tense, or by the day of the text that falls on it."""
    weekday = cut.first.weekday
    assert weekday is not None
    name = WEEKDAY_NAMES[weekday]
    if anchors.published is None:
        other = None if anchors.page.narrative else anchors.page.by_weekday.get(weekday)
        if other:
            why = f"the {name} that the text names: “{other.span.of(anchors.text)}”"
            return _when(cut, (other.start, other.start), DAY, WEEKDAY, why)
        return _unresolved(cut, anchors, "no publication date, and the text names no such weekday's date")
    published = anchors.published
    back = (published.weekday() - weekday) % 7
    ahead = cut.direction or tense
    forward = ahead > 0 or (ahead == UNKNOWN and back > NEAR_WEEKDAY)
    if not back and not cut.direction:  # a report calls its own day by name, whichever way it looks
        day = published
    elif forward:
        day = published + timedelta(days=(7 - back) if back else 7)
    else:
        day = published - timedelta(days=back or (7 if cut.direction < 0 else 0))
    side = "of" if day == published else "after" if forward else "on or before"
    why = f"the {name} {side} publication, {published.isoformat()}"
    return _when(cut, (day, day), DAY, WEEKDAY, why)


def _weekdays(cut: Cut, last: Day, tense: int, anchors: Anchors) -> When | Unresolved:
    """Resolve a stretch between two bare weekdays, by the first of them."""
    first = _weekday(replace(cut, last=None), tense, anchors)
    if isinstance(first, Unresolved) or last.weekday is None:
        return first
    end = first.start + timedelta(days=(last.weekday - first.start.weekday()) % 7)
    return _when(cut, (first.start, end), RANGE, first.basis, f"from {first.explanation} on")


def _shifted(cut: Cut, shift: tuple[int, str], tense: int, anchors: Anchors) -> When | Unresolved:
    """Resolve words that count from the publication date, or from the dated event before."""
    count, unit = shift
    if cut.anchored:
        before = _counted_from(count, unit, anchors)
        if before is None:
            return _unresolved(cut, anchors, "no dated event before it to count from")
        anchor = before.end if count > 0 else before.start
        of = f"counted from “{before.span.of(anchors.text)}”, {before.edtf}"
    elif anchors.page.narrative and anchors.before is not None and unit in ("month", "year"):
        anchor, of = anchors.before.start, _told_after(anchors, anchors.before)
    elif anchors.published is None:
        why = "a history's words do not count from its publication" if anchors.page.narrative else "no publication date"
        return _unresolved(cut, anchors, why)
    else:
        anchor, of = anchors.published, f"counted from publication, {anchors.published.isoformat()}"
        if (count, unit) == THIS_WEEK and tense == FORWARD and anchor.weekday() == SUNDAY:
            count = 1  # on a Sunday what is to come "this week" comes in the one that is about to begin
    days, precision = _count(anchor, count, unit)
    if cut.first != Day():
        return _part(cut, days[0], unit, of, anchors)
    return _when(cut, days, precision, RELATIVE, of)


def _counted_from(count: int, unit: str, anchors: Anchors) -> When | None:
    """Return the date that words count from: "the same day" is of no month, "that year" may be of a year."""
    if unit == "day":
        return anchors.day
    if unit in ("year", "decade") and (count == 0 or anchors.before is None):
        return anchors.any
    return anchors.before


def _part(cut: Cut, start: date, unit: str, of: str, anchors: Anchors) -> When | Unresolved:
    """Resolve a day or month of the week, month or year that begins at `start` ("Tuesday of last week", "去年9月")."""
    first = cut.first
    if unit == "week" and first.weekday is not None and first.day is None:
        day = start + timedelta(days=first.weekday)
        return _when(cut, (day, day), DAY, RELATIVE, of)
    if unit == "day" and first.day is None:
        return _when(cut, (start, start), DAY, RELATIVE, of)
    stated = replace(cut, shift=None, anchored=False)
    if unit in ("month", "year"):
        month = start.month if unit == "month" and first.month is None else first.month
        stated = replace(stated, first=replace(first, year=first.year or start.year, month=month))
    found = resolve(stated, FORWARD if cut.shift and cut.shift[0] > 0 else BACK, anchors)
    return replace(found, basis=RELATIVE, explanation=of) if isinstance(found, When) else found


def _count(anchor: date, count: int, unit: str) -> tuple[tuple[date, date], Precision]:
    """Return the day, week, month … that lies `count` of them from the anchor."""
    if unit == "day":
        day = anchor + timedelta(days=count)
        return (day, day), DAY
    if unit in ("week", "weekend"):
        monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=count)
        return (monday + timedelta(days=5 * (unit == "weekend")), monday + timedelta(days=6)), RANGE
    if unit == "month":
        return month_days(*_plus_months(anchor, count)), MONTH
    if unit == "quarter":
        year, month = _plus_months(anchor, 3 * count)
        first = month - (month - 1) % 3
        return (date(year, first, 1), month_days(year, first + 2)[1]), RANGE
    if unit == "decade":
        return _decade(anchor.year + 10 * count), DECADE
    return _year(anchor.year + count), YEAR


def _decade(year: int) -> tuple[date, date]:
    return date(year - year % 10, 1, 1), date(year - year % 10 + 9, 12, 31)


def inherited(words: Span, trip: When, why: str, about: bool = False) -> When:
    """Return the interval of another dated event for words that refer to it ("during his trip")."""
    return When(trip.start, trip.end, trip.precision, trip.edtf.rstrip("~") + "~" * about, words, INHERITED, why)
