"""The dashboard of an installed package, for `streamlit run`: opens `corpus/` of the working directory, unless told.

Streamlit puts this folder first on the import path: no module in it may bear the name of a package or of a module of
the standard library.
"""

from pathlib import Path

from timeline.app.page import show

show(Path("corpus"))
