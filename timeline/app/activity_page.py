"""The page of activity: when there were how many events of which kind."""

from __future__ import annotations

from datetime import date

import streamlit as st

from timeline.app.library import Library
from timeline.app.pictures import show_events, show_numbers, show_picture
from timeline.app.stage import paper
from timeline.chart.activity import activity, activity_figure
from timeline.lexicon.kinds import kinds
from timeline.store import Store, View
from timeline.store.window import narrowed


def show(library: Library, view: View) -> None:
    """Show the page of a view that has events."""
    store = library.store
    sheet = paper()
    found = activity(store, view, sheet)

    def clicked(view: View, bar: int) -> View:
        edges = activity(store, view, sheet).edges
        return within(store, view, edges[bar], edges[bar + 1] - 1)

    show_picture(
        activity_figure(store, view, sheet),
        "activity",
        f"Events by {found.unit} and kind; the table below has the same numbers",
        clicked,
    )
    vague = f"{found.vague:,} dated too coarsely for a bar. " if found.vague else ""
    st.caption(
        f"Events by the {found.unit} in which they begin. Pale: planned, cancelled or postponed. "
        f"{vague}Click a bar to see its events."
    )
    rows: list[tuple[str | int, ...]] = [
        (date.fromordinal(edge).isoformat(), *map(int, counts), int(counts.sum()))
        for edge, counts in zip(found.edges, found.counts.sum(axis=1).T, strict=False)
        if counts.any()
    ]
    show_numbers((f"{found.unit.capitalize()} from", *(kinds()[kind].label for kind in found.kinds), "All"), rows)
    show_events(store, view)


def within(store: Store, view: View, first: int, last: int) -> View:
    """Return the view of these days, as far as the window has them."""
    start, end = (day.toordinal() for day in store.window(view))
    return narrowed(store, view, max(first, start), min(last, end))
