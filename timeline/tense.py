"""Whether the words around a place in a sentence look ahead or back.

The verb that governs a date or a noun is mostly the nearest one before it in its clause, else the first one after it
there ("Im Mai kam er, im Juni wird er gehen"), else the nearest one before it in its sentence, else the first one.
"""

from __future__ import annotations

import re

from timeline.lexicon.tense import TenseWords
from timeline.model import Span

FORWARD, UNKNOWN, BACK = 1, 0, -1
CLAUSE = re.compile(r"[,;:–—()،؛、，；：]")


def direction(text: str, sentence: Span, at: Span, words: TenseWords) -> int:
    """Return FORWARD, BACK or UNKNOWN for the words at `at`, by the nearest tense marker that governs them."""
    marks = _marks(text, sentence, words)
    before = [(start, sense) for start, sense in marks if start < at.start]
    after = [(start, sense) for start, sense in marks if start >= at.end]
    if before and not CLAUSE.search(text, before[-1][0], at.start):
        return before[-1][1]
    if after and not CLAUSE.search(text, at.end, after[0][0]):
        return after[0][1]
    return before[-1][1] if before else after[0][1] if after else UNKNOWN


def _marks(text: str, sentence: Span, words: TenseWords) -> list[tuple[int, int]]:
    """Return the tense markers of a sentence in order; "is scheduled to" is no past for its "scheduled"."""
    future = [found.span() for found in words.future.finditer(text, sentence.start, sentence.end)]
    past = [found.start() for found in words.past.finditer(text, sentence.start, sentence.end)]
    free = [start for start in past if not any(low <= start < high for low, high in future)]
    return sorted([(low, FORWARD) for low, _ in future] + [(start, BACK) for start in free])
