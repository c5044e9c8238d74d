"""The open event and its articles, side by side."""

from __future__ import annotations

import numpy as np
import streamlit as st

from timeline.app import event as html
from timeline.app.library import Library
from timeline.app.parts import part
from timeline.store import View
from timeline.store.related import same_trip

MOST_ARTICLES = 6  # shown side by side; the others are named


def show_event(library: Library, view: View, row: int, *, follow: bool) -> None:
    """Show one event and its articles; `follow` brings it into the window, for a page of one column."""
    store = library.store
    cells = store.records(np.array([row], dtype=np.int32), store.table.column_names)[0]
    event = library.events.get(cells["id"])
    sources = html.sources_of(event, library.articles) if event else []
    differing = html.disagreement(event, library.articles) if event else ""
    quote = "" if event else html.quote(cells)
    st.html(f'<section class="event">{html.head(cells, event)}{quote}{differing}</section>')
    if event:
        panels = "".join(html.panel(event, article) for article in sources[:MOST_ARTICLES])
        st.html(f'<div class="articles">{panels}</div>')
        if further := sources[MOST_ARTICLES:]:
            st.text("\n".join(["Also told by:", *map(html.source_name, further)]))
    history = html.history(event, library.articles) if event else ""
    trip = html.trip(store, view, same_trip(store, row))
    st.html(f'<section class="event after">{history}{trip}{html.citation(cells, sources)}</section>')
    part("reader", {"anchor": cells["id"], "row": row, "articles": min(len(sources), MOST_ARTICLES), "follow": follow})
