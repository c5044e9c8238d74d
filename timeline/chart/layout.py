"""What all pictures have in common: no frame, one face, one look of the box that a pointer opens."""

from __future__ import annotations

from html import escape

import plotly.graph_objects as go

from timeline.chart.paper import FONT, Ground

LABEL_SIZE, TICK_SIZE, HOVER_SIZE = 13, 12, 14
BOTTOM = 44  # pixels below the plot, for the names of the ticks
CLEAR = "rgba(0,0,0,0)"


def bare_layout(colours: Ground, height: float) -> go.Layout:
    """Return the layout of a picture that is so many pixels high, without its axes' ranges."""
    bare = {"showgrid": False, "zeroline": False, "fixedrange": True}
    return go.Layout(
        height=height,
        margin={"l": 0, "r": 0, "t": 0, "b": BOTTOM},
        barmode="overlay",
        showlegend=False,
        dragmode=False,
        hovermode="closest",
        font={"family": FONT, "size": LABEL_SIZE, "color": colours.ink},
        paper_bgcolor=CLEAR,
        plot_bgcolor=CLEAR,
        hoverlabel={
            "align": "left",
            "bgcolor": colours.paper,
            "bordercolor": colours.line,
            "font": {"family": FONT, "size": HOVER_SIZE, "color": colours.ink},
        },
        xaxis={
            **bare,
            "tickfont": {"size": TICK_SIZE, "color": colours.quiet},
            "linecolor": colours.line,
            "showline": True,
        },
        yaxis={**bare, "visible": False},
    )


def safe(text: str) -> str:
    """Keep text from acting as Plotly's markup."""
    return escape(text, quote=False)
