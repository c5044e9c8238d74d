"""The filters beside every page: what they show of a view and its counts, and what they do to it."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Any

import numpy as np
import streamlit as st
from babel import Locale

from timeline.app.event import source_name
from timeline.app.library import Library
from timeline.app.parts import part
from timeline.app.state import changing
from timeline.lexicon.countries import country_name
from timeline.lexicon.kinds import kinds
from timeline.model import Kind
from timeline.store import View
from timeline.store.acts import acted
from timeline.store.search import folded

LABELS = {
    "people": "People",
    "countries": "Country",
    "kinds": "Kind",
    "statuses": "Status",
    "places": "Place",
    "sources": "Source",
    "languages": "Language",
    "precisions": "Precision",
}
"""The label of each list, in the order of the page."""

OPEN = ("people", "countries", "kinds", "statuses")
FIRST, MOST = 6, 60  # values that a list shows at first, and at most
LONG = 12  # values of which a list lets its reader seek one
FINDS, LONGER = "finds", "longer"


def ask(library: Library, view: View) -> None:
    """Show the filters in the sidebar."""

    def heard(view: View, name: str, *arguments: Any) -> View | None:
        if name == "find":
            st.session_state.setdefault(FINDS, {}).update({str(arguments[0]): folded(str(arguments[1]))})
            return None
        if name == "more":
            st.session_state.setdefault(LONGER, set()).symmetric_difference_update(map(str, arguments))
            return None
        return acted(library.store, view, name, *arguments)

    with st.sidebar:
        finds, longer = st.session_state.get(FINDS, {}), st.session_state.get(LONGER, set())
        part("controls", shown(library, view, finds, longer), changing(heard))


def shown(library: Library, view: View, finds: Mapping[str, str], longer: Container[str] = ()) -> dict[str, Any]:
    """Return what the filters show: the view, and the values of each list with their counts, the most frequent first.

    `finds` are the words that a reader seeks among the values of a list: list → folded words. `longer` are the lists
    that are shown at greater length.
    """
    store = library.store
    return {
        "text": view.text,
        "from": view.first.isoformat() if view.first else "",
        "to": view.last.isoformat() if view.last else "",
        "bounds": [day.isoformat() for day in store.bounds],
        "filters": len(view.filters),
        "facets": [
            _facet(library, view, name, finds.get(name, ""), longer=name in longer)
            for name in LABELS
            if len(store.facets[name]) > 1
        ],
    }


def label_of(library: Library, name: str, value: str) -> str:
    """Return how a value of a list is called."""
    if name == "countries":
        return country_name(value)
    if name == "kinds":
        return kinds()[Kind(value)].label
    if name == "sources" and value in library.articles:
        return source_name(library.articles[value])
    if name == "languages":
        return str(Locale("en").languages.get(value, value))
    return value[:1].upper() + value[1:] if name in {"statuses", "precisions"} else value


def _facet(library: Library, view: View, name: str, find: str, *, longer: bool) -> dict[str, Any]:
    facet = library.store.facets[name]
    counts = library.store.answer(view.asked).counts[name]
    chosen = [place for place in facet.places(getattr(view, name)) if place is not None]
    most = [int(i) for i in np.argsort(-counts, kind="stable")[: MOST if longer else FIRST]]
    values = [(i, facet.values[i].as_py()) for i in (*most, *(i for i in chosen if i not in most))]
    named = [(i, value, label_of(library, name, value)) for i, value in values]
    if find:
        named = _found(library, name, find, counts)
    rows = [[value, label, int(counts[i]), i in chosen] for i, value, label in named]
    return {
        "name": name,
        "label": LABELS[name],
        "open": name in OPEN,
        "size": len(facet),
        "long": len(facet) > LONG,
        "longer": longer,
        "more": min(len(facet), MOST) - FIRST,
        "chosen": len(chosen),
        "together": view.together if name == "people" and len(chosen) > 1 else None,
        "values": rows,
    }


def _found(library: Library, name: str, find: str, counts: Any) -> list[tuple[int, str, str]]:
    """Return the values whose label holds the words that are sought, the most frequent first."""
    values = library.store.facets[name].values.to_pylist()
    named = [(i, value, label_of(library, name, value)) for i, value in enumerate(values)]
    return sorted((one for one in named if find in folded(one[2])), key=lambda one: -counts[one[0]])[:MOST]
