"""One sentence with its dates → the mentions that it makes, and why its other dates make none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial

from timeline.dates import edtf, inherited
from timeline.dates.find import whole_number
from timeline.events.datable import is_barred, is_last_day, is_restated, is_told_on
from timeline.events.generic import generic_event
from timeline.events.parts import again, ahead_of, own_days, own_part
from timeline.events.recalled import recalled, told_before
from timeline.events.roles import Roles, is_summit, read_roles
from timeline.events.scene import Scene, codes_of
from timeline.events.status import read_status
from timeline.events.triggers import (
    Dated,
    Fired,
    attach,
    finest,
    fired_triggers,
    in_own_clause,
    whole_days,
)
from timeline.events.where import country_place, is_country, within_country
from timeline.lexicon.dates import date_words
from timeline.lexicon.events import REACH
from timeline.model import (
    AGREEMENT,
    ANNOUNCEMENT,
    CANCELLED,
    CEREMONY,
    DAY,
    INHERITED,
    MEETING,
    MONTH,
    OCCURRED,
    PLANNED,
    POSTPONED,
    RANGE,
    VISIT,
    YEAR,
    Article,
    Mention,
    Place,
    Span,
    When,
)
from timeline.records import record

LONGEST_VISIT = 31  # days; a longer stay is no visit
ATTRIBUTE = 12  # characters between a date and the noun that it stands before ("the 2015 nuclear deal")
LINK = 5  # characters between a noun and the date of its name ("l'accord de 2015")
SOON = 31  # days around publication in which "the summit" is the one that the article is about
NEWS = 3  # days around publication in which what a report tells of happened where it was written
HELD = (MEETING, AGREEMENT, CEREMONY)  # which are somewhere
NEEDS = {
    "actor": "somebody who acts",
    "speaker": "a state's or an office's voice before it",
    "pair": "two parties",
    "place": "a party, or where",
    "destination": "who goes, and to which country",
    "traveller": "by name who is there, and in which country",
}


@record(frozen=True, slots=True)
class Context:
    """One sentence of an article with its scene and its dates.

    `trips` holds the latest trip told of each person so far, `here` is the place of the article's dateline, `before`
    gives the scene of the sentence before, where that has no day of its own, `venue` the one place of the article's
    summit, `told` are the mentions so far.
    """

    article: Article
    scene: Scene
    whens: tuple[When, ...]
    trips: Mapping[str, Mention]
    here: Place | None = None
    before: Callable[[], Scene | None] = lambda: None
    venue: Callable[[], Place | None] = lambda: None
    told: Sequence[Mention] = ()


@record(frozen=True, slots=True)
class Verdict:
    """What was decided of a sentence with dates: the mentions that it makes, and each date that makes none, and why."""

    sentence: Span
    mentions: tuple[Mention, ...]
    refused: tuple[tuple[When, str], ...]


def without_events(sentence: Span, whens: Iterable[When]) -> Verdict:
    """Return the verdict on a sentence without words of an event."""
    return Verdict(sentence, (), tuple((when, "no words of an event in its sentence") for when in whens))


def read_sentence(context: Context) -> Verdict:
    """Decide which events a sentence with words of some tells of: its dated triggers, then what hangs on a trip."""
    scene = context.scene
    if not scene.words.triggers:
        return _by_generic_path(context)
    fired = fired_triggers(scene.text, scene.sentence, scene.words)
    published = context.article.published
    dates = [one for one in context.whens if not (is_last_day(scene, one) or is_restated(scene, context.whens, one))]
    tells, barred = partial(_tells, scene), partial(is_barred, scene, published)
    said = [when for when in dates if is_told_on(scene, published, when, dates, fired)]
    events = [when for when in dates if when not in said]
    news = [one for one in fired if one.row.kind is ANNOUNCEMENT]
    nearest = [
        pair
        for whens, verbs in ((said, news), (events, fired))
        for pair in attach(scene.text, scene.sentence, whens, verbs, scene.words, scene.tense.reported, tells, barred)
    ]
    attached = whole_days(scene.text, nearest, scene.words)
    pairs = finest(in_own_clause(scene.text, own_days(scene, attached, fired, tells), scene.words))
    mentions = [mention for pair in pairs if (mention := _mention(context, pair, pairs, told_on=pair.when in said))]
    mentions.extend(_of_a_trip(context, fired, pairs))
    told = {mention.when.span for mention in mentions}
    left = (when for when in context.whens if not any(when.span.overlaps(span) for span in told))
    refused = tuple((when, _reason(context, when, attached, pairs)) for when in left)
    return Verdict(scene.sentence, tuple(mentions), refused)


def _tells(scene: Scene, fired: Fired) -> bool:
    """Tell whether the sentence names who a trigger needs; one that is no event needs nobody."""
    return not fired.row.event or read_roles(scene.seen_from(fired.span), fired) is not None


def _by_generic_path(context: Context) -> Verdict:
    """Decide of a sentence in a language without words of events."""
    found = generic_event(context.scene, context.whens)
    mentions = (_build(context, found[0].fired, found[0].when, found[1]),) if found else ()
    language = context.article.language or "its language"
    why = f"no words of events are known of {language}, and it is not the one day beside two parties"
    left = (when for when in context.whens if not found or when != found[0].when)
    return Verdict(context.scene.sentence, mentions, tuple((when, why) for when in left))


def _reason(context: Context, when: When, attached: list[Dated], pairs: list[Dated]) -> str:
    """Say why a date makes no event."""
    pair = next((one for one in attached if one.when.span.contains(when.span)), None)
    if is_last_day(context.scene, when):
        return "it is the last day of something longer"
    if pair is None:
        return "it belongs to the words of saying beside it, or stands too far from those of an event"
    words = f"“{pair.fired.span.of(context.scene.text)}” ({context.article.language}:{pair.fired.row.id})"
    if not pair.fired.row.event:
        return f"{words} is no act between states"
    if pair not in pairs:
        return f"{words} has a nearer or finer date"
    return f"{words} needs {NEEDS[pair.fired.row.needs]}; the sentence does not name them"


def _mention(context: Context, pair: Dated, pairs: list[Dated], *, told_on: bool) -> Mention | None:
    """Build the mention of a dated trigger, where the sentence names who it needs."""
    if not pair.fired.row.event:
        return None
    scene = context.scene.seen_from(pair.fired.span)
    part = _of_background(ahead_of(scene, pair.when.span) if told_on else own_part(scene, pair, pairs), pair)
    roles = read_roles(part, again(part, pair, pairs)) or read_roles(scene, pair.fired)
    if not (roles and roles.people) and (before := context.before()):
        roles = recalled(context.scene, before, pair.fired) or roles
    if not (roles and (roles.people or roles.countries)):
        roles = told_before(context.scene, pair, context.told) or roles
    if roles and not roles.place and is_summit(context.scene, pair.fired):
        roles = _at_its_venue(context, pair.when, roles)
    return _build(context, pair.fired, _whole_visit(context.scene, pair), roles) if roles else None


def _of_background(scene: Scene, pair: Dated) -> Scene:
    """Return the scene without the subject of a sentence that only names an agreement ("to revive the 2015 deal")."""
    fired, when = pair.fired, pair.when
    named = fired.row.noun and fired.row.kind is AGREEMENT
    low, high = sorted((fired.span, when.span))
    beside = 0 < high.start - low.end <= (ATTRIBUTE if low is when.span else LINK)
    if not (named and beside and scene.words.spaced and when.precision in (MONTH, YEAR)):
        return scene
    behind = replace(scene, people=tuple(one for one in scene.people if one.span.start >= low.start))
    return behind if read_roles(behind, fired) else scene


def _at_its_venue(context: Context, when: When, roles: Roles) -> Roles:
    """Return the roles of a summit of these days where the article says that it is held."""
    published = context.article.published
    near = published is not None and abs((when.start - published).days) <= SOON
    place = context.venue() if near else None
    if not place:
        return roles
    return replace(roles, place=place, countries=codes_of([*roles.countries, place.country]))


def _build(context: Context, fired: Fired, when: When, roles: Roles) -> Mention:
    article, scene = context.article, context.scene
    status = read_status(scene.text, scene.sentence, fired, when, article.published, scene.tense, scene.words)
    return Mention(
        article_id=article.id,
        kind=fired.row.kind,
        status=status,
        when=when,
        people=roles.people,
        visitors=roles.visitors,
        hosts=roles.hosts,
        countries=roles.countries,
        visitor_countries=roles.visitor_countries,
        host_countries=roles.host_countries,
        place=_place(context, fired, when, roles),
        span=scene.sentence,
        quote=scene.sentence.of(scene.text),
        rule=f"{article.language}:{fired.row.id}",
        topic=_topic(scene, fired),
        bodies=roles.bodies,
        language=article.language,
        published=article.published,
    )


def _place(context: Context, fired: Fired, when: When, roles: Roles) -> Place | None:
    """Return where it happens: as the sentence says, else where one of its people is on a trip, else the dateline."""
    stated = within_country(context.scene, roles.place) if roles.place else None
    here = _here(context, fired, when, roles)
    if stated and here and is_country(stated) and stated.country == here.country:
        return here
    return stated or _on_a_trip(context, fired, when, roles) or here


def _here(context: Context, fired: Fired, when: When, roles: Roles) -> Place | None:
    """Return the dateline's place for what the host's people did there these days, where the text names no other."""
    here, published = context.here, context.article.published
    near = published is not None and abs((when.start - published).days) <= NEWS
    near = near and when.basis is not INHERITED
    held = fired.row.starts or fired.row.kind in HELD
    return here if here and near and held and len(roles.countries) > 1 and here.country in roles.countries else None


def _on_a_trip(context: Context, fired: Fired, when: When, roles: Roles) -> Place | None:
    """Return where somebody who takes part is on that day, as a trip told of before has it."""
    trip = _trip(context, roles)
    if (
        fired.row.kind not in HELD
        or when.basis is INHERITED
        or trip is None
        or trip.status in (CANCELLED, POSTPONED)
        or trip.when.precision not in (DAY, RANGE)
    ):
        return None
    hosts = [code for code in trip.host_countries if code in roles.countries]
    last = trip.when.end + timedelta(days=NEWS if hosts else 0)
    if not (trip.when.start <= when.start and when.end <= last):
        return None
    elsewhere = trip.place and hosts and trip.place.country not in roles.countries  # the first of several countries
    return country_place(hosts[0]) if elsewhere else trip.place


def _whole_visit(scene: Scene, pair: Dated) -> When:
    """Stretch a first day to the length that is stated ("arrived Monday for a three-day visit", "21일부터 이틀간")."""
    when = pair.when
    if when.precision is not DAY:
        return when
    length = scene.words.duration.search(scene.text, scene.sentence.start, scene.sentence.end)
    if not length or not (_starts(scene, pair) or _begins(scene, when) or 0 <= length.start() - when.span.end <= 1):
        return when
    days = whole_number(length[length.lastgroup or 0], date_words(scene.language))
    if not days or not 1 < days <= LONGEST_VISIT:
        return when
    end = when.start + timedelta(days=days - 1)
    why = f"{when.explanation}; “{Span(*length.span()).of(scene.text)}” from that day"
    return replace(when, end=end, precision=RANGE, edtf=edtf(when.start, end, RANGE), explanation=why)


def _starts(scene: Scene, pair: Dated) -> bool:
    """Tell whether a journey sets out or arrives on its day ("brach am Montag zu einer Reise von drei Tagen auf")."""
    fired = fired_triggers(scene.text, scene.sentence, scene.words) if pair.fired.row.kind is VISIT else []
    return any(one.row.starts for one in (pair.fired, *fired))


def _begins(scene: Scene, when: When) -> bool:
    """Tell whether the words before a day make it the first of several ("a visit of two days from Monday")."""
    low, high = max(scene.sentence.start, when.span.start - REACH), when.span.start
    return any(one.end() >= high - 1 for one in scene.words.first_day.finditer(scene.text, low, high))


def _of_a_trip(context: Context, fired: list[Fired], pairs: list[Dated]) -> Iterator[Mention]:
    """Yield what a reference to a trip dates: the sentence's own undated event, or the trip around a dated one."""
    scene = context.scene
    hung = any(one.within for one in fired) if pairs else bool(context.trips)
    phrase = scene.words.within.search(scene.text, scene.sentence.start, scene.sentence.end) if hung else None
    if not phrase:
        return
    words = Span(*phrase.span())
    if pairs:
        yield from _around(context, words, fired, pairs[0])
    else:
        yield from _inside(context, words, fired)


def _inside(context: Context, words: Span, fired: list[Fired]) -> Iterator[Mention]:
    """Date an event to the trip told of before ("During his trip, … will hold meetings")."""
    events = sorted(
        (one for one in fired if one.row.event and not one.within and one.row.kind is not VISIT),
        key=lambda one: one.row.noun,
    )
    for one in events[:1]:
        roles = read_roles(context.scene, one)
        trip = roles and _trip(context, roles)
        if roles and trip:
            stated = trip.when.span.of(context.scene.text)
            built = _build(context, one, inherited(words, trip.when, f"within the trip dated “{stated}”"), roles)
            if not (trip.status is OCCURRED and built.status is PLANNED):  # that was another trip
                yield built


def _trip(context: Context, roles: Roles) -> Mention | None:
    """Return the latest trip told of that somebody of this sentence makes."""
    made = [context.trips[one.name] for one in roles.people if one.name in context.trips]
    return max(made, key=lambda trip: trip.span, default=None)


def _around(context: Context, words: Span, fired: list[Fired], pair: Dated) -> Iterator[Mention]:
    """Tell of the trip around a dated event ("as part of his visit"), by that day, where nothing else dates it."""
    if pair.fired.row.kind is VISIT or not pair.fired.row.event:
        return
    for visit in (one for one in fired if one.within and words.overlaps(one.span)):
        roles = read_roles(context.scene, visit)
        if roles and roles.visitors and not _trip(context, roles):
            known = tuple(one for one in roles.visitors if one.country) or roles.visitors
            alone = replace(roles, people=known, visitors=known, hosts=())
            why = (
                f"“{pair.when.span.of(context.scene.text)}” is a day of it; its first and last day are not in this text"
            )
            yield _build(context, visit, inherited(words, pair.when, why, about=True), alone)
            return


def _topic(scene: Scene, fired: Fired) -> str:
    """Return the text's own words for what was signed, or for who announced."""
    if fired.row.kind is ANNOUNCEMENT:
        speakers = [one.span.of(scene.text) for one in scene.institutions if one.span.end <= fired.span.start]
        return speakers[-1] if speakers else ""
    if fired.row.kind is not AGREEMENT:
        return ""
    acts = scene.words.act.finditer(scene.text, scene.sentence.start, scene.sentence.end)
    named = [Span(*found.span("name")) for found in acts]
    taken = [*(one.span for one in scene.people), *(one.span for one in scene.countries)]
    taken += [one.span for one in scene.institutions]
    free = [span for span in named if not any(span.overlaps(other) for other in taken)]
    nearest = min(free, key=lambda span: abs(span.start - fired.span.start), default=None)
    return nearest.of(scene.text) if nearest else ""
