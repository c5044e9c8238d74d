"""The dashboard on the articles beside this file: `streamlit run dashboard.py`."""

import os
from pathlib import Path

import streamlit as st

from timeline.app.routes import ROUTES
from timeline.cli import FOLDER_VARIABLE

os.environ.setdefault(FOLDER_VARIABLE, str(Path(__file__).parent / "corpus"))

app = st.App(Path(__file__).parent / "timeline" / "app" / "main.py", routes=ROUTES)
