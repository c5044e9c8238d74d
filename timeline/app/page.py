"""The page: title, timeline, list and reader; what stands where, and what is open."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

import pandas as pd
import streamlit as st

from timeline.app.browser import page_width
from timeline.app.filters import Filters, chosen, loosened
from timeline.app.library import Library, open_library
from timeline.app.picture import show_timeline
from timeline.app.reader import show_reader
from timeline.app.sidebar import LABELS, ask, clear
from timeline.app.table import renew, show_table
from timeline.chart import View
from timeline.export import to_csv_bytes
from timeline.model import Precision
from timeline.timescale import COARSE, in_words

SHARES = (6, 7)  # of list and reader
USUAL_WIDTH = 1000
NARROW = 640  # pixels: below, the page is one column
LOOK = Path(__file__).parent / "static" / "page.css"


def show(default: Path) -> None:
    """Show the dashboard of the folder that the environment names, else of the default one."""
    st.set_page_config("Diplomatic Timeline", layout="wide")
    st.html(LOOK)
    library = open_library(default)
    if library.frame.empty:
        _heading("No events")
        st.text(f"Articles read: {len(library.articles)}. None of them tells of a dated event.")
        _skipped(library, expanded=True)
        return
    filters = ask(library.frame)
    frame = chosen(library.frame, filters).sort_values(["start", "end", "id"])
    _heading(summary(frame))
    _skipped(library)
    if frame.empty:
        _nothing_left(library.frame, filters)
    else:
        _view(library, frame)


def summary(frame: pd.DataFrame) -> str:
    """Count a view: "6 events · 5 articles · 2 languages · 2016 – Dec 2024"."""
    if frame.empty:
        return "No events"
    articles, languages = (len(set(frame[column].explode().dropna())) for column in ("sources", "languages"))
    counts = ((len(frame), "event"), (articles, "article"), (languages, "language"))
    return " · ".join([*(f"{n} {noun}{'s' * (n != 1)}" for n, noun in counts), _span(frame)])


def _span(frame: pd.DataFrame) -> str:
    """Say from which month, or year where no more is known, the events go to which."""
    first, last = frame.sort_values("start").iloc[0], frame.sort_values("end").iloc[-1]
    ends = (_month(first["start"].date(), first["precision"]), _month(last["end"].date(), last["precision"]))
    return " – ".join(dict.fromkeys(ends))


def _month(day: date, precision: str) -> str:
    return in_words(day, day, Precision(precision) if precision in COARSE else Precision.MONTH)


def _view(library: Library, frame: pd.DataFrame) -> None:
    measured = page_width()
    width = measured or USUAL_WIDTH
    narrow = width < NARROW
    opened = _opened(frame)
    table = partial(show_table, frame, opened, _open)
    reader = partial(show_reader, library, library.events[opened], follow=narrow)
    if narrow:
        table(width=width, height=300)
        _timeline(frame, measured)
        reader()
    else:
        _timeline(frame, measured)
        left, right = st.columns(SHARES, gap="medium")
        with left:
            table(width=width * SHARES[0] // sum(SHARES) - 16, height=600)
        with right:
            reader()


def _heading(counts: str) -> None:
    st.title("Diplomatic Timeline", anchor=False)
    st.caption(counts)


def _timeline(frame: pd.DataFrame, width: int | None) -> None:
    """Show the timeline with its switch; before its width is known it would be drawn only to be drawn again."""
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        true_time = st.toggle("True time", key="true-time", bind="query-params", help="Every day as wide as the next")
        st.download_button(
            "Download CSV", partial(to_csv_bytes, frame), "diplomatic-timeline.csv", "text/csv", on_click="ignore"
        )
    if width:
        view = View(folded=not true_time, width=width, dark=st.context.theme.type == "dark")
        show_timeline(frame, view, _open_from_timeline, summary(frame))


def _opened(frame: pd.DataFrame) -> str:
    """Return the event that is open: the one in the address, else the most reported one of the view."""
    asked = st.query_params.get("event", "")
    if asked in set(frame["id"]):
        return asked
    return str(frame.sort_values("n_sources", kind="stable")["id"].iloc[-1])


def _open(event: str) -> None:
    st.query_params["event"] = event


def _open_from_timeline(event: str) -> None:
    _open(event)
    renew()


def _skipped(library: Library, *, expanded: bool = False) -> None:
    """Say which files gave nothing, and why; file names are shown as plain text."""
    skipped = library.corpus.skipped
    if skipped:
        with st.expander(f"{len(skipped)} file{'s' * (len(skipped) != 1)} skipped", expanded=expanded):
            for one in skipped:
                st.text(f"{one.path}: {one.reason}")


def _nothing_left(frame: pd.DataFrame, filters: Filters) -> None:
    """Say which filter to loosen."""
    st.subheader("No event passes all filters", anchor=False)
    for field, count in loosened(frame, filters).items():
        st.text(f"Without the filter {LABELS[field]}: {count} event{'s' * (count != 1)}")
    st.button("Clear filters", on_click=clear, args=(frame,))
