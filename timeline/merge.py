"""Mentions → Events: which sentences tell of one event, and what they say of it together.

A mention joins an event only where it is compatible with every mention already in it, so that nothing is ever joined
through a pair that contradicts. Mentions that say the same are compared once, and an event is looked for only under the
names, countries and days that it could share: the work grows with the mentions, not with their pairs.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cmp_to_key, lru_cache
from hashlib import sha1
from itertools import combinations
from typing import Any, TypeVar

from timeline.lexicon.countries import country_name
from timeline.lexicon.kinds import kinds
from timeline.model import Basis, Event, Kind, Mention, Party, Place, Precision, Span, Status, When

LONGEST_EVENT = 31
"""An interval of more days than this says when an event was, not how long it took."""

WIDE = (Precision.MONTH, Precision.SEASON, Precision.YEAR, Precision.DECADE)

TOPICAL = ("agreement", "ceremony", "other")
"""Families in which two topics are two events."""

TRUST = {Basis.EXPLICIT: 0, Basis.WEEKDAY: 0, Basis.RELATIVE: 1, Basis.INFERRED_YEAR: 2, Basis.INHERITED: 3}

STRENGTH = {Status.OCCURRED: 3, Status.CANCELLED: 2, Status.POSTPONED: 1, Status.PLANNED: 0}
"""Which status stands where two are reported on one day."""

MOST_CODES = 4
"""Country codes that an id spells out; its digest covers all of them."""

T = TypeVar("T", bound=Hashable)
Token = tuple[str, ...]


def merge(mentions: Iterable[Mention]) -> list[Event]:
    """Return the events that the mentions tell of, by date: each distinct mention stands in exactly one of them.

    Neither the order of the mentions nor repeated ones make a difference, and merging the mentions of the result again
    gives the same events with the same ids.
    """
    ordered = _in_order(mentions)
    identity = _identities(ordered)
    groups: dict[Claim, list[Mention]] = defaultdict(list)
    for mention in ordered:
        groups[_claim(mention, identity)].append(mention)
    clusters = _clusters(groups)
    events = [_event(_in_order(m for claim in cluster for m in groups[claim]), identity) for cluster in clusters]
    return sorted(_with_distinct_ids(events), key=_by_date)


def _by_date(event: Event) -> tuple[date, date, Kind, str]:
    return event.when.start, event.when.end, event.kind, event.id


# --- what a mention claims -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Claim:
    """What a mention says that may agree with another or contradict it; equal claims are one report repeated.

    `sides` pairs each name with its country. `article` is kept only where neither a party nor a city and day are known.
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
    land: str
    topic: frozenset[str]
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


def _claim(mention: Mention, identity: Mapping[str, str]) -> Claim:
    """Reduce a mention to what is compared."""
    sides = frozenset((_who(party, identity), party.country) for party in mention.people)
    when, place, topic = mention.when, mention.place, _words(mention.topic)
    city = _plain(place.name) if place and _is_city(place) else ""
    countries = frozenset(mention.countries) or frozenset(country for _, country in sides if country)
    return Claim(
        family=kinds()[mention.kind].family,
        start=when.start,
        end=when.end,
        wide=_is_wide(when),
        inherited=when.basis is Basis.INHERITED,
        names=frozenset(name for name, _ in sides),
        sides=sides,
        visitors=frozenset(_who(party, identity) for party in mention.visitors),
        countries=countries,
        travellers=frozenset(mention.visitor_countries),
        city=city,
        land=place.country if place else "",
        topic=topic,
        language=mention.language if topic else "",
        article="" if sides or countries or (city and when.start == when.end) else mention.article_id,
    )


def _is_wide(when: When) -> bool:
    """Tell whether the date is wider than what happened then."""
    return when.precision in WIDE or (when.end - when.start).days >= LONGEST_EVENT


def _identities(mentions: Sequence[Mention]) -> dict[str, str]:
    """Return the Wikidata id of each name that has exactly one, for the mentions that have the name alone."""
    found: dict[str, set[str]] = defaultdict(set)
    for party in (party for mention in mentions for party in mention.people + mention.visitors + mention.hosts):
        if party.qid:
            found[_plain(party.name)].add(party.qid)
    return {name: min(qids) for name, qids in found.items() if len(qids) == 1}


def _who(party: Party, identity: Mapping[str, str]) -> str:
    """Return what tells this person from others."""
    name = _plain(party.name)
    return party.qid or identity.get(name, name)


@lru_cache(maxsize=65536)
def _plain(name: str) -> str:
    """Fold case, accents and spacing, which papers write as they like: Erdoğan, ERDOGAN."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(letter for letter in letters if not unicodedata.combining(letter)).split())


@lru_cache(maxsize=65536)
def _words(topic: str) -> frozenset[str]:
    """Return the words of a topic, those of one or two Latin letters left out."""
    return frozenset(word for word in re.findall(r"\w+", _plain(topic)) if len(word) > 2 or not word.isascii())


def _is_city(place: Place) -> bool:
    """Tell whether the place is finer than a country."""
    return bool(place.name) and place.name not in (place.country, country_name(place.country))


# --- whether two claims can be one event -----------------------------------------------------------------------------


def compatible(one: Claim, other: Claim) -> bool:
    """Tell whether the two may report one event: they have parties and time in common and nothing contradicts."""
    return (
        one.family == other.family
        and one.start <= other.end
        and other.start <= one.end
        and _parties_meet(one, other)
        and not _contradict(one, other)
        and _dates_agree(one, other)
        and (one.family != "announcement" or _one_announcement(one, other))
    )


def _parties_meet(one: Claim, other: Claim) -> bool:
    """Tell whether they share a party; without any, only the very same day and place, or article and topic, will do."""
    if one.names and other.names:
        return not one.names.isdisjoint(other.names)
    if one.bare or other.bare:
        return _one_day_and_city(one, other) or _one_article_and_topic(one, other)
    return not one.countries.isdisjoint(other.countries)


def _one_day_and_city(one: Claim, other: Claim) -> bool:
    same_city = bool(one.city) and (one.city, one.land) == (other.city, other.land)
    return same_city and one.days == other.days == 1


def _one_article_and_topic(one: Claim, other: Claim) -> bool:
    same_article = bool(one.article) and one.article == other.article
    return same_article and (one.topic == other.topic or _share_topic(one, other))


def _contradict(one: Claim, other: Claim) -> bool:
    """Tell whether the parties, the traveller, the place or the topic of one rule the other out."""
    return (
        _countries_contradict(one, other)
        or _people_contradict(one, other)
        or _places_contradict(one, other)
        or (one.family == "visit" and _apart(one.travellers, other.travellers))
        or (one.family in TOPICAL and _topics_contradict(one, other))
    )


def _apart(some: frozenset[str], others: frozenset[str]) -> bool:
    """Tell whether both are stated and have nothing in common."""
    return bool(some) and bool(others) and some.isdisjoint(others)


def _countries_contradict(one: Claim, other: Claim) -> bool:
    some, others = one.countries, other.countries
    several = len(some) > 1 and len(others) > 1
    return _apart(some, others) or (several and not (some <= others or some >= others))


def _people_contradict(one: Claim, other: Claim) -> bool:
    """Tell whether both name somebody for a country, and nobody alike: Xi met Hun Sen, Xi met Hun Manet."""
    shared = one.names & other.names
    both = {country for _, country in one.sides} & {country for _, country in other.sides}
    alike = {country for name, country in one.sides | other.sides if name in shared}
    # a meeting has two sides: of those who met one person, two of unknown country are two meetings
    strangers = [{name for name, country in claim.sides if not country} - shared for claim in (one, other)]
    return bool(both - alike - {""}) or (len(shared) < 2 and all(strangers))


def _places_contradict(one: Claim, other: Claim) -> bool:
    lands_differ = bool(one.land and other.land) and one.land != other.land
    return lands_differ or bool(one.city and other.city and one.land == other.land and one.city != other.city)


def _topics_contradict(one: Claim, other: Claim) -> bool:
    """Tell whether two topics of one language differ; those of two languages can't be compared."""
    stated = bool(one.topic and other.topic)
    return stated and one.language == other.language and not _share_topic(one, other)


def _share_topic(one: Claim, other: Claim) -> bool:
    """Tell whether more than half of the shorter topic's words stand in the other."""
    return 2 * len(one.topic & other.topic) > min(len(one.topic), len(other.topic))


def _one_announcement(one: Claim, other: Claim) -> bool:
    """Tell whether two announcements, of which a ministry makes many, are one: the same day, matter or people."""
    silent = not (one.topic or other.topic or one.names or other.names)
    same_matter = silent or _share_topic(one, other) or not one.names.isdisjoint(other.names)
    return (one.start, one.end) == (other.start, other.end) and same_matter


def _dates_agree(one: Claim, other: Claim) -> bool:
    """Tell whether two overlapping intervals can date one event.

    The same interval can. A date taken over from a trip may stand for any meeting of it, and a month or year for any
    event in it, so that these need the people or the topic to say which. Two stated ranges, or a range and a day, are
    one journey where it goes to the same countries; anything else is one event only where the parties are the same.
    """
    if (one.start, one.end) == (other.start, other.end):
        return True
    if one.inherited or other.inherited:
        return _same(one.names, other.names) or (one.family == "visit" and _same(one.visitors, other.visitors))
    if one.wide or other.wide:
        return _nested(one, other) and (not one.names.isdisjoint(other.names) or _share_topic(one, other))
    return _one_journey(one, other) if one.family == "visit" else _same_parties(one, other) or _share_topic(one, other)


def _same(some: frozenset[str], others: frozenset[str]) -> bool:
    return bool(some) and some == others


def _nested(one: Claim, other: Claim) -> bool:
    inner, outer = sorted((one, other), key=lambda claim: claim.days)
    return outer.start <= inner.start and inner.end <= outer.end


def _one_journey(one: Claim, other: Claim) -> bool:
    """Tell whether two visits are one and not a tour and a leg of it, which names fewer countries."""
    return one.countries == other.countries or min(len(one.countries), len(other.countries)) < 2


def _same_parties(one: Claim, other: Claim) -> bool:
    same_countries = len(one.countries) > 1 and one.countries == other.countries
    return same_countries or _same(one.names, other.names) or len(one.names & other.names) > 1


# --- clusters --------------------------------------------------------------------------------------------------------


@dataclass(slots=True, eq=False)
class _Cluster:
    """Claims that are all compatible with each other; the first one founded it."""

    number: int
    claims: list[Claim]
    size: int


@dataclass(slots=True)
class _Shelf:
    """The clusters of one family by what their founder could share with another claim, and by time.

    A claim must match the founder as every other member, so that filing the founder is enough. Intervals are filed by
    length, on a grid of days, weeks, months and so on: each lies in one cell or two.
    """

    cells: dict[Token, dict[int, dict[int, list[_Cluster]]]] = field(default_factory=dict)

    def file(self, cluster: _Cluster, claim: Claim) -> None:
        """Put the founder's cluster where claims that may match it look."""
        scale = _scale(claim.days)
        for token in _filed(claim):
            columns = self.cells.setdefault(token, {}).setdefault(scale, {})
            for cell in _columns(claim, scale):
                columns.setdefault(cell, []).append(cluster)

    def near(self, claim: Claim) -> Iterable[_Cluster]:
        """Return the clusters that share a token and, roughly, a day with the claim, each once."""
        found: dict[_Cluster, None] = {}
        for token in _sought(claim):
            for scale, columns in self.cells.get(token, {}).items():
                wanted = _columns(claim, scale)
                few = [cell for cell in columns if cell in wanted] if len(wanted) > len(columns) else wanted
                found.update((cluster, None) for cell in few for cluster in columns.get(cell, ()))
        return found


def _scale(days: int) -> int:
    """Return the smallest grid width that holds so many days: 1, 8, 64, 512 and so on."""
    width = 1
    while width < days:
        width *= 8
    return width


def _columns(claim: Claim, scale: int) -> range:
    return range(claim.start.toordinal() // scale, claim.end.toordinal() // scale + 1)


def _filed(claim: Claim) -> Iterator[Token]:
    """Yield the tokens under which a claim is found; `_sought` yields one of them for every compatible claim."""
    yield from (("name", name) for name in claim.names)
    for codes in _codes(claim):
        yield ("all", *codes)
        if not claim.names:
            yield ("nameless", *codes)
    if claim.city:
        yield ("bare city" if claim.bare else "city", claim.city)
    if claim.bare:
        yield ("article", claim.article)


def _codes(claim: Claim) -> Iterator[Token]:
    """Yield each country and each pair of them: one country alone would find far too many."""
    ordered = sorted(claim.countries)
    yield from ((code,) for code in ordered)
    yield from combinations(ordered, 2)
    if len(ordered) == 1:
        yield (*ordered, "alone")


def _sought(claim: Claim) -> Iterator[Token]:
    """Yield the tokens under which a compatible claim may be filed."""
    yield from (("name", name) for name in claim.names)
    shelf = "nameless" if claim.names else "all"
    yield from ((shelf, *codes) for codes in _sought_codes(claim))
    if claim.city:
        yield ("bare city", claim.city)
    if claim.bare:
        yield from (("city", claim.city), ("article", claim.article))


def _sought_codes(claim: Claim) -> Iterator[Token]:
    """Yield the pairs of countries and each alone; a single country matches whatever holds it."""
    if len(claim.countries) == 1:
        yield tuple(claim.countries)
        return
    ordered = sorted(claim.countries)
    yield from combinations(ordered, 2)
    yield from ((code, "alone") for code in ordered)


def _clusters(groups: Mapping[Claim, Sequence[Mention]]) -> list[list[Claim]]:
    """Group the claims, the most telling first, so that a vague one finds the event that it fits best."""
    clusters: list[_Cluster] = []
    shelves: dict[str, _Shelf] = defaultdict(_Shelf)
    ranked = sorted(enumerate(groups), key=lambda pair: (*_vagueness(pair[1]), pair[0]))
    for _, claim in ranked:
        shelf = shelves[claim.family]
        home = _home(claim, [cluster for cluster in shelf.near(claim) if _fits(claim, cluster)])
        if home is None:
            home = _Cluster(len(clusters), [], 0)
            clusters.append(home)
            shelf.file(home, claim)
        home.claims.append(claim)
        home.size += len(groups[claim])
    return [cluster.claims for cluster in clusters]


def _vagueness(claim: Claim) -> tuple[bool, int, bool, int, int, bool]:
    """Order stated days before inherited ones, months and years last, and each by how much is named."""
    width = claim.days if claim.wide else 0
    return claim.wide, width, claim.inherited, -len(claim.names), -len(claim.countries), not claim.city


def _fits(claim: Claim, cluster: _Cluster) -> bool:
    return all(compatible(claim, member) for member in cluster.claims)


def _home(claim: Claim, fitting: list[_Cluster]) -> _Cluster | None:
    """Choose among the clusters that a claim fits: the most names in common, then the most reports, then the first.

    A month or a year that holds several events of these people doesn't say which, and joins none of them.
    """
    as_wide = [cluster for cluster in fitting if cluster.claims[0].days >= claim.days]
    if claim.wide and len(fitting) - len(as_wide) > 1:
        fitting = as_wide
    return max(fitting, key=lambda cluster: _support(claim, cluster), default=None)


def _support(claim: Claim, cluster: _Cluster) -> tuple[int, bool, int, int]:
    founder = cluster.claims[0]
    same_days = (claim.start, claim.end) == (founder.start, founder.end)
    return len(claim.names & founder.names), same_days, cluster.size, -cluster.number


# --- what the mentions of an event say together ----------------------------------------------------------------------


def _event(mentions: Sequence[Mention], identity: Mapping[str, str]) -> Event:
    """Sum up the mentions of one event, given in order of publication."""
    kind = _by_support(mention.kind for mention in mentions)[0]
    when = _best_date(mentions)
    people = _people((mention.people for mention in mentions), identity)
    countries = _by_support(code for mention in mentions for code in mention.countries)
    place = _best_place(mentions)
    return Event(
        id=_event_id(kind, when, sorted(_plain(party.name) for party in people), sorted(countries), place),
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
    return tuple(value for value, _ in Counter(values).most_common())


def _people(lists: Iterable[Sequence[Party]], identity: Mapping[str, str]) -> tuple[Party, ...]:
    """Return each person once, the most often named first, as the mention that knows most of them has it."""
    seen: dict[str, list[Party]] = defaultdict(list)
    for parties in lists:
        for key in dict.fromkeys(_who(party, identity) for party in parties):
            seen[key].append(max((party for party in parties if _who(party, identity) == key), key=_known))
    return tuple(max(forms, key=_known) for forms in sorted(seen.values(), key=len, reverse=True))


def _known(party: Party) -> tuple[bool, bool, bool]:
    """Rank the forms of one person by how much they tell."""
    return bool(party.qid), bool(party.post), bool(party.country)


def _best_date(mentions: Sequence[Mention]) -> When:
    """Return the best supported date: stated, finest (of a visit: its range), surest, in most articles, first."""
    articles: dict[tuple[date, date], set[str]] = defaultdict(set)
    for mention in mentions:
        articles[mention.when.start, mention.when.end].add(mention.article_id)

    def rank(mention: Mention) -> tuple[bool, int, bool, int, int]:
        when = mention.when
        width = (when.end - when.start).days if _is_wide(when) else 0
        parts_last = (when.precision is Precision.RANGE) != (mention.kind is Kind.VISIT)
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
    finest = [place for place in places if _is_city(place)] or places
    name = _by_support((_plain(place.name), place.country) for place in finest)[0]
    same = [place for place in finest if (_plain(place.name), place.country) == name]
    return max(same, key=lambda place: bool(place.geonames))


def _in_order(mentions: Iterable[Mention]) -> list[Mention]:
    """Return the distinct mentions by publication, article and place in it."""
    return sorted(dict.fromkeys(mentions), key=_order)


def _order(mention: Mention) -> tuple[date, str, Span, Any]:
    return mention.published or date.max, mention.article_id, mention.span, _by_text(mention)


def _compare_text(one: Mention, other: Mention) -> int:
    """Compare two mentions of one sentence by all that they hold; slow, and called for these alone."""
    return (repr(one) > repr(other)) - (repr(one) < repr(other))


_by_text = cmp_to_key(_compare_text)
"""Makes the order of mentions total."""


# --- ids -------------------------------------------------------------------------------------------------------------


def _event_id(kind: Kind, when: When, names: list[str], codes: list[str], place: Place | None) -> str:
    """Return an id that a person can read and a link can hold: `2024-12-03-meeting-chn-khm-3f2a9c`."""
    start = when.edtf.partition("/")[0]  # as fine as the text is, and no finer
    told = "\n".join([kind, when.edtf, *codes, *names, place.name if place else ""])
    digest = sha1(told.encode(), usedforsecurity=False).hexdigest()[:6]
    words = "-".join([start, kind, *codes[:MOST_CODES], digest]).lower()
    return re.sub(r"[^a-z0-9]+", "-", words).strip("-")


def _with_distinct_ids(events: Iterable[Event]) -> Iterator[Event]:
    """Yield the events, those that would share an id numbered in order of their first mentions."""
    taken: Counter[str] = Counter()
    for event in sorted(events, key=lambda event: _order(event.mentions[0])):
        taken[event.id] += 1
        yield event if taken[event.id] == 1 else replace(event, id=f"{event.id}-{taken[event.id]}")
