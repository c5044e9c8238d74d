"""The page's own parts that run in the browser: filters, tools, list, and what listens to a picture.

Each draws what Python gives it and sends back acts: a name and its arguments, such as `["toggle", "people", "Xi"]`.
Their code stands in static/, one file a part.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

STATIC = Path(__file__).parent / "static"
ACT = "act"


@cache
def _source(name: str) -> str:
    return (STATIC / f"{name}.js").read_text(encoding="utf-8")


def part(name: str, data: Mapping[str, Any], acted: Callable[..., None] | None = None) -> Any:
    """Show a part; `acted` is called with the arguments of each act. Returns the states that the part has set."""
    mount = st.components.v2.component(
        f"diplomatic_timeline.{name}", html=f'<div class="{name}"></div>', js=_source(name), isolate_styles=False
    )
    return mount(key=name, data=dict(data), on_act_change=lambda: _heard(name, acted), on_width_change=_nothing)


def _heard(key: str, acted: Callable[..., None] | None) -> None:
    wish = st.session_state[key].get(ACT)
    if acted and isinstance(wish, list | tuple) and wish:
        acted(*wish)


def _nothing() -> None:
    """Make the width a state of the session."""
