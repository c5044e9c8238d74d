"""Whether the words around a place in a sentence look ahead or back.

The verb that governs a date or a noun is mostly the nearest one before it in its sentence, else the first one after it.
"""

from __future__ import annotations

from timeline.lexicon.tense import TenseWords
from timeline.model import Span

FORWARD, UNKNOWN, BACK = 1, 0, -1


def direction(text: str, sentence: Span, at: Span, words: TenseWords) -> int:
    """Return FORWARD, BACK or UNKNOWN for the words at `at`, by the nearest tense marker that governs them."""
    before = [
        (found.start(), sense)
        for pattern, sense in ((words.future, FORWARD), (words.past, BACK))
        for found in pattern.finditer(text, sentence.start, at.start)
    ]
    if before:
        return max(before)[1]
    after = [
        (found.start(), -sense)
        for pattern, sense in ((words.future, FORWARD), (words.past, BACK))
        if (found := pattern.search(text, at.end, sentence.end))
    ]
    return -min(after)[1] if after else UNKNOWN
