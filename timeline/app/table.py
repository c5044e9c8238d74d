"""The events as a list of rows, one of them open."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st

from timeline.model import Precision
from timeline.timescale import in_words

ROW = 40  # pixels, as are the widths of the columns
WHEN, SOURCES, ROOMY = 98, 68, 420
TURN = "table-turn"  # counts the openings from elsewhere: each needs a new table, whose selection is the open event


def show_table(frame: pd.DataFrame, opened: str, opens: Callable[[str], None], *, width: int, height: int) -> None:
    """List the events in order of time; `opens` is called with an event's id when its row is picked."""
    key = f"table-{st.session_state.get(TURN, 0)}"
    ids = frame["id"].tolist()
    sources = SOURCES if width >= ROOMY else 0
    st.dataframe(
        listed(frame),
        key=key,
        height=min(height, ROW * (len(frame) + 1)),
        hide_index=True,
        row_height=ROW,
        on_select=lambda: _picked(key, ids, opens),
        selection_mode="single-cell",
        selection_default={"selection": {"cells": [(ids.index(opened), "Event")]}},
        column_order=["When", "Event", "Sources"][: None if sources else 2],
        column_config={
            "When": st.column_config.TextColumn(width=WHEN),
            "Event": st.column_config.TextColumn(width=width - WHEN - sources - 2),
            "Sources": st.column_config.NumberColumn(width=SOURCES),
        },
        alt="The events of the view, in order of time",
    )


def listed(frame: pd.DataFrame) -> pd.DataFrame:
    """Return what the table shows of each event."""
    days = zip(frame["start"], frame["end"], frame["precision"], strict=True)
    return pd.DataFrame(
        {
            "When": [in_words(start.date(), end.date(), Precision(precision)) for start, end, precision in days],
            "Event": frame["title"].tolist(),
            "Sources": frame["n_sources"].tolist(),
        }
    )


def renew() -> None:
    """Make the table show the open event anew, after it was opened from elsewhere."""
    st.session_state[TURN] = st.session_state.get(TURN, 0) + 1


def _picked(key: str, ids: list[str], opens: Callable[[str], None]) -> None:
    if cells := st.session_state[key].selection.cells:
        row, _ = cells[0]
        opens(ids[row])
