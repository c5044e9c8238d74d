"""Where each event stands: its bar, its lane and its label, in pixels of an axis that is not yet drawn.

Each lane has two bands: the label's, and below it the bar's. So a label never lies on a bar; nothing touches the
bar or label of another event of its lane, and where the room is short the labels of less reported events give way.
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
BOLD = 7.0  # pixels by which a bold first word is wider
GAP = 12.0  # pixels between neighbours of one lane
LEAST_WIDTH = 9.0  # pixels: a day on a long axis can still be seen and hit
LEAST_DAY = 22.0  # pixels that a day of the folded axis should have before folds are drawn narrower
CROWDED_DAY = 5.0  # pixels: with less, folded time is no clearer than true time
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
        return self.label_left + label_width(self.label)

    @property
    def extent(self) -> tuple[float, float]:
        """From where to where the bar and its label keep others away."""
        if not self.label:
            return self.left, self.right
        return min(self.left, self.label_left), max(self.right, self.label_right)


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
    return _laned(marks, scale, unit)


def period_of(row: dict[str, Any]) -> Period:
    """Return the interval of a row of the event table."""
    return Period(row["start"].date(), row["end"].date(), Precision(row["precision"]))


def scale_of(periods: Sequence[Period], view: View) -> Scale:
    """Return the view's scale: folds as wide as leaves each day its room; a crowd that leaves none has true time."""
    scales = [folded(periods, widest) for widest in FOLD_WIDTHS]
    if not view.folded or scales[-1].width * CROWDED_DAY > view.width:
        return true_time(periods)
    return next((scale for scale in scales if scale.width * LEAST_DAY <= view.width), scales[-1])


def label_of(row: dict[str, Any]) -> str:
    """Write the label on a mark: the kind first, then what happened, then how many sources say so."""
    kind, title = kinds()[Kind(row["kind"])].label, row["title"]
    what = title if title.casefold().startswith(kind.casefold()) else f"{kind} · {title}"
    notes = [f"{row['n_sources']} sources"] * (row["n_sources"] > 1) + ["dates differ"] * bool(row["date_conflict"])
    return " · ".join([what, *notes])


def label_width(label: str) -> float:
    """Return the pixels that a label takes, its bold first word included."""
    return text_width(label, LABEL_SIZE) + BOLD


def _mark(row: dict[str, Any], scale: Scale, unit: float, width: float) -> Mark:
    period = period_of(row)
    left, right = (position * unit for position in scale.extent(period.start, period.end))
    left = min(left, width - LEAST_WIDTH)
    label = shortened(label_of(row), LABEL_SIZE, width - BOLD)
    return Mark(
        id=row["id"],
        kind=Kind(row["kind"]),
        status=Status(row["status"]),
        vague=period.precision in COARSE or "~" in row["edtf"],
        conflict=bool(row["date_conflict"]),
        left=left,
        right=max(right, left + LEAST_WIDTH),
        label=label,
        label_left=max(0.0, min(left, width - label_width(label))),
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
    """Give each mark a lane, with as many labels as the allowed lanes can hold, those of the important events first."""
    labels = len(marks)
    placed = _packed(marks)
    while labels and _height(placed) > MOST_LANES:
        labels //= 2
        placed = _packed(_labelled(marks, labels))
    return Placed(scale, unit, tuple(placed), _height(placed), slim=_height(placed) > MOST_LANES)


def _labelled(marks: Sequence[Mark], count: int) -> list[Mark]:
    """Keep the labels of so many events, the most important."""
    ranked = sorted(marks, key=lambda mark: mark.importance, reverse=True)
    kept = {mark.id for mark in ranked[:count]}
    return [mark if mark.id in kept else replace(mark, label="") for mark in marks]


def _packed(marks: Iterable[Mark]) -> list[Mark]:
    """Give each mark, in order of time, the first lane whose marks all end before it."""
    ends: list[float] = []
    placed = []
    for mark in sorted(marks, key=lambda mark: (mark.left, -mark.right, mark.id)):
        left, right = mark.extent
        lane = next((i for i, end in enumerate(ends) if end + GAP <= left), len(ends))
        ends[lane : lane + 1] = [right]
        placed.append(replace(mark, lane=lane))
    return placed


def _height(marks: Iterable[Mark]) -> int:
    return max(mark.lane for mark in marks) + 1
