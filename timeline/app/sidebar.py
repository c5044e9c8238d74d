"""The filters as the reader sets them; each stands in the page's address, so that a view can be shared."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from timeline.app.filters import Filters, bounds, options
from timeline.lexicon.countries import country_name
from timeline.lexicon.kinds import kinds

LABELS = {
    "people": "People",
    "dates": "Dates",
    "kinds": "Kind",
    "countries": "Country",
    "statuses": "Status",
    "text": "Search",
}
"""The label of each filter, by its field in `Filters`."""


def ask(frame: pd.DataFrame) -> Filters:
    """Show the filters and return what they are set to."""
    with st.sidebar:
        return Filters(
            text=(_search() or "").strip(),
            people=_many("people", options(frame, "people")),
            dates=_dates(frame),
            kinds=_many("kinds", options(frame, "kind"), {kind.value: row.label for kind, row in kinds().items()}),
            countries=_many("countries", codes := options(frame, "countries"), {c: country_name(c) for c in codes}),
            statuses=_many("statuses", options(frame, "status")),
        )


def clear(frame: pd.DataFrame) -> None:
    """Set every filter back to letting everything through; the address follows the widgets."""
    st.session_state.update({field: [] for field in LABELS} | {"text": "", "dates": bounds(frame)})


def _search() -> str | None:
    return st.text_input(LABELS["text"], key="text", placeholder="Words in title or quote", bind="query-params")


def _many(field: str, values: list[str], names: dict[str, str] | None = None) -> tuple[str, ...]:
    shown = names or {}
    picked = st.multiselect(
        LABELS[field],
        values,
        key=field,
        format_func=lambda value: shown.get(value, value[:1].upper() + value[1:]),
        placeholder="All",
        bind="query-params",
    )
    return tuple(picked)


def _dates(frame: pd.DataFrame) -> tuple[date, date] | tuple[()]:
    """Ask for the first and last day; while only the first is picked, and at the full range, nothing is left out."""
    full = bounds(frame)
    picked = st.date_input(LABELS["dates"], full, *full, key="dates", bind="query-params")
    return () if not isinstance(picked, tuple) or len(picked) < 2 or picked == full else picked
