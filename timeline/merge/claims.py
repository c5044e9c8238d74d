"""What a mention claims, reduced to what may agree with another mention or contradict it."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from timeline.lexicon.authority import regions
from timeline.lexicon.countries import country_name
from timeline.lexicon.kinds import kinds
from timeline.model import Basis, Mention, Party, Place, Precision, When

LONGEST_EVENT = 31
"""An interval of more days than this says when an event was, not how long it took."""

WIDE = (Precision.MONTH, Precision.SEASON, Precision.YEAR, Precision.DECADE)


@dataclass(frozen=True, slots=True)
class Claim:
    """What a mention says that may agree with another or contradict it; equal claims are one report repeated.

    `city` is the place where that is finer than a region, `region` where it is one. `sides` pairs each name with its
    country. `article` is kept only where neither a party nor a city and day are known.
    """

    family: str
    start: date
    end: date
    wide: bool
    inherited: bool
    names: frozenset[str]
    sides: frozenset[tuple[str, str]]
    visitors: frozenset[str]
    countries: frozenset[str]
    travellers: frozenset[str]
    city: str
    region: str
    land: str
    topic: frozenset[str]
    bodies: frozenset[str]
    language: str
    article: str

    @property
    def days(self) -> int:
        """Return the length of the interval."""
        return (self.end - self.start).days + 1

    @property
    def bare(self) -> bool:
        """Tell whether no party is known."""
        return not (self.names or self.countries)


def claim_of(mention: Mention, identity: Mapping[str, str]) -> Claim:
    """Reduce a mention to what is compared."""
    sides = frozenset((who(party, identity), party.country) for party in mention.people)
    when, place, topic = mention.when, mention.place, _words(mention.topic)
    local = plain(place.name) if place and is_city(place) else ""
    in_region = place is not None and (place.name, place.country) in regions()
    city, region = ("", local) if in_region else (local, "")
    countries = frozenset(mention.countries) or frozenset(country for _, country in sides if country)
    return Claim(
        family=kinds()[mention.kind].family,
        start=when.start,
        end=when.end,
        wide=is_wide(when),
        inherited=when.basis is Basis.INHERITED,
        names=frozenset(name for name, _ in sides),
        sides=sides,
        visitors=frozenset(who(party, identity) for party in mention.visitors),
        countries=countries,
        travellers=frozenset(mention.visitor_countries),
        city=city,
        region=region,
        land=place.country if place else "",
        topic=topic,
        bodies=frozenset(mention.bodies),
        language=mention.language if topic else "",
        article="" if sides or countries or (city and when.start == when.end) else mention.article_id,
    )


def is_wide(when: When) -> bool:
    """Tell whether the date is wider than what happened then."""
    return when.precision in WIDE or (when.end - when.start).days >= LONGEST_EVENT


def identities(mentions: Sequence[Mention]) -> dict[str, str]:
    """Return the Wikidata id of each name that has exactly one, for the mentions that have the name alone."""
    found: dict[str, set[str]] = defaultdict(set)
    for party in (party for mention in mentions for party in mention.people + mention.visitors + mention.hosts):
        if party.qid:
            found[plain(party.name)].add(party.qid)
    return {name: min(qids) for name, qids in found.items() if len(qids) == 1}


def who(party: Party, identity: Mapping[str, str]) -> str:
    """Return what tells this person from others."""
    name = plain(party.name)
    return party.qid or identity.get(name, name)


@lru_cache(maxsize=65536)
def plain(name: str) -> str:
    """Fold case, accents and spacing, which papers write as they like: Erdoğan, ERDOGAN."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(letter for letter in letters if not unicodedata.combining(letter)).split())


@lru_cache(maxsize=65536)
def _words(topic: str) -> frozenset[str]:
    """Return the words of a topic, those of one or two Latin letters left out."""
    return frozenset(word for word in re.findall(r"\w+", plain(topic)) if len(word) > 2 or not word.isascii())


def is_city(place: Place) -> bool:
    """Tell whether the place is finer than a country."""
    return bool(place.name) and place.name not in (place.country, country_name(place.country))
