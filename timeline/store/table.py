"""The event table in columns, in order of time, and what a view of it holds.

A store is built once and read by all: nothing in it changes but what it remembers of views already answered. Days are
proleptic ordinals (`date.toordinal`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from timeline.frame import ARROW, COLUMNS, from_table, to_table
from timeline.store.facets import Mask, Rows, encoded, facet
from timeline.store.search import folded, values_in, words_in, words_of
from timeline.store.view import LISTS, View

Days = npt.NDArray[np.int32]

FACETS = {
    "people": "people",
    "countries": "countries",
    "kinds": "kind",
    "statuses": "status",
    "places": "place",
    "sources": "sources",
    "languages": "languages",
    "precisions": "precision",
}
"""The list of a view → the column whose values it asks for."""

ORDER = ("start", "end", "id")
SEARCHED = ("title", "quote")
NAMED = ("people", "places")  # searched by their values, since titles do not hold all of them
PLAIN = ("id", *SEARCHED)  # texts that hardly repeat
REMEMBERED = 8  # answers, and thrice as many masks: of a million rows an answer takes 4 MB, a mask 1 MB
EPOCH = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """The rows of a view's events, in order of time, and for each list the events that each value has or would have.

    The counts of a list are made without the list's own choice, so that they say what choosing a value shows; where
    people must be together, they count who else is there.
    """

    rows: Rows
    counts: Mapping[str, npt.NDArray[np.int64]]


class StoreError(ValueError):
    """A file holds no event table; the message names it and says what is missing."""


class Store:
    """The event table, and the articles' texts where they are known (article id → text), ready for asking."""

    def __init__(self, read: Callable[[str], pa.ChunkedArray], texts: Mapping[str, str] | None = None) -> None:
        """Build the store column by column, as `read` returns them: all at once take twice the memory."""
        keys = pa.table({name: read(name) for name in ORDER})
        order = pc.sort_indices(keys, sort_keys=[(name, "ascending") for name in ORDER])
        self.table = pa.table({name: _held(name, read(name).take(order)) for name in COLUMNS})
        self.starts, self.ends = (_ordinals(self.table[name]) for name in ("start", "end"))
        self.facets = {name: facet(self.table[column].chunk(0)) for name, column in FACETS.items()}
        self._searched = [words_in(self.table[name].chunk(0)) for name in SEARCHED]
        self._searched += [values_in(self.facets[name]) for name in NAMED]
        self._texts = {source: folded(text) for source, text in (texts or {}).items()}
        self._rows = lru_cache(REMEMBERED)(self._asked_for)
        self.answer = lru_cache(REMEMBERED)(self._answer)
        self._mask = lru_cache(3 * REMEMBERED)(self._find)

    @classmethod
    def of(cls, frame: pd.DataFrame, texts: Mapping[str, str] | None = None) -> Store:
        """Return the store of an event table in pandas."""
        return cls(to_table(frame).column, texts)

    @classmethod
    def read(cls, path: Path) -> Store:
        """Return the store of an event table in a Parquet file; raise `StoreError` where it is none."""
        try:
            file = pq.ParquetFile(path)
        except (OSError, pa.ArrowException) as error:
            raise StoreError(f"{path}: can't be read as Parquet ({error})") from error
        if missing := [name for name in COLUMNS if name not in file.schema_arrow.names]:
            raise StoreError(f"{path}: no event table: it has no column {', '.join(missing)}; see `timeline build`")
        store = cls(lambda name: file.read([name]).column(0))
        pa.default_memory_pool().release_unused()  # what reading took beside the columns: of a million rows 120 MB
        return store

    def __len__(self) -> int:
        count: int = self.table.num_rows
        return count

    @property
    def bounds(self) -> tuple[date, date]:
        """The first and last day of a store that is not empty."""
        return date.fromordinal(int(self.starts[0])), date.fromordinal(int(self.ends.max()))

    def rows(self, view: View) -> Rows:
        """Return the rows of a view's events, in order of time."""
        return self._rows(view.asked)

    def row(self, event: str) -> int | None:
        """Return the row of an event's id; None where it is not in the table."""
        row: int = pc.index(self.table["id"], event).as_py()
        return None if row < 0 else row

    def id(self, row: int) -> str:
        """Return the id of a row's event; raise `IndexError` where there is no such row."""
        return str(self.table["id"][row])

    def frame(self, rows: Rows) -> pd.DataFrame:
        """Return rows as an event table in pandas."""
        return from_table(self.table.take(pa.array(rows)))

    def records(self, rows: Rows, columns: Iterable[str]) -> list[dict[str, Any]]:
        """Return some cells of some rows: column → a text, a list of texts, a number or a day."""
        records: list[dict[str, Any]] = self.table.select(list(columns)).take(pa.array(rows)).to_pylist()
        return records

    def window(self, view: View) -> tuple[date, date]:
        """Return the first and last day that a view with events shows: of those asked for, those of its events."""
        rows = self.rows(view)
        first, last = (date.fromordinal(int(day)) for day in (self.starts[rows[0]], self.ends[rows].max()))
        return max(first, view.first or first), min(last, view.last or last)

    def known(self, view: View) -> tuple[View, list[str]]:
        """Return a view without the values that the table does not have, and a line for each of them."""
        dropped = []
        kept: dict[str, tuple[str, ...]] = {}
        for name in LISTS:
            asked = getattr(view, name)
            places = self.facets[name].places(asked) if asked else []
            kept[name] = tuple(value for value, place in zip(asked, places, strict=True) if place is not None)
            dropped += [f'{name} "{value}": in no event here' for value in asked if value not in kept[name]]
        event = view.event
        if event and self.row(event) is None:
            dropped.append(f'event "{event}": not in this table; its articles may have changed')
            event = ""
        return view.changed(**kept, event=event), dropped

    def loosened(self, view: View) -> dict[str, int]:
        """Return how many events would show without each filter that is set, where any would: filter → count."""
        without = {name: len(self.rows(view.without(name))) for name in view.filters}
        return {name: count for name, count in without.items() if count}

    def _asked_for(self, asked: View) -> Rows:
        return self._passing(self._masks(asked))

    def _masks(self, asked: View) -> dict[str, Mask]:
        return {name: self._mask(asked.only(name), name) for name in asked.filters}

    def _answer(self, asked: View) -> Answer:
        masks = self._masks(asked)
        rows = self._rows(asked)
        counts = {}
        for name, one in self.facets.items():
            own = name in masks and not (name == "people" and asked.together)
            others = {other: mask for other, mask in masks.items() if not (own and other == name)}
            counts[name] = one.counts((self._passing(others) if own else rows) if others else None)
        return Answer(rows, counts)

    def _passing(self, masks: Mapping[str, Mask]) -> Rows:
        return np.flatnonzero(_all(masks.values(), len(self))).astype(np.int32)

    def _find(self, asked: View, name: str) -> Mask:
        """Return the rows that pass one of the view's filters."""
        if name == "dates":
            first, last = asked.first or date.min, asked.last or date.max
            return (self.starts <= last.toordinal()) & (self.ends >= first.toordinal())
        if name == "text":
            return _all(map(self._holding, words_of(asked.text)), len(self))
        every = name == "people" and asked.together
        return self.facets[name].matching(getattr(asked, name), every=every, size=len(self))

    def _holding(self, word: str) -> Mask:
        """Return the rows whose own words, or whose articles, hold a word."""
        found = [words.holding(word, len(self)) for words in self._searched]
        telling = tuple(source for source, text in self._texts.items() if word in text)
        found.append(self.facets["sources"].matching(telling, every=False, size=len(self)))
        mask: Mask = np.logical_or.reduce(found)
        return mask


def _all(masks: Iterable[Mask], size: int) -> Mask:
    passed = np.ones(size, dtype=np.bool_)
    for mask in masks:
        passed &= mask
    return passed


def _ordinals(column: pa.ChunkedArray) -> Days:
    days: Days = column.cast(pa.int32()).to_numpy() + EPOCH
    return days


def _held(name: str, column: pa.ChunkedArray) -> pa.Array:
    """Return a column as it is kept: what repeats, and what is asked for, as numbers of its values."""
    array = column.cast(ARROW[COLUMNS[name]]).combine_chunks()
    if name in PLAIN or not (pa.types.is_list(array.type) or pa.types.is_string(array.type)):
        return array
    return encoded(array)
