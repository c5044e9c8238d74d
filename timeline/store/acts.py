"""What a reader of the page can do to a view; every act comes from a browser, so nothing in it is taken on trust."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from timeline.store.table import Store
from timeline.store.view import LISTS, START, Lanes, View, as_search
from timeline.store.window import farther, moved


def acted(store: Store, view: View, name: str, *arguments: Any) -> View:
    """Return the view after an act; one that makes no sense leaves the view as it is."""
    try:
        if name in OF_VIEW:
            return store.known(OF_VIEW[name](view, *arguments))[0]
        return OF_STORE[name](store, view, *arguments) if name in OF_STORE else view
    except (AttributeError, TypeError, ValueError, IndexError, OverflowError):
        return view


def _toggle(view: View, name: str, value: str) -> View:
    """Choose a value of a list, or no longer."""
    if name not in LISTS:
        return view
    chosen = getattr(view, name)
    changed = tuple(one for one in chosen if one != value) if value in chosen else (*chosen, str(value))
    return view.changed(**{name: changed})


def _text(view: View, text: str) -> View:
    return replace(view, text=as_search(text))


def _dates(store: Store, view: View, first: str, last: str) -> View:
    """Set both ends of the dates; an end without a day is open, and ends that lie crosswise are set right."""
    ends = [None if day == "" else date.fromisoformat(day) for day in (first, last)]
    if all(ends):
        ends.sort(key=lambda day: day or date.min)
    whole = tuple(ends) == store.bounds
    return view.without("dates") if whole else replace(view, first=ends[0], last=ends[1])


def _open(store: Store, view: View, row: int) -> View:
    """Open the event of a row."""
    return replace(view, event=store.id(row))


def _step(store: Store, view: View, by: int) -> View:
    """Open the event that stands so many places after the open one."""
    rows = store.rows(view)
    if not len(rows):
        return view
    row = store.row(view.event) if view.event else None
    place = int(rows.searchsorted(row)) if row is not None else -1
    return _open(store, view, int(rows[min(max(place + by, 0), len(rows) - 1)]))


OF_VIEW: dict[str, Callable[..., View]] = {
    "toggle": _toggle,
    "text": _text,
    "together": lambda view, together: replace(view, together=together is True),
    "clear": lambda view: replace(START, lanes=view.lanes, true_time=view.true_time, event=view.event),
    "lanes": lambda view, lanes: replace(view, lanes=Lanes(lanes)),
    "true_time": lambda view, true_time: replace(view, true_time=true_time is True),
    "whole": lambda view: view.without("dates"),
}
"""The acts that need only the view, by name."""

OF_STORE: dict[str, Callable[..., View]] = {
    "dates": _dates,
    "open": _open,
    "step": _step,
    "farther": farther,
    "earlier": lambda store, view: moved(store, view, -1),
    "later": lambda store, view: moved(store, view, 1),
}
"""The acts that look into the store, by name."""
