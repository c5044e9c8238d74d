"""Who met whom: a matrix of the people, or of the countries, of a view; a cell is the events that both share."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import plotly.graph_objects as go

from timeline.chart.layout import LABEL_SIZE, bare_layout, safe
from timeline.chart.paper import Paper, ground, shortened, text_width
from timeline.lexicon.countries import country_name
from timeline.store import Lanes, Store, View

MOST, FEWEST = 20, 8
NAMES = 170  # most pixels that the names take
CELL = 26  # fewest pixels of a cell, as long as there are more than the fewest people
HIGHEST = 34  # most pixels of a cell
COUNTED = 22  # pixels: narrower cells have no room for their number
SLANT = 45
STRONGEST = 0.55  # of the shade: the number on it can still be read
REMEMBERED = 16

Counts = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Matrix:
    """The most frequent values of a list, those that meet side by side: `counts[i, j]` events have both."""

    listed: str
    values: tuple[str, ...]
    counts: Counts

    def name(self, place: int) -> str:
        """Return how a value is called."""
        return country_name(self.values[place]) if self.listed == "countries" else self.values[place]


def meetings_figure(store: Store, view: View, paper: Paper) -> go.Figure:
    """Draw who met whom in a view: countries where its lanes are countries, else people."""
    colours = ground(paper)
    found = matrix(store, view, paper)
    size = len(found.values)
    room = min(NAMES, paper.width // 3)
    names = [found.name(place) for place in range(size)]
    words = [shortened(name, LABEL_SIZE, room) for name in names]
    left = max((text_width(word, LABEL_SIZE) for word in words), default=0) + 12
    cell = min(HIGHEST, (paper.width - left - 40) / max(1, size))
    slanted = [shortened(name, LABEL_SIZE, 120) for name in names]
    above = max((text_width(word, LABEL_SIZE) for word in slanted), default=0) * 0.72 + 24
    layout = bare_layout(colours, height=above + cell * size + 8)
    layout.margin.update(l=left, t=above, b=8, r=max(0, paper.width - left - cell * size))
    ticks = {"tickvals": list(range(size)), "ticks": "", "showline": False, "tickfont": {"color": colours.ink}}
    layout.xaxis.update(
        **ticks, ticktext=list(map(safe, slanted)), side="top", tickangle=-SLANT, range=[-0.5, size - 0.5]
    )
    layout.yaxis.update(**ticks, ticktext=list(map(safe, words)), visible=True, range=[size - 0.5, -0.5])
    own = np.eye(size, dtype=np.bool_)
    most = int(np.max(found.counts, where=~own, initial=1))
    together = np.where(own | (found.counts == 0), np.nan, found.counts)
    alone = np.where(own, found.counts, np.nan)
    pairs = [[f"{safe(one)} and {safe(other)}" for other in names] for one in names]
    numbers = {"texttemplate": "%{z:,}", "textfont": {"size": 12, "color": colours.ink}} if cell >= COUNTED else {}
    common = {
        "x": np.arange(size),
        "y": np.arange(size),
        "xgap": 2,
        "ygap": 2,
        "showscale": False,
        "zmin": 0,
        **numbers,
    }
    traces = [
        go.Heatmap(
            **common,
            z=together,
            zmax=most,
            colorscale=[[0, f"rgba({colours.shade},0.12)"], [1, f"rgba({colours.shade},{STRONGEST})"]],
            text=pairs,
            hoverongaps=False,
            hovertemplate="<b>%{text}</b><br>%{z:,} together<extra></extra>",
        ),
        go.Heatmap(
            **common,
            z=alone,
            zmax=1,
            colorscale=[[0, colours.tint], [1, colours.tint]],
            hoverongaps=False,
            hovertemplate="<b>%{y}</b><br>%{z:,} in all<extra></extra>",
        ),
    ]
    return go.Figure(traces, layout)


def matrix(store: Store, view: View, paper: Paper) -> Matrix:
    """Count who met whom in a view, as many people or countries as the paper has room for."""
    listed = "countries" if view.lanes is Lanes.COUNTRY else "people"
    room = (paper.width - min(NAMES, paper.width // 3)) // CELL
    return _matrix(store, view.asked, listed, min(MOST, max(FEWEST, room)))


@lru_cache(REMEMBERED)
def _matrix(store: Store, view: View, listed: str, most: int) -> Matrix:
    facet = store.facets[listed]
    events, codes = facet.pairs(store.rows(view))
    totals = np.bincount(codes, minlength=len(facet) + 1)[: len(facet)]
    chosen = np.argsort(-totals, kind="stable")[:most]
    chosen = chosen[totals[chosen] > 0]
    number = np.full(len(facet) + 1, len(chosen))
    number[chosen] = np.arange(len(chosen))
    members = number[codes]
    counts = together(events[members < len(chosen)], members[members < len(chosen)], len(chosen))
    np.fill_diagonal(counts, totals[chosen])
    order = grouped(counts)
    return Matrix(
        listed, tuple(facet.values[int(code)].as_py() for code in chosen[order]), counts[np.ix_(order, order)]
    )


def together(events: npt.NDArray[np.integer], members: npt.NDArray[np.integer], size: int) -> Counts:
    """Count the events that each two members share; `events` names the event of each member, in order."""
    counts = np.zeros(size * size, dtype=np.int64)
    for step in range(1, size):
        same = events[step:] == events[:-step]
        if not same.any():
            break
        counts += np.bincount(members[:-step][same] * size + members[step:][same], minlength=size * size)
    square = counts.reshape(size, size)
    return square + square.T


def grouped(counts: Counts) -> list[int]:
    """Order members so that those who often meet stand side by side: the two nearest groups become one, and so on."""
    frequent = np.sqrt(np.maximum(1, np.diag(counts)))
    near = counts / np.outer(frequent, frequent)
    groups = [[i] for i in range(len(counts))]
    while len(groups) > 1:
        np.fill_diagonal(near, -1)
        one, other = sorted(divmod(int(np.argmax(near)), len(groups)))
        sizes = len(groups[one]), len(groups[other])
        near[one] = near[:, one] = (near[one] * sizes[0] + near[other] * sizes[1]) / sum(sizes)
        near = np.delete(np.delete(near, other, axis=0), other, axis=1)
        groups[one] += groups.pop(other)
    return groups[0] if groups else []
