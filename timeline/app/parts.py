"""The page's own parts that run in the browser: filters, tools, list, and what listens to a picture.

Each draws what Python gives it and sends back acts: a name and its arguments, such as `["toggle", "people", "Xi"]`.
Their code stands in static/, one file a part; what a part is made of besides stands in front of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

STATIC = Path(__file__).parent / "static"
ACT, WIDTH = "act", "page-width"
MADE_OF = {"timeline": ("width", "drawing", "timeline"), "stage": ("width", "stage")}


@cache
def _source(name: str) -> str:
    return "\n".join((STATIC / f"{file}.js").read_text(encoding="utf-8") for file in MADE_OF.get(name, (name,)))


def width() -> int | None:
    """Return the pixels that the page's main column has; None until a part has told."""
    return st.session_state.get(WIDTH)


def part(name: str, data: Mapping[str, Any], acted: Callable[..., None] | None = None) -> Any:
    """Show a part; `acted` is called with the arguments of each act. Returns the states that the part has set."""
    mount = st.components.v2.component(
        f"diplomatic_timeline.{name}", html=f'<div class="{name}"></div>', js=_source(name), isolate_styles=False
    )
    return mount(
        key=name, data=dict(data), on_act_change=lambda: _heard(name, acted), on_width_change=lambda: _measured(name)
    )


def _heard(key: str, acted: Callable[..., None] | None) -> None:
    wish = st.session_state[key].get(ACT)
    if acted and isinstance(wish, list | tuple) and wish:
        acted(*wish)


def _measured(key: str) -> None:
    if told := st.session_state[key].get("width"):
        st.session_state[WIDTH] = int(told)
