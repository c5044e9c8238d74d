"""The page that most people would write for an event table: `px.timeline` of all rows, the table, and its CSV."""

from __future__ import annotations

import sys

import pandas as pd
import plotly.express as px
import streamlit as st

COLUMNS = ["id", "title", "start", "end", "people", "place_country", "place"]


@st.cache_data
def table(path: str) -> pd.DataFrame:
    """Read the table; an event goes to its first person, and ends when its last day does."""
    events = pd.read_parquet(path, columns=COLUMNS)
    events["person"] = events.pop("people").str[0]
    events["start"] = pd.to_datetime(events["start"])
    events["end"] = pd.to_datetime(events["end"]) + pd.Timedelta(days=1)
    return events


st.set_page_config(layout="wide")
events = table(sys.argv[1])
chosen = st.pills("Person", events["person"].value_counts().index[:12])
shown = events[events["person"] == chosen] if chosen else events
st.caption(f"{len(shown):,} events")
st.plotly_chart(px.timeline(shown, "start", "end", y="person", color="place_country", hover_name="title"))
st.dataframe(shown)
st.download_button("CSV", shown.to_csv(index=False), "events.csv")
