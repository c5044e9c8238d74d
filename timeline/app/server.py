"""The dashboard as a web application: Streamlit's pages, and the feeds beside them.

`timeline dashboard` and `streamlit run dashboard.py` serve it.
"""

from pathlib import Path

import streamlit as st

from timeline.app.routes import ROUTES

app = st.App(Path(__file__).parent / "main.py", routes=ROUTES)
