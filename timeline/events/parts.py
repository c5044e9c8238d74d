"""Which of the names of a sentence with several events belong to which of them: each event has its own part of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from timeline.events.scene import Scene
from timeline.events.triggers import Dated, Fired
from timeline.model import VISIT, Party, Span
from timeline.tense import CLAUSE


def own_part(scene: Scene, pair: Dated, pairs: list[Dated]) -> Scene:
    """Return the scene without who and what belongs to the sentence's other events.

    Their people stand behind this one's date, beyond a clause's end.
    """
    scene = _own_people(_own_places(scene, pair, pairs), pair, pairs)
    end = max(pair.fired.span.end, pair.when.span.end)
    others = [one for one in pairs if one.fired != pair.fired and one.fired.span.start > end]
    dates = (one.when.span.start for one in others)
    borders = [start for start in dates if start > end and CLAUSE.search(scene.text, end, start)]
    borders += [one.fired.span.start for one in others if scene.words.joined.match(scene.text, end)]
    borders += [one.fired.span.start for one in others if _told_in_full(scene, end)]
    borders += [start for one in others if (start := _clause_before(scene, end, one)) is not None]
    border = min(borders, default=None)
    if border is None:
        return scene
    return replace(scene, people=tuple(one for one in scene.people if one.span.start < border))


def _told_in_full(scene: Scene, end: int) -> bool:
    """Tell whether two people stand before the end of an event's words, so that those behind another's are its own."""
    return len({one.name for one in scene.people if one.span.start < end}) > 1


def _clause_before(scene: Scene, end: int, other: Dated) -> int | None:
    """Return where the last clause begins between the end of an event's words and another event, or None."""
    start = min(other.fired.span.start, other.when.span.start)
    high = start if start > end else other.fired.span.start
    found = [one.start() for one in scene.words.boundary.finditer(scene.text, end, high)]
    return found[-1] if found else None


def own_days(scene: Scene, pairs: list[Dated], fired: list[Fired], tells: Callable[[Fired], bool]) -> list[Dated]:
    """Give the first of two days before a verb that ends its clause to the event between them, or to none.

    "22일 열릴 회담을 위해 21일 출국한다"; before the verb's subject it tells of him ("7일 취임한 총리는 16일 …").
    """
    if not scene.tense.final:
        return pairs
    kept = []
    for pair in pairs:
        behind = [one.when.span.start for one in pairs if one.fired == pair.fired and pair.when.span < one.when.span]
        high = min((start for start in behind if start < pair.fired.span.start), default=None)
        if high is None:
            kept.append(pair)
            continue
        subject = _subject_between(scene, pair.when.span.end, high)
        own = Span(pair.when.span.end, high if subject is None else subject)
        other = next((one for one in fired if own.contains(one.span) and tells(one)), None)
        if other:
            kept.append(replace(pair, fired=other))
        elif subject is None:
            kept.append(pair)
    return kept


def _subject_between(scene: Scene, low: int, high: int) -> int | None:
    """Return where the subject of a clause begins between two places, or None."""
    ahead = (one.span for one in scene.people if low <= one.span.start and one.span.end <= high)
    return next((span.start for span in ahead if scene.words.subject.match(scene.text, span.end, high)), None)


def ahead_of(scene: Scene, date: Span) -> Scene:
    """Return the scene with those who stand before the day of a saying: who stands behind it is what is said."""
    return replace(
        scene,
        people=tuple(one for one in scene.people if one.span < date),
        countries=tuple(one for one in scene.countries if one.span < date),
        institutions=tuple(one for one in scene.institutions if one.span < date),
    )


def _own_places(scene: Scene, pair: Dated, pairs: list[Dated]) -> Scene:
    """Return the scene with the places and countries that stand in an event's own part, where any place does."""
    if len(pairs) < 2 or scene.tense.final:
        return scene
    low, high = _zone(scene, pair, pairs)
    first = min(min(one.fired.span.start, one.when.span.start) for one in pairs)
    visit = pair.fired.row.kind is VISIT
    named = [*(one.span for one in scene.places if one.span), *(one.span for one in scene.countries)]
    if not any(low <= span.start < high for span in named):
        return scene
    return replace(
        scene,
        places=tuple(one for one in scene.places if one.span and low <= one.span.start < high),
        countries=tuple(
            one
            for one in scene.countries
            if one.span.start < first or low <= one.span.start < high or not (visit or _is_where(scene, one.span))
        ),
    )


def _is_where(scene: Scene, name: Span) -> bool:
    """Tell whether words of place stand beside a name."""
    return scene.words.locative.marks(scene.text, name, scene.sentence)


def _own_people(scene: Scene, pair: Dated, pairs: list[Dated]) -> Scene:
    """Return the scene with whom a verb's own date stands beside ("met X on Monday and Y on Tuesday")."""
    dates = sorted({one.when.span for one in pairs if one.fired == pair.fired})
    if len(dates) < 2:
        return scene
    others = _on_the_others(scene, pair, dates)
    if others or scene.tense.final:
        return replace(scene, people=tuple(one for one in scene.people if one not in others))
    low, high = _zone(scene, pair, pairs)
    start = pair.fired.span.start
    own = tuple(one for one in scene.people if one.span.start < start or low <= one.span.start < high)
    return replace(scene, people=own) if any(one.span.start > start for one in own) else scene


def _on_the_others(scene: Scene, pair: Dated, dates: list[Span]) -> list[Party]:
    """Return the people of a verb's other dates, where words give each date its own ("X and Y, respectively")."""
    each = scene.words.each.search(scene.text, scene.sentence.start, scene.sentence.end)
    if not each:
        return []
    behind = [one for one in scene.people if one.span.start >= each.end()]
    before = [one for one in scene.people if pair.fired.span.start <= one.span.start < each.start()]
    named = next((ones for ones in (behind, before) if len(ones) == len(dates)), [])
    return [one for one, date in zip(named, dates, strict=False) if date != pair.when.span]


def again(part: Scene, pair: Dated, pairs: list[Dated]) -> Fired:
    """Return a journey's verb as if it stood before each of its goals ("visits Peru on Monday, Cuba on Tuesday")."""
    fired = pair.fired
    dates = [one.when.span for one in pairs if one.fired == fired]
    named = [one.span.start for ones in (part.places, part.countries) for one in ones if one.span]
    goal = min((start for start in named if start > dates[0].end), default=None)
    if fired.row.kind is not VISIT or len(dates) < 2 or goal is None:
        return fired
    if dates[0] < fired.span:  # "on Monday visited Peru, on Tuesday – Cuba"
        goal = min((start for start in named if fired.span.end <= pair.when.span.start < start), default=None)
        return fired if goal is None else replace(fired, span=Span(goal - 1, goal - 1))
    if any(fired.span.end <= start < dates[0].end for start in named):
        return fired
    return replace(fired, span=Span(goal - 1, goal - 1))


def _zone(scene: Scene, pair: Dated, pairs: list[Dated]) -> tuple[int, int]:
    """Return where an event's own part of a sentence of several begins and ends.

    Of one verb with several dates ("will visit Peru on Monday and Cuba on Tuesday"), each date ends or begins a part.
    """
    rest = [one for one in pairs if one.when != pair.when]
    alike = [one.when.span for one in rest if one.fired == pair.fired]
    dates = sorted([pair.when.span, *alike])
    if alike and dates[1] < pair.fired.span:
        return scene.sentence.start, scene.sentence.end
    if alike and dates[0] < pair.fired.span:
        later = (span.start for span in dates if span > pair.when.span)
        first = scene.sentence.start if pair.when.span == dates[0] else pair.when.span.start
        return first, next(later, scene.sentence.end)
    if alike:
        named = [one.span for ones in (scene.people, scene.places, scene.countries) for one in ones if one.span]
        ends = any(pair.fired.span.start <= span.start < dates[0].start for span in named)
        before = [span.end for span in dates if span < pair.when.span]
        after = [span.start for span in dates if span > pair.when.span]
        if ends:
            return (before[-1] if before else pair.fired.span.start), pair.when.span.end
        return pair.when.span.start, (after[0] if after else scene.sentence.end)
    low, high = sorted((pair.fired.span, pair.when.span))
    before = [max(one.fired.span.end, one.when.span.end) for one in rest]
    after = [min(one.fired.span.start, one.when.span.start) for one in rest]
    return (
        max((end for end in before if end <= low.start), default=scene.sentence.start),
        min((start for start in after if start >= high.end), default=scene.sentence.end),
    )
