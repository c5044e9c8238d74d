"""The columns of a table as spreadsheets have them: one text, number or truth a cell, and no text is a formula.

Arrow works on whole columns, in parts of some thousand rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from timeline.export.plain import parts

BETWEEN = "; "
"""Stands between the items of a list."""

FORMULA = "^[-=+@＝＋－＠\t\r\n]"
"""A cell that starts so is run as a formula by spreadsheets; an apostrophe before it makes it text."""


def cells(frame: pd.DataFrame) -> Iterator[list[pa.Array]]:
    """Yield the columns of the table's rows, part by part; days are ISO 8601, what is unknown is null."""
    for part in parts(frame):
        yield [_cells(column) for _, column in part.items()]


def _cells(column: pd.Series[Any]) -> pa.Array:
    if column.dtype.kind == "M":
        return pa.array(column).cast(pa.date32()).cast(pa.string())
    if column.dtype.kind in "ib":
        return pa.array(column)
    if column.dtype == object:
        return _disarmed(pc.binary_join(pa.array(column.tolist(), pa.list_(pa.string())), BETWEEN))
    return _disarmed(pa.array(column).cast(pa.string()))


def _disarmed(texts: pa.Array) -> pa.Array:
    armed = pc.match_substring_regex(texts, FORMULA)
    return pc.if_else(armed, pc.binary_join_element_wise("'", texts, ""), texts) if pc.any(armed).as_py() else texts
