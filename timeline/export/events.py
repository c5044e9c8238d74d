"""What other programs are told of events: their rows, and their days no finer than the words they were read from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pandas as pd

from timeline.export.errors import ExportError
from timeline.export.plain import Record, records
from timeline.model import Precision
from timeline.timescale import in_words

_DAY, _MONTH, _YEAR = len("2024-12-03"), len("2024-12"), len("2024")
_FINENESS = {
    Precision.DAY: _DAY,
    Precision.RANGE: _DAY,
    Precision.SEASON: _MONTH,
    Precision.MONTH: _MONTH,
    Precision.YEAR: _YEAR,
    Precision.DECADE: _YEAR,
}


def event_records(frame: pd.DataFrame) -> Iterator[Record]:
    """Yield each event as column → value; raise `ExportError` for a table of mentions, which have no title."""
    if "title" not in frame:
        raise ExportError("this format holds events, not mentions; leave --mentions out or choose another ending")
    return records(frame)


def ends(event: Record) -> tuple[str, str]:
    """Return the first and the last day, month or year, in ISO 8601: "2024-12-03", "2024-12" or "2024"."""
    fineness = _FINENESS[Precision(event["precision"])]
    return event["start"][:fineness], event["end"][:fineness]


def is_day_known(event: Record) -> bool:
    """Tell whether the words name days, not only a month, a season or years."""
    return _FINENESS[Precision(event["precision"])] == _DAY


def words(event: Record) -> str:
    """Say when it is, in words: "3 December 2024", "March 2024", "2016"."""
    start, end = date.fromisoformat(event["start"]), date.fromisoformat(event["end"])
    return in_words(start, end, Precision(event["precision"]), month="%B")
