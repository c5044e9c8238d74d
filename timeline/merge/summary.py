"""What the mentions of one event say together, and the event's id."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date
from hashlib import sha1
from itertools import combinations
from typing import TypeVar

from timeline.merge.claims import is_city, is_wide, plain, who
from timeline.model import Basis, Event, Kind, Mention, Party, Place, Precision, Status, When

TRUST = {Basis.EXPLICIT: 0, Basis.WEEKDAY: 0, Basis.RELATIVE: 1, Basis.INFERRED_YEAR: 2, Basis.INHERITED: 3}

STRENGTH = {Status.OCCURRED: 3, Status.CANCELLED: 2, Status.POSTPONED: 1, Status.PLANNED: 0}
"""Which status stands where two are reported on one day."""

MOST_CODES = 4
"""Country codes that an id spells out; its digest covers all of them."""

T = TypeVar("T", bound=Hashable)


def summed_up(mentions: Sequence[Mention], identity: Mapping[str, str]) -> Event:
    """Sum up the mentions of one event, given in order of publication."""
    kind = _by_support(mention.kind for mention in mentions)[0]
    when = _best_date(mentions)
    people = _people((mention.people for mention in mentions), identity)
    countries = _by_support(code for mention in mentions for code in mention.countries)
    place = _best_place(mentions)
    return Event(
        id=_event_id(kind, when, sorted(plain(party.name) for party in people), sorted(countries), place),
        kind=kind,
        status=_status(mentions),
        when=when,
        people=people,
        visitors=_people((mention.visitors for mention in mentions), identity),
        hosts=_people((mention.hosts for mention in mentions), identity),
        countries=countries,
        visitor_countries=_by_support(code for mention in mentions for code in mention.visitor_countries),
        host_countries=_by_support(code for mention in mentions for code in mention.host_countries),
        place=place,
        mentions=tuple(mentions),
        topic=next(iter(_by_support(mention.topic for mention in mentions if mention.topic)), ""),
        date_conflict=_dates_conflict(mentions),
    )


def _by_support(values: Iterable[T]) -> tuple[T, ...]:
    """Return the distinct values, the most frequent first, then in order of appearance."""
    counts: dict[T, int] = {}  # quicker than a Counter where there are few
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    return tuple(sorted(counts, key=lambda value: -counts[value]))


def _people(lists: Iterable[Sequence[Party]], identity: Mapping[str, str]) -> tuple[Party, ...]:
    """Return each person once, the most often named first, as the mention that knows most of them has it."""
    fullest: dict[str, Party] = {}
    named: list[str] = []
    for parties in lists:
        keys = [who(party, identity) for party in parties]
        named.extend(dict.fromkeys(keys))
        for key, party in zip(keys, parties, strict=True):
            if key not in fullest or _known(party) > _known(fullest[key]):
                fullest[key] = party
    return tuple(fullest[key] for key in _by_support(named))


def _known(party: Party) -> tuple[bool, bool, bool]:
    """Rank the forms of one person by how much they tell."""
    return bool(party.qid), bool(party.post), bool(party.country)


def _best_date(mentions: Sequence[Mention]) -> When:
    """Return the best supported date: stated, finest (of a journey or summit: all of it), surest, in most articles."""
    articles: dict[tuple[date, date], set[str]] = defaultdict(set)
    for mention in mentions:
        articles[mention.when.start, mention.when.end].add(mention.article_id)

    def rank(mention: Mention) -> tuple[bool, int, bool, int, int]:
        when = mention.when
        width = (when.end - when.start).days if is_wide(when) else 0
        lasts = mention.kind is Kind.VISIT or bool(mention.bodies)
        parts_last = (when.precision is Precision.RANGE) != lasts
        return when.basis is Basis.INHERITED, width, parts_last, TRUST[when.basis], -len(articles[when.start, when.end])

    return min(mentions, key=rank).when


def _dates_conflict(mentions: Sequence[Mention]) -> bool:
    """Tell whether two stated dates of the same precision differ, and neither holds the other."""
    stated = {(m.when.precision, m.when.start, m.when.end) for m in mentions if m.when.basis is not Basis.INHERITED}
    pairs = combinations(sorted(stated, key=lambda dated: dated[1:]), 2)
    return any(one[0] is other[0] and one[1] < other[1] and one[2] < other[2] for one, other in pairs)


def _status(mentions: Sequence[Mention]) -> Status:
    """Return the latest word on the event, where a plan never outlives the event itself.

    A report of unknown day counts as of the last known one, so that the stronger status stands.
    """
    last = max((mention.published for mention in mentions if mention.published), default=date.min)
    happened = any(mention.status is Status.OCCURRED for mention in mentions)
    words = [mention for mention in mentions if not (happened and mention.status is Status.PLANNED)]
    return max(words, key=lambda mention: (mention.published or last, STRENGTH[mention.status])).status


def _best_place(mentions: Sequence[Mention]) -> Place | None:
    """Return the place that most mentions name, a city before its country, in the fullest form on file."""
    places = [mention.place for mention in mentions if mention.place]
    if not places:
        return None
    finest = [place for place in places if is_city(place)] or places
    name = _by_support((plain(place.name), place.country) for place in finest)[0]
    same = [place for place in finest if (plain(place.name), place.country) == name]
    return max(same, key=lambda place: bool(place.geonames))


def _event_id(kind: Kind, when: When, names: list[str], codes: list[str], place: Place | None) -> str:
    """Return an id that a person can read and a link can hold: `2024-12-03-meeting-chn-khm-3f2a9c`."""
    start = when.edtf.partition("/")[0]  # as fine as the text is, and no finer
    told = "\n".join([kind, when.edtf, *codes, *names, place.name if place else ""])
    digest = sha1(told.encode(), usedforsecurity=False).hexdigest()[:6]
    words = "-".join([start, kind, *codes[:MOST_CODES], digest]).lower()
    return re.sub(r"[^a-z0-9]+", "-", words).strip("-")
