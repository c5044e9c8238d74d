"""Events in one line each, for what is drawn and asked; the sample are the events of the five articles."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

import pandas as pd

from timeline.frame import COLUMNS, COUNT, DAY, FLAG, LIST, TEXT, to_frame
from timeline.model import Basis, Event, Kind, Mention, Party, Place, Precision, Span, Status, When
from timeline.store import Store

ANY = Span(0, 5)
HUN_SEN, XI, ZHAO, WANG = ("Hun Sen", "KHM"), ("Xi Jinping", "CHN"), ("Zhao Leji", "CHN"), ("Wang Huning", "CHN")


def when(start: date, end: date | None = None, precision: Precision = Precision.DAY) -> When:
    last = end or start
    return When(start, last, precision, f"{start}/{last}", ANY, Basis.EXPLICIT, "as written")


def event(
    id: str,
    day: When,
    kind: Kind = Kind.MEETING,
    *,
    status: Status = Status.OCCURRED,
    people: Iterable[tuple[str, str]] = (HUN_SEN,),
    place: Place | None = None,
    sources: int = 1,
    topic: str = "",
    date_conflict: bool = False,
) -> Event:
    """Return an event that so many articles tell of, each in one sentence."""
    parties = tuple(Party(name, name, ANY, country=country) for name, country in people)
    sides = {
        "kind": kind,
        "status": status,
        "when": day,
        "people": parties,
        "visitors": (),
        "hosts": (),
        "countries": tuple(dict.fromkeys(party.country for party in parties)),
        "visitor_countries": (),
        "host_countries": (),
        "place": place,
        "topic": topic,
    }
    mentions = tuple(
        Mention(article_id=f"article-{i}", span=ANY, quote="quote", rule="test", language="en", **sides)
        for i in range(sources)
    )
    return Event(id=id, mentions=mentions, date_conflict=date_conflict, **sides)


def sample() -> list[Event]:
    """Return the six events of the five articles."""
    trip = when(date(2024, 12, 2), date(2024, 12, 4), Precision.RANGE)
    year = when(date(2016, 1, 1), date(2016, 12, 31), Precision.YEAR)
    return [
        event("partnership", year, Kind.AGREEMENT, people=(), topic="Comprehensive Strategic Partnership"),
        event("hainan", when(date(2024, 3, 28)), people=(HUN_SEN, ZHAO), place=Place("Hainan", "CHN")),
        event("announcement", when(date(2024, 11, 30)), Kind.ANNOUNCEMENT, people=()),
        event("visit", trip, Kind.VISIT, place=Place("China", "CHN"), sources=2),
        event("plan", trip, status=Status.PLANNED, people=(HUN_SEN, XI, WANG, ZHAO)),
        event("talks", when(date(2024, 12, 3)), people=(XI, HUN_SEN), place=Place("Beijing", "CHN"), sources=3),
    ]


def days(first: date, count: int, step: int = 1, **said: Any) -> list[Event]:
    """Return so many meetings of one day each, so many days apart: "e0000", "e0001", and so on."""
    return [event(f"e{i:04}", when(first + timedelta(days=step * i)), **said) for i in range(count)]


def stored(*events: Event) -> Store:
    """Return the store of events."""
    return Store.of(to_frame(events))


def ids(store: Store, rows: Iterable[int]) -> list[str]:
    """Return the events' ids of rows of a store."""
    return [store.id(int(row)) for row in rows]


BLANK = {TEXT: "", LIST: [], DAY: None, COUNT: 1, FLAG: False}


def table(rows: Sequence[dict[str, Any]]) -> pd.DataFrame:
    """Return the event table of rows of which some cells are said: they need a start, and are blank elsewhere."""
    said = [{"id": f"e{i}", "end": row["start"], **row} for i, row in enumerate(rows)]
    cells = {name: [row.get(name, BLANK[dtype]) for row in said] for name, dtype in COLUMNS.items()}
    return pd.DataFrame({name: pd.Series(cells[name], dtype=dtype) for name, dtype in COLUMNS.items()})
