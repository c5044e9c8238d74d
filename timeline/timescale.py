"""Days to positions on an axis: folded time, true time, and the words for days and lengths of time.

A `Scale` is piecewise linear, strictly rising and invertible. Positions are measured in drawn days: on the true scale a
day is 1 wide; on the folded scale a stretch in which nothing starts or ends is drawn no wider than a few days.
"""

from __future__ import annotations

from bisect import bisect_right
from calendar import monthrange
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from timeline.model import Precision

COARSE = frozenset({Precision.MONTH, Precision.SEASON, Precision.YEAR, Precision.DECADE})

WIDEST = 4.0  # a fold is drawn as wide as so many days
MOST_TICKS = 12

# (days, name): a length is told in the first unit of which it has about two.
UNITS = ((365.25, "year"), (30.44, "month"), (7.0, "week"), (1.0, "day"))

# Steps of the true scale's ticks in months; a span too short for months is ticked in days.
MONTH_STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
DAY_STEPS = (1, 2, 7, 14)


class Period(NamedTuple):
    """An inclusive interval of days with the fineness of the words it was read from."""

    start: date
    end: date
    precision: Precision = Precision.DAY


@dataclass(frozen=True, slots=True)
class Fold:
    """A shortened stretch, `first` to `last` inclusive, drawn between the positions `left` and `right`."""

    first: date
    last: date
    left: float
    right: float

    @property
    def label(self) -> str:
        """The true length in words, such as "7 years"."""
        return length((self.last - self.first).days + 1)


@dataclass(frozen=True, slots=True)
class Tick:
    """A period that the axis names, at the middle of the place it is drawn."""

    position: float
    period: Period


@dataclass(frozen=True, slots=True)
class TickName:
    """The words of one tick: a day, month or year, and the year below it where it changes."""

    position: float
    text: str
    year: str


@dataclass(frozen=True, slots=True)
class Scale:
    """A strictly rising map between days and positions.

    `days` are ordinals and `positions` where they stand, both rising, at least two. Between two of them the map is
    linear; outside of them a day is 1 wide.
    """

    days: tuple[float, ...]
    positions: tuple[float, ...]
    folds: tuple[Fold, ...] = ()
    ticks: tuple[Tick, ...] = ()

    def position(self, day: float) -> float:
        """Return where an ordinal day stands; a fraction is a time of that day."""
        return _along(day, self.days, self.positions)

    def day(self, position: float) -> float:
        """Return the ordinal day that stands at a position: the inverse of `position`."""
        return _along(position, self.positions, self.days)

    def extent(self, start: date, end: date) -> tuple[float, float]:
        """Return the positions of an inclusive interval: from the morning of `start` to the night of `end`."""
        return self.position(start.toordinal()), self.position(end.toordinal() + 1)

    @property
    def width(self) -> float:
        """The drawn width of the whole axis, in drawn days."""
        return self.positions[-1] - self.positions[0]


def folded(periods: Iterable[Period], widest: float = WIDEST) -> Scale:
    """Return the scale on which the days that matter get the room.

    `widest` is the greatest width, in drawn days, of a stretch in which nothing starts or ends. Raises `ValueError`
    where there are no periods.
    """
    periods = sorted(set(periods))
    days = _edges(periods)
    positions = [0.0]
    for before, after in pairwise(days):
        positions.append(positions[-1] + min(after - before, widest))
    bare = Scale(tuple(map(float, days)), tuple(positions))
    return Scale(bare.days, bare.positions, _folds(bare, periods, widest), _event_ticks(bare, periods))


def true_time(periods: Iterable[Period]) -> Scale:
    """Return the scale on which every day is as wide as the next; raises `ValueError` where there are no periods."""
    days = _edges(periods)
    first, after = float(days[0]), float(days[-1])
    bare = Scale((first, after), (0.0, after - first))
    return Scale(bare.days, bare.positions, (), _calendar_ticks(bare))


def named(ticks: Iterable[Tick], width_of: Callable[[str], float]) -> list[TickName]:
    """Name the ticks that have room, the first one always.

    A name is shortened after the one before it: the day alone within a month, the year only where it changes.
    `width_of` measures a name in positions.
    """
    names: list[TickName] = []
    last: Period | None = None
    for tick in ticks:
        name = TickName(tick.position, *_tick_words(tick.period, last))
        if not names or name.position - names[-1].position >= (width_of(name.text) + width_of(names[-1].text)) / 2:
            names.append(name)
            last = tick.period
    return names


def length(days: int) -> str:
    """Say a number of days in one rounded unit: "9 days", "5 weeks", "8 months", "7 years"."""
    for size, name in UNITS:
        if days >= 1.9 * size:
            return f"{round(days / size)} {name}s"
    return f"{days} day"


def in_words(start: date, end: date, precision: Precision, *, month: str = "%b") -> str:
    """Say an interval no finer than its words: "3 Dec 2024", "2–4 Dec 2024", "Mar 2024", "2016", "2010s".

    `month` is the strftime form of a month: "%b" short, "%B" in full.
    """
    if precision is Precision.DECADE:
        return f"{start.year}s"
    if precision is Precision.YEAR and start.year == end.year:
        return str(start.year)
    if precision in COARSE:
        return _joined(start, end, ("%Y",) if precision is Precision.YEAR else (month, "%Y"))
    return _joined(start, end, ("%-d", month, "%Y"))


def _joined(start: date, end: date, parts: tuple[str, ...]) -> str:
    """Write both ends of an interval, and what they share only once."""
    first, last = ([str(day.day) if part == "%-d" else day.strftime(part) for part in parts] for day in (start, end))
    if first == last:
        return " ".join(last)
    while len(first) > 1 and first[-1] == last[len(first) - 1]:
        first.pop()
    dash = "–" if len(first) == 1 else " – "
    return " ".join(first) + dash + " ".join(last)


def _tick_words(period: Period, last: Period | None) -> tuple[str, str]:
    """Name a period after the one named before it, in two lines."""
    start, end, precision = period
    if precision in (Precision.YEAR, Precision.DECADE):
        return in_words(start, end, precision), ""
    new_year = last is None or start.year != last.start.year
    year = str(start.year) if new_year else ""
    if precision in COARSE:
        return f"{start:%b}", year
    same_month = last is not None and not new_year and start.month == last.start.month
    return str(start.day) if same_month else f"{start.day} {start:%b}", year


def _along(value: float, source: Sequence[float], target: Sequence[float]) -> float:
    """Map a value through the piecewise linear function; outside of the knots the slope is 1."""
    if value <= source[0]:
        return target[0] + (value - source[0])
    if value >= source[-1]:
        return target[-1] + (value - source[-1])
    i = bisect_right(source, value) - 1
    share = (value - source[i]) / (source[i + 1] - source[i])
    return target[i] + share * (target[i + 1] - target[i])


def _edges(periods: Iterable[Period]) -> list[int]:
    """Return the ordinals at which something starts, or has just ended."""
    edges = {edge for period in periods for edge in (period.start.toordinal(), period.end.toordinal() + 1)}
    if not edges:
        raise ValueError("a scale needs at least one period")
    return sorted(edges)


def _folds(scale: Scale, periods: Sequence[Period], widest: float) -> tuple[Fold, ...]:
    """Return the shortened stretches, but for those that are one whole event: its own label tells its length."""
    whole = {(period.start.toordinal(), period.end.toordinal() + 1) for period in periods}
    return tuple(
        Fold(date.fromordinal(int(first)), date.fromordinal(int(after) - 1), left, right)
        for (first, after), (left, right) in zip(pairwise(scale.days), pairwise(scale.positions), strict=True)
        if after - first > widest and (int(first), int(after)) not in whole
    )


def _event_ticks(scale: Scale, periods: Iterable[Period]) -> tuple[Tick, ...]:
    """Tick the first and last day of each period; a month or year is ticked as a whole, where nothing falls into it."""
    stretches = set(pairwise(scale.days))
    named = set()
    for period in periods:
        if period.precision in COARSE:
            named |= {period} if (period.start.toordinal(), period.end.toordinal() + 1) in stretches else set()
        else:
            named |= {Period(period.start, period.start), Period(period.end, period.end)}
    return _ticks(scale, named)


def _ticks(scale: Scale, periods: Iterable[Period]) -> tuple[Tick, ...]:
    """Tick each period at the middle of the place it is drawn."""
    ticks = (Tick(sum(scale.extent(period.start, period.end)) / 2, period) for period in periods)
    return tuple(sorted(ticks, key=lambda tick: (tick.position, tick.period)))


def _calendar_ticks(scale: Scale) -> tuple[Tick, ...]:
    """Tick round days, months or years, no more than about `MOST_TICKS` of them."""
    first, last = date.fromordinal(int(scale.days[0])), date.fromordinal(int(scale.days[-1]) - 1)
    span = (last - first).days + 1
    step = next((step for step in DAY_STEPS if span / step <= MOST_TICKS), 0)
    if step:
        days = [first + timedelta(days=i) for i in range(0, span, step)]
        return _ticks(scale, [Period(day, day) for day in days])
    months = next((step for step in MONTH_STEPS if span / (step * 30.44) <= MOST_TICKS), MONTH_STEPS[-1])
    return _ticks(scale, _calendar_periods(first, last, months))


def _calendar_periods(first: date, last: date, step: int) -> list[Period]:
    """Return every `step`th month from year 0 on, or its year where whole years are stepped, cut to the days given."""
    start, stop = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    size, precision = (12, Precision.YEAR) if step % 12 == 0 else (1, Precision.MONTH)
    months = [max(month, 12) for month in range(start - start % step, stop + 1, step)]
    whole = [(_first_of(month), _last_of(month + size - 1)) for month in months]
    return [Period(max(a, first), min(b, last), precision) for a, b in whole if a <= last and b >= first]


def _first_of(month: int) -> date:
    """Return the first day of a month counted from year 0."""
    return date(month // 12, month % 12 + 1, 1)


def _last_of(month: int) -> date:
    """Return the last day of a month counted from year 0."""
    first = _first_of(month)
    return first.replace(day=monthrange(first.year, first.month)[1])
