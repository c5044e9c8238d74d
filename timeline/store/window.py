"""Moving the window of days that a view shows: narrower, farther, to and fro; the window is the view's own dates.

Time is often empty: a step that would show nothing new goes on to the next event of the view.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np

from timeline.store.table import Store
from timeline.store.view import View


def narrowed(store: Store, view: View, first: int, last: int) -> View:
    """Return the view of the days from `first` to `last` (ordinals); all days of its events are no window."""
    start, end = _reach(store, view)
    first, last = max(start, min(first, end)), min(end, max(last, start))
    if first <= start and last >= end:
        return view.without("dates")
    return replace(view, first=date.fromordinal(first), last=date.fromordinal(max(first, last)))


def farther(store: Store, view: View, factor: float = 2.0, share: float = 0.5) -> View:
    """Return the view of so many times the days, `share` of the new ones before; at least to the next event there."""
    first, last = _days(store, view)
    more = max(2.0, (last - first + 1) * (factor - 1))
    before, after = round(more * share), round(more * (1 - share))
    start, end = _nearest(store, view, first, last)
    return narrowed(
        store, view, min(first - before, start) if before else first, max(last + after, end) if after else last
    )


def moved(store: Store, view: View, direction: int) -> View:
    """Return the view of the days half a window earlier (-1) or later (1), or as far as there is an event."""
    first, last = _days(store, view)
    start, end = _nearest(store, view, first, last)
    half = (last - first + 1) // 2 or 1
    step = max(half, end - last) if direction > 0 else -max(half, first - start)
    reach = _reach(store, view)
    step = max(0, min(step, reach[1] - last)) if direction > 0 else min(0, max(step, reach[0] - first))
    return narrowed(store, view, first + step, last + step)


def _days(store: Store, view: View) -> tuple[int, int]:
    """Return the ordinals of the first and last day that are shown."""
    if not len(store.rows(view)):
        start, end = _reach(store, view)
        return (view.first.toordinal() if view.first else start), (view.last.toordinal() if view.last else end)
    first, last = store.window(view)
    return first.toordinal(), last.toordinal()


def _reach(store: Store, view: View) -> tuple[int, int]:
    """Return the first and last day of the view's events in all time; those of the store where it has none."""
    rows = store.rows(view.without("dates"))
    if not len(rows):
        first, last = store.bounds
        return first.toordinal(), last.toordinal()
    return int(store.starts[rows[0]]), int(store.ends[rows].max())


def _nearest(store: Store, view: View, first: int, last: int) -> tuple[int, int]:
    """Return the end of the last event before these days and the start of the first one after them."""
    rows = store.rows(view.without("dates"))
    starts, ends = store.starts[rows], store.ends[rows]
    before, after = ends[ends < first], starts[starts > last]
    return int(np.max(before, initial=0)) or first, int(after[0]) if len(after) else last
