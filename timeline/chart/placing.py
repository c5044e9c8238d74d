"""Where each event stands: its bar, its lane and its label, in pixels of an axis that is not yet drawn.

Each lane has two bands: the label's, and below it the bar's. So a label never lies on a bar; labels of one lane do not
overlap, and where the room is short the label of the less reported event gives way.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from timeline.chart.view import View, shortened, text_width
from timeline.lexicon.kinds import kinds
from timeline.model import Kind, Precision, Status
from timeline.timescale import COARSE, Period, Scale, folded, in_words, true_time

LABEL_SIZE = 13
GAP = 12.0  # pixels between neighbours of one lane
LEAST_WIDTH = 9.0  # pixels: a day on a long axis can still be seen and hit
LEAST_DAY = 22.0  # pixels that a day of the folded axis should have before folds are drawn narrower
FOLD_WIDTHS = (4.0, 3.0, 2.0, 1.0)
MOST_LANES = 14


@dataclass(frozen=True, slots=True)
class Mark:
    """One event as it is drawn; `left`, `right` and `label_left` are pixels from the left edge of the plot."""

    id: str
    kind: Kind
    status: Status
    vague: bool
    conflict: bool
    left: float
    right: float
    label: str
    label_left: float
    importance: tuple[int, int]
    hover: tuple[str, ...]
    lane: int = 0

    @property
    def label_right(self) -> float:
        """Where the label ends."""
        return self.label_left + text_width(self.label, LABEL_SIZE)


@dataclass(frozen=True, slots=True)
class Placed:
    """The whole picture before drawing: `unit` are the pixels of a drawn day; slim lanes have no band for labels."""

    scale: Scale
    unit: float
    marks: tuple[Mark, ...]
    lanes: int
    slim: bool


def place(frame: pd.DataFrame, view: View) -> Placed:
    """Place every event of a table that has at least one row."""
    rows: list[dict[str, Any]] = [dict(zip(frame.columns, row, strict=True)) for row in frame.itertuples(index=False)]
    scale = scale_of([period_of(row) for row in rows], view)
    unit = view.width / scale.width
    marks = [_mark(row, scale, unit, view.width) for row in rows]
    marks.sort(key=lambda mark: (mark.left, -mark.right, mark.id))
    return _laned(marks, scale, unit)


def period_of(row: dict[str, Any]) -> Period:
    """Return the interval of a row of the event table."""
    return Period(row["start"].date(), row["end"].date(), Precision(row["precision"]))


def scale_of(periods: Sequence[Period], view: View) -> Scale:
    """Return the view's scale; folds are as wide as leaves each day its least width, if that can be had."""
    if not view.folded:
        return true_time(periods)
    scales = [folded(periods, widest) for widest in FOLD_WIDTHS]
    return next((scale for scale in scales if scale.width * LEAST_DAY <= view.width), scales[-1])


def label_of(row: dict[str, Any]) -> str:
    """Write the label on a mark: the kind first, then what happened, then how many sources say so."""
    kind, title = kinds()[Kind(row["kind"])].label, row["title"]
    what = title if title.casefold().startswith(kind.casefold()) else f"{kind} · {title}"
    notes = [f"{row['n_sources']} sources"] * (row["n_sources"] > 1) + ["dates differ"] * bool(row["date_conflict"])
    return " · ".join([what, *notes])


def _mark(row: dict[str, Any], scale: Scale, unit: float, width: float) -> Mark:
    period = period_of(row)
    left, right = (position * unit for position in scale.extent(period.start, period.end))
    label = shortened(label_of(row), LABEL_SIZE, width)
    return Mark(
        id=row["id"],
        kind=Kind(row["kind"]),
        status=Status(row["status"]),
        vague=period.precision in COARSE or "~" in row["edtf"],
        conflict=bool(row["date_conflict"]),
        left=left,
        right=max(right, left + LEAST_WIDTH),
        label=label,
        label_left=max(0.0, min(left, width - text_width(label, LABEL_SIZE))),
        importance=(row["n_sources"], len(row["people"])),
        hover=_hover(row, period),
    )


def _hover(row: dict[str, Any], period: Period) -> tuple[str, ...]:
    """Say what, who, when, where and from how many sources, a line each; unknown lines are left out."""
    n = row["n_sources"]
    lines = (
        row["title"],
        f"{kinds()[Kind(row['kind'])].label}, {row['status']}",
        ", ".join(row["people"]),
        in_words(*period) + " (about)" * ("~" in row["edtf"]),
        row["place"],
        f"{n} source{'s' * (n != 1)}" + ", which disagree on the date" * bool(row["date_conflict"]),
    )
    return tuple(filter(None, lines))


def _laned(marks: Sequence[Mark], scale: Scale, unit: float) -> Placed:
    """Give each mark a lane and take away the labels that have no room."""
    with_labels = _packed([(min(m.left, m.label_left), max(m.right, m.label_right)) for m in marks])
    if max(with_labels) < MOST_LANES:
        return Placed(scale, unit, _with_lanes(marks, with_labels), max(with_labels) + 1, slim=False)
    lanes = _packed([(mark.left, mark.right) for mark in marks])
    slim = max(lanes) >= MOST_LANES
    spared = [replace(mark, label="") for mark in marks] if slim else marks
    return Placed(scale, unit, _given_way(_with_lanes(spared, lanes)), max(lanes) + 1, slim)


def _with_lanes(marks: Sequence[Mark], lanes: Sequence[int]) -> tuple[Mark, ...]:
    return tuple(replace(mark, lane=lane) for mark, lane in zip(marks, lanes, strict=True))


def _packed(extents: Iterable[tuple[float, float]]) -> list[int]:
    """Give each extent the first lane in which it does not touch one placed before it."""
    taken: list[list[tuple[float, float]]] = []
    lanes = []
    for left, right in extents:
        free = (i for i, lane in enumerate(taken) if all(right + GAP <= a or b + GAP <= left for a, b in lane))
        lane = next(free, len(taken))
        if lane == len(taken):
            taken.append([])
        taken[lane].append((left, right))
        lanes.append(lane)
    return lanes


def _given_way(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Keep the labels of the most important events, and of the others those that still find room in their lane."""
    taken: dict[int, list[Mark]] = {}
    kept = set()
    for mark in sorted(marks, key=lambda mark: mark.importance, reverse=True):
        others = taken.setdefault(mark.lane, [])
        if all(mark.label_right + GAP <= o.label_left or o.label_right + GAP <= mark.label_left for o in others):
            others.append(mark)
            kept.add(mark.id)
    return tuple(mark if mark.id in kept else replace(mark, label="") for mark in marks)
