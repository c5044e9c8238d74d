"""The calendar: all-day entries that end the day after, statuses, folded lines; icalendar reads them."""

from dataclasses import replace
from datetime import date

import icalendar
import pytest
from hypothesis import given
from samples import EVENT, MENTION
from test_export import QUICK, TEXTS

from timeline.export import to_bytes
from timeline.frame import to_frame
from timeline.model import Event, Precision, Status


def calendar(event: Event) -> bytes:
    return to_bytes(to_frame([event]), ".ics")


def entry(event: Event) -> icalendar.cal.Component:
    return icalendar.Calendar.from_ical(calendar(event)).walk("VEVENT")[0]


def quoting(words: str) -> Event:
    return replace(EVENT, mentions=(replace(MENTION, quote=words),))


def test_an_entry_ends_on_the_day_after() -> None:
    two_days = entry(replace(EVENT, when=replace(EVENT.when, end=date(2024, 12, 4))))
    assert (two_days.decoded("dtstart"), two_days.decoded("dtend")) == (date(2024, 12, 3), date(2024, 12, 5))


@pytest.mark.parametrize(
    ("status", "word"),
    [
        (Status.OCCURRED, "CONFIRMED"),
        (Status.PLANNED, "TENTATIVE"),
        (Status.POSTPONED, "TENTATIVE"),
        (Status.CANCELLED, "CANCELLED"),
    ],
)
def test_plans_are_told_from_events(status: Status, word: str) -> None:
    assert entry(replace(EVENT, status=status))["status"] == word


@pytest.mark.parametrize(
    ("start", "end", "precision", "words"),
    [
        (date(2016, 1, 1), date(2016, 12, 31), Precision.YEAR, "2016"),
        (date(2024, 3, 1), date(2024, 3, 31), Precision.MONTH, "March 2024"),
        (date(2024, 6, 1), date(2024, 8, 31), Precision.SEASON, "June–August 2024"),
        (date(1990, 1, 1), date(1999, 12, 31), Precision.DECADE, "1990s"),
    ],
)
def test_a_date_without_a_day_spans_its_days_and_says_so(
    start: date, end: date, precision: Precision, words: str
) -> None:
    coarse = entry(replace(EVENT, when=replace(EVENT.when, start=start, end=end, precision=precision)))
    assert coarse["summary"] == f"Xi Jinping and Hun Sen meet in Beijing ({words}, day unknown)"
    assert (coarse.decoded("dtstart"), coarse.decoded("dtend")) == (start, date.fromordinal(end.toordinal() + 1))


def test_an_entry_tells_what_and_where_and_who_reports_it() -> None:
    one = entry(EVENT)
    assert one["uid"] == "e1@diplomatic-timeline"
    assert one["summary"] == "Xi Jinping and Hun Sen meet in Beijing"
    assert one["description"] == f"{MENTION.quote}\n\na"
    assert one["location"] == "Beijing, CHN"
    assert one["categories"].cats == ["meeting"]
    assert one["transp"] == "TRANSPARENT"


def test_a_place_that_is_unknown_is_left_out() -> None:
    assert "location" not in entry(replace(EVENT, place=None))


def test_the_calendar_has_a_name() -> None:
    whole = icalendar.Calendar.from_ical(calendar(EVENT))
    assert whole["name"] == whole["x-wr-calname"] == "Diplomatic Timeline"
    assert whole["version"] == "2.0"


def test_what_the_standard_asks_for_is_there() -> None:
    """RFC 5545 wants a prodid, a stamp and an identifier; a constant stamp keeps the bytes the same."""
    whole = icalendar.Calendar.from_ical(calendar(EVENT))
    one = whole.walk("VEVENT")[0]
    assert whole["prodid"]
    assert one["dtstamp"].dt == one["last-modified"].dt
    assert one["sequence"] == 0


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("a, b; c\\n", "a, b; c\\n"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("tab\tbell\x07", "tab bell"),
        ("习近平说" * 60, "习近平说" * 60),
        ("BEGIN:VEVENT\nEND:VCALENDAR", "BEGIN:VEVENT\nEND:VCALENDAR"),
    ],
)
def test_any_text_is_read_as_it_was(written: str, read: str) -> None:
    assert entry(quoting(written))["description"] == f"{read}\n\na"


@QUICK
@given(words=TEXTS)
def test_lines_are_folded_between_characters(words: str) -> None:
    lines = calendar(quoting(words)).split(b"\r\n")
    assert all(len(line) <= 75 and (not line or line.decode()) for line in lines)
    assert not any(b"\n" in line or b"\r" in line for line in lines)
