"""A view of the event table as a Plotly figure; pure, and without Streamlit."""

from timeline.chart.drawing import figure
from timeline.chart.view import View

__all__ = ["View", "figure"]
