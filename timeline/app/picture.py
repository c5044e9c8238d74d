"""The timeline on the page: the figure at the width there is, and the event that was clicked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from timeline.chart import View, figure

CONFIG = {"displayModeBar": False, "doubleClick": False, "showTips": False}


def show_timeline(frame: pd.DataFrame, view: View, opens: Callable[[str], None], summary: str) -> None:
    """Draw the events; `opens` is called with an event's id when its mark or label is clicked."""
    st.plotly_chart(
        figure(frame, view),
        theme=None,
        key="timeline",
        on_select=lambda: _clicked(opens),
        selection_mode="points",
        config=CONFIG,
        alt=f"Timeline of {summary}; the table lists the same events",
    )


def event_of(point: dict[str, Any]) -> str:
    """Return the event's id of a clicked point: its customdata, which comes back bare, in a list or in a mapping."""
    data = point.get("customdata", "")
    if isinstance(data, dict):
        data = list(data.values())
    return str(data[0] if isinstance(data, list) else data)


def _clicked(opens: Callable[[str], None]) -> None:
    if points := st.session_state["timeline"].selection.points:
        opens(event_of(points[0]))
