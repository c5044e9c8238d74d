"""What is asked of the table and how it is shown, as one frozen value, and that value as a web address and back.

An address names its parameters in words (`?people=Hun+Sen&from=2024-01-01&lanes=person`). It may come from anywhere:
what can't be read is dropped, and told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any
from urllib.parse import urlencode

LONGEST_TEXT = 200  # characters of a search that are read


class Lanes(StrEnum):
    """What the timeline's lanes stand for; without lanes events are packed as they fit."""

    NONE = "none"
    PERSON = "person"
    COUNTRY = "country"
    KIND = "kind"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class View:
    """A view of the event table.

    An event is in the view if it passes every filter that is set: it has one of the values of each list, or all the
    `people` where they must be `together`; it holds every word of `text`; it touches the days from `first` to `last`.
    `lanes` and `true_time` say how the timeline draws it, `event` is the id of the one that is open.
    """

    people: tuple[str, ...] = ()
    together: bool = False
    countries: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    precisions: tuple[str, ...] = ()
    text: str = ""
    first: date | None = None
    last: date | None = None
    lanes: Lanes = Lanes.NONE
    true_time: bool = False
    event: str = ""

    @property
    def asked(self) -> View:
        """The filters alone: two views of the same events are equal in it."""
        together = self.together and len(self.people) > 1
        return replace(self, together=together, lanes=Lanes.NONE, true_time=False, event="")

    @property
    def drawn(self) -> View:
        """What decides the picture: the filters, the lanes and the axis."""
        return replace(self.asked, lanes=self.lanes, true_time=self.true_time)

    def changed(self, **fields: Any) -> View:
        """Return the view with other values in some fields."""
        return replace(self, **fields)

    def only(self, name: str) -> View:
        """Return a view that has no filter but this one."""
        return START.changed(**{field: getattr(self, field) for field in PARTS.get(name, (name,))})

    def without(self, *names: str) -> View:
        """Return the view without these filters."""
        parts = [field for name in names for field in PARTS.get(name, (name,))]
        return self.changed(**{field: getattr(START, field) for field in parts})

    @property
    def filters(self) -> tuple[str, ...]:
        """The names of the filters that are set; both ends of the dates are one, called `dates`."""
        names = [name for name in (*LISTS, "text") if getattr(self, name)]
        return (*names, "dates") if self.first or self.last else tuple(names)


START = View()
"""The view that a visitor sees first."""

LISTS = ("people", "countries", "kinds", "statuses", "places", "sources", "languages", "precisions")
"""The fields of a view that are lists of wanted values."""

PARTS = {"people": ("people", "together"), "dates": ("first", "last")}
"""The filters that stand in more than one field, or in others than their name says."""

DATES = {"first": "from", "last": "to"}
SWITCHES = {"together": ("together", "yes"), "true_time": ("time", "true")}
"""Field → parameter and the one value that it has in an address."""


def to_address(view: View) -> dict[str, list[str]]:
    """Return the parameters of a view's address; what is as at first is left out."""
    lists = {name: list(getattr(view, name)) for name in LISTS}
    days = {parameter: getattr(view, name) for name, parameter in DATES.items()}
    rest = {
        "text": [view.text] if view.text else [],
        **{parameter: [day.isoformat()] if day else [] for parameter, day in days.items()},
        **{parameter: [value] * getattr(view, name) for name, (parameter, value) in SWITCHES.items()},
        "lanes": [view.lanes.value] if view.lanes is not START.lanes else [],
        "event": [view.event] if view.event else [],
    }
    return {parameter: values for parameter, values in (lists | rest).items() if values}


def query(view: View) -> str:
    """Return a view's address as it is written behind the question mark; empty for the first view."""
    return urlencode(to_address(view), doseq=True)


def from_address(parameters: Mapping[str, Sequence[str]]) -> tuple[View, list[str]]:
    """Read a view from an address; return it with a line for each part that was dropped because it can't be read."""
    reader = _Reader(parameters)
    view = START.changed(
        **{name: tuple(dict.fromkeys(filter(None, parameters.get(name, ())))) for name in LISTS},
        **{name: reader.day(parameter) for name, parameter in DATES.items()},
        **{name: reader.switch(parameter, value) for name, (parameter, value) in SWITCHES.items()},
        text=as_search(reader.last("text")),
        lanes=reader.lanes(),
        event=reader.last("event"),
    )
    if view.first and view.last and view.first > view.last:
        reader.dropped.append(f'to "{view.last}": is before from "{view.first}"')
        view = view.without("last")
    reader.dropped += [f'"{name}": no such part of a view' for name in parameters if name not in PARAMETERS]
    return view, reader.dropped


def as_search(text: str) -> str:
    """Return a text as it is searched for: one space between its words, and no half character of a browser's."""
    whole = text.encode(errors="ignore").decode()
    return " ".join(whole.split())[:LONGEST_TEXT].rstrip()


PARAMETERS = frozenset({*LISTS, *DATES.values(), *(name for name, _ in SWITCHES.values()), "text", "lanes", "event"})
"""What a view's address may hold."""


@dataclass(slots=True)
class _Reader:
    """Reads single parameters, and notes what it drops."""

    parameters: Mapping[str, Sequence[str]]
    dropped: list[str]

    def __init__(self, parameters: Mapping[str, Sequence[str]]) -> None:
        self.parameters, self.dropped = parameters, []

    def last(self, name: str) -> str:
        values = self.parameters.get(name) or [""]
        return values[-1]

    def day(self, name: str) -> date | None:
        try:
            return date.fromisoformat(written) if (written := self.last(name)) else None
        except ValueError:
            self.dropped.append(f'{name} "{written}": no day; write it as 2024-12-03')
            return None

    def switch(self, name: str, value: str) -> bool:
        written = self.last(name)
        if written not in {"", value}:
            self.dropped.append(f'{name} "{written}": can only be "{value}"')
        return written == value

    def lanes(self) -> Lanes:
        written = self.last("lanes")
        if not written or written in set(Lanes):
            return Lanes(written or START.lanes)
        self.dropped.append(f'lanes "{written}": can be {_listed(Lanes)}')
        return START.lanes


def _listed(values: Iterable[str]) -> str:
    return ", ".join(f'"{value}"' for value in values)
