"""How much was going on: bars of the events that begin in each stretch of the calendar, stacked by kind."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import plotly.graph_objects as go

from timeline.chart.density import UNITS, edges_of, milliseconds, unit_of
from timeline.chart.layout import LABEL_SIZE, bare_layout, safe
from timeline.chart.paper import Paper, ground
from timeline.lexicon.kinds import kinds
from timeline.model import Kind
from timeline.store import Store, View

PLOT = 300  # pixels
TOP = 36  # pixels above the plot, for the kinds
BAR = 14  # fewest pixels of a bar
MOST_BARS = 60
PALE = 0.4  # how strong the bars are of what did not take place, or not yet
KIND = 140  # most pixels that a kind and its count take
LINE = 18  # pixels: the height of a line of kinds
FINE = ("day", "range")
LONGER = 1.05  # a stretch that is so many times longer than a bar does not fall into one
REMEMBERED = 16

Counts = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Activity:
    """How many events begin in each bar: `counts[kind, 0]` occurred, `counts[kind, 1]` did not, or not yet.

    `vague` events are dated more coarsely than a bar is wide, and stand in none.
    """

    unit: str
    edges: tuple[int, ...]
    kinds: tuple[Kind, ...]
    counts: Counts
    vague: int


def activity_figure(store: Store, view: View, paper: Paper) -> go.Figure:
    """Draw how many events of a view begin in each year, month, week or day."""
    colours = ground(paper)
    layout = bare_layout(colours, height=TOP + PLOT + 44)
    if not len(store.rows(view)):
        return go.Figure(layout=layout)
    found = activity(store, view, paper)
    edges = np.array([milliseconds(edge) for edge in found.edges])
    layout.barmode = "stack"
    layout.margin.update(t=TOP, r=4)
    layout.xaxis.update(type="date", range=[edges[0], edges[-1]])
    layout.yaxis.update(
        visible=True,
        side="right",
        rangemode="tozero",
        tickformat=",d",
        nticks=5,
        showgrid=True,
        gridcolor=colours.line,
        tickfont={"color": colours.quiet},
        automargin=True,
    )
    width = np.diff(edges)
    traces, words = [], []
    for kind, counts in zip(found.kinds, found.counts, strict=True):
        row = kinds()[kind]
        colour = row.colour_dark if paper.dark else row.colour
        words.append(f"<span style='color:{colour}'><b>{safe(row.label)}</b> {int(counts.sum()):,}</span>")
        for heights, solid, status in zip(counts, (True, False), ("", ", did not take place or not yet"), strict=True):
            if not heights.any():
                continue
            places = np.flatnonzero(heights)
            traces.append(
                go.Bar(
                    x=edges[places] + width[places] / 2,
                    y=heights[places],
                    width=width[places] * 0.84,
                    marker={"color": colour, "line": {"width": 0}},
                    opacity=1 if solid else PALE,
                    customdata=places.astype(np.int32),
                    hovertext=[f"{heights[place]:,} {row.label.lower()}{status}" for place in places],
                    hovertemplate="<b>%{x|" + UNITS[found.unit].words + "}</b><br>%{hovertext}<extra></extra>",
                )
            )
    row_of = max(2, paper.width // KIND)
    lines = [words[i : i + row_of] for i in range(0, len(words), row_of)]
    layout.margin.t += LINE * (len(lines) - 1)
    layout.height += LINE * (len(lines) - 1)
    layout.annotations = [
        {
            "text": "<br>".join("   ".join(line) for line in lines),
            "x": 0,
            "y": 1,
            "yshift": TOP - 2 * LINE + 8,
            "yanchor": "bottom",
            "xref": "paper",
            "yref": "paper",
            "xanchor": "left",
            "showarrow": False,
            "align": "left",
            "font": {"size": LABEL_SIZE},
        }
    ]
    return go.Figure(traces, layout)


def activity(store: Store, view: View, paper: Paper) -> Activity:
    """Count the events of a view that has some, bar by bar."""
    return _activity(store, view.asked, min(MOST_BARS, max(4, paper.width // BAR)))


@lru_cache(REMEMBERED)
def _activity(store: Store, view: View, most: int) -> Activity:
    rows, window = store.rows(view), store.window(view)
    unit = unit_of(window, most)
    edges = tuple(edges_of(window, unit))
    lengths = store.ends[rows] - store.starts[rows] + 1
    fine, statuses = (store.facets[name] for name in ("precisions", "statuses"))
    codes = [code for code in fine.places(FINE) if code is not None]
    vague = ~np.isin(fine.codes[rows], codes) & (lengths > UNITS[unit].days * LONGER)
    shown = rows[~vague]
    occurred = statuses.places(("occurred",))[0]
    other = (statuses.codes[shown] != (-1 if occurred is None else occurred)).astype(np.int64)
    places = np.clip(np.searchsorted(edges, store.starts[shown], side="right") - 1, 0, len(edges) - 2)
    facet = store.facets["kinds"]
    size = len(edges) - 1
    keys = (facet.codes[shown].astype(np.int64) * 2 + other) * size + places
    counts = np.bincount(keys, minlength=len(facet) * 2 * size).reshape(-1, 2, size)
    used = np.flatnonzero(counts.any(axis=(1, 2)))
    used = used[np.argsort(-counts[used].sum(axis=(1, 2)), kind="stable")]
    named = tuple(Kind(facet.values[int(code)].as_py()) for code in used)
    return Activity(unit, edges, named, counts[used], int(np.count_nonzero(vague)))
