"""What the pages of pictures share: a picture that can be clicked, its numbers as a table, and its events as a list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape

import plotly.graph_objects as go
import streamlit as st

from timeline.app.listing import show_list
from timeline.app.parts import part, width
from timeline.app.state import changing
from timeline.store import Store, View

CONFIG = {"displayModeBar": False, "doubleClick": False, "showTips": False}
MOST_ROWS = 200


def show_picture(drawn: go.Figure, key: str, alt: str, clicked: Callable[..., View]) -> None:
    """Show a picture once the browser has told its width; `clicked` makes a view of the view and a mark's numbers."""
    if width():
        st.plotly_chart(drawn, theme=None, key=key, config=CONFIG, alt=alt)

    def heard(view: View, name: str, *mark: int) -> View:
        try:
            return clicked(view, *map(int, mark)) if name == "click" else view
        except (TypeError, ValueError, IndexError):
            return view

    part("stage", {"key": key, "width": width()}, changing(heard))


def show_numbers(head: Sequence[str], rows: Iterable[Sequence[str | int]]) -> None:
    """Show a picture's numbers as a table, closed at first."""
    lines = [list(row) for row in rows]
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in lines[:MOST_ROWS])
    more = f"<p>and {len(lines) - MOST_ROWS:,} more</p>" if len(lines) > MOST_ROWS else ""
    heads = "".join(f'<th scope="col">{escape(name)}</th>' for name in head)
    st.html(
        f"<details><summary>The numbers as a table</summary><table><thead><tr>{heads}</tr></thead>"
        f"<tbody>{body}</tbody></table>{more}</details>"
    )


def show_events(store: Store, view: View) -> None:
    """List the view's events below a picture."""
    st.subheader("Events", anchor=False)
    show_list(store, view, store.row(view.event) if view.event else None, opens=False)


def _cell(value: str | int) -> str:
    return f"<td>{value:,}</td>" if isinstance(value, int) else f"<td>{escape(value)}</td>"
