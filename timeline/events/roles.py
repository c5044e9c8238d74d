"""Who takes part in an event, in which role, of which countries, and where it happens: read from one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from timeline.events.company import invites, participants, speakers
from timeline.events.scene import Scene, codes_of, unique
from timeline.events.triggers import Fired
from timeline.events.where import country_place, goal_of, in_post, place_of, way_of
from timeline.lexicon.authority import capital_of, capitals
from timeline.lexicon.phrases import letters
from timeline.model import AGREEMENT, ANNOUNCEMENT, CALL, CEREMONY, MEETING, VISIT, Party, Place, Span
from timeline.parties import Organisation
from timeline.records import record

NO_WORD = re.compile(r"[\s)）]*")
SUBJECT = 60  # characters between an announcement and who makes it
CONVENED = 40  # letters between a body and the words of its meeting
NEAR = 40  # characters between a verb of announcing and who stands behind it
DATELINE = re.compile(r"(?:, [^\n():]{2,25})?\s?(?:\([^)\n]{2,30}\)|[-–—_:/])")
OPENING = re.compile(r"\W*[^\W\d]+ (?:[^\W\dA-Z]\w* ){0,3}")  # a few small words that open a sentence
OBJECT = re.compile(r"\s(?:(?:the|le|la|il|el|o|a|os|de|het)\s)?[A-Z]\w")


@record(frozen=True, slots=True)
class Roles:
    """Who takes part and where; `countries` are the parties' alpha-3 codes, the visitors' first.

    `bodies` are those of states whose own meeting it is.
    """

    people: tuple[Party, ...] = ()
    visitors: tuple[Party, ...] = ()
    hosts: tuple[Party, ...] = ()
    countries: tuple[str, ...] = ()
    visitor_countries: tuple[str, ...] = ()
    host_countries: tuple[str, ...] = ()
    place: Place | None = None
    bodies: tuple[str, ...] = ()


@lru_cache(maxsize=1 << 6)  # asked for when a trigger is chosen for a date, and again for the mention
def read_roles(scene: Scene, fired: Fired) -> Roles | None:
    """Return the roles of the event that a trigger tells of, or None where the sentence names less than it needs."""
    if fired.row.kind is ANNOUNCEMENT:
        return _announcement(scene, fired)
    read = _visit if fired.row.kind is VISIT else _gathering
    people = participants(scene, fired)
    found = read(scene, fired, people)
    if not found and (people or fired.row.kind is VISIT):
        found = read(scene, fired, unique([*speakers(scene, fired), *people]))
    second = _is_second(scene, fired, people)
    if second and (said := speakers(scene, fired)):
        found = read(scene, fired, unique([*said, *people])) or found
    elif (second or (not found and fired.row.needs != "actor")) and _goes_on(scene, fired, second=second):
        found = read(scene, fired, unique([*scene.told, *people])) or found
    return found


def _is_second(scene: Scene, fired: Fired, people: tuple[Party, ...]) -> bool:
    """Tell whether the only person named is with whom somebody else meets ("Mañana se reunirá con …")."""
    words = scene.words
    low = fired.span.end if fired.row.kind is VISIT else fired.span.start  # "с визитом посетит X"
    return len(people) == 1 and (
        words.company.search(scene.text, low, max(low, people[0].span.start)) is not None
        or words.company_after.match(scene.text, people[0].span.end, scene.sentence.end) is not None
    )


def _goes_on(scene: Scene, fired: Fired, *, second: bool) -> bool:
    """Tell whether words without a subject go on about whom the text told of before ("Mañana se reúne con …").

    So do those that only name a `second` one: "The meeting with X is set for Monday".
    """
    words = scene.words
    if not words.drops_subject:
        return second and OPENING.fullmatch(scene.text, scene.sentence.start, fired.span.start) is not None
    named = (one.span for ones in (scene.people, scene.countries, scene.institutions) for one in ones)
    ahead = (span for span in named if span.start < fired.span.start)
    if words.verb_last:  # all stands before the verb: only words behind a name make it the subject
        ahead = (span for span in ahead if words.subject.match(scene.text, span.end, scene.sentence.end))
    return not any(True for _ in ahead)


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
        ahead = [one.country for one in scene.people if one.span.start > fired.span.end and not invites(scene, one)]
        countries = (ahead or list(_party_codes(scene, fired)))[:1]
    return Roles(people=speakers, countries=codes_of(countries))


def _visit(scene: Scene, fired: Fired, people: tuple[Party, ...]) -> Roles | None:
    """Read who goes where, and to whom."""
    goal = goal_of(scene, fired)
    hosts = unique([one for one in people if invites(scene, one)] or ([] if goal else _visited(scene, people, fired)))
    host_countries = codes_of([*(goal.codes if goal else ()), *(one.country for one in hosts)])
    abroad = people and people[0].country in scene.pair and not _has_object(scene, fired)
    if not host_countries and abroad:  # "the visit" of one of the two: to the other
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
    if fired.row.needs == "traveller" and (not visitors or _is_held(scene, fired)):
        return None
    if set(visitor_countries) == set(host_countries):  # at home: no visit abroad
        return None
    inferred = country_place(host_countries[0]) if len(host_countries) == 1 else None
    place = goal.place if goal else inferred
    return Roles(
        people,
        visitors,
        hosts,
        codes_of([*visitor_countries, *host_countries]),
        visitor_countries,
        host_countries,
        place,
    )


def _has_object(scene: Scene, fired: Fired) -> bool:
    """Tell whether a name in capitals stands right behind a verb: where somebody goes, though no country."""
    return OBJECT.match(scene.text, fired.span.end, scene.sentence.end) is not None


def _is_held(scene: Scene, fired: Fired) -> bool:
    """Tell whether it is another event that is somewhere, not its people ("the summit of X and Y is in Oslo")."""
    return scene.words.pattern.search(scene.text, scene.sentence.start, fired.span.start) is not None


def _visited(scene: Scene, people: tuple[Party, ...], fired: Fired) -> list[Party]:
    """Return whom somebody of another country visits, where no place is named ("will visit President X").

    Behind a verb that comes first, the visitor stands before him.
    """
    ahead = [one for one in people if one.span.start >= fired.span.end and one.country]
    if scene.words.verb_first and not any(one.span.start < fired.span.start for one in people):
        ahead = ahead[1:]
    return [one for one in ahead[:1] if any(other.country not in ("", one.country) for other in people)]


def _gathering(scene: Scene, fired: Fired, people: tuple[Party, ...]) -> Roles | None:
    """Read the parties of a meeting, call, agreement, ceremony or other act."""
    place = (place_of(scene, fired) or way_of(scene) or _holder(scene, fired)) if fired.row.kind is not CALL else None
    codes = codes_of([one.country for one in people])
    if len(codes) < 2:
        codes = codes_of([*codes, *_party_codes(scene, fired)])
    if len(codes) < 2:
        codes = codes_of([*codes, *_capital_codes(scene)])
    if fired.row.kind is AGREEMENT and not people and len(codes) == 1 and codes[0] in scene.pair:
        codes = scene.pair  # "the partnership with China was signed": with whom the article is about
    if len(codes) < 2 and (not people or set(codes) <= set(scene.pair)) and _names_both(scene):
        codes = scene.pair or codes  # "leaders of the two countries exchanged letters"
    offices = codes_of(one.country for one in scene.institutions)
    bodies = [
        one for one in scene.organisations if not scene.words.topic.search(scene.text, fired.span.end, one.span.start)
    ]
    parties = max(len(people), len(codes_of([*codes, *offices])), min(1, len(bodies)))
    held = place is not None and fired.row.needs == "place"
    if parties < (2 if fired.row.needs == "pair" else 1) and not (held or is_summit(scene, fired)):
        return None
    hosts: tuple[Party, ...] = ()
    visitors: tuple[Party, ...] = ()
    if fired.row.actor == "host":
        hosts = tuple(one for one in people if one.span.end <= fired.span.start)
        if scene.words.verb_first and not hosts and people:  # "استقبل الرئيس … الوزير"
            hosts = people[:1] if "،" not in scene.text[fired.span.end : people[0].span.start] else ()
        if scene.words.verb_second and len(hosts) in (0, len(people)):  # "am Montag empfängt A B", "A hat B empfangen"
            hosts = tuple(one for one in people if invites(scene, one)) or people[:1]
        if scene.words.verb_second and all(_is_received(scene, one) for one in hosts):  # "Министра … принял X"
            hosts = tuple(one for one in people if one not in hosts) or hosts
        visitors = tuple(one for one in people if one not in hosts)
    elif fired.row.kind in (MEETING, CEREMONY) and place:
        hosts = tuple(one for one in people if one.country and one.country == place.country)
        visitors = tuple(one for one in people if one.country and one.country != place.country) if hosts else ()
    codes = codes_of([*codes, *offices])
    if place and len(codes) < 2:  # of one country's people who meet elsewhere, or of a body, somebody is the host
        codes = codes_of([*codes, place.country])
    home = codes_of(one.country for one in hosts)
    place = place or (_seat(scene, home) if fired.row.actor == "host" else None)
    away = tuple(code for code in codes if code not in home) if home else ()
    return Roles(people, visitors, hosts, codes, away, home, place, _convened(scene, fired))


def _is_received(scene: Scene, one: Party) -> bool:
    """Tell whether the case of a person's title makes him the object of a verb."""
    return scene.words.object_title.match(one.post) is not None


def _seat(scene: Scene, home: tuple[str, ...]) -> Place | None:
    """Return the capital of the hosts whose seat of government the sentence names ("received X in the palace")."""
    row = capital_of().get(home[0]) if len(home) == 1 else None
    found = scene.words.seat.search(scene.text, scene.sentence.start, scene.sentence.end) if row else None
    return Place(row.name, row.country, row.geonames, found[0], Span(*found.span())) if row and found else None


def _holder(scene: Scene, fired: Fired) -> Place | None:
    """Return the city or country that is itself the host ("Peru will host the leaders of …")."""
    if fired.row.actor != "host" or scene.words.verb_last:
        return None
    titled = {one.span.end for one in scene.people}
    states = (country_place(one.code, one.span) for one in scene.countries if one.form == "name")
    named = ((one, one.span.end) for one in (*scene.places, *states) if one.span)
    return next((one for one, end in named if fired.span.start - end == 1 and end not in titled), None)


def _convened(scene: Scene, fired: Fired) -> tuple[str, ...]:
    """Return the bodies beside the words of a meeting: it is theirs ("the APEC summit", "sommet du G7")."""
    if fired.row.kind is not MEETING:
        return ()
    own = (one for one in scene.organisations if _apart(scene, one.span, fired.span) <= CONVENED or _meets(scene, one))
    return codes_of(one.name for one in own)


def _meets(scene: Scene, one: Organisation) -> bool:
    """Tell whether the words behind a body make it the subject, at most a bracket between."""
    behind = NO_WORD.match(scene.text, one.span.end, scene.sentence.end)
    return behind is not None and scene.words.subject.match(scene.text, behind.end(), scene.sentence.end) is not None


def _apart(scene: Scene, one: Span, other: Span) -> int:
    """Return how many letters stand between two spans of a sentence."""
    first, second = sorted((one, other))
    return letters(scene.text[first.end : second.start])


def is_summit(scene: Scene, fired: Fired) -> bool:
    """Tell whether a meeting is one of states though it names none ("the summit", "a meeting of finance ministers")."""
    low, high = max(scene.sentence.start, fired.span.start - NEAR), min(scene.sentence.end, fired.span.end + NEAR)
    meets = fired.row.kind is MEETING and fired.row.actor == "party"
    return meets and scene.words.summit.search(scene.text, low, high) is not None


def _party_codes(scene: Scene, fired: Fired) -> Iterable[str]:
    """Return the countries that the sentence names as parties rather than as the place or the topic."""
    for ref in scene.countries:
        where = ref.form == "name" and scene.words.locative.marks(scene.text, ref.span, scene.sentence)
        where = where or any(one.span and 0 <= ref.span.start - one.span.end <= 2 for one in scene.places)
        where = where and not in_post(scene, ref)
        if not where and not scene.words.topic.search(scene.text, fired.span.end, ref.span.start):
            yield ref.code


def _capital_codes(scene: Scene) -> Iterable[str]:
    """Return the countries that the sentence calls by their capitals ("Moscow and Washington signed")."""
    for one in scene.places:
        where = one.span and (
            scene.words.locative.marks(scene.text, one.span, scene.sentence)
            or scene.words.destination.marks(scene.text, one.span, scene.sentence)
        )
        if one.span and not where and (one.name, one.country) in capitals() and not _is_dateline(scene, one.span):
            yield one.country


def _is_dateline(scene: Scene, name: Span) -> bool:
    """Tell whether a place that opens a sentence is where its report was written ("BEIRUT (Agency) - …")."""
    return name.start == scene.sentence.start and DATELINE.match(scene.text, name.end) is not None


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
    near = 0 <= high - low <= farthest and scene.text.count(",", low, high) % 2 == 0
    return near and not scene.words.boundary.search(scene.text, low, high)


def _names_both(scene: Scene) -> bool:
    """Tell whether the sentence says that both countries of the article take part."""
    return scene.words.both.search(scene.text, scene.sentence.start, scene.sentence.end) is not None
