"""What all pages share: the title, the way to the other pages, the filters, and what is said when nothing is left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path

import numpy as np
import streamlit as st
from streamlit.navigation.page import Page

from timeline.app.controls import LABELS, ask
from timeline.app.downloads import offer
from timeline.app.library import Library, open_library
from timeline.app.state import change, current, dropped
from timeline.model import Precision
from timeline.store import START, Store, StoreError, View, to_address
from timeline.timescale import COARSE, in_words

LOOK = Path(__file__).parent / "static" / "page.css"
REMEMBERED = 16
FILTERS = LABELS | {"text": "Search", "dates": "Dates"}


def frame(pages: Sequence[Page], body: Callable[[Library, View], None]) -> None:
    """Show a page: `body` shows what is its own of a view that has events."""
    st.html(LOOK)
    try:
        with st.spinner("Reading the articles", show_time=True):
            library = open_library()
    except StoreError as error:
        _heading("No events")
        st.text(str(error))
        return
    store = library.store
    if not len(store):
        _heading("No events")
        st.text(f"Articles read: {len(library.articles)}. None of them tells of a dated event.")
        _skipped(library, expanded=True)
        return
    view = current(store)
    ask(library, view)
    counts = summary(store, view)
    _heading(counts)
    _ways(pages, view)
    for line in dropped():
        st.caption(f"Left out of the address: {line}".replace("\n", " "))
    _skipped(library)
    if not len(store.rows(view)):
        _nothing_left(store, view)
        return
    body(library, view)
    offer(store, view)


def summary(store: Store, view: View) -> str:
    """Count a view: "6 events · 5 articles · 2 languages · 2016 – Dec 2024"."""
    return _summary(store, view.asked)


@lru_cache(REMEMBERED)
def _summary(store: Store, view: View) -> str:
    rows = store.rows(view)
    if not len(rows):
        return "No events"
    articles, languages = (_distinct(store, view, name) for name in ("sources", "languages"))
    counts = ((len(rows), "event"), (articles, "article"), (languages, "language"))
    told = (f"{count:,} {noun}{'s' * (count != 1)}" for count, noun in counts if count)
    return " · ".join([*told, _span(store, rows)])


def _distinct(store: Store, view: View, name: str) -> int:
    """Count the values that a view's events have in a list; what the filters' own counts tell is not counted again."""
    own = store.facets[name].counts(store.rows(view)) if name in view.filters else store.answer(view.asked).counts[name]
    return int(np.count_nonzero(own))


def _span(store: Store, rows: np.ndarray[tuple[int], np.dtype[np.int32]]) -> str:
    """Say from which month, or year where no more is known, the events go to which."""
    ends = (rows[0], rows[int(np.argmax(store.ends[rows]))])
    first, last = store.records(np.array(ends, dtype=np.int32), ("start", "end", "precision"))
    named = (_month(first["start"], first["precision"]), _month(last["end"], last["precision"]))
    return " – ".join(dict.fromkeys(named))


def _month(day: date, precision: str) -> str:
    return in_words(day, day, Precision(precision) if precision in COARSE else Precision.MONTH)


def _heading(counts: str) -> None:
    st.title("Diplomatic Timeline", anchor=False)
    st.caption(counts)


def _ways(pages: Sequence[Page], view: View) -> None:
    """Link the pages, each with the view that is shown."""
    address = to_address(view)
    with st.container(horizontal=True, key="ways"):
        for page in pages:
            st.page_link(page, query_params=address)


def _skipped(library: Library, *, expanded: bool = False) -> None:
    """Say which files gave nothing, and why; file names are shown as plain text."""
    skipped = library.skipped
    if skipped:
        with st.expander(f"{len(skipped)} file{'s' * (len(skipped) != 1)} skipped", expanded=expanded):
            for one in skipped:
                st.text(f"{one.path}: {one.reason}")


def _nothing_left(store: Store, view: View) -> None:
    """Say which filter to loosen."""
    st.subheader("No event passes all filters", anchor=False)
    for name, count in store.loosened(view).items():
        st.text(f"Without the filter {FILTERS[name]}: {count:,} event{'s' * (count != 1)}")
    st.button("Clear filters", on_click=lambda: change(START))
