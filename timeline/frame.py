"""Events as a table: the column contract that the dashboard, the exports and other people's code rely on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import pandas as pd
import pyarrow as pa

from timeline.lexicon.countries import country_name
from timeline.lexicon.kinds import code
from timeline.model import Basis, Event, Mention, Party, Place, Span, Status
from timeline.titles import title

TEXT, LIST, DAY, COUNT, FLAG = "str", "object", "datetime64[s]", "int64", "bool"

COLUMNS = {
    "id": TEXT,
    "kind": TEXT,
    "status": TEXT,
    "title": TEXT,
    "start": DAY,
    "end": DAY,
    "edtf": TEXT,
    "precision": TEXT,
    "date_basis": TEXT,
    "visitors": LIST,
    "visitor_countries": LIST,
    "hosts": LIST,
    "host_countries": LIST,
    "people": LIST,
    "countries": LIST,
    "place": TEXT,
    "place_country": TEXT,
    "quote": TEXT,
    "n_mentions": COUNT,
    "n_sources": COUNT,
    "sources": LIST,
    "languages": LIST,
    "first_reported": DAY,
    "last_reported": DAY,
    "date_conflict": FLAG,
    "plover_event": TEXT,
    "plover_mode": TEXT,
}
"""The event table, one row an event: column → dtype. Days are midnight, without a time zone; both ends are included."""

ARROW = {
    TEXT: pa.string(),
    LIST: pa.list_(pa.string()),
    DAY: pa.date32(),
    COUNT: pa.int64(),
    FLAG: pa.bool_(),
}
"""The type that each dtype has in Arrow."""

REPORT_COLUMNS = {
    "article": TEXT,
    "start": DAY,
    "end": DAY,
    "precision": TEXT,
    "kind": TEXT,
    "status": TEXT,
    "people": LIST,
    "countries": LIST,
    "place": TEXT,
    "quote": TEXT,
    "event_id": TEXT,
}
"""The report table, one row for each article that tells of an event: column → dtype."""


def to_frame(events: Iterable[Event]) -> pd.DataFrame:
    """Return the event table, one row an event in the order given; an empty table has the same columns and dtypes."""
    return _table([_row(event) for event in events], COLUMNS)


def to_table(frame: pd.DataFrame) -> pa.Table:
    """Return an event table as an Arrow table with the same columns."""
    types = {name: ARROW[dtype] for name, dtype in COLUMNS.items()}
    return pa.table({name: pa.Array.from_pandas(frame[name], type=types[name]) for name in COLUMNS})


def from_table(table: pa.Table) -> pd.DataFrame:
    """Return an Arrow table that has the columns of the event table as that table in pandas."""
    cells = {name: pd.Series(table[name].to_pylist(), dtype=dtype) for name, dtype in COLUMNS.items()}
    return pd.DataFrame(cells)


def reports(events: Iterable[Event]) -> pd.DataFrame:
    """Return the report table: what each article says of each event, its sentences about it joined into one row."""
    rows = [_report(event, group) for event in events for group in _by_article(event)]
    return _table(sorted(rows, key=lambda row: str(row["article"])), REPORT_COLUMNS)


def best_mention(mentions: Iterable[Mention]) -> Mention:
    """Return the mention to quote: one with a date of its own, then with most people, then the first in the text."""
    return min(mentions, key=_rank)


def _dating(event: Event) -> Mention:
    """Return the best of the mentions that the event's date was read from, so that the quote bears it out."""
    return best_mention([mention for mention in event.mentions if mention.when == event.when] or event.mentions)


def _rank(mention: Mention) -> tuple[bool, int, str, Span]:
    return mention.when.basis is Basis.INHERITED, -len(mention.people), mention.article_id, mention.span


def _table(rows: list[dict[str, Any]], columns: dict[str, str]) -> pd.DataFrame:
    cells = {name: pd.Series([row[name] for row in rows], dtype=dtype) for name, dtype in columns.items()}
    return pd.DataFrame(cells)


def _row(event: Event) -> dict[str, Any]:
    sources = _distinct(mention.article_id for mention in event.mentions)
    reported = [mention.published for mention in event.mentions if mention.published]
    plover = code(event.kind, event.status)
    return {
        "id": event.id,
        "kind": event.kind.value,
        "status": event.status.value,
        "title": title(event),
        "start": _day(event.when.start),
        "end": _day(event.when.end),
        "edtf": event.when.edtf,
        "precision": event.when.precision.value,
        "date_basis": event.when.basis.value,
        "visitors": _names(event.visitors),
        "visitor_countries": list(event.visitor_countries),
        "hosts": _names(event.hosts),
        "host_countries": list(event.host_countries),
        "people": _names(event.people),
        "countries": list(event.countries),
        "place": event.place.name if event.place else "",
        "place_country": event.place.country if event.place else "",
        "quote": _dating(event).quote,
        "n_mentions": len(event.mentions),
        "n_sources": len(sources),
        "sources": sources,
        "languages": sorted({mention.language for mention in event.mentions if mention.language}),
        "first_reported": _day(min(reported, default=None)),
        "last_reported": _day(max(reported, default=None)),
        "date_conflict": event.date_conflict,
        "plover_event": plover.plover,
        "plover_mode": plover.mode,
    }


def _by_article(event: Event) -> list[list[Mention]]:
    groups: dict[str, list[Mention]] = {}
    for mention in sorted(event.mentions, key=lambda one: one.span):
        groups.setdefault(mention.article_id, []).append(mention)
    return list(groups.values())


def _report(event: Event, mentions: list[Mention]) -> dict[str, Any]:
    best = best_mention(mentions)
    occurred = any(mention.status is Status.OCCURRED for mention in mentions)
    return {
        "article": best.article_id,
        "start": _day(best.when.start),
        "end": _day(best.when.end),
        "precision": best.when.precision.value,
        "kind": best.kind.value,
        "status": (Status.OCCURRED if occurred else best.status).value,
        "people": _names(person for mention in mentions for person in mention.people),
        "countries": _distinct(country for mention in mentions for country in mention.countries),
        "place": _place([mention.place for mention in (best, *mentions) if mention.place]),
        "quote": best.quote,
        "event_id": event.id,
    }


def _place(places: list[Place]) -> str:
    """Write the first city or region of the places, else the first country: "Beijing, CHN"."""
    finest = min(places, key=lambda place: place.name == country_name(place.country), default=None)
    return ", ".join(filter(None, (finest.name, finest.country))) if finest else ""


def _names(parties: Iterable[Party]) -> list[str]:
    return _distinct(party.name for party in parties)


def _distinct(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))


def _day(day: date | None) -> pd.Timestamp | None:
    return pd.Timestamp(day).as_unit("s") if day else None
