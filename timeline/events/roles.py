"""Who takes part in an event, in which role, of which countries, and where it happens: read from one sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from timeline.events.triggers import Fired, fired_triggers
from timeline.lexicon.authority import capitals
from timeline.lexicon.countries import country_name
from timeline.lexicon.events import EventWords, event_words
from timeline.lexicon.tense import TenseWords, tense_words
from timeline.model import Kind, Party, Place, Span
from timeline.parties import Cast, CountryRef, Institution, Organisation
from timeline.sentences import by_sentence

Named = TypeVar("Named", Party, CountryRef, Place, Institution, Organisation)

SUBJECT = 60  # characters between an announcement and who makes it
LONGEST_JOINT = 6  # characters between two names of a list
NEAR = 40  # characters between a possessor and the noun that is his


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence and all that was found in it.

    `pair` are the two countries that its article names most, `told` is the first person of the sentences before.
    """

    text: str
    sentence: Span
    people: tuple[Party, ...]
    countries: tuple[CountryRef, ...]
    places: tuple[Place, ...]
    institutions: tuple[Institution, ...]
    organisations: tuple[Organisation, ...]
    words: EventWords
    tense: TenseWords
    language: str
    pair: tuple[str, ...] = ()
    told: tuple[Party, ...] = ()


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
    organisations = by_sentence(sentences, cast.organisations, lambda one: one.span)
    found = zip(sentences, people, countries, places, institutions, organisations, strict=True)
    told: tuple[Party, ...] = ()
    for sentence, who, states, where, offices, international in found:
        asides = [Span(*one.span()) for one in words.aside.finditer(text, sentence.start, sentence.end)]
        parties, lands = _outside(asides, who), _outside(asides, states)
        cities, bodies = _outside(asides, where), _outside(asides, offices)
        unions = _outside(asides, international)
        yield Scene(text, sentence, parties, lands, cities, bodies, unions, words, tense, language, pair, told)
        told = parties[:1] or told


def _outside(asides: list[Span], named: list[Named]) -> tuple[Named, ...]:
    """Return what stands in none of the asides of a sentence ("after the talks with X, ...")."""
    return tuple(one for one in named if not (one.span and any(aside.overlaps(one.span) for aside in asides)))


def _main_pair(cast: Cast) -> tuple[str, ...]:
    """Return the two countries that an article names most, or nothing where it does not name two."""
    counts = Counter(one.code for one in cast.countries)
    return tuple(code for code, _ in counts.most_common(2)) if len(counts) > 1 else ()


def read_roles(scene: Scene, fired: Fired) -> Roles | None:
    """Return the roles of the event that a trigger tells of, or None where the sentence names less than it needs."""
    if fired.row.kind is Kind.ANNOUNCEMENT:
        return _announcement(scene, fired)
    read = _visit if fired.row.kind is Kind.VISIT else _gathering
    people = _participants(scene, fired)
    found = read(scene, fired, people)
    if not found and (people or fired.row.kind is Kind.VISIT):
        found = read(scene, fired, unique([*_speakers(scene, fired), *people]))
    if not found and _goes_on(scene, fired):
        found = read(scene, fired, unique([*scene.told, *people]))
    return found


def _goes_on(scene: Scene, fired: Fired) -> bool:
    """Tell whether a verb without a subject goes on about whom the text told of before ("Mañana se reúne con …")."""
    named = (one.span for ones in (scene.people, scene.countries, scene.institutions) for one in ones)
    subject = any(span.start < fired.span.start for span in named)
    return scene.words.drops_subject and fired.row.needs != "actor" and not subject


def _announcement(scene: Scene, fired: Fired) -> Roles | None:
    """Read who announces: the subject, never those whom the announcement is about."""
    found = _announced_by(scene, fired, behind=scene.words.verb_first)
    return found or (_announced_by(scene, fired, behind=True) if scene.words.subject_follows else None)


def _announced_by(scene: Scene, fired: Fired, *, behind: bool) -> Roles | None:
    """Read who announces among those who stand behind the verb, or before it."""
    speakers = unique(one for one in scene.people if _announces(scene, one.span, fired, behind=behind))
    offices = [one for one in scene.institutions if _announces(scene, one.span, fired, behind=behind)]
    named = (one for one in scene.countries if one.form == "name" or fired.row.noun)
    states = [one for one in named if _announces(scene, one.span, fired, behind=behind)]
    if not (speakers or offices or states):
        return None
    countries = [one.country for one in speakers] + [one.country for one in offices] + [one.code for one in states]
    if not any(countries):  # a ministry without a country speaks for those whose doings it announces
        countries = [one.country for one in scene.people if one.span.start > fired.span.end][:1]
    return Roles(people=speakers, countries=codes_of(countries))


def _speakers(scene: Scene, fired: Fired) -> list[Party]:
    """Return who speaks of himself where nobody else takes part ("Li said that he would visit …"), no spokesman."""
    words = scene.words.spokespeople
    said = [one for one in scene.people if one.span.start < fired.span.start and _reports(scene, one, fired)]
    return [one for one in said if not words.search(one.post)]


def _visit(scene: Scene, fired: Fired, people: tuple[Party, ...]) -> Roles | None:
    """Read who goes where, and to whom."""
    goal = _goal(scene, fired)
    hosts = unique([one for one in people if _invites(scene, one)] or ([] if goal else _visited(people, fired)))
    host_countries = codes_of([*(goal.codes if goal else ()), *(one.country for one in hosts)])
    if not host_countries and people and people[0].country in scene.pair:  # "the visit" of one of the two: to the other
        host_countries = tuple(code for code in scene.pair if code != people[0].country)
    guests = [one for one in people if one not in hosts and one.country not in host_countries]
    verb_apart = scene.words.verb_first or scene.words.verb_last
    before = goal.place.span.start if goal and goal.place.span and verb_apart else fired.span.start
    visitors = unique([one for one in guests if one.span.start < fired.span.start] or guests[:1])
    known = codes_of(one.country for one in visitors)
    visitor_countries = (
        known
        or codes_of(one.code for one in scene.countries if one.span.start < before and one.code not in host_countries)[
            :1
        ]
        or codes_of(one.code for one in scene.countries if one.form == "demonym" and one.code not in host_countries)[:1]
    )
    if not host_countries or not (visitors or visitor_countries):
        return None
    if set(visitor_countries) == set(host_countries):  # at home: no visit abroad
        return None
    inferred = host_countries[0] if len(host_countries) == 1 else ""
    place = goal.place if goal else Place(country_name(inferred), inferred) if inferred else None
    return Roles(
        people,
        visitors,
        hosts,
        codes_of([*visitor_countries, *host_countries]),
        visitor_countries,
        host_countries,
        place,
    )


def _visited(people: tuple[Party, ...], fired: Fired) -> list[Party]:
    """Return whom somebody of another country visits, where no place is named ("will visit President X")."""
    ahead = [one for one in people if one.span.start >= fired.span.end and one.country]
    return [one for one in ahead[:1] if any(other.country not in ("", one.country) for other in people)]


def _gathering(scene: Scene, fired: Fired, people: tuple[Party, ...]) -> Roles | None:
    """Read the parties of a meeting, call, agreement, ceremony or other act."""
    place = (_place(scene) or _way(scene)) if fired.row.kind is not Kind.CALL else None
    codes = codes_of([one.country for one in people])
    if len(codes) < 2:
        codes = codes_of([*codes, *_party_codes(scene, fired)])
    if len(codes) < 2:
        codes = codes_of([*codes, *_capital_codes(scene)])
    if fired.row.kind is Kind.AGREEMENT and not people and len(codes) == 1 and codes[0] in scene.pair:
        codes = scene.pair  # "the partnership with China was signed": with whom the article is about
    if len(codes) < 2 and set(codes) <= set(scene.pair) and _names_both(scene):
        codes = scene.pair  # "leaders of the two countries exchanged letters"
    offices = codes_of(one.country for one in scene.institutions)
    bodies = [
        one for one in scene.organisations if not scene.words.topic.search(scene.text, fired.span.end, one.span.start)
    ]
    parties = max(len(people), len(codes_of([*codes, *offices])), min(1, len(bodies)))
    if parties < (2 if fired.row.needs == "pair" else 1):
        return None
    hosts: tuple[Party, ...] = ()
    visitors: tuple[Party, ...] = ()
    if fired.row.actor == "host":
        hosts = tuple(one for one in people if one.span.end <= fired.span.start)
        if scene.words.verb_second and len(hosts) in (0, len(people)):  # "am Montag empfängt A B", "A hat B empfangen"
            hosts = tuple(one for one in people if _invites(scene, one)) or people[:1]
        visitors = tuple(one for one in people if one not in hosts)
    elif fired.row.kind in (Kind.MEETING, Kind.CEREMONY) and place:
        hosts = tuple(one for one in people if one.country and one.country == place.country)
        visitors = tuple(one for one in people if one.country and one.country != place.country) if hosts else ()
    codes = codes_of([*codes, *offices])
    if place and len(codes) < 2:  # of one country's people who meet elsewhere, or of a body, somebody is the host
        codes = codes_of([*codes, place.country])
    home = codes_of(one.country for one in hosts)
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
        and (scene.words.destination.marks(scene.text, one.span, scene.sentence) or _is_object(scene, one.span, fired))
    ]
    states = [one for one in scene.countries if one.form == "name" and _after(scene, one.span, fired)]
    states = [
        one
        for n, one in enumerate(states)
        if scene.words.destination.marks(scene.text, one.span, scene.sentence)
        or _listed(states, n)
        or _is_object(scene, one.span, fired)
        or _in_or_behind(scene, one.span, fired)
    ]
    if not cities and not states and fired.row.starts:  # "arrived in Paris on Monday, beginning a visit of three days"
        cities = _marked_before(scene, fired)
    if not cities and not states:
        cities = [
            one for one in scene.places if one.span and scene.words.locative.marks(scene.text, one.span, scene.sentence)
        ]
        states = [
            one
            for one in scene.countries
            if one.form == "name" and scene.words.locative.marks(scene.text, one.span, scene.sentence)
        ]
    border = scene.words.boundary.search(scene.text, fired.span.end, scene.sentence.end)
    if border:
        near, lands = _ahead_of(border.start(), cities), _ahead_of(border.start(), states)
        cities, states = (near, lands) if near or lands else (cities, states)  # "to A, where he …"
    codes = codes_of([*(one.code for one in states), *(one.country for one in cities)])
    if cities:
        return _Goal(codes, cities[0])
    return _Goal(codes, country_place(states[0])) if states else None


def _ahead_of(border: int, named: list[Named]) -> list[Named]:
    return [one for one in named if one.span and one.span.start < border]


def _in_or_behind(scene: Scene, span: Span, fired: Fired) -> bool:
    """Tell whether a name stands in a trigger's words or right behind them; words over a subject hold its title too."""
    first = fired.span.end if scene.words.verb_first else fired.span.start
    return first <= span.start <= fired.span.end + 1


def _is_object(scene: Scene, span: Span, fired: Fired) -> bool:
    """Tell whether a name stands as the object of a verb that comes before its subject, right behind either."""
    if not (scene.words.verb_first or scene.words.verb_second):
        return False
    if 0 < fired.span.start - span.end <= 1:
        return True  # "der Peking besucht"
    ends = [fired.span.end, *(one.span.end for one in scene.people)]
    ends += [one.span.end for one in scene.countries if one.form == "demonym"]
    return any(span.start > end and scene.text[end : span.start].strip(' "”»') == "" for end in ends)


def _marked_before(scene: Scene, fired: Fired) -> list[Place]:
    """Return the last city before a trigger that words of going stand before."""
    before = [one for one in scene.places if one.span and one.span.end <= fired.span.start]
    return [one for one in before if one.span and scene.words.destination.marks(scene.text, one.span, scene.sentence)][
        -1:
    ]


def _after(scene: Scene, span: Span, fired: Fired) -> bool:
    """Tell whether a place may be where the trigger leads: after it, inside its words, or before a verb at the end."""
    return (
        scene.tense.final
        or (scene.words.verb_second and 0 < fired.span.start - span.end <= 1)
        or (span.start >= fired.span.start and not scene.words.topic.search(scene.text, fired.span.end, span.start))
    )


def _listed(states: list[CountryRef], at: int) -> bool:
    """Tell whether a country is the next of a list ("Vietnam, Laos, India and Pakistan")."""
    return at > 0 and states[at].span.start - states[at - 1].span.end <= len(", and the ")


def country_place(ref: CountryRef) -> Place:
    """Return a country as the place of an event, where no finer one is named."""
    return Place(country_name(ref.code), ref.code, "", "", ref.span)


def _place(scene: Scene) -> Place | None:
    """Return where it happens: only what a preposition marks, a city or region before a country."""
    for one in scene.places:
        if one.span and scene.words.locative.marks(scene.text, one.span, scene.sentence):
            return one
    for ref in scene.countries:
        where = ref.form == "name" and scene.words.locative.marks(scene.text, ref.span, scene.sentence)
        if where and not _in_post(scene, ref):
            return country_place(ref)
    return None


def _in_post(scene: Scene, ref: CountryRef) -> bool:
    """Tell whether a country ends a name's post: no place, but where he is sent ("Đại sứ Đức tại Việt Nam")."""
    said = ref.span.of(scene.text)
    return any(0 <= one.span.start - ref.span.end <= len(", ") and one.post.endswith(said) for one in scene.people)


def _way(scene: Scene) -> Place | None:
    """Return where the journey leads that the same sentence tells of ("will travel to Rome for the summit")."""
    journeys = (one for one in fired_triggers(scene.text, scene.sentence, scene.words) if one.row.kind is Kind.VISIT)
    goals = (_goal(scene, one) for one in journeys if not one.within)
    return next((goal.place for goal in goals if goal), None)


def _party_codes(scene: Scene, fired: Fired) -> Iterable[str]:
    """Return the countries that the sentence names as parties rather than as the place or the topic."""
    for ref in scene.countries:
        where = ref.form == "name" and scene.words.locative.marks(scene.text, ref.span, scene.sentence)
        where = where or any(one.span and 0 <= ref.span.start - one.span.end <= 2 for one in scene.places)
        where = where and not _in_post(scene, ref)
        if not where and not scene.words.topic.search(scene.text, fired.span.end, ref.span.start):
            yield ref.code


def _capital_codes(scene: Scene) -> Iterable[str]:
    """Return the countries that the sentence calls by their capitals ("Moscow and Washington signed")."""
    for one in scene.places:
        where = one.span and (
            scene.words.locative.marks(scene.text, one.span, scene.sentence)
            or scene.words.destination.marks(scene.text, one.span, scene.sentence)
        )
        if one.span and not where and (one.name, one.country) in capitals():
            yield one.country


def _participants(scene: Scene, fired: Fired) -> tuple[Party, ...]:
    """Return the people who take part: not those who only report, own, or are talked about."""
    return unique(
        [
            one
            for one in scene.people
            if not scene.words.spokespeople.search(one.post)
            and not (_reports(scene, one, fired) or _owns(scene, one, fired) or _is_topic(scene, one, fired))
        ]
    )


def _reports(scene: Scene, one: Party, fired: Fired) -> bool:
    """Tell whether a person is only the source of the sentence ("…, Jiang said")."""
    if scene.words.verb_first:
        return _told_by(scene, one, fired)
    subject = scene.words.subject.match(scene.text, one.span.end, scene.sentence.end)
    if subject and scene.tense.reported.match(scene.text, subject.end(), scene.sentence.end):
        return True
    said_at = min(one.span.end + scene.words.spaced, scene.sentence.end)
    said = scene.tense.reported.match(scene.text, said_at, scene.sentence.end)
    if said and not one.span.end <= fired.span.start <= one.span.end + 1:
        return True
    return scene.text.rfind(",", scene.sentence.start, one.span.start) > fired.span.end and _added(scene, one)


def _added(scene: Scene, one: Party) -> bool:
    """Tell whether a person is named as the source behind a comma (", said the spokesman Zork Blatt")."""
    comma = scene.text.rfind(",", scene.sentence.start, one.span.start) + 1
    while comma < one.span.start and scene.text[comma].isspace():
        comma += 1
    return scene.tense.reported.match(scene.text, comma, scene.sentence.end) is not None


def _told_by(scene: Scene, one: Party, fired: Fired) -> bool:
    """Tell whether a person is the source where the verb of saying comes first: nothing but his title lies between."""
    low = max(scene.sentence.start, one.span.start - SUBJECT)
    said = list(scene.tense.reported.finditer(scene.text, low, one.span.start))
    if not said or fired.span.overlaps(Span(*said[-1].span())):
        return False
    between = (said[-1].end(), one.span.start)
    return not (scene.words.boundary.search(scene.text, *between) or scene.words.pattern.search(scene.text, *between))


def _owns(scene: Scene, one: Party, fired: Fired) -> bool:
    """Tell whether a person only owns something else than the event ("Biden's adviser met …")."""
    if not scene.words.possessive.match(scene.text, one.span.end - 1, scene.sentence.end):
        return False
    between = any(one.span.end <= other.span.start < fired.span.start for other in scene.people)
    return (between or not 0 <= fired.span.start - one.span.end <= NEAR) and not fired.span.end <= one.span.start


def _is_topic(scene: Scene, one: Party, fired: Fired) -> bool:
    """Tell whether the person is only spoken about."""
    return (
        one.span.start > fired.span.end
        and scene.words.topic.search(scene.text, fired.span.end, one.span.start) is not None
    )


def _invites(scene: Scene, one: Party) -> bool:
    """Tell whether the words before a person make him the host."""
    if scene.words.invited.match(scene.text, one.span.end, scene.sentence.end):
        return True
    before = scene.text[max(scene.sentence.start, one.span.start - 100) : one.span.start]
    found = list(scene.words.invitation.finditer(before))
    return (
        bool(found)
        and not set(",，") & set(before[found[-1].end() :])
        and not _second(scene, one, len(before[found[-1].end() :]))
    )


def _second(scene: Scene, one: Party, reach: int) -> bool:
    """Tell whether somebody else stands before a person within so many letters, not joined to him by a short word."""
    ends = [other.span.end for other in scene.people if one.span.start - reach <= other.span.start < one.span.start]
    return bool(ends) and one.span.start - max(ends) > LONGEST_JOINT


def _announces(scene: Scene, one: Span, fired: Fired, *, behind: bool) -> bool:
    """Tell whether a name is an announcement's subject: beside it in its clause, at most an apposition between."""
    if fired.span.contains(one):
        return True  # "kündigte die Ministerin an"
    if fired.row.noun and 0 < one.start - fired.span.end <= NEAR:
        return scene.text[fired.span.end : one.start].count(",") == 0  # "the statement of X"
    if one.end <= fired.span.start and scene.words.subject.match(scene.text, one.end, scene.sentence.end):
        return True
    low, high = (fired.span.end, one.start) if behind else (one.end, fired.span.start)
    farthest = NEAR if behind and not scene.words.verb_first else SUBJECT
    between = scene.text[low:high] if 0 <= high - low <= farthest else None
    return between is not None and between.count(",") % 2 == 0 and not scene.words.boundary.search(between)


def _names_both(scene: Scene) -> bool:
    """Tell whether the sentence says that both countries of the article take part."""
    return scene.words.both.search(scene.text, scene.sentence.start, scene.sentence.end) is not None


def unique(people: Iterable[Party]) -> tuple[Party, ...]:
    """Return each person once, as first named, with the post and country of whichever naming has them."""
    found: dict[str, Party] = {}
    for one in people:
        seen = found.get(one.name)
        found[one.name] = (
            replace(seen, post=seen.post or one.post, country=seen.country or one.country) if seen else one
        )
    return tuple(found.values())


def codes_of(codes: Iterable[str]) -> tuple[str, ...]:
    """Return each country once, in order."""
    return tuple(dict.fromkeys(code for code in codes if code))
