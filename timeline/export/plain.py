"""A table as plain Python values, some thousand rows at a time, so that it is not held in memory twice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

Record = dict[str, Any]

ROWS_AT_ONCE = 20_000


def parts(frame: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """Yield the table in parts of some thousand rows."""
    for first in range(0, len(frame), ROWS_AT_ONCE):
        yield frame.iloc[first : first + ROWS_AT_ONCE]


def rows(frame: pd.DataFrame) -> Iterator[tuple[Any, ...]]:
    """Yield the values of each row; days are ISO 8601, what is unknown is None."""
    for part in parts(frame):
        yield from zip(*(_values(column) for _, column in part.items()), strict=True)


def records(frame: pd.DataFrame) -> Iterator[Record]:
    """Yield each row as column → value."""
    names = [str(name) for name in frame.columns]
    return (dict(zip(names, row, strict=True)) for row in rows(frame))


def _values(column: pd.Series[Any]) -> list[Any]:
    if column.dtype.kind != "M":
        return column.tolist()
    return [None if day == "NaT" else day for day in np.datetime_as_string(column.to_numpy(), unit="D").tolist()]
