"""A table → JSON, JSON Lines and Parquet: lists stay lists, and what is unknown is null."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from timeline.export.lines import encode, json_list
from timeline.export.plain import records


def to_json_bytes(frame: pd.DataFrame) -> bytes:
    """Return a JSON list of objects, one a row and a line; days are ISO 8601."""
    return json_list(records(frame))


def to_json_lines_bytes(frame: pd.DataFrame) -> bytes:
    """Return one JSON object a line."""
    stream = BytesIO()
    stream.writelines(f"{encode(record)}\n".encode() for record in records(frame))
    return stream.getvalue()


def to_parquet_bytes(frame: pd.DataFrame) -> bytes:
    """Return Parquet; lists stay lists, in an empty table too."""
    stream = BytesIO()
    pq.write_table(pa.table({name: _arrow(column) for name, column in frame.items()}), stream)
    return stream.getvalue()


def _arrow(column: pd.Series[Any]) -> pa.Array:
    kind = pa.list_(pa.string()) if column.dtype == object else None
    return pa.Array.from_pandas(column, type=kind)
