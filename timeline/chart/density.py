"""Many events as a picture of lanes and time: how many of them touch each stretch of the calendar.

Time is true time. A cell is a whole day, week, month, quarter or year, so that it can be named, and asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
import plotly.graph_objects as go

from timeline.chart.lanes import members
from timeline.chart.layout import BOTTOM, LABEL_SIZE, TICK_SIZE, bare_layout, safe
from timeline.chart.paper import Ground, Paper, ground, shortened, text_width
from timeline.store import Lanes, Store, View
from timeline.timescale import Period, named, true_time

MOST_LANES = 24
LANE = 26  # pixels
NAMES = 170  # most pixels that the lanes' names take
TOP = 8
CELL = 4  # fewest pixels that a cell is wide
MOST_CELLS = 240
REMEMBERED = 16
DAY_MS = 86_400_000
EPOCH = date(1970, 1, 1).toordinal()
STEPS = 6  # shades between one event and the most


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of the calendar: how many days it has about, and how it is called in words for Plotly's clock."""

    days: float
    words: str


UNITS = {
    "day": Unit(1, "%-d %b %Y"),
    "week": Unit(7, "week %V of %G"),
    "month": Unit(30.44, "%b %Y"),
    "quarter": Unit(91.3, "%Y, quarter %q"),
    "year": Unit(365.25, "%Y"),
}


def density(store: Store, view: View, paper: Paper) -> go.Figure:
    """Draw the events of a view as a picture of lanes and time; without lanes of its own it has those of the kinds."""
    colours = ground(paper)
    unit, edges = cells(store, view, paper)
    names, counts = _counted(store, view.drawn, tuple(edges))
    layout = bare_layout(colours, height=TOP + LANE * len(names) + BOTTOM)
    room = min(NAMES, paper.width // 4)
    words = [shortened(name, LABEL_SIZE, room) for name in names]
    layout.margin.update(l=max(text_width(word, LABEL_SIZE) for word in words) + 14, t=TOP)
    layout.xaxis.update(
        type="date",
        range=[milliseconds(edges[0]), milliseconds(edges[-1])],
        fixedrange=False,
        **_ticks(edges, (paper.width - layout.margin.l) / (edges[-1] - edges[0])),
    )
    layout.yaxis.update(
        visible=True,
        tickvals=list(range(len(names))),
        ticktext=[safe(word) for word in words],
        range=[len(names) - 0.5, -0.5],
        tickfont={"size": LABEL_SIZE, "color": colours.ink},
        ticks="",
    )
    trace = go.Heatmap(
        x=np.array([milliseconds(edge) for edge in edges], dtype=np.float64),
        y=np.arange(len(names), dtype=np.uint8),
        z=counts.astype(np.uint16 if counts.max() < 1 << 16 else np.int32),
        zmin=0,
        zmax=int(counts.max()),
        colorscale=_shades(int(counts.max()), colours),
        showscale=False,
        ygap=3,
        hovertemplate="<b>%{z:,} events</b><br>%{y}<br>%{x|" + UNITS[unit].words + "}<extra></extra>",
    )
    return go.Figure([trace], layout)


def _ticks(edges: Sequence[int], day: float) -> dict[str, Any]:
    """Name round days, months or years of true time, where a day is so many pixels wide."""
    first, last = date.fromordinal(edges[0]), date.fromordinal(edges[-1] - 1)
    names = named(true_time([Period(first, last)]).ticks, lambda text: (text_width(text, TICK_SIZE) + 4) / day)
    return {
        "tickmode": "array",
        "tickvals": [milliseconds(edges[0] + name.position) for name in names],
        "ticktext": [f"{name.text}<br>{name.year}" for name in names],
    }


def cells(store: Store, view: View, paper: Paper) -> tuple[str, list[int]]:
    """Return the unit of the cells of a view's picture, and the ordinals of their edges."""
    window = store.window(view)
    unit = unit_of(window, min(MOST_CELLS, paper.width // CELL))
    return unit, list(edges_of(window, unit))


def counted(store: Store, view: View, edges: Sequence[int]) -> tuple[list[str], npt.NDArray[np.int64]]:
    """Count the events that touch each cell: the names of the lanes, and lanes × cells."""
    rows = store.rows(view)
    by_kind = replace(view, lanes=Lanes.KIND) if view.lanes is Lanes.NONE else view
    names, lanes, places = members(store, by_kind, rows, MOST_LANES)
    cell_of = np.repeat(np.arange(len(edges) - 1), np.diff(edges))  # day since the first edge → cell
    first, last = (cell_of[np.clip(days[rows] - edges[0], 0, len(cell_of) - 1)] for days in (store.starts, store.ends))
    size = len(names) * len(edges)
    begun = np.bincount(lanes * len(edges) + first[places], minlength=size)
    ended = np.bincount(lanes * len(edges) + last[places] + 1, minlength=size)
    counts = np.cumsum((begun - ended).reshape(len(names), len(edges)), axis=1)[:, :-1]
    used = counts.any(axis=1)
    return [names[i] for i in np.flatnonzero(used)], counts[used]


@lru_cache(REMEMBERED)
def _counted(store: Store, view: View, edges: tuple[int, ...]) -> tuple[list[str], npt.NDArray[np.int64]]:
    return counted(store, view, edges)


def unit_of(window: tuple[date, date], most: int) -> str:
    """Return the finest unit of which no more than so many lie in a window; years where all are too many."""
    days = (window[1] - window[0]).days + 1
    return next((name for name, unit in UNITS.items() if days / unit.days <= most), "year")


def edges_of(window: tuple[date, date], unit: str) -> Iterator[int]:
    """Yield the ordinals at which the cells of a window start, and the one at which the last ends."""
    edge, last = _floor(window[0], unit).toordinal(), window[1].toordinal()
    while edge <= last:
        yield edge
        edge = _next(date.fromordinal(edge), unit)
    yield edge


def _floor(day: date, unit: str) -> date:
    if unit == "week":
        return day - timedelta(days=day.weekday())
    if unit == "day":
        return day
    month = {"month": day.month, "quarter": day.month - (day.month - 1) % 3, "year": 1}[unit]
    return day.replace(month=month, day=1)


def _next(day: date, unit: str) -> int:
    """Return the ordinal of the next cell's first day, be it the day after the last one that has a date."""
    if unit in {"day", "week"}:
        return day.toordinal() + (7 if unit == "week" else 1)
    year, month = divmod(day.year * 12 + day.month - 1 + {"month": 1, "quarter": 3, "year": 12}[unit], 12)
    return date(year, month + 1, 1).toordinal() if year <= date.max.year else date.max.toordinal() + 1


def milliseconds(ordinal: float) -> float:
    """Return an ordinal day as milliseconds since 1970, as Plotly has them."""
    return float((ordinal - EPOCH) * DAY_MS)


def _shades(most: int, colours: Ground) -> list[tuple[float, str]]:
    """Shade by the logarithm, so that one event can be seen beside a thousand; none is no colour at all."""
    clear = [(0.0, "rgba(0,0,0,0)"), (0.5 / most, "rgba(0,0,0,0)")]
    counts = np.unique(np.round(np.geomspace(1, most, STEPS)).astype(int)) if most > 1 else np.array([1])
    strengths = np.linspace(0.25, 1, len(counts)) if len(counts) > 1 else [1.0]
    shades = [
        (count / most, f"rgba({colours.shade},{strength:.2f})")
        for count, strength in zip(counts, strengths, strict=True)
    ]
    return [*clear, (0.5 / most, shades[0][1]), *shades]
