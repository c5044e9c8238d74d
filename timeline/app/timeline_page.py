"""The first page: the timeline, the list, and the open event."""

from __future__ import annotations

import numpy as np
import streamlit as st

from timeline.app.library import Library
from timeline.app.listing import show_list
from timeline.app.parts import width
from timeline.app.reader import show_event
from timeline.app.shell import summary
from timeline.app.stage import NARROW, USUAL_WIDTH, show_timeline
from timeline.store import Store, View

SHARES = (5, 8)  # of list and reader


def show(library: Library, view: View) -> None:
    """Show the page of a view that has events."""
    store = library.store
    row = opened(store, view)
    if (width() or USUAL_WIDTH) < NARROW:
        show_list(store, view, row)
        show_timeline(store, view, summary(store, view))
        show_event(library, view, row, follow=True)
        return
    show_timeline(store, view, summary(store, view))
    left, right = st.columns(SHARES, gap="medium")
    with left:
        show_list(store, view, row)
    with right:
        show_event(library, view, row, follow=False)


def opened(store: Store, view: View) -> int:
    """Return the row of the event that is open: the one asked for, else the most reported one of the view."""
    if view.event and (row := store.row(view.event)) is not None:
        return row
    rows = store.rows(view)
    sources = store.table["n_sources"].to_numpy()[rows]
    return int(rows[len(rows) - 1 - int(np.argmax(sources[::-1]))])
