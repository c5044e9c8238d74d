"""A table → CSV and Excel."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import xlsxwriter

from timeline.export.cells import cells
from timeline.export.errors import ExportError

MADE = datetime(2000, 1, 1)
"""A workbook says when it was made; the clock would change its bytes."""

MOST_ROWS = 1_048_575
"""What Excel holds below the line of column names."""


def to_csv_bytes(frame: pd.DataFrame) -> bytes:
    """Return CSV in UTF-8 with the byte-order mark that Excel needs; lists are joined with "; ", formulas disarmed."""
    return csv_bytes(frame, BOM_UTF8)


def csv_bytes(frame: pd.DataFrame, mark: bytes = b"") -> bytes:
    """Return CSV in UTF-8 after a mark."""
    stream = BytesIO()
    stream.write(mark + ",".join(frame.columns).encode() + b"\n")
    for columns in cells(frame):
        lines = pc.binary_join_element_wise(*map(_quoted, columns), ",")
        stream.write(("\n".join(lines.to_pylist()) + "\n").encode())
    return stream.getvalue()


def to_excel_bytes(frame: pd.DataFrame) -> bytes:
    """Return an Excel workbook of one sheet, cells as in CSV."""
    if len(frame) > MOST_ROWS:
        raise ExportError(f"Excel holds {MOST_ROWS:,} rows and these are {len(frame):,}; choose .csv or .parquet")
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"created": MADE})
        sheet = book.add_worksheet("events")
        sheet.write_row(0, 0, frame.columns, book.add_format({"bold": True}))
        for number, row in enumerate(_rows(frame), start=1):
            sheet.write_row(number, 0, row)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(frame), len(frame.columns) - 1)
    return stream.getvalue()


def _rows(frame: pd.DataFrame) -> Iterator[tuple[Any, ...]]:
    for columns in cells(frame):
        yield from zip(*(column.to_pylist() for column in columns), strict=True)


def _quoted(column: pa.Array) -> pa.Array:
    """Return the cells of CSV: in quotation marks where a comma, a mark or a line break stands in them."""
    if column.type == pa.bool_():
        return pc.if_else(column, "True", "False")
    texts = pc.fill_null(column.cast(pa.string()), "")
    odd = pc.match_substring_regex(texts, '[",\r\n]')
    if not pc.any(odd).as_py():
        return texts
    return pc.if_else(odd, pc.binary_join_element_wise('"', pc.replace_substring(texts, '"', '""'), '"', ""), texts)
