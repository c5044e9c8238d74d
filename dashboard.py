"""The dashboard on the articles beside this file: `streamlit run dashboard.py`."""

from pathlib import Path

from timeline.app.page import show

show(Path(__file__).parent / "corpus")
