"""The values that a column of the table has, and which rows have each: what filters and counts are read from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

Rows = npt.NDArray[np.int32]
Mask = npt.NDArray[np.bool_]
Counts = npt.NDArray[np.int64]

FEW = 1 << 15  # values that 16 bits can number
LITTLE = 6  # values that are compared one by one
SELDOM = 16  # codes, of which fewer than one is found, are looked up one by one


@dataclass(frozen=True, slots=True, eq=False)
class Facet:
    """The values of a column, the most frequent first; `codes` number them, row by row.

    Row `i` has the codes from `offsets[i]` to `offsets[i + 1]`, or the one code `i` where there are no offsets. A code
    past the values is none.
    """

    values: pa.Array
    codes: npt.NDArray[np.integer]
    offsets: npt.NDArray[np.integer] | None
    totals: Counts

    def __len__(self) -> int:
        return len(self.values)

    def places(self, values: tuple[str, ...]) -> list[int | None]:
        """Return the place of each value among the values; None for one that the column does not have."""
        return list(pc.index_in(pa.array(values, pa.string()), value_set=self.values).to_pylist())

    def matching(self, values: tuple[str, ...], *, every: bool, size: int) -> Mask:
        """Return which of `size` rows have one of the values, or every one of them."""
        places = [place for place in self.places(values) if place is not None]
        if not every:
            return self.having(places, size)
        if len(places) < len(values):
            return np.zeros(size, dtype=np.bool_)
        together: Mask = np.logical_and.reduce([self.having([place], size) for place in places])
        return together

    def having(self, places: Sequence[int] | npt.NDArray[np.integer], size: int) -> Mask:
        """Return which of `size` rows have a value that stands at one of these places."""
        mask: Mask = np.zeros(size, dtype=np.bool_)
        if not len(places):
            return mask
        hits = self._hits(places)
        if self.offsets is None:
            return hits
        if np.count_nonzero(hits) * SELDOM > len(hits):
            held = np.logical_or.reduceat(np.append(hits, False), self.offsets[:-1])
            np.logical_and(held, np.diff(self.offsets) > 0, out=mask)
        else:
            mask[np.searchsorted(self.offsets, np.flatnonzero(hits), side="right") - 1] = True
        return mask

    def _hits(self, places: Sequence[int] | npt.NDArray[np.integer]) -> Mask:
        """Return which codes are those of some places; comparing with a few is faster than looking each up."""
        hits: Mask
        if len(places) > LITTLE:
            hits = self._wanted(places)[self.codes]
            return hits
        hits = np.logical_or.reduce([self.codes == place for place in places])
        return hits

    def among(self, rows: Rows, values: tuple[str, ...]) -> Mask:
        """Return which of some rows have one of the values."""
        places, codes = self.pairs(rows)
        mask = np.zeros(len(rows), dtype=np.bool_)
        wanted = self._wanted([place for place in self.places(values) if place is not None])
        mask[places[wanted[codes]]] = True
        return mask

    def _wanted(self, places: Sequence[int] | npt.NDArray[np.integer]) -> Mask:
        wanted = np.zeros(len(self) + 1, dtype=np.bool_)  # the last for the code of no value
        wanted[places] = True
        return wanted

    def counts(self, rows: Rows | None = None) -> Counts:
        """Count how many of the rows have each value; without rows, how many of all."""
        if rows is None:
            return self.totals
        return np.bincount(self._codes(rows), minlength=len(self) + 1)[: len(self)]

    def pairs(self, rows: Rows) -> tuple[npt.NDArray[np.integer], npt.NDArray[np.integer]]:
        """Return a place among the rows and a code for each code that the rows have."""
        places = np.arange(len(rows))
        if self.offsets is not None:
            places = np.repeat(places, self.offsets[rows + 1] - self.offsets[rows])
        return places, self._codes(rows)

    def _codes(self, rows: Rows) -> npt.NDArray[np.integer]:
        """Return the codes that rows have, row by row."""
        at: npt.NDArray[np.integer] = rows
        if self.offsets is not None:
            starts = self.offsets[rows]
            lengths = self.offsets[rows + 1] - starts
            before = np.cumsum(lengths) - lengths
            at = np.repeat(starts - before, lengths) + np.arange(lengths.sum())
        codes: npt.NDArray[np.integer] = self.codes[at]
        return codes


def smallest(count: int) -> type[np.int16] | type[np.int32]:
    """Return the narrowest type that numbers so many values."""
    return np.int16 if count < FEW else np.int32


def facet(column: pa.Array) -> Facet:
    """Return the facet of a column that `encoded` has returned."""
    listed = pa.types.is_list(column.type)
    items = column.flatten() if listed else column
    codes = items.indices.to_numpy()
    values = items.dictionary
    totals = np.bincount(codes, minlength=len(values))
    named = len(values) - (len(values) > 0 and values[-1].as_py() == "")
    offsets = column.offsets.to_numpy() if listed else None
    if offsets is not None and np.all(np.diff(offsets) == 1):
        offsets = None  # one value each, as it is with languages: no need to look where a row's values start
    return Facet(values[:named], codes, offsets, totals[:named])


def encoded(array: pa.Array) -> pa.Array:
    """Return a column of texts, or of lists of them, as numbers of its values: the most frequent first, "" the last."""
    if not pa.types.is_list(array.type):
        return _numbered(array)
    return pa.ListArray.from_arrays(array.offsets, _numbered(array.values))


def _numbered(texts: pa.Array) -> pa.DictionaryArray:
    plain = pc.dictionary_encode(pc.fill_null(texts, ""))
    codes, values = plain.indices.to_numpy(), plain.dictionary
    table = pa.table(
        {"blank": pc.equal(values, ""), "count": np.bincount(codes, minlength=len(values)), "name": values}
    )
    order = pc.sort_indices(
        table, sort_keys=[("blank", "ascending"), ("count", "descending"), ("name", "ascending")]
    ).to_numpy()
    rank = np.empty(len(order), dtype=smallest(len(order)))
    rank[order] = np.arange(len(order))
    return pa.DictionaryArray.from_arrays(pa.array(rank[codes]), values.take(pa.array(order)))
