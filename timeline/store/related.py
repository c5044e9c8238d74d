"""The events that belong to one trip: those of the same people in the days of the same visit."""

from __future__ import annotations

import numpy as np

from timeline.store.facets import Rows
from timeline.store.table import Store
from timeline.store.view import View

FINE = ("day", "range")  # precisions of which a trip can be told; a year holds many trips
LONGEST = 21  # days: a longer visit is no trip, but a stay
MOST = 12


def same_trip(store: Store, row: int) -> Rows:
    """Return the rows of an event's trip, without its own, in order of time.

    The trip's days are the event's, and those of the visits at that time in which one of its people takes part.
    """
    event = store.records(np.array([row], dtype=np.int32), ("people", "start", "end", "precision"))[0]
    if event["precision"] not in FINE or not event["people"] or (event["end"] - event["start"]).days > LONGEST:
        return np.empty(0, dtype=np.int32)
    people = tuple(event["people"])
    start, end = event["start"].toordinal(), event["end"].toordinal()
    visits = _around(store, View(people=people, kinds=("visit",), precisions=FINE), start, end)
    first = min(start, int(np.min(store.starts[visits], initial=start)))
    last = max(end, int(np.max(store.ends[visits], initial=end)))
    found = _around(store, View(people=people, precisions=FINE), first, last)
    inside = found[(store.starts[found] >= first) & (store.ends[found] <= last) & (found != row)]
    trip: Rows = inside[:MOST]
    return trip


def _around(store: Store, view: View, first: int, last: int) -> Rows:
    """Return the rows of a view's events that touch these days and are no longer than a trip."""
    begin, end = np.searchsorted(store.starts, (first - LONGEST, last + 1))
    rows = np.arange(begin, end, dtype=np.int32)
    rows = rows[(store.ends[rows] >= first) & (store.ends[rows] - store.starts[rows] <= LONGEST)]
    for name in view.filters:
        rows = rows[store.facets[name].among(rows, getattr(view, name))]
    return rows
