"""Where an event takes place, and where a journey leads: what the words beside a name say of it."""

from __future__ import annotations

from collections.abc import Iterable

from timeline.events.scene import Named, Scene, codes_of
from timeline.events.triggers import Fired, fired_triggers
from timeline.lexicon.countries import country_name
from timeline.model import VISIT, Place, Span
from timeline.parties import CountryRef
from timeline.records import record

APART = 12  # characters between a country and its city
NEAR = 40  # characters between a summit and its place
LISTED = frozenset("、,·・と와과")  # what joins two names of a list before a verb that ends its clause


@record(frozen=True, slots=True)
class Goal:
    """Where a visit goes."""

    codes: tuple[str, ...]
    place: Place


def goal_of(scene: Scene, fired: Fired) -> Goal | None:
    """Return the countries, and the place, that stand as a visit's destination."""
    cities = [
        one
        for one in scene.places
        if one.span
        and _after(scene, one.span, fired)
        and (scene.words.destination.marks(scene.text, one.span, scene.sentence) or _is_object(scene, one.span, fired))
    ]
    states = [one for one in scene.countries if one.form == "name" and _after(scene, one.span, fired)]
    states = [one for one in states if not in_post(scene, one)]
    states = [
        one
        for n, one in enumerate(states)
        if scene.words.destination.marks(scene.text, one.span, scene.sentence)
        or _listed(states, n)
        or _heads_list(scene, states, n)
        or _is_object(scene, one.span, fired)
        or _in_or_behind(scene, one.span, fired)
    ]
    ahead = [one for one in states if _right_before(scene, one.span, fired)]
    near = [one for one in cities if one.span and _right_before(scene, one.span, fired)]
    cities, states = (near, ahead) if near or ahead else (cities, states)  # "Индию посетит премьер-министр Китая"
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
    cities = [one for one in cities if one.span and not _left(scene, one.span)]
    states = [one for one in states if not _left(scene, one.span)]
    if scene.words.verb_first:  # "left Tehran on Monday for Rome": the words of going hold where they begin
        cities = _outside_of(fired.span, cities)
    cities, states = _before_the_next(scene, fired, cities, states)
    border = scene.words.boundary.search(scene.text, fired.span.end, scene.sentence.end)
    if border:
        near, lands = _ahead_of(border.start(), cities), _ahead_of(border.start(), states)
        cities, states = (near, lands) if near or lands else (cities, states)  # "to A, where he …"
    codes = codes_of([*(one.code for one in states), *(one.country for one in cities)])
    if cities:
        return Goal(codes, cities[0])
    return Goal(codes, country_place(states[0].code, states[0].span)) if states else None


def _left(scene: Scene, name: Span) -> bool:
    """Tell whether words before a name say that the journey comes from there."""
    return scene.words.origin.marks(scene.text, name, scene.sentence)


def _before_the_next(
    scene: Scene, fired: Fired, cities: list[Place], states: list[CountryRef]
) -> tuple[list[Place], list[CountryRef]]:
    """Drop the names of other countries behind the next words of an event, where the journey has led somewhere.

    "Arrived in Cuba to attend the forum of Peru and Chile".
    """
    spans = [*(one.span for one in cities if one.span), *(one.span for one in states)]
    after = [span.start for span in spans if span.start >= fired.span.start]
    events = fired_triggers(scene.text, scene.sentence, scene.words) if after and not scene.tense.final else []
    border = next((one.span.start for one in events if one.span.start > min(after, default=0)), scene.sentence.end)
    near, lands = _ahead_of(border, cities), _ahead_of(border, states)
    codes = {*(one.country for one in near), *(one.code for one in lands)}
    return (
        [one for one in cities if one in near or one.country in codes],
        [one for one in states if one in lands or one.code in codes],
    )


def _outside_of(words: Span, cities: list[Place]) -> list[Place]:
    """Return the cities that stand outside a trigger's words, or all where none does."""
    return [one for one in cities if one.span and not words.contains(one.span)] or cities


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
    if _right_before(scene, span, fired):
        return True  # "der Peking besucht"
    ends = [fired.span.end, *(one.span.end for one in scene.people)]
    ends += [one.span.end for one in scene.countries if one.form == "demonym"]
    return any(span.start > end and scene.text[end : span.start].strip(' "”»') == "" for end in ends)


def _right_before(scene: Scene, span: Span, fired: Fired) -> bool:
    """Tell whether a name stands as a verb's object right before it, where the order of words allows that."""
    titled = any(one.span.start < span.start and span.end <= one.span.end for one in scene.people)
    return scene.words.verb_second and 0 < fired.span.start - span.end <= 1 and not titled


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
        or _right_before(scene, span, fired)
        or (span.start >= fired.span.start and not scene.words.topic.search(scene.text, fired.span.end, span.start))
    )


def _listed(states: list[CountryRef], at: int) -> bool:
    """Tell whether a country is the next of a list ("Vietnam, Laos, India and Pakistan")."""
    return at > 0 and states[at].span.start - states[at - 1].span.end <= len(", and the ")


def _heads_list(scene: Scene, states: list[CountryRef], at: int) -> bool:
    """Tell whether a country stands before those of a list whose last one is the goal ("ペルー、チリを訪問")."""
    if not scene.tense.final:
        return False
    while at + 1 < len(states) and scene.text[states[at].span.end : states[at + 1].span.start].strip() in LISTED:
        at += 1
        if scene.words.destination.marks(scene.text, states[at].span, scene.sentence):
            return True
    return False


def country_place(code: str, span: Span | None = None) -> Place:
    """Return a country as the place of an event, where no finer one is named; `span` is where the text names it."""
    return Place(country_name(code), code, "", "", span)


def place_of(scene: Scene, fired: Fired) -> Place | None:
    """Return where it happens: only what a preposition marks, a city or region before a country.

    A country behind words of the topic is where that is ("about the war in X").
    """
    marked = [
        (one, one.span)
        for one in scene.places
        if one.span and scene.words.locative.marks(scene.text, one.span, scene.sentence) and not _owns(scene, one.span)
    ]
    if marked:
        return min(marked, key=lambda pair: (_told_there(scene, pair[1]), abs(pair[1].start - fired.span.end)))[0]
    for ref in scene.countries:
        where = ref.form == "name" and scene.words.locative.marks(scene.text, ref.span, scene.sentence)
        about = scene.words.topic.search(scene.text, fired.span.end, ref.span.start)
        if where and not about and not in_post(scene, ref):
            return country_place(ref.code, ref.span)
    return None


def _told_there(scene: Scene, name: Span) -> bool:
    """Tell whether a verb of saying stands before a place in its clause: there it was told ("told reporters in X")."""
    comma = scene.text.rfind(",", scene.sentence.start, name.start)
    return scene.tense.reported.search(scene.text, max(comma, scene.sentence.start), name.start) is not None


def _owns(scene: Scene, name: Span) -> bool:
    """Tell whether a name only says whose the next word is ("at Tokyo's request")."""
    return scene.text[name.end : name.end + 2] in ("'s", "’s")


def within_country(scene: Scene, place: Place) -> Place:
    """Return the city beside the name of a country that is the place ("前往美国西雅图"), else what was given."""
    inside = (one for one in scene.places if one.country == place.country and not is_country(one))
    beside = (one for one in inside if one.span and place.span and _beside(one.span, place.span))
    return next(beside, place) if is_country(place) else place


def is_country(place: Place) -> bool:
    """Tell whether a place is a whole country."""
    return place.name == country_name(place.country)


def venue(scenes: Iterable[Scene]) -> Place | None:
    """Return the one place that an article gives a summit, or None where it names several or none."""
    named = {(one.name, one.country): one for scene in scenes for one in scene.places if _holds_summit(scene, one)}
    return next(iter(named.values())) if len(named) == 1 else None


def _holds_summit(scene: Scene, one: Place) -> bool:
    """Tell whether a summit stands beside a place ("the summit in Accra")."""
    if one.span is None or not scene.words.locative.marks(scene.text, one.span, scene.sentence):
        return False
    low, high = max(scene.sentence.start, one.span.start - NEAR), min(scene.sentence.end, one.span.end + NEAR)
    return scene.words.summit.search(scene.text, low, high) is not None


def _beside(one: Span, other: Span) -> bool:
    """Tell whether two names stand together, at most with a word for what the one is ("Japan's capital Tokyo")."""
    first, second = sorted((one, other))
    return 0 <= second.start - first.end <= APART


def in_post(scene: Scene, ref: CountryRef) -> bool:
    """Tell whether a country ends a name's post: no place, but where he is sent ("Đại sứ Đức tại Việt Nam")."""
    said = ref.span.of(scene.text)
    return any(0 <= one.span.start - ref.span.end <= len(", ") and one.post.endswith(said) for one in scene.people)


def way_of(scene: Scene) -> Place | None:
    """Return where the journey leads that the same sentence tells of ("will travel to Rome for the summit")."""
    journeys = (one for one in fired_triggers(scene.text, scene.sentence, scene.words) if one.row.kind is VISIT)
    goals = (goal_of(scene, one) for one in journeys)
    return next((goal.place for goal in goals if goal), None)
