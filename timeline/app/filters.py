"""What the reader of the page asks for, and the rows of the event table that answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

import pandas as pd

SEARCHED = ("title", "quote", "place")


@dataclass(frozen=True, slots=True)
class Filters:
    """The filters of a view; an empty one lets everything through. `dates` are the first and last day."""

    people: tuple[str, ...] = ()
    dates: tuple[date, date] | tuple[()] = ()
    kinds: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    text: str = ""


def chosen(frame: pd.DataFrame, filters: Filters) -> pd.DataFrame:
    """Return the rows that pass every filter, in their order."""
    mask = pd.Series(data=True, index=frame.index)
    for name, value in _set(filters):
        mask &= _TESTS[name](frame, value)
    return frame[mask]


def loosened(frame: pd.DataFrame, filters: Filters) -> dict[str, int]:
    """Return how many events would show without each filter that is set, where any would: field → count."""
    without = {name: len(chosen(frame, _unset(filters, name))) for name, _ in _set(filters)}
    return {name: count for name, count in without.items() if count}


def options(frame: pd.DataFrame, column: str) -> list[str]:
    """Return the values of a column, or of its lists, the most frequent first."""
    values = frame[column].explode().dropna()
    counts = Counter(map(str, values[values != ""]))
    return sorted(counts, key=lambda value: (-counts[value], value))


def bounds(frame: pd.DataFrame) -> tuple[date, date]:
    """Return the first and last day of a table that has rows."""
    return frame["start"].min().date(), frame["end"].max().date()


def _set(filters: Filters) -> list[tuple[str, Any]]:
    return [(field.name, value) for field in fields(filters) if (value := getattr(filters, field.name))]


def _unset(filters: Filters, name: str) -> Filters:
    return replace(filters, **{name: getattr(Filters(), name)})


def _any_of(column: str) -> Callable[[pd.DataFrame, Iterable[str]], pd.Series]:
    """Test whether a row's list holds one of the wanted values."""
    return lambda frame, wanted: frame[column].map(lambda values: not set(wanted).isdisjoint(values)).astype(bool)


def _one_of(column: str) -> Callable[[pd.DataFrame, Iterable[str]], pd.Series]:
    return lambda frame, wanted: frame[column].isin(list(wanted))


def _within(frame: pd.DataFrame, dates: tuple[date, date]) -> pd.Series:
    """Test whether an event shares a day with the dates."""
    first, last = (pd.Timestamp(day) for day in dates)
    return (frame["start"] <= last) & (frame["end"] >= first)


def _with_text(frame: pd.DataFrame, text: str) -> pd.Series:
    """Test whether all words of the search stand in the row, in any order and case."""
    rows = frame["people"].map(" ".join)
    for column in SEARCHED:
        rows = rows + " " + frame[column]
    rows = rows.map(str.casefold)
    return rows.map(lambda row: all(word in row for word in text.casefold().split())).astype(bool)


_TESTS: dict[str, Callable[[pd.DataFrame, Any], pd.Series]] = {
    "people": _any_of("people"),
    "dates": _within,
    "kinds": _one_of("kind"),
    "countries": _any_of("countries"),
    "statuses": _one_of("status"),
    "text": _with_text,
}
