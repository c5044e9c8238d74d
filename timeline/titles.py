"""One plain English line for an event: "Xi Jinping and Hun Sen meet in Beijing"."""

from __future__ import annotations

from timeline.lexicon.countries import country_name
from timeline.lexicon.kinds import kinds
from timeline.model import Event, Kind, Party, Status

MOST_NAMES = 4
"""More names than this make a title a list; the rest are counted."""

CALLED_OFF = (Status.CANCELLED, Status.POSTPONED)


def title(event: Event) -> str:
    """Return the event's title in English; names are given in full, since a surname's place differs by country."""
    if event.status in CALLED_OFF:
        return f"{_noun(event)} {event.status.value}"
    return _WRITERS[event.kind](event, event.status is Status.PLANNED)


def listed(names: list[str]) -> str:
    """Join names as English does: "A", "A and B", "A, B and 5 others"."""
    if len(names) > MOST_NAMES:
        names = [*names[: MOST_NAMES - 1], f"{len(names) - MOST_NAMES + 1} others"]
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def _visit(event: Event, planned: bool) -> str:
    guests = _names(event.visitors) or _states(event.visitor_countries) or _names(event.people)
    where = _destination(event)
    if not where:
        return f"Visit of {listed(guests)}" if guests else "Visit"
    return f"{listed(guests)} {_verb(guests, 'visit', planned)} {where}" if guests else f"Visit to {where}"


def _meeting(event: Event, planned: bool) -> str:
    one_side, other_side = _sides(event)
    if one_side and other_side:
        return f"{listed(one_side)} {_verb(one_side, 'meet', planned)} {listed(other_side)}{_in_place(event)}"
    who = _who(event)
    if not who:
        return f"Meeting{_in_place(event)}"
    alone = len(who) == 1 or not event.people
    words = f"{_verb(who, 'hold', planned)} talks" if alone else _verb(who, "meet", planned)
    return f"{listed(who)} {words}{_in_place(event)}"


def _call(event: Event, planned: bool) -> str:
    who = _who(event)
    return f"{listed(who)} {_verb(who, 'speak', planned)} by phone" if who else "Call"


def _agreement(event: Event, planned: bool) -> str:
    return f"{_noun(event)} {'to be signed' if planned else 'signed'}"


def _announcement(event: Event, planned: bool) -> str:
    return f"{_noun(event)} planned" if planned else _noun(event)


def _attended(event: Event, planned: bool) -> str:
    """Write a ceremony, or what has no kind of its own."""
    return f"{_noun(event)} planned" if planned else _noun(event)


_WRITERS = {
    Kind.VISIT: _visit,
    Kind.MEETING: _meeting,
    Kind.CALL: _call,
    Kind.AGREEMENT: _agreement,
    Kind.ANNOUNCEMENT: _announcement,
    Kind.CEREMONY: _attended,
    Kind.OTHER: _attended,
}


def _noun(event: Event) -> str:
    """Name the event without a verb: "Visit of Hun Sen to China", "Ministry of Foreign Affairs announcement"."""
    label = "Event" if event.kind is Kind.OTHER else kinds()[event.kind].label
    if event.topic:
        words = " ".join(event.topic.split())
        topic = words[0].upper() + words[1:]
        return f"{topic} announcement" if event.kind is Kind.ANNOUNCEMENT else topic
    link = {Kind.ANNOUNCEMENT: "by", Kind.VISIT: "of"}.get(event.kind, "with" if len(_who(event)) == 1 else "of")
    guests = _names(event.visitors) if event.kind is Kind.VISIT else []
    who = guests or _who(event)
    where = _destination(event) if event.kind is Kind.VISIT else ""
    return label + (f" {link} {listed(who)}" if who else "") + (f" to {where}" if where else _in_place(event))


def _sides(event: Event) -> tuple[list[str], list[str]]:
    """Return the two sides of a meeting: the guests, or those of the first one's country, and the others."""
    people = _names(event.people)
    if len(people) < 3:  # two stand side by side, as equals
        return people, []
    first = event.people[0].country
    guests = _names(event.visitors) or [party.name for party in event.people if first and party.country == first]
    others = [name for name in people if name not in guests]
    return [name for name in people if name not in others], others


def _who(event: Event) -> list[str]:
    return _names(event.people) or _states(event.countries)


def _names(parties: tuple[Party, ...]) -> list[str]:
    return list(dict.fromkeys(party.name for party in parties))


def _states(codes: tuple[str, ...]) -> list[str]:
    return [country_name(code) for code in codes]


def _destination(event: Event) -> str:
    return event.place.name if event.place else listed(_states(event.host_countries))


def _in_place(event: Event) -> str:
    return f" in {event.place.name}" if event.place else ""


def _verb(subject: list[str], verb: str, planned: bool) -> str:
    if planned:
        return f"to {verb}"
    return verb if len(subject) > 1 else f"{verb}s"
