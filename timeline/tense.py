"""Whether the words around a place in a sentence look ahead or back.

The verb that governs a date or a noun is mostly the nearest one before it in its clause, else the first one after it
there ("Im Mai kam er, im Juni wird er gehen"), else the nearest one before it in its sentence, else the first one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from timeline.lexicon.tense import TenseWords
from timeline.model import Span

FORWARD, UNKNOWN, BACK = 1, 0, -1

CLAUSE = re.compile(r"[,;:–—()،؛、，；：]")

_NAME = r"[^\W\d_a-zà-öø-ÿа-яё-џґ][^\s,.;:()]*"
_PARTICLE = r"[^\W\d_]{1,3}"  # "de", "van", "y"
# the same, and names between commas, whose commas end no clause ("met the president, Juan Zork Blatt, in May")
_ENDS = re.compile(rf"{CLAUSE.pattern}(?:(?<=,)(?P<aside> {_NAME}(?: (?:{_NAME}|{_PARTICLE})){{0,5}},))?")

Marks = list[tuple[int, int]]
"""The tense markers of a sentence in order: where each starts, and which way it looks. UNKNOWN marks where a clause
ends; of several such ends between two markers only the first and the last stand in the list."""


def direction(marks: Marks, at: Span, *, final: bool = False) -> int:
    """Return FORWARD, BACK or UNKNOWN for the words at `at`, by the marker of their sentence that governs them.

    In a `final` language the verb ends its clause, so the marker after the words decides before the one ahead of them.
    """
    low, high = bisect_left(marks, (at.start,)), bisect_left(marks, (at.end,))
    before = [sense for _, sense in reversed(marks[max(0, low - 3) : low])]
    after = [sense for _, sense in marks[high : high + 3]]
    near = (*after, *before) if final else (*before[:1], *after[:1], *before, *after)
    return next((sense for sense in near if sense), UNKNOWN)


@lru_cache(maxsize=1 << 8)  # a sentence is asked about for its dates, and again for its events
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
    ends = [
        (found.start(), UNKNOWN)
        for found in _ENDS.finditer(text, sentence.start, sentence.end)
        if found["aside"] is None and not words.goes_on.match(text, found.end() + 1, sentence.end)
    ]
    both = sorted(marks + ends)
    senses = [sense for _, sense in both]
    around = zip((BACK, *senses), senses, (*senses[1:], FORWARD), strict=False)  # the first and the last always stay
    return [mark for mark, near in zip(both, around, strict=True) if any(near)]
