"""The events of the view as files, and the address at which a calendar or a script subscribes to them."""

from __future__ import annotations

from html import escape

import streamlit as st

from timeline.export import FORMATS, to_bytes
from timeline.store import Store, View, query

SLOW = 20_000  # events that a format can take long to write


def offer(store: Store, view: View) -> None:
    """Offer exactly what the filters show, in every format."""
    st.html(links(view, len(store.rows(view))))


def links(view: View, count: int) -> str:
    """Return the links to a view's events as files; they are the addresses that anything else can ask as well."""
    slow = ", takes a while for so many events" if count > SLOW else ""
    items = "".join(
        f'<li><a href="{escape(feed(view, ending))}" download="diplomatic-timeline{ending}" '
        f'title="{escape(one.use + slow)}">{escape(one.label)}</a></li>'
        for ending, one in FORMATS.items()
    )
    return (
        f'<section class="downloads" aria-label="Downloads">Download {count:,} event{"s" * (count != 1)}:'
        f"<ul>{items}</ul>"
        "<p>Each link is an address to subscribe to: copy that of the calendar into a calendar program.</p></section>"
    )


def data_of(store: Store, view: View, ending: str) -> bytes:
    """Return the events of a view in the format of a file ending."""
    return to_bytes(store.frame(store.rows(view)), ending)


def feed(view: View, ending: str) -> str:
    """Return the address, beside the pages', at which the server gives a view's events in a format."""
    asked = query(view.asked)
    return f"events{ending}{asked and f'?{asked}'}"
