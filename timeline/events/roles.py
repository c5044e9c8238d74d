"""Who takes part in an event, in which role, of which countries, and where it happens: read from one sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from timeline.events.triggers import Fired
from timeline.lexicon.countries import country_name
from timeline.lexicon.events import EventWords, event_words
from timeline.lexicon.tense import TenseWords, tense_words
from timeline.model import Kind, Party, Place, Span
from timeline.parties import Cast, CountryRef, Institution
from timeline.sentences import by_sentence

SUBJECT = 60  # characters between an announcement and who makes it
NEAR = 40  # characters between a possessor and the noun that is his


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence and all that was found in it; `pair` are the two countries that its article names most."""

    text: str
    sentence: Span
    people: tuple[Party, ...]
    countries: tuple[CountryRef, ...]
    places: tuple[Place, ...]
    institutions: tuple[Institution, ...]
    words: EventWords
    tense: TenseWords
    language: str
    pair: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Roles:
    """Who takes part and where. `countries` are the parties' alpha-3 codes, the visitors' first."""

    people: tuple[Party, ...] = ()
    visitors: tuple[Party, ...] = ()
    hosts: tuple[Party, ...] = ()
    countries: tuple[str, ...] = ()
    visitor_countries: tuple[str, ...] = ()
    host_countries: tuple[str, ...] = ()
    place: Place | None = None


def scenes_of(text: str, sentences: list[Span], cast: Cast, language: str) -> Iterator[Scene]:
    """Yield the scene of each sentence of an article."""
    words, tense, pair = event_words(language), tense_words(language), _main_pair(cast)
    people = by_sentence(sentences, cast.people, lambda one: one.span)
    countries = by_sentence(sentences, cast.countries, lambda one: one.span)
    places = by_sentence(sentences, cast.places, lambda one: one.span)
    institutions = by_sentence(sentences, cast.institutions, lambda one: one.span)
    found = zip(sentences, people, countries, places, institutions, strict=True)
    for sentence, who, states, where, offices in found:
        yield Scene(
            text, sentence, tuple(who), tuple(states), tuple(where), tuple(offices), words, tense, language, pair
        )


def _main_pair(cast: Cast) -> tuple[str, ...]:
    """Return the two countries that an article names most, or nothing where it does not name two."""
    counts = Counter(one.code for one in cast.countries)
    return tuple(code for code, _ in counts.most_common(2)) if len(counts) > 1 else ()


def read_roles(scene: Scene, fired: Fired) -> Roles | None:
    """Return the roles of the event that a trigger tells of, or None where the sentence names less than it needs."""
    if fired.row.kind is Kind.ANNOUNCEMENT:
        return _announcement(scene, fired)
    if fired.row.kind is Kind.VISIT:
        return _visit(scene, fired)
    return _gathering(scene, fired)


def _announcement(scene: Scene, fired: Fired) -> Roles | None:
    """Read who announces: the subject, never those whom the announcement is about."""
    speakers = _unique(one for one in scene.people if _announces(scene, one.span, fired))
    offices = [one for one in scene.institutions if _announces(scene, one.span, fired)]
    states = [one for one in scene.countries if one.form == "name" and _announces(scene, one.span, fired)]
    if not (speakers or offices or states):
        return None
    countries = [one.country for one in speakers] + [one.country for one in offices] + [one.code for one in states]
    if not any(countries):  # a ministry without a country speaks for those whose doings it announces
        countries = [one.country for one in scene.people if one.span.start > fired.span.end][:1]
    return Roles(people=speakers, countries=_codes(countries))


def _visit(scene: Scene, fired: Fired) -> Roles | None:
    """Read who goes where, and to whom."""
    goal = _goal(scene, fired)
    people = _participants(scene, fired)
    hosts = _unique([one for one in people if _invites(scene, one)])
    host_countries = _codes([*(goal.codes if goal else ()), *(one.country for one in hosts)])
    guests = [one for one in people if one not in hosts and one.country not in host_countries]
    visitors = _unique([one for one in guests if one.span.start < fired.span.start] or guests[:1])
    known = _codes(one.country for one in visitors)
    visitor_countries = (
        known
        or _codes(
            one.code for one in scene.countries if one.span.start < fired.span.start and one.code not in host_countries
        )[:1]
    )
    if not host_countries or not (visitors or visitor_countries):
        return None
    if set(visitor_countries) == set(host_countries):  # at home: no visit abroad
        return None
    place = goal.place if goal else None
    return Roles(
        people, visitors, hosts, _codes([*visitor_countries, *host_countries]), visitor_countries, host_countries, place
    )


def _gathering(scene: Scene, fired: Fired) -> Roles | None:
    """Read the parties of a meeting, call, agreement, ceremony or other act."""
    place = _place(scene) if fired.row.kind is not Kind.CALL else None
    people = _participants(scene, fired)
    codes = _codes([one.country for one in people])
    if len(codes) < 2:
        codes = _codes([*codes, *_party_codes(scene, fired)])
    if fired.row.kind is Kind.AGREEMENT and not people and len(codes) == 1 and codes[0] in scene.pair:
        codes = scene.pair  # "the partnership with China was signed": with whom the article is about
    offices = _codes(one.country for one in scene.institutions)
    parties = max(len(people), len(_codes([*codes, *offices])))
    if parties < (2 if fired.row.needs == "pair" else 1):
        return None
    hosts: tuple[Party, ...] = ()
    visitors: tuple[Party, ...] = ()
    if fired.row.actor == "host":
        hosts = tuple(one for one in people if one.span.end <= fired.span.start)
        visitors = tuple(one for one in people if one not in hosts)
    elif fired.row.kind in (Kind.MEETING, Kind.CEREMONY) and place:
        hosts = tuple(one for one in people if one.country and one.country == place.country)
        visitors = tuple(one for one in people if one.country and one.country != place.country) if hosts else ()
    codes = _codes([*codes, *offices])
    home = _codes(one.country for one in hosts)
    away = tuple(code for code in codes if code not in home) if home else ()
    return Roles(people, visitors, hosts, codes, away, home, place)


@dataclass(frozen=True, slots=True)
class _Goal:
    """Where a visit goes."""

    codes: tuple[str, ...]
    place: Place


def _goal(scene: Scene, fired: Fired) -> _Goal | None:
    """Return the countries, and the place, that stand as a visit's destination."""
    cities = [
        one
        for one in scene.places
        if one.span
        and _after(scene, one.span, fired)
        and scene.words.destination.marks(scene.text, one.span, scene.sentence)
    ]
    states = [one for one in scene.countries if one.form == "name" and _after(scene, one.span, fired)]
    states = [
        one
        for n, one in enumerate(states)
        if scene.words.destination.marks(scene.text, one.span, scene.sentence)
        or _listed(states, n)
        or one.span.start - fired.span.end <= 1
    ]
    if not cities and not states:
        cities = [
            one for one in scene.places if one.span and scene.words.locative.marks(scene.text, one.span, scene.sentence)
        ]
        states = [
            one
            for one in scene.countries
            if one.form == "name" and scene.words.locative.marks(scene.text, one.span, scene.sentence)
        ]
    codes = _codes([*(one.code for one in states), *(one.country for one in cities)])
    if cities:
        return _Goal(codes, cities[0])
    return _Goal(codes, _country_place(states[0])) if states else None


def _after(scene: Scene, span: Span, fired: Fired) -> bool:
    """Tell whether a place may be where the trigger leads: after it, or inside its words."""
    return span.start >= fired.span.start and not scene.words.topic.search(scene.text, fired.span.end, span.start)


def _listed(states: list[CountryRef], at: int) -> bool:
    """Tell whether a country is the next of a list ("Vietnam, Laos, India and Pakistan")."""
    return at > 0 and states[at].span.start - states[at - 1].span.end <= len(", and the ")


def _country_place(ref: CountryRef) -> Place:
    return Place(country_name(ref.code), ref.code, "", "", ref.span)


def _place(scene: Scene) -> Place | None:
    """Return where it happens: only what a preposition marks, a city or region before a country."""
    for one in scene.places:
        if one.span and scene.words.locative.marks(scene.text, one.span, scene.sentence):
            return one
    for ref in scene.countries:
        if ref.form == "name" and scene.words.locative.marks(scene.text, ref.span, scene.sentence):
            return _country_place(ref)
    return None


def _party_codes(scene: Scene, fired: Fired) -> Iterable[str]:
    """Return the countries that the sentence names as parties rather than as the place or the topic."""
    for ref in scene.countries:
        where = ref.form == "name" and scene.words.locative.marks(scene.text, ref.span, scene.sentence)
        where = where or any(one.span and 0 <= ref.span.start - one.span.end <= 2 for one in scene.places)
        if not where and not scene.words.topic.search(scene.text, fired.span.end, ref.span.start):
            yield ref.code


def _participants(scene: Scene, fired: Fired) -> tuple[Party, ...]:
    """Return the people who take part: not those who only report, own, or are talked about."""
    return _unique(
        [
            one
            for one in scene.people
            if not (_reports(scene, one, fired) or _owns(scene, one, fired) or _is_topic(scene, one, fired))
        ]
    )


def _reports(scene: Scene, one: Party, fired: Fired) -> bool:
    """Tell whether a person is only the source of the sentence ("…, Jiang said")."""
    said = scene.tense.reported.match(scene.text, min(one.span.end + 1, scene.sentence.end), scene.sentence.end)
    return bool(said) and not one.span.end <= fired.span.start <= one.span.end + 1


def _owns(scene: Scene, one: Party, fired: Fired) -> bool:
    """Tell whether a person only owns something else than the event ("Biden's adviser met …")."""
    if scene.text[one.span.end : one.span.end + 2] not in ("'s", "’s"):
        return False
    return not 0 <= fired.span.start - one.span.end <= NEAR and not fired.span.end <= one.span.start


def _is_topic(scene: Scene, one: Party, fired: Fired) -> bool:
    """Tell whether the person is only spoken about."""
    return (
        one.span.start > fired.span.end
        and scene.words.topic.search(scene.text, fired.span.end, one.span.start) is not None
    )


def _invites(scene: Scene, one: Party) -> bool:
    """Tell whether the words before a person make him the host."""
    before = scene.text[max(scene.sentence.start, one.span.start - 100) : one.span.start]
    found = list(scene.words.invitation.finditer(before))
    return bool(found) and "," not in before[found[-1].end() :]


def _announces(scene: Scene, one: Span, fired: Fired) -> bool:
    """Tell whether a name is an announcement's subject: before it in its clause, at most an apposition between."""
    between = scene.text[one.end : fired.span.start] if 0 <= fired.span.start - one.end <= SUBJECT else None
    return between is not None and between.count(",") % 2 == 0 and not scene.words.boundary.search(between)


def _unique(people: Iterable[Party]) -> tuple[Party, ...]:
    """Return each person once, as first named, with the post and country of whichever naming has them."""
    found: dict[str, Party] = {}
    for one in people:
        seen = found.get(one.name)
        found[one.name] = (
            replace(seen, post=seen.post or one.post, country=seen.country or one.country) if seen else one
        )
    return tuple(found.values())


def _codes(codes: Iterable[str]) -> tuple[str, ...]:
    """Return each country once, in order."""
    return tuple(dict.fromkeys(code for code in codes if code))
