"""Every format holds the events of the table, and the same table gives the same bytes."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import icalendar
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import DAY, EVENT, MENTION, VISIT

from timeline.export import FORMATS, WRITERS, ExportError, ending_of, to_bytes, to_csv_bytes, write
from timeline.frame import COLUMNS, REPORT_COLUMNS, reports, to_frame
from timeline.lexicon.columns import columns
from timeline.model import Event, Kind, Place, Precision, Status

FRAME = to_frame([EVENT, replace(VISIT, id="e2")])

TABLES = [".csv", ".xlsx", ".json", ".jsonl", ".parquet", ".zip"]
FOR_EVENTS = [".ics", ".jsonld", ".timelinejs.json"]

Days = list[tuple[str, str, str]]
"""The identifier, first and last day of each event."""


def read_csv(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def read_package(data: bytes) -> list[dict[str, str]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return read_csv(archive.read("events.csv"))


def read_excel(data: bytes) -> list[dict[str, str]]:
    """Read the cells of text of a workbook's only sheet."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        sheet, strings = (
            ElementTree.fromstring(book.read(f"xl/{name}.xml")) for name in ("worksheets/sheet1", "sharedStrings")
        )
    texts = [one[0].text or "" for one in strings]
    rows: list[dict[str, str]] = []
    for row in sheet.findall(".//{*}row"):
        cells = [cell for cell in row if cell.get("t") == "s"]
        rows.append({re.sub(r"\d", "", cell.get("r", "")): texts[int(cell[0].text or "")] for cell in cells})
    return [{rows[0][letters]: text for letters, text in row.items()} for row in rows[1:]]


def days_of_calendar(data: bytes) -> Days:
    entries = icalendar.Calendar.from_ical(data).walk("VEVENT")
    return [
        (
            str(entry["uid"]).removesuffix("@diplomatic-timeline"),
            entry.decoded("dtstart").isoformat(),
            (entry.decoded("dtend") - timedelta(days=1)).isoformat(),
        )
        for entry in entries
    ]


def days_of_graph(data: bytes) -> Days:
    return [(node["identifier"], node["startDate"], node["endDate"]) for node in json.loads(data)["@graph"]]


def days_of_story(data: bytes) -> Days:
    slides = json.loads(data)["events"]
    return [(one["unique_id"], iso(one["start_date"]), iso(one.get("end_date", one["start_date"]))) for one in slides]


def iso(day: dict[str, int]) -> str:
    return "-".join([f"{day['year']:04d}", *(f"{day[part]:02d}" for part in ("month", "day") if part in day)])


def days_of_rows(rows: list[dict[str, Any]]) -> Days:
    return [(row["id"], str(row["start"])[:10], str(row["end"])[:10]) for row in rows]


DAYS: dict[str, Callable[[bytes], Days]] = {
    ".csv": lambda data: days_of_rows(read_csv(data)),
    ".xlsx": lambda data: days_of_rows(read_excel(data)),
    ".zip": lambda data: days_of_rows(read_package(data)),
    ".json": lambda data: days_of_rows(json.loads(data)),
    ".jsonl": lambda data: days_of_rows([json.loads(line) for line in data.decode().split("\n")[:-1]]),
    ".parquet": lambda data: days_of_rows(pd.read_parquet(io.BytesIO(data)).to_dict("records")),
    ".jsonld": days_of_graph,
    ".ics": days_of_calendar,
    ".timelinejs.json": days_of_story,
}

QUICK = settings(max_examples=20, deadline=None)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=100)
STARTS = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"]
FORMULAS = st.builds("{}{}".format, st.sampled_from(STARTS), TEXTS)


@st.composite
def tables(draw: st.DrawFn, texts: st.SearchStrategy[str] = TEXTS) -> pd.DataFrame:
    """Draw a table of events, as a reader of any text might give."""
    return to_frame([draw(events(f"e{number}", texts)) for number in range(draw(st.integers(0, 3)))])


@st.composite
def events(draw: st.DrawFn, id: str, texts: st.SearchStrategy[str]) -> Event:
    start = draw(st.dates(date(1000, 1, 1), date(2200, 1, 1)))
    when = replace(
        DAY,
        start=start,
        end=start + timedelta(days=draw(st.integers(0, 800))),
        precision=draw(st.sampled_from(Precision)),
    )
    quote, name, place = (draw(texts) for _ in range(3))
    return replace(
        EVENT,
        id=id,
        kind=draw(st.sampled_from(Kind)),
        status=draw(st.sampled_from(Status)),
        when=when,
        people=(replace(EVENT.people[0], name=name),),
        place=Place(place, "CHN"),
        mentions=(replace(MENTION, when=when, quote=quote),),
    )


def test_every_format_is_read_back() -> None:
    assert set(DAYS) == set(WRITERS) == {*TABLES, *FOR_EVENTS}


def cut_as(text: str, other: str) -> str:
    return text[: len(other)]


@pytest.mark.parametrize("ending", sorted(DAYS))
@QUICK
@given(frame=tables())
def test_every_format_holds_exactly_the_events(ending: str, frame: pd.DataFrame) -> None:
    """Where a format gives months or years, they are those of the days."""
    found = DAYS[ending](to_bytes(frame, ending))
    expected = days_of_rows(frame.to_dict("records"))
    if ending in (".jsonld", ".timelinejs.json"):
        expected = [tuple(map(cut_as, *pair)) for pair in zip(expected, found, strict=True)]
    assert found == expected


@pytest.mark.parametrize("read", [".csv", ".xlsx", ".zip"])
@QUICK
@given(frame=tables(FORMULAS))
def test_no_cell_is_a_formula(read: str, frame: pd.DataFrame) -> None:
    reader = {".csv": read_csv, ".xlsx": read_excel, ".zip": read_package}[read]
    rows = reader(to_bytes(frame, read))
    assert not [cell for row in rows for cell in row.values() if cell.startswith(tuple(STARTS))]


@QUICK
@given(frame=tables())
def test_csv_gives_the_texts_back(frame: pd.DataFrame) -> None:
    rows = read_csv(to_csv_bytes(frame))
    assert [row["quote"].removeprefix("'") for row in rows] == [quote.removeprefix("'") for quote in frame["quote"]]
    assert [list(row) for row in rows] == [list(COLUMNS)] * len(frame)


def test_csv_joins_lists_and_writes_days() -> None:
    (row, _) = read_csv(to_csv_bytes(FRAME))
    assert row["people"] == "Xi Jinping; Hun Sen"
    assert row["start"] == "2024-12-03"
    assert row["date_conflict"] == "False"
    assert row["n_mentions"] == "1"


def test_csv_opens_in_excel_as_utf_8() -> None:
    assert to_csv_bytes(FRAME).startswith(b"\xef\xbb\xbfid,kind,status")


def test_what_is_unknown_is_empty_in_csv() -> None:
    unknown = to_frame([replace(EVENT, place=None, mentions=(replace(MENTION, published=None),))])
    (row,) = read_csv(to_csv_bytes(unknown))
    assert (row["place"], row["first_reported"]) == ("", "")


@pytest.mark.parametrize("ending", sorted(DAYS))
def test_a_long_table_is_written_in_parts(ending: str, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = to_bytes(pd.concat([FRAME, FRAME, FRAME.head(1)]), ending)
    monkeypatch.setattr("timeline.export.plain.ROWS_AT_ONCE", 2)
    assert to_bytes(pd.concat([FRAME, FRAME, FRAME.head(1)]), ending) == whole


def test_excel_has_a_name_and_a_filter_over_each_column() -> None:
    with zipfile.ZipFile(io.BytesIO(to_bytes(FRAME, ".xlsx"))) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert '<autoFilter ref="A1:AA3"/>' in sheet
    assert 'state="frozen"' in sheet
    assert "<f>" not in sheet


def test_excel_holds_what_csv_holds() -> None:
    texts = [{name: cell for name, cell in row.items() if cell} for row in read_csv(to_csv_bytes(FRAME))]
    numbers = {"n_mentions", "n_sources", "date_conflict"}
    assert read_excel(to_bytes(FRAME, ".xlsx")) == [
        {name: cell for name, cell in row.items() if name not in numbers} for row in texts
    ]


def test_excel_refuses_what_it_cannot_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.export.sheets.MOST_ROWS", 1)
    with pytest.raises(ExportError, match=r"holds 1 rows and these are 2; choose \.csv"):
        to_bytes(FRAME, ".xlsx")


@pytest.mark.parametrize("ending", [".json", ".jsonl"])
def test_json_keeps_lists_and_writes_nulls(ending: str) -> None:
    unknown = to_frame([replace(EVENT, mentions=(replace(MENTION, published=None),))])
    text = to_bytes(unknown, ending).decode()
    record = json.loads(text)[0] if ending == ".json" else json.loads(text)
    assert record["people"] == ["Xi Jinping", "Hun Sen"]
    assert record["start"] == "2024-12-03"
    assert record["first_reported"] is None
    assert record["date_conflict"] is False


@pytest.mark.parametrize("frame", [FRAME, FRAME.iloc[:0]], ids=["two events", "no event"])
def test_parquet_keeps_lists_and_types(frame: pd.DataFrame) -> None:
    back = pd.read_parquet(io.BytesIO(to_bytes(frame, ".parquet")))
    assert list(back.columns) == list(FRAME.columns)
    assert [list(people) for people in back["people"]] == list(frame["people"])
    assert back["start"].dtype.kind == "M"


@pytest.mark.parametrize("ending", sorted(WRITERS))
def test_the_same_events_give_the_same_bytes(ending: str) -> None:
    again = to_frame([EVENT, replace(VISIT, id="e2")])
    assert to_bytes(FRAME, ending) == to_bytes(again, ending)


@pytest.mark.parametrize("ending", sorted(WRITERS))
def test_an_empty_table_is_a_table(ending: str) -> None:
    assert DAYS[ending](to_bytes(to_frame([]), ending)) == []


@pytest.mark.parametrize("ending", TABLES)
def test_reports_are_written_too(ending: str) -> None:
    assert to_bytes(reports([EVENT]), ending)


@pytest.mark.parametrize("ending", FOR_EVENTS)
def test_what_shows_events_refuses_reports(ending: str) -> None:
    with pytest.raises(ExportError, match="events, not mentions"):
        to_bytes(reports([EVENT]), ending)


@pytest.mark.parametrize(
    ("name", "ending"),
    [
        ("events.CSV", ".csv"),
        ("a.b/events.json", ".json"),
        ("events.timelinejs.json", ".timelinejs.json"),
        ("events.jsonld", ".jsonld"),
        ("events.doc", ".doc"),
    ],
)
def test_the_longest_known_ending_counts(name: str, ending: str) -> None:
    assert ending_of(name) == ending


def test_the_ending_chooses_the_format(tmp_path: Path) -> None:
    write(FRAME, tmp_path / "events.CSV")
    write(FRAME, tmp_path / "events.timelinejs.json")
    assert (tmp_path / "events.CSV").read_bytes() == to_csv_bytes(FRAME)
    assert DAYS[".timelinejs.json"]((tmp_path / "events.timelinejs.json").read_bytes())


@pytest.mark.parametrize(
    ("name", "reason"), [("events.doc", r"known are \.csv"), ("missing/events.csv", "No such file")]
)
def test_what_cannot_be_written_says_why(tmp_path: Path, name: str, reason: str) -> None:
    with pytest.raises(ExportError, match=reason):
        write(FRAME, tmp_path / name)


def test_every_format_says_what_it_is() -> None:
    assert all(one.label and one.use and "/" in one.media_type for one in FORMATS.values())
    assert len({one.label for one in FORMATS.values()}) == len(FORMATS)


@pytest.mark.parametrize(("table", "names"), [("events", COLUMNS), ("reports", REPORT_COLUMNS)])
def test_the_column_dictionary_covers_the_table(table: str, names: dict[str, str]) -> None:
    rows = columns(table)
    assert list(rows) == list(names)
    assert all(row.title and row.description.endswith(".") for row in rows.values())
