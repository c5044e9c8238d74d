"""The data package: its descriptor tells the truth of its CSV."""

import csv
import hashlib
import io
import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from samples import EVENT, MENTION, VISIT

from timeline.export import to_bytes, to_csv_bytes
from timeline.frame import COLUMNS, reports, to_frame
from timeline.lexicon.columns import columns
from timeline.model import Kind, Status

EVENTS = to_frame([EVENT, replace(VISIT, id="e2", place=None, mentions=(replace(MENTION, published=None),))])
REPORTS = reports([EVENT])

Opened = tuple[dict[str, Any], bytes]


def opened(data: bytes) -> Opened:
    """Return the descriptor and the CSV that it names."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        descriptor = json.loads(archive.read("datapackage.json"))
        (resource,) = descriptor["resources"]
        assert sorted(archive.namelist()) == sorted(["datapackage.json", resource["path"]])
        return descriptor, archive.read(resource["path"])


@pytest.fixture(scope="module", params=["events", "reports"])
def package(request: pytest.FixtureRequest) -> Opened:
    return opened(to_bytes(EVENTS if request.param == "events" else REPORTS, ".zip"))


READ: dict[str, Callable[[str, dict[str, Any]], object]] = {
    "string": lambda cell, _: cell,
    "list": lambda cell, field: cell.split(field["delimiter"]),
    "date": lambda cell, _: date.fromisoformat(cell),
    "integer": lambda cell, _: int(cell),
    "boolean": lambda cell, _: {"True": True, "False": False}[cell],
}
"""Types of the standard's Table Schema → how a cell is read."""


def rows_of(package: Opened) -> list[list[str]]:
    dialect = package[0]["resources"][0]["dialect"]
    text = io.StringIO(package[1].decode(package[0]["resources"][0]["encoding"]), newline="")
    return list(
        csv.reader(
            text,
            strict=True,
            delimiter=dialect["delimiter"],
            quotechar=dialect["quoteChar"],
            doublequote=dialect["doubleQuote"],
        )
    )


def test_the_fields_are_the_columns_of_the_file(package: Opened) -> None:
    fields = package[0]["resources"][0]["schema"]["fields"]
    assert [field["name"] for field in fields] == rows_of(package)[0]
    assert all(field["title"] and field["description"] for field in fields)


def test_every_cell_is_of_its_type_and_keeps_its_constraints(package: Opened) -> None:
    schema = package[0]["resources"][0]["schema"]
    for row in rows_of(package)[1:]:
        for field, cell in zip(schema["fields"], row, strict=True):
            constraints = field.get("constraints", {})
            if cell in schema["missingValues"]:
                assert not constraints.get("required")
                continue
            value = READ[field["type"]](cell, field)
            assert value in constraints.get("enum", [value])
            assert re.fullmatch(constraints.get("pattern", ".*"), cell, re.DOTALL)
            assert "minimum" not in constraints or value >= constraints["minimum"]  # type: ignore[operator]


def test_size_and_digest_are_those_of_the_file(package: Opened) -> None:
    (resource,) = package[0]["resources"]
    assert resource["bytes"] == len(package[1])
    assert resource["hash"] == f"sha256:{hashlib.sha256(package[1]).hexdigest()}"


def test_the_standard_and_the_sources_are_named(package: Opened) -> None:
    descriptor = package[0]
    assert descriptor["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert re.fullmatch(r"[a-z0-9._-]+", descriptor["name"])
    assert descriptor["sources"] == [{"title": "a"}]


def test_the_file_is_the_csv_without_its_mark() -> None:
    """The mark is for Excel; a reader of UTF-8 would take it for a part of the first name."""
    assert b"\xef\xbb\xbf" + opened(to_bytes(EVENTS, ".zip"))[1] == to_csv_bytes(EVENTS)


def test_events_have_a_key_and_closed_lists_of_words() -> None:
    schema = opened(to_bytes(EVENTS, ".zip"))[0]["resources"][0]["schema"]
    fields = {field["name"]: field for field in schema["fields"]}
    assert schema["primaryKey"] == ["id"]
    assert fields["id"]["constraints"] == {"required": True, "unique": True}
    assert fields["kind"]["constraints"]["enum"] == [kind.value for kind in Kind]
    assert fields["status"]["constraints"]["enum"] == [status.value for status in Status]
    assert fields["people"]["type"] == "list"


def test_the_descriptions_are_those_of_the_dictionary() -> None:
    fields = opened(to_bytes(EVENTS, ".zip"))[0]["resources"][0]["schema"]["fields"]
    assert {field["name"]: field["description"] for field in fields} == {
        name: columns()[name].description for name in COLUMNS
    }


def test_an_empty_table_names_no_sources() -> None:
    assert "sources" not in opened(to_bytes(EVENTS.iloc[:0], ".zip"))[0]
