"""A table → a file of the format that its ending names; the same table always gives the same bytes.

`sheets` writes tables of cells (CSV, Excel), `records` tables with real lists (JSON, JSON Lines, Parquet) and `package`
a CSV with its column dictionary. Other programs are told of events by `calendar`, `linked` data and the slides of a
`story`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from timeline.export.calendar import to_calendar_bytes
from timeline.export.errors import ExportError
from timeline.export.linked import to_linked_bytes
from timeline.export.package import to_package_bytes
from timeline.export.records import to_json_bytes, to_json_lines_bytes, to_parquet_bytes
from timeline.export.sheets import to_csv_bytes, to_excel_bytes
from timeline.export.story import to_story_bytes

__all__ = ["FORMATS", "WRITERS", "ExportError", "Format", "ending_of", "to_bytes", "to_csv_bytes", "write"]

Writer = Callable[[pd.DataFrame], bytes]


@dataclass(frozen=True, slots=True)
class Format:
    """A format as a person chooses it: its short name and what it is for; and as a browser is told of it."""

    label: str
    use: str
    media_type: str
    write: Writer


FORMATS = {
    ".csv": Format("CSV", "for any program, Excel included", "text/csv", to_csv_bytes),
    ".xlsx": Format(
        "Excel",
        "one sheet with a filter over each column",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        to_excel_bytes,
    ),
    ".json": Format("JSON", "a list, one event a line", "application/json", to_json_bytes),
    ".jsonl": Format("JSON Lines", "one event a line, for long tables", "application/jsonl", to_json_lines_bytes),
    ".jsonld": Format("JSON-LD", "schema.org events, for linked data", "application/ld+json", to_linked_bytes),
    ".parquet": Format("Parquet", "for data frames", "application/vnd.apache.parquet", to_parquet_bytes),
    ".ics": Format("Calendar", "iCalendar, all-day entries", "text/calendar", to_calendar_bytes),
    ".timelinejs.json": Format("TimelineJS", "slides for TimelineJS3", "application/json", to_story_bytes),
    ".zip": Format("Data package", "the CSV and what its columns mean", "application/zip", to_package_bytes),
}
"""Ending → format."""

WRITERS: dict[str, Writer] = {ending: one.write for ending, one in FORMATS.items()}
"""Ending → writer."""


def write(frame: pd.DataFrame, path: str | Path) -> None:
    """Write a table as the file's ending says; raise `ExportError` where the ending or the place can't be used."""
    target = Path(path)
    data = to_bytes(frame, ending_of(target))
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


def ending_of(path: str | Path) -> str:
    """Return the longest known ending of a file's name, as "a.timelinejs.json" ends in two; else its last one."""
    name = Path(path).name.lower()
    return max(filter(name.endswith, WRITERS), key=len, default=Path(path).suffix)
