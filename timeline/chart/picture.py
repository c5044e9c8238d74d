"""A view of the store as a picture: marks as long as each can be seen, else their density; and what its places mean."""

from __future__ import annotations

from functools import lru_cache
from math import ceil, floor

import plotly.graph_objects as go

from timeline.chart.density import DAY_MS, EPOCH, cells, density, milliseconds
from timeline.chart.drawing import draw, span_of
from timeline.chart.lanes import lanes_of
from timeline.chart.layout import BOTTOM, bare_layout
from timeline.chart.paper import Paper, ground
from timeline.chart.placing import Placed, place
from timeline.store import Lanes, Store, View

MOST_MARKS = 1_400
MOST_LANES = 12
REMEMBERED = 16
DRAWN = (
    "kind",
    "status",
    "title",
    "start",
    "end",
    "precision",
    "edtf",
    "people",
    "place",
    "n_sources",
    "date_conflict",
)


def figure(store: Store, view: View, paper: Paper) -> go.Figure:
    """Draw the events of a view as a timeline; equal arguments give equal figures, an empty view an empty one."""
    if not len(store.rows(view)):
        return go.Figure(layout=bare_layout(ground(paper), height=BOTTOM))
    drawn = density(store, view, paper) if is_dense(store, view) else draw(placed(store, view, paper), paper)
    if view.first is None and view.last is None:  # there is nothing beyond, and a wheel must not show it
        left, right = drawn.layout.xaxis.range
        drawn.layout.xaxis.update(minallowed=left, maxallowed=right)
    return drawn


def is_dense(store: Store, view: View) -> bool:
    """Tell whether a view has more marks than can be seen one by one; an event has one in each of its lanes."""
    rows = store.rows(view)
    if len(rows) > MOST_MARKS or view.lanes is Lanes.NONE:
        return len(rows) > MOST_MARKS
    return sum(len(lane.members) for lane in lanes_of(store, view, rows, MOST_LANES)) > MOST_MARKS


def placed(store: Store, view: View, paper: Paper) -> Placed:
    """Place the marks of a view that has events, and not too many."""
    return _placed(store, view.drawn, paper)


@lru_cache(REMEMBERED)
def _placed(store: Store, view: View, paper: Paper) -> Placed:
    rows = store.rows(view)
    events = dict(zip(rows.tolist(), store.records(rows, DRAWN), strict=True))
    return place(events, lanes_of(store, view, rows, MOST_LANES), store.window(view), paper, fold=not view.true_time)


def axis(store: Store, view: View, paper: Paper) -> tuple[float, float]:
    """Return the places at which the axis of a view's picture starts and ends."""
    if is_dense(store, view):
        edges = cells(store, view, paper)[1]
        return milliseconds(edges[0]), milliseconds(edges[-1])
    return span_of(placed(store, view, paper))


def days_within(store: Store, view: View, paper: Paper, left: float, right: float) -> tuple[int, int]:
    """Return the ordinals of the first and the last day, of those shown, between two places on a picture's axis."""
    if is_dense(store, view):
        first, after = left / DAY_MS + EPOCH, right / DAY_MS + EPOCH
    else:
        scale = placed(store, view, paper).scale
        first, after = scale.day(left), scale.day(right)
    start, end = (day.toordinal() for day in store.window(view))
    return min(max(floor(first), start), end), max(min(ceil(after) - 1, end), start)


def days_of_cell(store: Store, view: View, paper: Paper, cell: int) -> tuple[int, int]:
    """Return the first and the last day of a cell of a dense picture."""
    edges = cells(store, view, paper)[1]
    return edges[cell], edges[cell + 1] - 1
