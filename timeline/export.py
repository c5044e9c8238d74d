"""A table → CSV, Excel, JSON, JSON Lines, Parquet or iCalendar; the same table always gives the same bytes."""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import icalendar
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from timeline.lexicon.files import read_toml

FORMULA_STARTS = tuple("=+-@＝＋－＠\t\r\n")
"""A cell that starts so is run as a formula by spreadsheets; an apostrophe before it makes it text."""

STAMP = datetime(2000, 1, 1, tzinfo=UTC)
"""Formats that ask when a file was made get this, since the clock would change the bytes."""


class ExportError(ValueError):
    """A table can't be written as asked; the message says why and what to do."""


def write(frame: pd.DataFrame, path: str | Path) -> None:
    """Write a table as the file's ending says; raise `ExportError` where the ending or the place can't be used."""
    target = Path(path)
    data = to_bytes(frame, target.suffix)
    try:
        target.write_bytes(data)
    except OSError as error:
        raise ExportError(f"{target}: can't be written ({error.strerror or error})") from error


def to_bytes(frame: pd.DataFrame, ending: str) -> bytes:
    """Return a table in the format of a file ending such as ".csv"; raise `ExportError` where that is not known."""
    writer = WRITERS.get(ending.lower())
    if writer is None:
        raise ExportError(f"no format is known by the ending {ending!r}; known are {', '.join(WRITERS)}")
    return writer(frame)


def to_csv_bytes(frame: pd.DataFrame) -> bytes:
    """Return CSV in UTF-8 with the byte-order mark that Excel needs; lists are joined with "; ", formulas disarmed."""
    return _flat(frame).to_csv(index=False, lineterminator="\n").encode("utf-8-sig")


def to_excel_bytes(frame: pd.DataFrame) -> bytes:
    """Return an Excel workbook of one sheet, cells as in CSV."""
    stream = BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False}
    with pd.ExcelWriter(stream, engine="xlsxwriter", engine_kwargs={"options": options}) as writer:
        writer.book.set_properties({"created": STAMP.replace(tzinfo=None)})
        _flat(frame).to_excel(writer, sheet_name="events", index=False, freeze_panes=(1, 0))
    return stream.getvalue()


def to_json_bytes(frame: pd.DataFrame) -> bytes:
    """Return a JSON list of objects, one a row; lists stay lists, days are ISO 8601, what is unknown is null."""
    return (json.dumps(_records(frame), ensure_ascii=False, indent=1) + "\n").encode()


def to_json_lines_bytes(frame: pd.DataFrame) -> bytes:
    """Return one JSON object a line."""
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in _records(frame)).encode()


def to_parquet_bytes(frame: pd.DataFrame) -> bytes:
    """Return Parquet; lists stay lists, in an empty table too."""
    stream = BytesIO()
    pq.write_table(pa.table({name: _arrow(column) for name, column in frame.items()}), stream)
    return stream.getvalue()


def to_calendar_bytes(frame: pd.DataFrame) -> bytes:
    """Return an iCalendar of all-day events; a table of events is needed, since a report has no title."""
    if "title" not in frame:
        raise ExportError("a calendar holds events, not mentions; leave --mentions out or choose another ending")
    calendar = icalendar.Calendar({"prodid": "-//Diplomatic Timeline//EN", "version": "2.0"})
    for row in frame.to_dict("records"):
        calendar.add_component(_calendar_entry(row))
    return bytes(calendar.to_ical())


WRITERS: dict[str, Callable[[pd.DataFrame], bytes]] = {
    ".csv": to_csv_bytes,
    ".xlsx": to_excel_bytes,
    ".json": to_json_bytes,
    ".jsonl": to_json_lines_bytes,
    ".parquet": to_parquet_bytes,
    ".ics": to_calendar_bytes,
}
"""Ending → writer."""


def _flat(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the table with one text or number a cell, as spreadsheets have it."""
    return frame.map(_cell).astype(object)


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        value = "; ".join(value)
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(name): _plain(value) for name, value in row.items()} for row in frame.to_dict("records")]


def _plain(value: Any) -> Any:
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    return None if value is pd.NaT else value


def _arrow(column: pd.Series[Any]) -> pa.Array:
    kind = pa.list_(pa.string()) if column.dtype == object else None
    return pa.Array.from_pandas(column, type=kind)


def _calendar_entry(row: dict[Hashable, Any]) -> icalendar.Event:
    entry = icalendar.Event()
    entry.add("uid", f"{row['id']}@diplomatic-timeline")
    entry.add("dtstamp", STAMP)
    entry.add("dtstart", row["start"].date())
    entry.add("dtend", _after(row["end"].date()))
    entry.add("summary", row["title"])
    entry.add("description", row["quote"])
    entry.add("location", ", ".join(filter(None, (row["place"], row["place_country"]))))
    entry.add("categories", [row["kind"]])
    entry.add("status", read_toml("kinds.toml")["status"][row["status"]]["icalendar"])
    entry.add("transp", "TRANSPARENT")  # an event of others keeps nobody busy
    return entry


def _after(day: date) -> date:
    """Return the day after: a calendar's end is not part of the event (RFC 5545)."""
    return day + timedelta(days=1)
