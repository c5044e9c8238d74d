"""The timeline on its page: the tools above it, the figure at the width there is, and what is done to it."""

from __future__ import annotations

from base64 import b64encode
from functools import lru_cache
from typing import Any
from zlib import compress

import streamlit as st

from timeline.app.parts import part, width
from timeline.app.state import changing
from timeline.chart import Paper, figure
from timeline.chart.paper import ground
from timeline.chart.picture import axis, days_of_cell, days_within, is_dense
from timeline.store import Lanes, Store, View
from timeline.store.acts import acted
from timeline.store.window import farther, narrowed

TURN = "turn"
REMEMBERED = 16  # figures, which opening an event does not change
USUAL_WIDTH = 1000
NARROW = 640  # pixels: below, the page is one column
CHOICES = {
    Lanes.NONE: "None",
    Lanes.PERSON: "Person",
    Lanes.COUNTRY: "Country",
    Lanes.KIND: "Kind",
    Lanes.SOURCE: "Source",
}


def paper() -> Paper:
    """Return what pictures are drawn on."""
    return Paper(width() or USUAL_WIDTH, dark=st.context.theme.type == "dark")


def show_timeline(store: Store, view: View, summary: str) -> None:
    """Show the timeline of a view that has events."""
    sheet = paper()
    colours = ground(sheet)
    tools = {
        "choices": [[lanes.value, label] for lanes, label in CHOICES.items()],
        "lanes": view.lanes.value,
        "true_time": view.true_time,
        "whole": "dates" not in view.filters,
        "title": summary,
        "ground": colours.paper,
        "ink": colours.ink,
    }
    dense = is_dense(store, view)
    # before the width is known, marks would be drawn only to be drawn again; a dense picture has none
    picture = {
        "figure": _packed(store, view.drawn, sheet) if width() or dense else None,
        "alt": f"Timeline of {summary}; the list has the same events",
        "box": sheet.width >= NARROW,
        "width": width(),
        "dense": dense,
        "turn": st.session_state.get(TURN, 0),
    }
    heard = changing(lambda view, *wish: _done(store, view, sheet, *wish))
    part("tools", tools, heard)
    part("timeline", picture, heard)


@lru_cache(REMEMBERED)
def _packed(store: Store, view: View, sheet: Paper) -> str:
    """Return a figure as the browser unzips it: it says much that repeats, and takes a quarter of its length."""
    return b64encode(compress(str(figure(store, view, sheet).to_json()).encode(), level=1)).decode()


def _done(store: Store, view: View, sheet: Paper, name: str, *arguments: Any) -> View:
    """Return the view after something was done to the picture, or asked of it; no zoom leads where no event is."""
    st.session_state[TURN] = st.session_state.get(TURN, 0) + (name == "zoom")
    try:
        after = _acted(store, view, sheet, name, *arguments)
    except (TypeError, ValueError, IndexError, OverflowError):
        return view
    return after if len(store.rows(after)) else view


def _acted(store: Store, view: View, sheet: Paper, name: str, *arguments: Any) -> View:
    if name == "zoom":
        left, right = sorted(map(float, arguments))
        return zoomed(store, view, sheet, left, right)
    if name == "nearer":  # the middle half of what is drawn, which on a folded axis is not that of the days
        left, right = axis(store, view, sheet)
        return zoomed(store, view, sheet, left + (right - left) / 4, right - (right - left) / 4)
    if name == "click" and is_dense(store, view):
        return narrowed(store, view, *_inside(store, view, days_of_cell(store, view, sheet, int(arguments[1]))))
    if name == "click":
        return acted(store, view, "open", *arguments)
    return acted(store, view, name, *arguments)


def zoomed(store: Store, view: View, sheet: Paper, left: float, right: float) -> View:
    """Return the view between two places on the picture's axis; farther ones than its ends show more time."""
    start, end = axis(store, view, sheet)
    factor = (right - left) / (end - start)
    if factor <= 1:
        return narrowed(store, view, *days_within(store, view, sheet, left, right))
    before, after = max(0.0, start - left), max(0.0, right - end)
    return farther(store, view, factor, before / (before + after))


def _inside(store: Store, view: View, days: tuple[int, int]) -> tuple[int, int]:
    """Return the days of a cell that lie in the window: its first and last cell may reach beyond."""
    first, last = (day.toordinal() for day in store.window(view))
    return max(days[0], first), min(days[1], last)
