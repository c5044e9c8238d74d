"""Planned, occurred, cancelled or postponed: from the words of the clause and the article's own standpoint."""

from __future__ import annotations

from datetime import date

from timeline.events.triggers import PUNCTUATION, Fired
from timeline.lexicon.events import EventWords
from timeline.lexicon.rows import AnyCase
from timeline.lexicon.tense import TenseWords
from timeline.model import (
    ANNOUNCEMENT,
    CANCELLED,
    DAY,
    EXPLICIT,
    INHERITED,
    OCCURRED,
    OTHER,
    PLANNED,
    POSTPONED,
    RANGE,
    Span,
    Status,
    When,
)
from timeline.tense import BACK, FORWARD, UNKNOWN, Marks, direction, tense_marks

LONG_AGO = 7  # days since an event that was once to come, of which nobody says that it failed
AUXILIARY = 8  # characters at most between "but" and what was done: its subject is that of the clause before


def read_status(
    text: str, sentence: Span, fired: Fired, when: When, published: date | None, tense: TenseWords, words: EventWords
) -> Status:
    """Return the status that the clause gives its event; what lies after publication has not happened yet."""
    for status, pattern in ((CANCELLED, tense.cancelled), (POSTPONED, tense.postponed)):
        if _says_so(text, sentence, fired, pattern, tense):
            continue
        if _in_clause(text, sentence, fired, when, pattern, words):
            return status
    since = words.since_after.match(text, when.span.end, sentence.end)
    if since and since.start() <= fired.span.start < since.end():
        return OCCURRED
    # the trigger's own tense counts too, so the look starts from its end
    here = Span(fired.span.end, fired.span.end)
    marks = tense_marks(text, sentence, tense)
    own = [sense for at, sense in marks if sense and fired.span.start <= at < fired.span.end] if tense.final else []
    unreached = published is not None and when.start > published
    long_ago = published is not None and (published - when.end).days > LONG_AGO and not _sure(when)
    ahead = not (unreached or long_ago) and (own[-1] if own else _governing(marks, fired, when, here, tense)) == FORWARD
    return PLANNED if ahead or unreached else OCCURRED


def _sure(when: When) -> bool:
    """Tell whether the words around a date say more of its event than the date does: a day in full, or another's."""
    in_full = when.basis is EXPLICIT and when.precision in (DAY, RANGE)
    return in_full or when.basis is INHERITED


def _governing(marks: Marks, fired: Fired, when: When, here: Span, tense: TenseWords) -> int:
    """Return which way the verb looks that governs a trigger.

    Where verbs end their clauses, one between a date and the trigger does ("5월 열린 회담"), and a clause that ends
    without any is governed by the verb that ends the sentence ("会談し、…一致した").
    """
    between = [sense for at, sense in marks if when.span.end <= at < fired.span.start] if tense.final else []
    if len(between) == 1 and between[0] == BACK:
        return BACK
    behind = [sense for at, sense in marks if at >= fired.span.end] if tense.final else []
    if behind and behind[0] == UNKNOWN and any(behind):
        return next(sense for sense in reversed(behind) if sense)
    if tense.leading:  # what is to come in a clause behind, or is announced, is another verb's
        said = fired.row.kind is ANNOUNCEMENT
        ends = (at for at, (start, sense) in enumerate(marks) if start >= here.end and (said or sense == UNKNOWN))
        marks = marks[: next(ends, len(marks))]
        if any(sense == FORWARD for _, sense in _clause(marks, fired)):  # "将…会见": to meet, not met
            marks = [mark for mark in marks if not fired.span.start <= mark[0] < fired.span.end]
    return direction(marks, here, final=tense.final)


def _clause(marks: Marks, fired: Fired) -> Marks:
    """Return the marks from the last end of a clause before a trigger on."""
    ends = [at for at, (start, sense) in enumerate(marks) if start < fired.span.start and sense == UNKNOWN]
    return marks[ends[-1] :] if ends else marks


def _says_so(text: str, sentence: Span, fired: Fired, pattern: AnyCase, tense: TenseWords) -> bool:
    """Tell whether a marker only stands in what is announced: where verbs end their clauses, before that verb."""
    announced = tense.final and fired.row.kind is ANNOUNCEMENT
    return announced and not pattern.search(text, fired.span.end, sentence.end)


def _in_clause(text: str, sentence: Span, fired: Fired, when: When, pattern: AnyCase, words: EventWords) -> bool:
    """Tell whether a marker stands in the trigger's clause; what abandons a deal is itself not abandoned."""
    for found in pattern.finditer(text, sentence.start, sentence.end):
        if fired.row.kind is OTHER and fired.span.contains(Span(*found.span())):
            continue
        low, high = sorted((found.span(), (fired.span.start, fired.span.end)))
        between = (low[1], max(low[1], high[0]))
        if PUNCTUATION.search(text, *between):
            continue
        dated = between[0] <= when.span.start and when.span.end <= between[1]
        spared = AUXILIARY if words.spaced and fired.span < Span(*found.span()) else 0
        if not _open_boundary(text, when.span.end if dated else between[0], between[1], words, spared):
            return True
    return False


def _open_boundary(text: str, low: int, high: int, words: EventWords, spared: int) -> bool:
    """Tell whether a clause begins between two places and no comma ends it there ("the visit, which …, is off").

    One that begins so few characters before the end is not counted ("the visit was set for May but put off").
    """
    begun = [found.end() for found in words.boundary.finditer(text, low, high - spared)]
    return any(text.find(",", at, high) < 0 and text.find("،", at, high) < 0 for at in begun)
