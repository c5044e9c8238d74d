"""The script that Streamlit runs for every visitor: the pages, and which of them is shown.

Streamlit puts this folder first on the import path: no module in it may bear the name of a package or of a module of
the standard library.
"""

from functools import partial

import streamlit as st
from streamlit.navigation.page import Page

from timeline.app.sections import MODULES, PATHS
from timeline.app.shell import frame

st.set_page_config("Diplomatic Timeline", layout="wide")
pages: list[Page] = []
for title, module in MODULES.items():
    body = partial(frame, pages, module.show)
    pages.append(st.Page(body, title=title, url_path=PATHS[title], default=not PATHS[title]))
st.navigation(pages, position="hidden").run()
