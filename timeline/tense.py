"""Whether the words around a place in a sentence look ahead or back.

The verb that governs a date or a noun is mostly the nearest one before it in its sentence, else the first one after it.
"""

from __future__ import annotations

from bisect import bisect_left

from timeline.lexicon.tense import TenseWords
from timeline.model import Span

FORWARD, UNKNOWN, BACK = 1, 0, -1

Marks = list[tuple[int, int]]
"""The tense markers of a sentence in order: where each starts, and which way it looks."""


def direction(marks: Marks, at: Span) -> int:
    """Return FORWARD, BACK or UNKNOWN for the words at `at`, by the nearest marker of their sentence that governs them."""
    before = bisect_left(marks, (at.start,))
    if before:
        return marks[before - 1][1]
    after = bisect_left(marks, (at.end,))
    return marks[after][1] if after < len(marks) else UNKNOWN


def tense_marks(text: str, sentence: Span, words: TenseWords) -> Marks:
    """Return the tense markers of a sentence in order; "is scheduled to" is no past for its "scheduled"."""
    future = [found.span() for found in words.future.finditer(text, sentence.start, sentence.end)]
    marks = [(low, FORWARD) for low, _ in future]
    at = 0
    for found in words.past.finditer(text, sentence.start, sentence.end):
        while at < len(future) and future[at][1] <= found.start():
            at += 1
        if at == len(future) or found.start() < future[at][0]:
            marks.append((found.start(), BACK))
    return sorted(marks)
