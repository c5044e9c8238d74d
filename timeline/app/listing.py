"""The events of a view as headings and links, a page of them at a time."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import streamlit as st

from timeline.app.parts import part
from timeline.app.state import changing
from timeline.model import Precision
from timeline.store import Store, View, query
from timeline.store.acts import acted
from timeline.timescale import in_words

SIZE = 50  # events on a page
PAGE, SHOWN = "list-page", "list-shown"
LISTED = ("id", "kind", "status", "title", "start", "end", "precision", "n_sources", "date_conflict")


def show_list(store: Store, view: View, opened: int | None, *, opens: bool = True) -> None:
    """List the events of a view that has some, the page with the open one first.

    Where the list does not open events itself, its links lead to the timeline, which does.
    """
    page = _page(store, view, opened)

    def heard(view: View, name: str, *arguments: Any) -> View | None:
        if name == "page":
            st.session_state[PAGE] = int(arguments[0])
            return None
        if name == "step" and opened is not None:  # from the event that is shown, which the address may not name
            view = view.changed(event=store.id(opened))
        return acted(store, view, name, *arguments)

    part("list", listed(store, view, opened, page) | {"opens": opens}, changing(heard))


def listed(store: Store, view: View, opened: int | None, page: int) -> dict[str, Any]:
    """Return what the list shows: groups of events by year, each event as row, id, day, title, note and look."""
    rows = store.rows(view)[page * SIZE : (page + 1) * SIZE]
    entries = [(int(row), event) for row, event in zip(rows, store.records(rows, LISTED), strict=True)]
    address = query(view.changed(event=""))
    return {
        "groups": [
            {"heading": str(year), "events": [_entry(row, event) for row, event in group]}
            for year, group in groupby(entries, key=lambda entry: entry[1]["start"].year)
        ],
        "opened": "" if opened is None else store.id(opened),
        "address": f"./?{address}&" if address else "./?",
        "page": page,
        "last": last_page(store, view),
    }


def last_page(store: Store, view: View) -> int:
    """Return the number of the last page, from 0."""
    return max(0, len(store.rows(view)) - 1) // SIZE


def _page(store: Store, view: View, opened: int | None) -> int:
    """Return the page to show: the one turned to, or that of the open event where the view or the event has changed."""
    shown = (view.asked, opened)
    if st.session_state.get(SHOWN) != shown:
        st.session_state[SHOWN] = shown
        st.session_state[PAGE] = 0 if opened is None else int(store.rows(view).searchsorted(opened)) // SIZE
    return min(max(0, int(st.session_state.get(PAGE, 0))), last_page(store, view))


def _entry(row: int, event: dict[str, Any]) -> list[Any]:
    when = in_words(event["start"], event["end"], Precision(event["precision"]))
    notes = (
        event["status"] if event["status"] != "occurred" else "",
        f"{event['n_sources']} sources" if event["n_sources"] > 1 else "",
        "dates differ" if event["date_conflict"] else "",
    )
    return [
        row,
        event["id"],
        when,
        event["title"],
        " · ".join(filter(None, notes)),
        f"{event['kind']} {event['status']}",
    ]
