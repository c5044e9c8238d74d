"""Where each event stands: its bar, its lane and its label, in pixels of an axis that is not yet drawn.

Lanes that stand for something have a heading, and as many rows as their overlapping events need. A row has two bands:
the label's, and below it the bar's. So a label never lies on a bar; nothing touches the bar or label of another event
of its row, and where the room is short the labels of less reported events give way.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from timeline.chart.paper import Paper, shortened, text_width
from timeline.lexicon.kinds import kinds
from timeline.model import Kind, Precision, Status
from timeline.timescale import COARSE, Period, Scale, folded, in_words, true_time

LABEL_SIZE = 13
BOLD = 7.0  # pixels by which a bold first word is wider
GAP = 12.0  # pixels between neighbours of one row
LEAST_WIDTH = 9.0  # pixels: a day on a long axis can still be seen and hit
LEAST_DAY = 22.0  # pixels that a day of the folded axis should have before folds are drawn narrower
CROWDED_DAY = 5.0  # pixels: with less, folded time is no clearer than true time
FOLD_WIDTHS = (4.0, 3.0, 2.0, 1.0)
LEAST_LABEL = 60.0  # pixels: no label is narrower
MOST_ROWS = 14  # rows that have room for labels; more are drawn slim

TOP = 26.0  # pixels of the strip above the rows, in which the folds are labelled: no label can cross it
HEADING, LABEL_BAND, BAR_BAND, ROW_GAP = 24.0, 20.0, 20.0, 12.0
SLIM_BAR, SLIM_GAP = 6.0, 2.0
LANE_GAP = 8.0

Row = Mapping[str, Any]
Stack = dict[int, int]
"""The row of each event in its lane."""


class Stretch(NamedTuple):
    """From where to where something goes, in pixels from the plot's left edge."""

    left: float
    right: float


class Label(NamedTuple):
    """The words on a mark, and where they stand."""

    text: str
    place: Stretch


@dataclass(frozen=True, slots=True)
class Mark:
    """One event as it is drawn; `row` is its row in the store, `top` are pixels from the plot's top.

    `title` and `details` are what a pointer on it is told.
    """

    row: int
    kind: Kind
    status: Status
    vague: bool
    conflict: bool
    bar: Stretch
    title: str
    details: str
    label: Label | None
    top: float

    @property
    def extent(self) -> Stretch:
        """From where to where the bar and its label keep others away."""
        return _extent(self.bar, self.label)


class Lane(NamedTuple):
    """The events of one lane, as places among the events that are drawn; a lane without a name has no heading."""

    name: str
    members: Sequence[int]


class Heading(NamedTuple):
    """The name above a lane, and how many events it has; `top` in pixels."""

    name: str
    size: int
    top: float


@dataclass(frozen=True, slots=True)
class Placed:
    """The whole picture before drawing: `unit` are the pixels of a drawn day; slim rows have no band for labels."""

    scale: Scale
    unit: float
    marks: tuple[Mark, ...]
    headings: tuple[Heading, ...]
    bottom: float
    slim: bool


def place(
    rows: Mapping[int, Row], lanes: Sequence[Lane], window: tuple[date, date], paper: Paper, *, fold: bool
) -> Placed:
    """Place events (row in the store → cells of the event table), at least one of them, in lanes.

    `window` are the first and last day that are drawn; what reaches beyond is cut off there.
    """
    events = list(rows.values())
    periods = [within(period_of(row), window) for row in events]
    scale = scale_of(periods, paper, fold=fold)
    unit = paper.width / scale.width
    bars = [_bar(period, scale, unit, paper.width) for period in periods]
    most = max(MOST_ROWS, len(lanes))
    bare = [_stacked(lane, bars) for lane in lanes]
    slim = _height(bare) > most
    labels, stacks = ({}, bare) if slim else _labelled(events, lanes, bars, most, paper)
    tops, headings, bottom = _tops(lanes, stacks, slim=slim)
    marks = [
        _mark(number, row, bar, labels.get(i), top)
        for i, (number, row, bar) in enumerate(zip(rows, events, bars, strict=True))
        for top in tops[i]
    ]
    return Placed(scale, unit, tuple(marks), headings, bottom, slim)


def period_of(row: Row) -> Period:
    """Return the interval of a row of the event table."""
    return Period(row["start"], row["end"], Precision(row["precision"]))


def within(period: Period, window: tuple[date, date]) -> Period:
    """Return the part of an interval that lies in a window which it touches."""
    return Period(max(period.start, window[0]), min(period.end, window[1]), period.precision)


def scale_of(periods: Sequence[Period], paper: Paper, *, fold: bool) -> Scale:
    """Return the scale: folds as wide as leaves each day its room; a crowd that leaves none has true time."""
    if fold:
        narrowest = folded(periods, FOLD_WIDTHS[-1])
        if narrowest.width * CROWDED_DAY <= paper.width:
            scales = (folded(periods, widest) for widest in FOLD_WIDTHS[:-1])
            return next((scale for scale in scales if scale.width * LEAST_DAY <= paper.width), narrowest)
    return true_time(periods)


def label_of(row: Row) -> str:
    """Write the label on a mark: the kind first, then what happened, then how many sources say so."""
    kind, title = kinds()[Kind(row["kind"])].label, row["title"]
    what = title if title.casefold().startswith(kind.casefold()) else f"{kind} · {title}"
    notes = [f"{row['n_sources']} sources"] * (row["n_sources"] > 1) + ["dates differ"] * bool(row["date_conflict"])
    return " · ".join([what, *notes])


def label_width(label: str) -> float:
    """Return the pixels that a label takes, its bold first word included."""
    return text_width(label, LABEL_SIZE) + BOLD


def bands(placed: Placed, mark: Mark) -> tuple[float, float, float]:
    """Return the pixels from the top at which a mark's label stands, and its bar starts and ends."""
    if placed.slim:
        return mark.top, mark.top, mark.top + SLIM_BAR
    return mark.top, mark.top + LABEL_BAND, mark.top + LABEL_BAND + BAR_BAND


def _bar(period: Period, scale: Scale, unit: float, width: float) -> Stretch:
    left, right = (position * unit for position in scale.extent(period.start, period.end))
    left = min(left, width - LEAST_WIDTH)
    return Stretch(left, max(right, left + LEAST_WIDTH))


def _mark(number: int, row: Row, bar: Stretch, label: Label | None, top: float) -> Mark:
    vague = Precision(row["precision"]) in COARSE or "~" in row["edtf"]
    conflict = bool(row["date_conflict"])
    kind, status = Kind(row["kind"]), Status(row["status"])
    return Mark(number, kind, status, vague, conflict, bar, row["title"], _details(row), label, top)


def _labelled(
    events: Sequence[Row], lanes: Sequence[Lane], bars: Sequence[Stretch], most: int, paper: Paper
) -> tuple[dict[int, Label], list[Stack]]:
    """Label as many events as so many rows can hold, the most reported ones first."""
    ranked = sorted(range(len(events)), key=lambda i: (-events[i]["n_sources"], -len(events[i]["people"]), i))
    ranked = ranked[: int(most * paper.width / LEAST_LABEL)]
    labels = {i: _label(events[i], bars[i], paper.width) for i in ranked}
    while True:
        extents = [_extent(bar, labels.get(i)) for i, bar in enumerate(bars)]
        stacks = [_stacked(lane, extents) for lane in lanes]
        if _height(stacks) <= most:
            return labels, stacks
        ranked = ranked[: len(ranked) // 2]
        labels = {i: labels[i] for i in ranked}


def _label(row: Row, bar: Stretch, width: float) -> Label:
    text = shortened(label_of(row), LABEL_SIZE, width - BOLD)
    size = label_width(text)
    left = max(0.0, min(bar.left, width - size))
    return Label(text, Stretch(left, left + size))


def _extent(bar: Stretch, label: Label | None) -> Stretch:
    return Stretch(min(bar.left, label.place.left), max(bar.right, label.place.right)) if label else bar


def _stacked(lane: Lane, extents: Sequence[Stretch]) -> Stack:
    """Give each event of a lane, in order of time, the first row whose events all end before it."""
    ends: list[float] = []
    stack = {}
    for i in sorted(lane.members, key=lambda i: (extents[i].left, -extents[i].right, i)):
        left, right = extents[i]
        row = next((row for row, end in enumerate(ends) if end + GAP <= left), len(ends))
        ends[row : row + 1] = [right]
        stack[i] = row
    return stack


def _height(stacks: Iterable[Stack]) -> int:
    return sum(1 + max(stack.values()) for stack in stacks)


def _tops(
    lanes: Iterable[Lane], stacks: Iterable[Stack], *, slim: bool
) -> tuple[dict[int, list[float]], tuple[Heading, ...], float]:
    """Put the lanes below each other: the tops of each event's marks, the lanes' headings, and where all ends."""
    step = SLIM_BAR + SLIM_GAP if slim else LABEL_BAND + BAR_BAND + ROW_GAP
    top = TOP
    headings = []
    tops: dict[int, list[float]] = {}
    for lane, stack in zip(lanes, stacks, strict=True):
        if lane.name:
            headings.append(Heading(lane.name, len(stack), top))
            top += HEADING
        for i, row in stack.items():
            tops.setdefault(i, []).append(top + row * step)
        top += step * _height([stack]) + LANE_GAP
    return tops, tuple(headings), top - LANE_GAP


def _details(row: Row) -> str:
    """Say when, who and where, and how many sources say so; what the title says is not said again."""
    when = in_words(*period_of(row)) + " (about)" * ("~" in row["edtf"])
    said = [name for name in (*row["people"], row["place"]) if name not in row["title"]]
    sources = f"{row['n_sources']} sources" if row["n_sources"] > 1 else ""
    return " · ".join(filter(None, (when, ", ".join(said), sources, "dates differ" * bool(row["date_conflict"]))))
