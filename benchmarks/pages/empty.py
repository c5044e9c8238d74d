"""The yardstick below which no Streamlit page comes: a choice, and a text that repeats it."""

from __future__ import annotations

import streamlit as st

st.set_page_config(layout="wide")
chosen = st.pills("Person", [f"Person {i:03}" for i in range(12)])
st.caption(f"Chosen: {chosen}")
