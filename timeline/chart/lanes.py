"""Which lanes a view has, and which of its events stand in each."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from timeline.chart.placing import Lane
from timeline.lexicon.countries import country_name
from timeline.lexicon.kinds import kinds
from timeline.model import Kind
from timeline.store import Lanes, Store, View
from timeline.store.facets import Rows

LISTED = {
    Lanes.PERSON: "people",
    Lanes.COUNTRY: "countries",
    Lanes.KIND: "kinds",
    Lanes.SOURCE: "sources",
}
"""The list of a view whose values the lanes stand for."""

OTHERS = "Others"


def lanes_of(store: Store, view: View, rows: Rows, most: int) -> list[Lane]:
    """Return the lanes of some rows: those of the chosen values first, then of the most frequent, then all others.

    An event stands in the lane of each of its values. No lane is empty; without lanes there is one that has no name.
    """
    if view.lanes is Lanes.NONE:
        return [Lane("", range(len(rows)))]
    names, lanes, places = members(store, view, rows, most)
    return [Lane(name, places[lanes == i].tolist()) for i, name in enumerate(names) if np.any(lanes == i)]


def members(
    store: Store, view: View, rows: Rows, most: int
) -> tuple[list[str], npt.NDArray[np.integer], npt.NDArray[np.integer]]:
    """Return the lanes' names and, for each event in each of its lanes, the lane and the place among the rows."""
    listed = LISTED[view.lanes]
    facet = store.facets[listed]
    places, codes = facet.pairs(rows)
    counts = np.bincount(codes, minlength=len(facet) + 1)[: len(facet)]
    wanted = np.zeros(len(facet), dtype=np.bool_)
    wanted[[place for place in facet.places(getattr(view, listed)) if place is not None]] = True
    order = np.lexsort((-counts, ~wanted))[:most]
    order = order[counts[order] > 0]
    lane_of = np.full(len(facet) + 1, len(order))
    lane_of[order] = np.arange(len(order))
    lanes = lane_of[codes]
    own = lanes < len(order)
    elsewhere = np.ones(len(rows), dtype=np.bool_)  # without a value, or with one that has no lane of its own
    elsewhere[places] = False
    elsewhere[places[~own]] = True
    others = np.flatnonzero(elsewhere)
    lanes = np.concatenate((lanes[own], np.full(len(others), len(order))))
    places = np.concatenate((places[own], others))
    names = [_name(view.lanes, facet.values[int(code)].as_py()) for code in order]
    return [*names, OTHERS], lanes, places


def _name(lanes: Lanes, value: str) -> str:
    if lanes is Lanes.COUNTRY:
        return country_name(value)
    return kinds()[Kind(value)].label if lanes is Lanes.KIND else value
