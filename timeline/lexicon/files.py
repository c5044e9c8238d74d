"""Reading the data files under timeline/data, with errors that name file and place."""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

ROOT = files("timeline") / "data"


class DataError(ValueError):
    """A data file of the project is malformed; the message names the file, the place and what to do."""


@cache
def read_toml(name: str) -> dict[str, Any]:
    """Read `timeline/data/<name>`; raise `DataError` where it is not valid TOML."""
    try:
        return tomllib.loads((ROOT / name).read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"timeline/data/{name}: {error}; mend the TOML there") from error


@cache
def read_csv(name: str, columns: tuple[str, ...]) -> tuple[dict[str, str], ...]:
    """Read `timeline/data/<name>`; raise `DataError` where a column is missing or a row has another length."""
    with (ROOT / name).open(encoding="utf-8") as stream:
        reader = csv.DictReader(stream)
        if tuple(reader.fieldnames or ()) != columns:
            raise DataError(f"timeline/data/{name}: line 1: the columns must be {','.join(columns)}")
        rows = []
        for row in reader:
            if None in row or None in row.values():
                raise DataError(
                    f"timeline/data/{name}: line {reader.line_num}: a row has {len(columns)} cells; quote commas"
                )
            rows.append(row)
    return tuple(rows)


@cache
def language_codes() -> tuple[str, ...]:
    """Return the ISO 639-1 codes that have a file in timeline/data/languages, sorted."""
    found = (entry.name for entry in (ROOT / "languages").iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in found if name.endswith(".toml")))
