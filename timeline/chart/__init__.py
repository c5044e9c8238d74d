"""Pictures of a store: pure functions of the store, the view and the paper, and without Streamlit."""

from timeline.chart.paper import Paper
from timeline.chart.picture import figure

__all__ = ["Paper", "figure"]
