"""Every format holds the table, formulas are disarmed, and the same table gives the same bytes."""

import json
import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import icalendar
import pandas as pd
import pytest
from samples import EVENT, MENTION, VISIT

from timeline.export import WRITERS, ExportError, to_bytes, to_csv_bytes, write
from timeline.frame import reports, to_frame
from timeline.model import Event, Status

FRAME = to_frame([EVENT, replace(VISIT, id="e2")])


def quoting(words: str) -> pd.DataFrame:
    return to_frame([replace(EVENT, mentions=(replace(MENTION, quote=words),))])


def read_csv(data: bytes) -> pd.DataFrame:
    return pd.read_csv(BytesIO(data), keep_default_na=False)


def test_csv_joins_lists_and_writes_days() -> None:
    row = read_csv(to_csv_bytes(FRAME)).iloc[0]
    assert row["people"] == "Xi Jinping; Hun Sen"
    assert row["start"] == "2024-12-03"
    assert row["date_conflict"] in (False, "False")


def test_csv_opens_in_excel_as_utf_8() -> None:
    assert to_csv_bytes(FRAME).startswith(b"\xef\xbb\xbfid,kind,status")


STARTS = ["=", "+", "-", "@", "\t", "\r", "＝"]


@pytest.mark.parametrize("start", STARTS)
def test_a_quote_never_becomes_a_formula_in_csv(start: str) -> None:
    assert read_csv(to_csv_bytes(quoting(f"{start}1+1")))["quote"][0].startswith("'")


@pytest.mark.parametrize("start", STARTS)
def test_a_quote_never_becomes_a_formula_in_excel(start: str) -> None:
    sheet, strings = parts_of_sheet(to_bytes(quoting(f"{start}1+1"), ".xlsx"))
    assert "<f>" not in sheet
    assert f"'{start.strip()}" in strings


def test_excel_holds_what_csv_holds() -> None:
    sheet, strings = parts_of_sheet(to_bytes(FRAME, ".xlsx"))
    assert all(f">{column}<" in strings for column in FRAME.columns)
    assert "Xi Jinping; Hun Sen" in strings
    assert "2024-12-03" in strings
    assert 'ref="A1:AA3"' in sheet


def parts_of_sheet(data: bytes) -> tuple[str, str]:
    """Return the XML of a workbook's first sheet and that of its texts."""
    with zipfile.ZipFile(BytesIO(data)) as book:
        return book.read("xl/worksheets/sheet1.xml").decode(), book.read("xl/sharedStrings.xml").decode()


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
    back = pd.read_parquet(BytesIO(to_bytes(frame, ".parquet")))
    assert list(back.columns) == list(FRAME.columns)
    assert [list(people) for people in back["people"]] == list(frame["people"])
    assert back["start"].dtype.kind == "M"


def calendar_entry(event: Event) -> icalendar.cal.Component:
    calendar = icalendar.Calendar.from_ical(to_bytes(to_frame([event]), ".ics"))
    return calendar.walk("VEVENT")[0]


def test_a_calendar_ends_on_the_day_after() -> None:
    entry = calendar_entry(replace(EVENT, when=replace(EVENT.when, end=date(2024, 12, 4))))
    assert (entry.decoded("dtstart"), entry.decoded("dtend")) == (date(2024, 12, 3), date(2024, 12, 5))


@pytest.mark.parametrize(
    ("status", "word"),
    [
        (Status.OCCURRED, "CONFIRMED"),
        (Status.PLANNED, "TENTATIVE"),
        (Status.POSTPONED, "TENTATIVE"),
        (Status.CANCELLED, "CANCELLED"),
    ],
)
def test_a_calendar_knows_plans_from_events(status: Status, word: str) -> None:
    assert calendar_entry(replace(EVENT, status=status))["status"] == word


def test_a_calendar_needs_events() -> None:
    with pytest.raises(ExportError, match="events, not mentions"):
        to_bytes(reports([EVENT]), ".ics")


@pytest.mark.parametrize("ending", sorted(WRITERS))
def test_the_same_events_give_the_same_bytes(ending: str) -> None:
    again = to_frame([EVENT, replace(VISIT, id="e2")])
    assert to_bytes(FRAME, ending) == to_bytes(again, ending)


@pytest.mark.parametrize("ending", sorted(WRITERS))
def test_an_empty_table_is_a_table(ending: str) -> None:
    assert to_bytes(to_frame([]), ending) is not None


@pytest.mark.parametrize("ending", sorted({*WRITERS} - {".ics"}))
def test_reports_are_written_too(ending: str) -> None:
    assert to_bytes(reports([EVENT]), ending)


def test_the_ending_chooses_the_format(tmp_path: Path) -> None:
    write(FRAME, tmp_path / "events.CSV")
    assert (tmp_path / "events.CSV").read_bytes() == to_csv_bytes(FRAME)


@pytest.mark.parametrize(
    ("name", "reason"), [("events.doc", r"known are \.csv"), ("missing/events.csv", "No such file")]
)
def test_what_cannot_be_written_says_why(tmp_path: Path, name: str, reason: str) -> None:
    with pytest.raises(ExportError, match=reason):
        write(FRAME, tmp_path / name)
