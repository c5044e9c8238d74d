"""The placed events as a Plotly figure: bars, outlines, labels, folds and ticks.

Bars carry the events' rows in the store as customdata. Kind is the hue; what occurred is filled, all else is an
outline; vague dates are hatched and fade at both ends. The figure depends on the view alone: a click never redraws it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

import numpy as np
import plotly.graph_objects as go

from timeline.chart.layout import BOTTOM, CLEAR, LABEL_SIZE, TICK_SIZE, bare_layout, safe
from timeline.chart.paper import Ground, Paper, ground, text_width
from timeline.chart.placing import HEADING, TOP, Mark, Placed, Stretch, bands
from timeline.lexicon.kinds import kinds
from timeline.model import Kind, Status
from timeline.timescale import named

LABELS = "labels"
EDGE = 2  # pixels, so that the outline of the first and the last day is whole
FOLD_SIZE = 12

# (share of the width, strength): a vague bar is drawn in pieces, so that its ends fade.
FADING = ((0.05, 0.25), (0.05, 0.6), (0.8, 1.0), (0.05, 0.6), (0.05, 0.25))
SOLID = ((1.0, 1.0),)

FLAG = 9  # pixels; its paper-coloured edge keeps it apart from the bar that it stands on


class Piece(NamedTuple):
    """One drawn stretch of a mark: `top` and `bottom` in pixels from the top."""

    mark: Mark
    place: Stretch
    top: float
    bottom: float


class Fill(NamedTuple):
    """How the pieces of one trace are filled, and what is said of all of them."""

    colour: str
    hatched: bool
    words: str


def draw(placed: Placed, paper: Paper) -> go.Figure:
    """Draw what has been placed."""
    colours = ground(paper)
    traces = [*_bars(placed, paper), _label_targets(placed), _flags(placed, colours)]
    return go.Figure(traces, _picture(placed, paper, colours))


def span_of(placed: Placed) -> tuple[float, float]:
    """Return the places at which the axis starts and ends."""
    return -EDGE / placed.unit, placed.scale.width + EDGE / placed.unit


def _bars(placed: Placed, paper: Paper) -> Iterator[go.Bar]:
    """Yield one trace of bars for each fill, since a colour written once takes less than one for each bar."""
    fills: dict[Fill, list[Piece]] = {}
    for mark in placed.marks:
        _, top, bottom = bands(placed, mark)
        for place, strength in _pieces(mark):
            fills.setdefault(_fill(mark, strength, paper), []).append(Piece(mark, place, top, bottom))
    for fill, pieces in fills.items():
        pattern = {"pattern": {"shape": "/", "size": 6, "solidity": 0.45}} if fill.hatched else {}
        yield _targets(placed, pieces, fill.words, marker={"color": fill.colour, "line": {"width": 0}, **pattern})


def _label_targets(placed: Placed) -> go.Bar:
    """Cover each label with an unseen bar, so that a label can be clicked as its mark can."""
    pieces = [Piece(mark, mark.label.place, *bands(placed, mark)[:2]) for mark in placed.marks if mark.label]
    return _targets(placed, pieces, "", name=LABELS, marker={"color": CLEAR, "line": {"width": 0}})


def _targets(placed: Placed, pieces: list[Piece], words: str, **looks: Any) -> go.Bar:
    """Return horizontal bars that answer to the pointer with their event, and with words that are the same for all."""
    return go.Bar(
        orientation="h",
        base=_floats(piece.place.left / placed.unit for piece in pieces),
        x=_floats((piece.place.right - piece.place.left) / placed.unit for piece in pieces),
        y=_floats((piece.top + piece.bottom) / 2 for piece in pieces),
        width=pieces[0].bottom - pieces[0].top if pieces else None,
        customdata=np.array([piece.mark.row for piece in pieces], dtype=np.int32),
        hovertext=[safe(piece.mark.title) for piece in pieces],
        text=[safe(piece.mark.details) for piece in pieces],
        textposition="none",
        hovertemplate=f"<b>%{{hovertext}}</b><br>%{{text}}<br>{words}<extra></extra>",
        **looks,
    )


def _floats(values: Iterable[float]) -> np.ndarray[Any, np.dtype[np.float32]]:
    return np.fromiter(values, dtype=np.float32)


def _flags(placed: Placed, colours: Ground) -> go.Scatter:
    """Flag the events whose sources disagree on the date."""
    flagged = [mark for mark in placed.marks if mark.conflict]
    return go.Scatter(
        x=[(mark.bar.right - FLAG) / placed.unit for mark in flagged],
        y=[bands(placed, mark)[1] + FLAG for mark in flagged],
        mode="markers",
        marker={
            "symbol": "triangle-right",
            "size": FLAG,
            "color": colours.ink,
            "line": {"color": colours.paper, "width": 1},
        },
        hoverinfo="skip",
    )


def _picture(placed: Placed, paper: Paper, colours: Ground) -> go.Layout:
    """Return everything but the bars: the axis with its folds, the outlines and the labels."""
    layout = bare_layout(colours, height=placed.bottom + BOTTOM)
    ticks = named(placed.scale.ticks, lambda text: (text_width(text, TICK_SIZE) + 4) / placed.unit)
    layout.xaxis.update(
        range=span_of(placed),
        fixedrange=False,
        tickmode="array",
        tickvals=[tick.position for tick in ticks],
        ticktext=[f"{tick.text}<br>{tick.year}" for tick in ticks],
    )
    layout.yaxis.range = [placed.bottom, 0]
    layout.shapes = [*_tints(placed, colours), *_rules(placed, colours), *_outlines(placed, paper)]
    layout.annotations = [*_fold_labels(placed, colours), *_headings(placed, colours), *_labels(placed, colours)]
    return layout


def _tints(placed: Placed, colours: Ground) -> Iterator[dict[str, Any]]:
    for fold in placed.scale.folds:
        sides = {"x0": fold.left, "x1": fold.right, "y0": 0, "y1": placed.bottom}
        yield {"type": "rect", **sides, "fillcolor": colours.tint, "line": {"width": 0}, "layer": "below"}


def _rules(placed: Placed, colours: Ground) -> Iterator[dict[str, Any]]:
    """Rule off each lane from the one above."""
    for heading in placed.headings:
        y = heading.top
        line = {"color": colours.line, "width": 1}
        yield {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": y, "y1": y, "line": line, "layer": "below"}


def _fold_labels(placed: Placed, colours: Ground) -> Iterator[dict[str, Any]]:
    for fold in placed.scale.folds:
        if text_width(fold.label, FOLD_SIZE) <= (fold.right - fold.left) * placed.unit:
            middle = (fold.left + fold.right) / 2
            font = {"size": FOLD_SIZE, "color": colours.quiet}
            yield {"text": fold.label, "x": middle, "y": TOP / 2, "showarrow": False, "font": font}


def _headings(placed: Placed, colours: Ground) -> Iterator[dict[str, Any]]:
    for heading in placed.headings:
        yield {
            **_text(f"<b>{safe(heading.name)}</b>  {heading.size}", colours.quiet),
            "xref": "paper",
            "x": 0,
            "y": heading.top + HEADING,
        }


def _labels(placed: Placed, colours: Ground) -> Iterator[dict[str, Any]]:
    for mark in placed.marks:
        if mark.label:
            end = len(kinds()[mark.kind].label)  # a label that was cut shorter than its first word is bold as a whole
            kind, rest = mark.label.text[:end], mark.label.text[end:]
            yield {
                **_text(f"<b>{safe(kind)}</b>{safe(rest)}", colours.ink),
                "x": mark.label.place.left / placed.unit,
                "y": bands(placed, mark)[1],
            }


def _text(text: str, colour: str) -> dict[str, Any]:
    """Return a line of text that stands on its place, from there to the right."""
    return {
        "text": text,
        "xanchor": "left",
        "yanchor": "bottom",
        "align": "left",
        "showarrow": False,
        "borderpad": 0,
        "font": {"size": LABEL_SIZE, "color": colour},
    }


def _outlines(placed: Placed, paper: Paper) -> Iterator[dict[str, Any]]:
    """Outline what has not occurred: dashed if postponed, struck through if cancelled; one shape for each look."""
    looks: dict[tuple[Kind, Status], list[str]] = {}
    for mark in placed.marks:
        if mark.status is Status.OCCURRED:
            continue
        left, right, (_, top, bottom) = *(x / placed.unit for x in mark.bar), bands(placed, mark)
        path = f"M{left:.7g},{top + 1:g}H{right:.7g}V{bottom - 1:g}H{left:.7g}Z"
        strike = f"M{left:.7g},{(top + bottom) / 2:g}H{right:.7g}" if mark.status is Status.CANCELLED else ""
        looks.setdefault((mark.kind, mark.status), []).append(path + strike)
    for (kind, status), paths in looks.items():
        dash = "dash" if status is Status.POSTPONED else "solid"
        width = 1 if placed.slim else 2
        yield {
            "type": "path",
            "path": "".join(paths),
            "line": {"color": _hue(kind, paper), "width": width, "dash": dash},
        }


def _pieces(mark: Mark) -> Iterator[tuple[Stretch, float]]:
    """Yield the place and the strength of each piece of a mark's bar."""
    shares = FADING if mark.vague else SOLID
    left, right = mark.bar
    edges = pairwise(accumulate((share for share, _ in shares), initial=0.0))
    for (before, after), (_, strength) in zip(edges, shares, strict=True):
        yield Stretch(left + before * (right - left), left + after * (right - left)), strength


def _fill(mark: Mark, strength: float, paper: Paper) -> Fill:
    """Fill what occurred, and the hatching of what is vague, with the kind's hue; leave the rest hollow."""
    filled = mark.status is Status.OCCURRED or mark.vague
    words = f"{kinds()[mark.kind].label}, {mark.status.value}"
    return Fill(_rgba(_hue(mark.kind, paper), strength) if filled else CLEAR, mark.vague, words)


def _hue(kind: Kind, paper: Paper) -> str:
    row = kinds()[kind]
    return row.colour_dark if paper.dark else row.colour


def _rgba(colour: str, strength: float) -> str:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},{strength:.2f})"
