"""The page of people: who met whom in the view, as people or as countries."""

from __future__ import annotations

import streamlit as st

from timeline.app.library import Library
from timeline.app.pictures import show_events, show_numbers, show_picture
from timeline.app.stage import paper
from timeline.app.state import change, current
from timeline.chart.meetings import matrix, meetings_figure
from timeline.store import Lanes, Store, View

SIDES = {"People": Lanes.PERSON, "Countries": Lanes.COUNTRY}
SWITCH = "people-or-countries"


def show(library: Library, view: View) -> None:
    """Show the page of a view that has events."""
    store = library.store
    sheet = paper()
    st.session_state[SWITCH] = "Countries" if view.lanes is Lanes.COUNTRY else "People"
    st.radio("Who met whom", list(SIDES), key=SWITCH, horizontal=True, on_change=_switched, args=(store,))
    found = matrix(store, view, sheet)
    if not found.values:
        st.text("No event of the view names one.")
    else:
        show_picture(
            meetings_figure(store, view, sheet),
            "people",
            "Matrix of who met whom; the table below has the same numbers",
            lambda view, row, column: chosen(view, *_cell(store, view, row, column)),
        )
        st.caption(
            "Each cell counts the events in which both take part, the diagonal all events of one. "
            "Click a cell to see them."
        )
        size = range(len(found.values))
        pairs = sorted(
            ((int(found.counts[i, j]), i, j) for i in size for j in size if i < j), key=lambda pair: -pair[0]
        )
        show_numbers(
            ("", "", "Events together"), [(found.name(i), found.name(j), count) for count, i, j in pairs if count]
        )
    show_events(store, view)


def chosen(view: View, listed: str, values: tuple[str, ...]) -> View:
    """Return the view of one of a list, or of two people together; of two countries the first alone."""
    if listed == "countries":
        return view.changed(countries=values[:1])
    return view.changed(people=values, together=len(values) > 1)


def _cell(store: Store, view: View, row: int, column: int) -> tuple[str, tuple[str, ...]]:
    found = matrix(store, view, paper())
    return found.listed, tuple(dict.fromkeys((found.values[row], found.values[column])))


def _switched(store: Store) -> None:
    change(current(store).changed(lanes=SIDES[st.session_state[SWITCH]]))
