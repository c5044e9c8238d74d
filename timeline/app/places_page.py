"""The page of places: where the view's events were."""

from __future__ import annotations

import streamlit as st

from timeline.app.library import Library
from timeline.app.pictures import show_events, show_numbers, show_picture
from timeline.app.stage import paper
from timeline.chart.places import mapped, places_figure
from timeline.lexicon.countries import country_name
from timeline.store import View


def show(library: Library, view: View) -> None:
    """Show the page of a view that has events."""
    store = library.store
    sheet = paper()
    drawn = mapped(store, view, sheet)
    show_picture(
        places_figure(store, view, sheet),
        "places",
        "Map of the places of the events; the table below has the same numbers",
        lambda view, circle: chosen(
            view, tuple(dict.fromkeys(p.name for p in mapped(store, view, sheet).circles[circle].places))
        ),
    )
    st.caption(note(drawn.elsewhere))
    places = sorted((place for circle in drawn.circles for place in circle.places), key=lambda place: -place.events)
    show_numbers(
        ("Place", "Country", "Events"), [(place.name, country_name(place.country), place.events) for place in places]
    )
    show_events(store, view)


def chosen(view: View, places: tuple[str, ...]) -> View:
    """Return the view of these places alone; where it is that already, of all places."""
    return view.without("places") if set(view.places) == set(places) else view.changed(places=places)


def note(elsewhere: int) -> str:
    """Say how the map is read, and what is not on it."""
    missing = f"{elsewhere:,} event{'s have' if elsewhere != 1 else ' has'} no place on the map. " if elsewhere else ""
    return (
        f"{missing}A pale circle is a country as a whole; +2 means two more places. Click a circle to see its events."
    )
