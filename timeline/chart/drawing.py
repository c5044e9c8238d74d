"""The placed events as a Plotly figure: bars, outlines, labels, folds and ticks.

Bars carry the events' ids as customdata. Kind is the hue; what occurred is filled, all else is an outline; vague dates
are hatched and fade at both ends. The figure depends on the view alone, so that a click never redraws it.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import accumulate, chain, pairwise
from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from timeline.chart.placing import LABEL_SIZE, Mark, Placed, place
from timeline.chart.view import FONT, Ground, View, ground, text_width
from timeline.lexicon.kinds import kinds
from timeline.model import Status
from timeline.timescale import named

TOP = 26  # pixels of the strip above the lanes, in which the folds are labelled: no label can cross it
BOTTOM = 44
EDGE = 2  # pixels, so that the outline of the first and the last day is whole
LABEL_BAND, BAR_BAND, LANE_GAP = 20, 20, 12
SLIM_BAR, SLIM_GAP = 6, 2
TICK_SIZE = FOLD_SIZE = 12
CLEAR = "rgba(0,0,0,0)"

# (share of the width, strength): a vague bar is drawn in pieces, so that its ends fade.
FADING = ((0.05, 0.25), (0.05, 0.6), (0.8, 1.0), (0.05, 0.6), (0.05, 0.25))
SOLID = ((1.0, 1.0),)

FLAG = 9  # pixels; its paper-coloured edge keeps it apart from the bar that it stands on


class Bands(NamedTuple):
    """The pixels from the top at which a lane's label stands and its bar starts and ends."""

    label: float
    top: float
    bottom: float


class Piece(NamedTuple):
    """One drawn stretch of a mark's bar."""

    mark: Mark
    left: float
    right: float
    strength: float


def figure(frame: pd.DataFrame, view: View) -> go.Figure:
    """Draw the events of a table as a timeline.

    `frame` has the columns of the event table. Equal arguments give equal figures; an empty table, an empty figure.
    """
    colours = ground(view)
    if frame.empty:
        return go.Figure(layout=_layout(colours, height=TOP + BOTTOM))
    placed = place(frame, view)
    traces = [_bars(placed, view), _label_targets(placed), _flags(placed, colours)]
    return go.Figure(traces, _picture(placed, view, colours))


def _bars(placed: Placed, view: View) -> go.Bar:
    pieces = list(chain.from_iterable(map(_pieces, placed.marks)))
    bands = [_bands(placed, piece.mark) for piece in pieces]
    return _target(
        placed,
        pieces,
        y=[(band.top + band.bottom) / 2 for band in bands],
        width=[band.bottom - band.top for band in bands],
        marker={
            "color": [_fill(piece, view) for piece in pieces],
            "line": {"width": 0},
            "pattern": {"shape": ["/" if piece.mark.vague else "" for piece in pieces], "size": 6, "solidity": 0.45},
        },
    )


def _label_targets(placed: Placed) -> go.Bar:
    """Cover each label with an unseen bar, so that a label can be clicked as its mark can."""
    pieces = [Piece(mark, mark.label_left, mark.label_right, 0) for mark in placed.marks if mark.label]
    bands = [_bands(placed, piece.mark) for piece in pieces]
    return _target(
        placed,
        pieces,
        y=[(band.label + band.top) / 2 for band in bands],
        width=[band.top - band.label for band in bands],
        marker={"color": CLEAR, "line": {"width": 0}},
    )


def _target(placed: Placed, pieces: list[Piece], **looks: Any) -> go.Bar:
    """Return horizontal bars that answer to the pointer with their event; a selection leaves them as they look."""
    return go.Bar(
        orientation="h",
        base=[piece.left / placed.unit for piece in pieces],
        x=[(piece.right - piece.left) / placed.unit for piece in pieces],
        customdata=[piece.mark.id for piece in pieces],
        hovertext=[_hover(piece.mark) for piece in pieces],
        hovertemplate="%{hovertext}<extra></extra>",
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
        **looks,
    )


def _flags(placed: Placed, colours: Ground) -> go.Scatter:
    """Flag the events whose sources disagree on the date."""
    flagged = [mark for mark in placed.marks if mark.conflict]
    return go.Scatter(
        x=[(mark.right - FLAG) / placed.unit for mark in flagged],
        y=[_bands(placed, mark).top + FLAG for mark in flagged],
        mode="markers",
        marker={
            "symbol": "triangle-right",
            "size": FLAG,
            "color": colours.ink,
            "line": {"color": colours.paper, "width": 1},
        },
        hoverinfo="skip",
    )


def _picture(placed: Placed, view: View, colours: Ground) -> go.Layout:
    """Return everything but the bars: the axis with its folds, the outlines and the labels."""
    bottom = _lane_top(placed, placed.lanes)
    layout = _layout(colours, height=bottom + BOTTOM)
    ticks = named(placed.scale.ticks, lambda text: (text_width(text, TICK_SIZE) + 4) / placed.unit)
    layout.xaxis.update(
        range=[-EDGE / placed.unit, placed.scale.width + EDGE / placed.unit],
        tickvals=[tick.position for tick in ticks],
        ticktext=[f"{tick.text}<br>{tick.year}" for tick in ticks],
    )
    layout.yaxis.range = [bottom, 0]
    layout.shapes = [*_tints(placed, colours), *_outlines(placed, view)]
    layout.annotations = [*_fold_labels(placed, colours), *_labels(placed, colours)]
    return layout


def _layout(colours: Ground, height: float) -> go.Layout:
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
            "font": {"family": FONT, "size": 14, "color": colours.ink},
        },
        xaxis={
            **bare,
            "tickmode": "array",
            "tickfont": {"size": TICK_SIZE, "color": colours.quiet},
            "linecolor": colours.line,
            "showline": True,
        },
        yaxis={**bare, "visible": False},
    )


def _tints(placed: Placed, colours: Ground) -> Iterator[dict[str, Any]]:
    for fold in placed.scale.folds:
        sides = {"x0": fold.left, "x1": fold.right, "y0": 0, "y1": _lane_top(placed, placed.lanes)}
        yield {"type": "rect", **sides, "fillcolor": colours.tint, "line": {"width": 0}, "layer": "below"}


def _fold_labels(placed: Placed, colours: Ground) -> Iterator[dict[str, Any]]:
    for fold in placed.scale.folds:
        if text_width(fold.label, FOLD_SIZE) <= (fold.right - fold.left) * placed.unit:
            middle = (fold.left + fold.right) / 2
            font = {"size": FOLD_SIZE, "color": colours.quiet}
            yield {"text": fold.label, "x": middle, "y": TOP / 2, "showarrow": False, "font": font}


def _labels(placed: Placed, colours: Ground) -> Iterator[dict[str, Any]]:
    for mark in filter(lambda mark: mark.label, placed.marks):
        kind, rest = mark.label[: (end := _kind_end(mark))], mark.label[end:]
        yield {
            "text": f"<b>{_safe(kind)}</b>{_safe(rest)}",
            "x": mark.label_left / placed.unit,
            "y": _bands(placed, mark).top,
            "xanchor": "left",
            "yanchor": "bottom",
            "align": "left",
            "showarrow": False,
            "borderpad": 0,
            "font": {"size": LABEL_SIZE, "color": colours.ink},
        }


def _outlines(placed: Placed, view: View) -> Iterator[dict[str, Any]]:
    """Outline what has not occurred: dashed if postponed, struck through if cancelled."""
    for mark in placed.marks:
        if mark.status is Status.OCCURRED:
            continue
        left, right, band = mark.left / placed.unit, mark.right / placed.unit, _bands(placed, mark)
        top, bottom = band.top + 1, band.bottom - 1
        strike = f"M{left},{(top + bottom) / 2}H{right}" if mark.status is Status.CANCELLED else ""
        yield {
            "type": "path",
            "path": f"M{left},{top}H{right}V{bottom}H{left}Z{strike}",
            "line": {
                "color": _hue(mark, view),
                "width": 2,
                "dash": "dash" if mark.status is Status.POSTPONED else "solid",
            },
        }


def _pieces(mark: Mark) -> Iterator[Piece]:
    shares = FADING if mark.vague else SOLID
    width = mark.right - mark.left
    edges = pairwise(accumulate((share for share, _ in shares), initial=0.0))
    for (before, after), (_, strength) in zip(edges, shares, strict=True):
        yield Piece(mark, mark.left + before * width, mark.left + after * width, strength)


def _bands(placed: Placed, mark: Mark) -> Bands:
    top = _lane_top(placed, mark.lane)
    if placed.slim:
        return Bands(top, top, top + SLIM_BAR)
    return Bands(top, top + LABEL_BAND, top + LABEL_BAND + BAR_BAND)


def _lane_top(placed: Placed, lane: int) -> float:
    return TOP + lane * (SLIM_BAR + SLIM_GAP if placed.slim else LABEL_BAND + BAR_BAND + LANE_GAP)


def _fill(piece: Piece, view: View) -> str:
    """Fill what occurred, and the hatching of what is vague, with the kind's hue; leave the rest hollow."""
    filled = piece.mark.status is Status.OCCURRED or piece.mark.vague
    return _rgba(_hue(piece.mark, view), piece.strength) if filled else CLEAR


def _hue(mark: Mark, view: View) -> str:
    row = kinds()[mark.kind]
    return row.colour_dark if view.dark else row.colour


def _rgba(colour: str, strength: float) -> str:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},{strength:.2f})"


def _kind_end(mark: Mark) -> int:
    """Return where the label's first words, the kind, end; a label cut shorter than that is all kind."""
    return min(len(kinds()[mark.kind].label), len(mark.label))


def _hover(mark: Mark) -> str:
    head, *rest = map(_safe, mark.hover)
    return "<br>".join([f"<b>{head}</b>", *rest])


def _safe(text: str) -> str:
    """Keep text from acting as Plotly's markup."""
    return escape(text, quote=False)
