"""Article → Mentions: the only place that decides what is an event.

A sentence becomes a mention when one of its dates belongs to a trigger of the language's [events] section and the
sentence names the parties that the trigger needs. A sentence that refers to a dated trip inherits the trip's date.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from timeline.dates import edtf, inherited, read_dates
from timeline.dates.find import whole_number
from timeline.events.roles import Roles, Scene, read_roles, scenes_of
from timeline.events.status import read_status
from timeline.events.triggers import Dated, Fired, attach, fired_triggers
from timeline.lexicon.dates import date_words
from timeline.model import Article, Kind, Mention, Precision, Span, When
from timeline.parties import read_cast
from timeline.publication import in_dateline
from timeline.sentences import by_sentence, split_sentences

__all__ = ["extract"]

LONGEST_VISIT = 31  # days; a longer stay is no visit


@dataclass(frozen=True, slots=True)
class _Context:
    """One sentence of an article with its scene, its dates and the latest trip told of each person so far."""

    article: Article
    scene: Scene
    whens: tuple[When, ...]
    trips: Mapping[str, Mention]


def extract(article: Article) -> list[Mention]:
    """Return the mentions of dated events in an article, in order of the text."""
    text, language = article.text, article.language
    sentences = split_sentences(text, language)
    whens = [
        when for when in read_dates(text, language, article.published, sentences).whens if not _is_stamp(article, when)
    ]
    dated = by_sentence(sentences, whens, lambda when: when.span)
    mentions: list[Mention] = []
    trips: dict[str, Mention] = {}
    for scene, days in zip(scenes_of(text, sentences, read_cast(text, language), language), dated, strict=True):
        found = list(_read_sentence(_Context(article, scene, tuple(days), trips)))
        trips.update({person.name: one for one in found if one.kind is Kind.VISIT for person in one.people})
        mentions.extend(found)
    return mentions


def _is_stamp(article: Article, when: When) -> bool:
    """Tell whether a date only says when the article was written."""
    return when.span == article.published_span or in_dateline(article.text, when.span)


def _read_sentence(context: _Context) -> Iterator[Mention]:
    """Yield the mentions of one sentence: its dated triggers, then what hangs on a trip."""
    scene = context.scene
    fired = fired_triggers(scene.text, scene.sentence, scene.words)
    pairs = attach(scene.text, scene.sentence, context.whens, fired, scene.words, scene.tense.reported)
    for pair in pairs:
        if mention := _mention(context, pair):
            yield mention
    yield from _of_a_trip(context, fired, pairs)


def _mention(context: _Context, pair: Dated) -> Mention | None:
    """Build the mention of a dated trigger, where the sentence names who it needs."""
    roles = read_roles(context.scene, pair.fired)
    return _build(context, pair.fired, _whole_visit(context.scene, pair), roles) if roles else None


def _build(context: _Context, fired: Fired, when: When, roles: Roles) -> Mention:
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
        place=roles.place,
        span=scene.sentence,
        quote=scene.sentence.of(scene.text),
        rule=f"{article.language}:{fired.row.id}",
        topic=_topic(scene, fired),
        language=article.language,
        published=article.published,
    )


def _whole_visit(scene: Scene, pair: Dated) -> When:
    """Stretch a visit's first day to the length that is stated ("arrived Monday for a three-day visit")."""
    when = pair.when
    length = scene.words.duration.search(scene.text, scene.sentence.start, scene.sentence.end)
    if not (pair.fired.row.starts and length and when.precision is Precision.DAY):
        return when
    days = whole_number(length[length.lastgroup or 0], date_words(scene.language))
    if not days or not 1 < days <= LONGEST_VISIT:
        return when
    end = when.start + timedelta(days=days - 1)
    why = f"{when.explanation}; “{length[0]}” from that day"
    return replace(
        when, end=end, precision=Precision.RANGE, edtf=edtf(when.start, end, Precision.RANGE), explanation=why
    )


def _of_a_trip(context: _Context, fired: list[Fired], pairs: list[Dated]) -> Iterator[Mention]:
    """Yield what a reference to a trip dates: the sentence's own undated event, or the trip around a dated one."""
    scene = context.scene
    phrase = scene.words.within.search(scene.text, scene.sentence.start, scene.sentence.end)
    if not phrase:
        return
    words = Span(*phrase.span())
    if pairs:
        yield from _around(context, words, fired, pairs[0])
    else:
        yield from _inside(context, words, fired)


def _inside(context: _Context, words: Span, fired: list[Fired]) -> Iterator[Mention]:
    """Date an event to the trip told of before ("During his trip, … will hold meetings")."""
    events = sorted(
        (one for one in fired if not one.within and one.row.kind is not Kind.VISIT), key=lambda one: one.row.noun
    )
    for one in events[:1]:
        roles = read_roles(context.scene, one)
        trip = roles and _trip(context, roles)
        if roles and trip:
            stated = trip.when.span.of(context.scene.text)
            yield _build(context, one, inherited(words, trip.when, f"within the trip dated “{stated}”"), roles)


def _trip(context: _Context, roles: Roles) -> Mention | None:
    """Return the latest trip told of that somebody of this sentence makes."""
    made = [context.trips[one.name] for one in roles.people if one.name in context.trips]
    return max(made, key=lambda trip: trip.span, default=None)


def _around(context: _Context, words: Span, fired: list[Fired], pair: Dated) -> Iterator[Mention]:
    """Tell of the trip around a dated event ("as part of his visit"), by that day, where nothing else dates it."""
    if pair.fired.row.kind is Kind.VISIT:
        return
    for visit in (one for one in fired if one.within and words.overlaps(one.span)):
        roles = read_roles(context.scene, visit)
        if roles and roles.visitors and not _trip(context, roles):
            alone = replace(roles, people=roles.visitors, hosts=())
            why = (
                f"“{pair.when.span.of(context.scene.text)}” is a day of it; its first and last day are not in this text"
            )
            yield _build(context, visit, inherited(words, pair.when, why, about=True), alone)
            return


def _topic(scene: Scene, fired: Fired) -> str:
    """Return the text's own words for what was signed, or for who announced."""
    if fired.row.kind is Kind.ANNOUNCEMENT:
        speakers = [one.span.of(scene.text) for one in scene.institutions if one.span.end <= fired.span.start]
        return speakers[-1] if speakers else ""
    if fired.row.kind is not Kind.AGREEMENT:
        return ""
    acts = scene.words.act.finditer(scene.text, scene.sentence.start, scene.sentence.end)
    named = [Span(*found.span("name")) for found in acts]
    taken = [*(one.span for one in scene.people), *(one.span for one in scene.countries)]
    taken += [one.span for one in scene.institutions]
    free = [span for span in named if not any(span.overlaps(other) for other in taken)]
    nearest = min(free, key=lambda span: abs(span.start - fired.span.start), default=None)
    return nearest.of(scene.text) if nearest else ""
