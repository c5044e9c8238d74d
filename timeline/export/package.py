"""A table → a Frictionless data package: a .zip of the CSV and, in datapackage.json, what its columns mean.

The descriptor follows version 2 of the Data Package standard, which knows lists.
"""

from __future__ import annotations

import json
from enum import StrEnum
from hashlib import sha256
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pandas as pd

from timeline.export.cells import BETWEEN
from timeline.export.sheets import csv_bytes
from timeline.frame import COLUMNS, COUNT, DAY, FLAG, LIST, REPORT_COLUMNS, TEXT
from timeline.lexicon.columns import EVENTS, REPORTS, ColumnRow, columns
from timeline.model import Basis, Kind, Precision, Status

STANDARD = "https://datapackage.org/profiles/2.0/datapackage.json"

DESCRIPTION = {
    EVENTS: "Dated diplomatic events, one row an event, each with the sentence of a news article it was read from.",
    REPORTS: "What news articles tell of dated diplomatic events, one row for each article and event.",
}
RIGHTS = "The quotes belong to the publishers of the articles."

_TYPES: dict[str, dict[str, Any]] = {
    TEXT: {"type": "string"},
    LIST: {"type": "list", "delimiter": BETWEEN, "itemType": "string"},
    DAY: {"type": "date"},
    COUNT: {"type": "integer"},
    FLAG: {"type": "boolean"},
}
_WORDS: dict[str, type[StrEnum]] = {"kind": Kind, "status": Status, "precision": Precision, "date_basis": Basis}
_DIALECT = {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "lineTerminator": "\n", "header": True}


def to_package_bytes(frame: pd.DataFrame) -> bytes:
    """Return a .zip of the CSV and of datapackage.json, which describes each column of it."""
    table = EVENTS if "title" in frame else REPORTS
    data = csv_bytes(frame)
    descriptor = json.dumps(_descriptor(frame, table, data), ensure_ascii=False, indent=2) + "\n"
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, content in ((f"{table}.csv", data), ("datapackage.json", descriptor.encode())):
            archive.writestr(_file(name), content)
    return stream.getvalue()


def _descriptor(frame: pd.DataFrame, table: str, data: bytes) -> dict[str, Any]:
    """Return the descriptor; no licence is named, since that of the quotes is not known."""
    described = {
        "$schema": STANDARD,
        "name": "diplomatic-timeline",
        "title": "Diplomatic Timeline",
        "description": f"{DESCRIPTION[table]} {RIGHTS}",
        "resources": [_resource(frame, table, data)],
    }
    sources = _sources(frame, table)
    return {**described, "sources": [{"title": source} for source in sources]} if sources else described


def _resource(frame: pd.DataFrame, table: str, data: bytes) -> dict[str, Any]:
    return {
        "name": table,
        "type": "table",
        "path": f"{table}.csv",
        "title": table.capitalize(),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{sha256(data).hexdigest()}",
        "dialect": _DIALECT,
        "schema": _schema(frame, table),
    }


def _schema(frame: pd.DataFrame, table: str) -> dict[str, Any]:
    types = COLUMNS if table == EVENTS else REPORT_COLUMNS
    rows = columns(table)
    schema = {
        "fields": [_field(name, types[name], rows[name]) for name in map(str, frame.columns)],
        "missingValues": [""],
    }
    return {**schema, "primaryKey": ["id"]} if table == EVENTS else schema


def _field(name: str, dtype: str, row: ColumnRow) -> dict[str, Any]:
    field = {"name": name, "title": row.title, "description": row.description, **_TYPES[dtype]}
    constraints = {
        "required": row.required,
        "unique": name == "id",
        "minimum": 1 if dtype == COUNT else None,
        "pattern": row.pattern,
        "enum": [word.value for word in _WORDS.get(name, ())],
    }
    known = {key: value for key, value in constraints.items() if value}
    return {**field, "constraints": known} if known else field


def _sources(frame: pd.DataFrame, table: str) -> list[str]:
    """Return the articles that the table was read from, sorted."""
    if table == REPORTS:
        return sorted(set(frame["article"]))
    return sorted({source for sources in frame["sources"] for source in sources})


def _file(name: str) -> ZipInfo:
    """Return an entry without the time of its making, which would change the bytes."""
    entry = ZipInfo(name)
    entry.compress_type = ZIP_DEFLATED
    entry.external_attr = 0o644 << 16  # who unpacks it may read it
    return entry
