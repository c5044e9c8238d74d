"""Events → JSON-LD: a graph of schema.org Events, one a node.

EDTF, which says more than ISO 8601 ("2023~", "2024-21"), is dcterms:date with the datatype of the Library of Congress,
since schema.org has no term for it. schema.org has one word, EventScheduled, for what will take place and what has; the
status stands among the keywords too, so that a plan is told from an event.
"""

from __future__ import annotations

from functools import cache
from typing import Any
from urllib.parse import quote

import pandas as pd

from timeline.export.events import ends, event_records
from timeline.export.lines import encode, json_list
from timeline.export.plain import Record
from timeline.lexicon.countries import alpha3_of, country_name
from timeline.lexicon.files import read_toml

Node = dict[str, Any]

CONTEXT = [
    "https://schema.org",
    {"edtf": {"@id": "http://purl.org/dc/terms/date", "@type": "http://id.loc.gov/datatypes/edtf/EDTF"}},
]


def to_linked_bytes(frame: pd.DataFrame) -> bytes:
    """Return a JSON-LD graph of schema.org Events, without what is unknown; hosts are the organizers."""
    graph = (_without_gaps(_node(event)) for event in event_records(frame))
    return json_list(graph, f'{{"@context": {encode(CONTEXT)}, "@graph": ', "}")


def _node(event: Record) -> Node:
    start, end = ends(event)
    return {
        "@type": "Event",
        "@id": f"#{quote(event['id'])}",
        "identifier": event["id"],
        "name": event["title"],
        "description": event["quote"],
        "startDate": start,
        "endDate": end,
        "edtf": event["edtf"],
        "eventStatus": f"https://schema.org/{read_toml('kinds.toml')['status'][event['status']]['schema_org']}",
        "keywords": [event["kind"], event["status"]],
        "location": _place(event["place"], event["place_country"]),
        "attendee": [_person(name) for name in event["people"]],
        "organizer": [_person(name) for name in event["hosts"]],
        "about": [_country(code) for code in event["countries"]],
        "subjectOf": [{"@type": "NewsArticle", "identifier": source} for source in event["sources"]],
    }


def _person(name: str) -> Node:
    return {"@type": "Person", "name": name}


def _country(code: str) -> Node:
    return {"@type": "Country", "name": country_name(code), "identifier": code}


def _place(name: str, code: str) -> Node | None:
    if not name or name == country_name(code):
        return _country(code) if code else None
    address = {"@type": "PostalAddress", "addressCountry": _alpha2().get(code, code)} if code else None
    return _without_gaps({"@type": "Place", "name": name, "address": address})


@cache
def _alpha2() -> dict[str, str]:
    """Return the code of two letters, which schema.org recommends, of each code of three."""
    return {alpha3: alpha2 for alpha2, alpha3 in alpha3_of().items()}


def _without_gaps(node: Node) -> Node:
    return {name: value for name, value in node.items() if value}
