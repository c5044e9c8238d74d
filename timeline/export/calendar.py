"""Events → iCalendar (RFC 5545, with the calendar's name as in RFC 7986): one all-day entry an event.

The lines are put together here, since icalendar takes ten times as long; the tests read them with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO
from itertools import chain

import pandas as pd

from timeline.export.events import event_records, is_day_known, words
from timeline.export.plain import Record
from timeline.lexicon.files import read_toml

NAME = "Diplomatic Timeline"

STAMP = "20000101T000000Z"
"""An entry says when it was made; the clock would change its bytes."""

WIDTH = 75
"""A line is no longer, in bytes; what follows stands on the next one, after a space."""

_SPECIAL = re.compile("\r\n?|[\x00-\x1f\x7f\x85\u2028\u2029\\\\;,]")
_WRITTEN = {
    **{one: f"\\{one}" for one in ("\\", ";", ",")},
    **dict.fromkeys(("\r\n", "\r", "\n", "\x85", "\u2028", "\u2029"), "\\n"),
    "\t": " ",
}


def to_calendar_bytes(frame: pd.DataFrame) -> bytes:
    """Return an iCalendar of all-day events; a date that is no finer than a month spans all of its days and says so."""
    head = ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//{NAME}//EN", f"NAME:{NAME}", f"X-WR-CALNAME:{NAME}")
    entries = (line for event in event_records(frame) for line in _entry(event))
    stream = BytesIO()
    stream.writelines(map(_folded, chain(head, entries, ["END:VCALENDAR"])))
    return stream.getvalue()


def _entry(event: Record) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(event['id'])}@diplomatic-timeline"
    yield f"DTSTAMP:{STAMP}"
    yield f"LAST-MODIFIED:{STAMP}"
    yield "SEQUENCE:0"
    yield f"DTSTART;VALUE=DATE:{_day(event['start'])}"
    yield f"DTEND;VALUE=DATE:{_day(_after(event['end']))}"
    yield f"SUMMARY:{_text(_summary(event))}"
    yield f"DESCRIPTION:{_text(_description(event))}"
    if place := ", ".join(filter(None, (event["place"], event["place_country"]))):
        yield f"LOCATION:{_text(place)}"
    yield f"CATEGORIES:{_text(event['kind'])}"
    yield f"STATUS:{read_toml('kinds.toml')['status'][event['status']]['icalendar']}"
    yield "TRANSP:TRANSPARENT"  # an event of others keeps nobody busy
    yield "END:VEVENT"


def _summary(event: Record) -> str:
    return event["title"] if is_day_known(event) else f"{event['title']} ({words(event)}, day unknown)"


def _description(event: Record) -> str:
    """Return the quote, and the articles that tell of the event below it."""
    return f"{event['quote']}\n\n{', '.join(event['sources'])}"


def _after(day: str) -> str:
    """Return the day after: a calendar's end is not part of the event."""
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def _day(day: str) -> str:
    return day.replace("-", "")


def _text(text: str) -> str:
    """Return a text as a value: escaped, line breaks of every sort as one, other control characters left out."""
    return _SPECIAL.sub(lambda found: _WRITTEN.get(found[0], ""), text)


def _folded(line: str) -> bytes:
    """Return a line in UTF-8, folded where it is too long, never within a character."""
    data, parts = line.encode(), []
    if len(data) <= WIDTH:
        return data + b"\r\n"
    while len(data) > WIDTH:
        cut = WIDTH
        while data[cut] & 0xC0 == 0x80:  # the inside of a character
            cut -= 1
        parts.append(data[:cut])
        data = b" " + data[cut:]
    return b"\r\n".join((*parts, data, b""))
