"""The view of a session, and its address: one of them changes, and the other follows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from timeline.store import Store, View, from_address, to_address

VIEW, ADDRESS, DROPPED = "view", "address", "dropped"


def current(store: Store) -> View:
    """Return the session's view: the one that the address asks for, where the address was changed by its reader."""
    if VIEW not in st.session_state or _asked() != st.session_state[ADDRESS]:
        view, unread = from_address(_asked())
        view, unknown = store.known(view)
        st.session_state[DROPPED] = [*unread, *unknown]
        change(view)
    return st.session_state[VIEW]  # type: ignore[no-any-return]


def change(view: View) -> None:
    """Make this the session's view, and write its address."""
    st.session_state[VIEW] = view
    st.session_state[ADDRESS] = to_address(view)
    if _asked() != st.session_state[ADDRESS]:
        st.query_params.from_dict(st.session_state[ADDRESS])


def changing(by: Callable[..., View | None]) -> Callable[..., None]:
    """Return a callback that replaces the session's view by what this function makes of it; None leaves it."""

    def changed(*wish: Any) -> None:
        st.session_state[DROPPED] = []
        view = by(st.session_state[VIEW], *wish)
        if view is not None:
            change(view)

    return changed


def dropped() -> list[str]:
    """Return what of the address could not be read, a line each, until the view is changed."""
    return list(st.session_state.get(DROPPED, []))


def _asked() -> dict[str, list[str]]:
    return {name: st.query_params.get_all(name) for name in st.query_params}
