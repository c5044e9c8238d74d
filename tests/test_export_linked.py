"""JSON-LD: schema.org's Events, with its own words, and no date finer than the text."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from samples import CHINA, EVENT, HUN_SEN, MENTION, XI

from timeline.export import to_bytes
from timeline.frame import to_frame
from timeline.model import Event, Place, Precision, Status

PROPERTIES = {
    "Event": {
        *("@id", "identifier", "name", "description", "startDate", "endDate", "edtf", "eventStatus", "keywords"),
        *("location", "attendee", "organizer", "about", "subjectOf"),
    },
    "Person": {"name"},
    "Country": {"name", "identifier"},
    "Place": {"name", "address"},
    "PostalAddress": {"addressCountry"},
    "NewsArticle": {"identifier"},
}
"""What schema.org allows of what is used: type → properties."""


def node(event: Event) -> dict[str, Any]:
    document = json.loads(to_bytes(to_frame([event]), ".jsonld"))
    assert document["@context"][0] == "https://schema.org"
    (one,) = document["@graph"]
    return dict(one)


def test_an_event_is_told_with_its_people_and_sources() -> None:
    one = node(replace(EVENT, hosts=(XI,)))
    assert one == {
        "@type": "Event",
        "@id": "#e1",
        "identifier": "e1",
        "name": "Xi Jinping and Hun Sen meet in Beijing",
        "description": MENTION.quote,
        "startDate": "2024-12-03",
        "endDate": "2024-12-03",
        "edtf": "2024-12-03",
        "eventStatus": "https://schema.org/EventScheduled",
        "keywords": ["meeting", "occurred"],
        "location": {
            "@type": "Place",
            "name": "Beijing",
            "address": {"@type": "PostalAddress", "addressCountry": "CN"},
        },
        "attendee": [{"@type": "Person", "name": "Xi Jinping"}, {"@type": "Person", "name": "Hun Sen"}],
        "organizer": [{"@type": "Person", "name": "Xi Jinping"}],
        "about": [
            {"@type": "Country", "name": "China", "identifier": "CHN"},
            {"@type": "Country", "name": "Cambodia", "identifier": "KHM"},
        ],
        "subjectOf": [{"@type": "NewsArticle", "identifier": "a"}],
    }


def typed(value: Any) -> list[dict[str, Any]]:
    """Return every node within a value, itself included."""
    if isinstance(value, list):
        return [one for part in value for one in typed(part)]
    if not isinstance(value, dict):
        return []
    return [value, *(one for part in value.values() for one in typed(part))]


def test_only_words_of_schema_org_are_used() -> None:
    nodes = typed(node(replace(EVENT, hosts=(XI,), visitors=(HUN_SEN,))))
    assert {one["@type"] for one in nodes} == set(PROPERTIES)
    assert all(set(one) - {"@type"} <= PROPERTIES[one["@type"]] for one in nodes)


@pytest.mark.parametrize(
    ("status", "word"),
    [
        (Status.OCCURRED, "EventScheduled"),
        (Status.PLANNED, "EventScheduled"),
        (Status.POSTPONED, "EventPostponed"),
        (Status.CANCELLED, "EventCancelled"),
    ],
)
def test_the_status_stands_in_its_words_and_in_ours(status: Status, word: str) -> None:
    one = node(replace(EVENT, status=status))
    assert one["eventStatus"] == f"https://schema.org/{word}"
    assert status.value in one["keywords"]


@pytest.mark.parametrize(
    ("start", "end", "precision", "told"),
    [
        (date(2024, 12, 2), date(2024, 12, 4), Precision.RANGE, ("2024-12-02", "2024-12-04")),
        (date(2024, 3, 1), date(2024, 3, 31), Precision.MONTH, ("2024-03", "2024-03")),
        (date(2023, 12, 1), date(2024, 2, 29), Precision.SEASON, ("2023-12", "2024-02")),
        (date(1648, 1, 1), date(1648, 12, 31), Precision.YEAR, ("1648", "1648")),
        (date(1990, 1, 1), date(1999, 12, 31), Precision.DECADE, ("1990", "1999")),
    ],
)
def test_dates_are_never_finer_than_the_words(
    start: date, end: date, precision: Precision, told: tuple[str, str]
) -> None:
    one = node(replace(EVENT, when=replace(EVENT.when, start=start, end=end, precision=precision, edtf="as read")))
    assert (one["startDate"], one["endDate"], one["edtf"]) == (*told, "as read")


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (CHINA, {"@type": "Country", "name": "China", "identifier": "CHN"}),
        (Place("Camp David"), {"@type": "Place", "name": "Camp David"}),
        (None, None),
    ],
)
def test_a_place_is_a_country_or_lies_in_one(place: Place | None, expected: dict[str, str] | None) -> None:
    assert node(replace(EVENT, place=place)).get("location") == expected
