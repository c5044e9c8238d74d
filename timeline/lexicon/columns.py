"""The column dictionary, from data/columns.toml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from timeline.lexicon.files import DataError, read_toml

EVENTS, REPORTS = "events", "reports"


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """What a column holds; `pattern` is a regular expression for its texts, "" where any will do."""

    title: str
    description: str
    required: bool = False
    pattern: str = ""


@cache
def columns(table: str = EVENTS) -> dict[str, ColumnRow]:
    """Return every column of a table in its order; raise `DataError` where a key is missing or unknown."""
    try:
        return {name: ColumnRow(**row) for name, row in read_toml("columns.toml")[table].items()}
    except (KeyError, TypeError) as error:
        raise DataError(f"timeline/data/columns.toml: {table}: {error}") from error
