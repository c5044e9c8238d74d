"""One sentence → which of its dates belongs to which trigger."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import timedelta
from functools import lru_cache

from timeline.dates import edtf
from timeline.lexicon.events import EventWords, Trigger
from timeline.lexicon.phrases import letters
from timeline.lexicon.rows import AnyCase
from timeline.model import ANNOUNCEMENT, DAY, EXPLICIT, MEETING, RANGE, VISIT, Precision, Span, When
from timeline.records import record
from timeline.tense import CLAUSE

# Costs in characters: how much nearer a noun, or a verb beyond a clause's border, must stand to win a date.
NOUN_COST = 25
WITHIN_COST = 60
BOUNDARY_COST = 40
BEHIND_COST = 20  # of a date behind its verb, where it mostly stands before
FARTHEST = 150
FRAME = 2  # times as far where a verb's parts stand around the whole clause ("hatte am Freitag … einbestellt")
LONGEST_AND = 8  # characters between two days that are one stretch
SHORTEST_AND = 2  # the same where dates stand before verbs: "16日下午和17日上午" are two occasions
SAID = 12  # characters between a verb of saying and the day of the saying
SUBJECT = 90  # the same where who says it stands between them
PUNCTUATION = re.compile(r"[;:—“”\"«»]")
INVERTED = re.compile(r"[,”“\"»«’'][,.]? ?$")  # what is said ends here, and the verb of saying follows
AFTERTHOUGHT = re.compile(r", *$")  # what was announced stands before the comma
FINENESS = {precision: rank for rank, precision in enumerate(Precision)}


@record(frozen=True, slots=True)
class Fired:
    """A trigger's words in a sentence; `within` when they only say what the event is a part of ("during his visit")."""

    row: Trigger
    span: Span
    within: bool = False


@record(frozen=True, slots=True)
class Dated:
    """A trigger and the date that belongs to it."""

    fired: Fired
    when: When


def tells(text: str, sentence: Span, words: EventWords) -> bool:
    """Tell whether a sentence may tell of an event: it has words of one, or nobody knows any of its language."""
    return not words.triggers or bool(fired_triggers(text, sentence, words))


@lru_cache(maxsize=1 << 8)  # a sentence is asked about for its dates, and again for where its journeys lead
def fired_triggers(text: str, sentence: Span, words: EventWords) -> list[Fired]:
    """Return the triggers of a sentence in order."""
    part = (text, sentence.start, sentence.end)
    found = [(words.trigger(one), Span(*one.span())) for one in words.pattern.finditer(*part)]
    if not found:
        return []
    visits = any(row.kind is VISIT for row, _ in found)
    within = [Span(*one.span()) for one in words.within.finditer(*part)] if visits else []
    passed = [Span(*one.span()) for one in words.none.finditer(*part)]
    return [
        Fired(row, span, row.kind is VISIT and any(_opens_before(phrase, span) for phrase in within))
        for row, span in found
        if not any(phrase.contains(span) for phrase in passed)
    ]


def _opens_before(phrase: Span, trigger: Span) -> bool:
    """Tell whether a trigger stands in a phrase; one that runs into it is of its own ("embarked on a visit")."""
    return phrase.overlaps(trigger) and phrase.start <= trigger.start


def attach(
    text: str,
    sentence: Span,
    whens: Iterable[When],
    fired: list[Fired],
    words: EventWords,
    reported: AnyCase,
    complete: Callable[[Fired], bool],
    barred: Callable[[When, Fired], bool],
) -> list[Dated]:
    """Give each date the trigger that it stands nearest to, of those that are complete where one is.

    No date goes to a trigger from which it is `barred`.
    """
    whens = tuple(whens)
    if not (whens and fired):
        return []
    spans = (Span(*found.span()) for found in reported.finditer(text, sentence.start, sentence.end))
    said = [span for span in spans if not any(span.overlaps(one.span) for one in fired)]
    alone = len(whens) == 1 and sum(not one.row.noun for one in fired) <= 1
    farthest = FARTHEST * FRAME if words.verb_second or alone else FARTHEST
    pairs = []
    for when in whens:
        costs = [
            (cost(text, when.span, one, words), at)
            for at, one in enumerate(fired)
            if not (barred(when, one) or any(_told_behind(text, when.span, verb, one.span, words) for verb in said))
        ]
        limit = min([farthest, *(_beside(text, when.span, one, words) for one in said)])
        near = [fired[at] for price, at in sorted(costs) if price <= limit]
        if near:
            nearest = _chosen(near, complete)
            pairs.append(Dated(_traveller(text, when, fired, nearest, words), when))
    return pairs


def _chosen(near: list[Fired], complete: Callable[[Fired], bool]) -> Fired:
    """Return the nearest trigger that is complete, else the nearest; the day of an announcement dates nothing else."""
    if near[0].row.kind is ANNOUNCEMENT:
        return near[0]
    return next((one for one in near if complete(one)), near[0])


def _traveller(text: str, when: When, fired: list[Fired], nearest: Fired, words: EventWords) -> Fired:
    """Return the journey before a range of days, whose length it is, where a meeting stands behind them.

    "Will travel to A from May 4 to 5 to meet B": they meet once.
    """
    if when.precision is not RANGE or nearest.row.kind is not MEETING or nearest.span < when.span:
        return nearest
    before = (one for one in reversed(fired) if one.span.end <= when.span.start and not one.within)
    last = next(before, None)
    free = last and not words.boundary.search(text, last.span.end, when.span.start)
    return last if last and free and last.row.kind is VISIT else nearest


def _told_behind(text: str, date: Span, said: Span, trigger: Span, words: EventWords) -> bool:
    """Tell whether a date opens the clause of a verb of saying, and the event is what is said ("Monday he said …")."""
    if not date.end <= said.start < said.end <= trigger.start:
        return False
    return words.boundary.search(text, said.end, trigger.start) is not None


def _beside(text: str, date: Span, said: Span, words: EventWords) -> int:
    """Return how far a date stands from a verb of saying right beside it ("she said on Monday"), else the most."""
    if not words.spaced and said.end <= date.start:  # what stands behind the verb there is what is said
        return FARTHEST * FRAME
    if words.verb_first:
        return 0 if _said_on(text, date, said, words) else FARTHEST * FRAME
    if INVERTED.search(text, max(0, said.start - 4), said.start) and _said_on(text, date, said, words):
        return 0  # "…”, said the minister on Monday"
    low, high = (said.end, date.start) if said.end <= date.start else (date.end, said.start)
    return high - low if high - low <= SAID and not CLAUSE.search(text, low, max(low, high)) else FARTHEST * FRAME


def _said_on(text: str, date: Span, said: Span, words: EventWords) -> bool:
    """Tell whether only who says it stands between a verb of saying that comes first and a date."""
    between = (said.end, date.start)
    if not 0 <= date.start - said.end <= SUBJECT:
        return False
    return not (words.boundary.search(text, *between) or words.pattern.search(text, *between))


def cost(text: str, date: Span, fired: Fired, words: EventWords) -> int:
    """Return how far a date stands from a trigger, in characters with the price of what lies between."""
    low, high = (fired.span.end, date.start) if fired.span.end <= date.start else (date.end, fired.span.start)
    gap = letters(text[low:high])
    borders = len(PUNCTUATION.findall(text, low, high)) if gap else 0
    borders += sum(1 for _ in words.boundary.finditer(text, low, high)) if gap else 0
    if words.verb_last and not fired.row.noun and fired.span.end <= date.start:
        borders += 1  # the verb has ended its clause
    borders += fired.row.kind is ANNOUNCEMENT and AFTERTHOUGHT.search(text, low, high) is not None
    borders += sum(1 for _ in words.since.finditer(text, low, high)) if gap else 0
    borders += gap > 0 and date.end <= fired.span.start and words.joined.match(text, date.end, high) is not None
    gap += BEHIND_COST if words.date_first and fired.span.end <= date.start else 0
    return gap + NOUN_COST * fired.row.noun + WITHIN_COST * fired.within + BOUNDARY_COST * borders


def whole_days(text: str, pairs: list[Dated], words: EventWords) -> list[Dated]:
    """Make one stretch of two days that follow one another beside one trigger ("on 19 and 20 June")."""
    kept: list[Dated] = []
    for pair in sorted(pairs, key=lambda one: one.when.span):
        if kept and _follows(text, kept[-1], pair, SHORTEST_AND if words.date_first else LONGEST_AND):
            first, second = kept.pop().when, pair.when
            span = Span(first.span.start, second.span.end)
            written = edtf(first.start, second.end, RANGE)
            why = f"{first.explanation}; and the day after it"
            both = When(first.start, second.end, RANGE, written, span, first.basis, why)
            kept.append(replace(pair, when=both))
        else:
            kept.append(pair)
    return kept


def _follows(text: str, before: Dated, pair: Dated, longest: int) -> bool:
    """Tell whether a second day of one trigger is the day after the first, with a small word between them at most."""
    days = before.when.precision is pair.when.precision is DAY
    between = text[before.when.span.end : pair.when.span.start]
    near = len(between) <= longest and not PUNCTUATION.search(between) and "," not in between
    alike = before.fired.row.kind is pair.fired.row.kind
    return days and near and alike and pair.when.start - before.when.start == timedelta(days=1)


def in_own_clause(text: str, pairs: list[Dated], words: EventWords) -> list[Dated]:
    """Drop a trigger's day in a clause behind its own where it has one there ("spoke on Monday …, who on Friday …")."""
    own = {pair.fired for pair in pairs if not _beyond(text, pair, words)}
    return [pair for pair in pairs if pair.fired not in own or not _beyond(text, pair, words)]


def _beyond(text: str, pair: Dated, words: EventWords) -> bool:
    """Tell whether a clause begins between a trigger and the day behind it."""
    between = (pair.fired.span.end, max(pair.fired.span.end, pair.when.span.start))
    return pair.when.precision is DAY and words.boundary.search(text, *between) is not None


def finest(pairs: list[Dated]) -> list[Dated]:
    """Drop a trigger's wider date where a finer one lies in it, and repeats of one interval."""
    kept: list[Dated] = []
    for pair in sorted(
        pairs, key=lambda one: (FINENESS[one.when.precision], one.when.basis is not EXPLICIT, one.when.span)
    ):
        same = (one for one in kept if one.fired == pair.fired)
        if not any(pair.when.start <= one.when.start and one.when.end <= pair.when.end for one in same):
            kept.append(pair)
    return sorted(kept, key=lambda one: one.when.span)
