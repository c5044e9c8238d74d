"""Which letters a match can begin with: looked at before a long choice of words, most of which begin otherwise.

`re` tries the rows of a choice one by one at each letter of a text without spaces; a look ahead at the first letter
passes over all of them at once. The parts of a regex are those of the standard library's own parser, whose tree is not
public; the tests hold a gated regex to what the plain one finds.
"""

from __future__ import annotations

import re
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

from timeline.lexicon.rows import WORD_START

MOST = 80  # letters of a range; a wider one is any letter

_ZERO_WIDTH = (_constants.ASSERT, _constants.ASSERT_NOT, _constants.AT)
_REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT)


class OpenError(Exception):
    """A regex may begin with any letter."""


def gated(regex: str) -> str:
    """Return a regex that looks ahead at its first letter, or as it is where that may be any."""
    try:
        letters, empty = _first(_parser.parse(regex))
    except OpenError:
        return regex
    if empty or not letters:
        return regex
    start = WORD_START if regex.startswith(WORD_START) else ""
    return f"{start}(?=[{''.join(map(re.escape, sorted(letters)))}]){regex.removeprefix(start)}"


def _first(parts: Any) -> tuple[set[str], bool]:
    """Return the letters with which a sequence begins, and whether it may be empty."""
    letters: set[str] = set()
    for kind, value in parts:
        more, empty = _first_of(kind, value)
        letters |= more
        if not empty:
            return letters, False
    return letters, True


def _first_of(kind: Any, value: Any) -> tuple[set[str], bool]:
    """Return the same of one part."""
    if kind is _constants.LITERAL:
        return {chr(value)}, False
    if kind is _constants.IN:
        return {letter for inner in value for letter in _letters(*inner)}, False
    if kind is _constants.SUBPATTERN:
        return _first(value[-1])
    if kind is _constants.BRANCH:
        branches = [_first(branch) for branch in value[1]]
        return set().union(*(letters for letters, _ in branches)), any(empty for _, empty in branches)
    if kind in _REPEATS:
        letters, empty = _first(value[2])
        return letters, empty or value[0] == 0
    if kind in _ZERO_WIDTH:
        return set(), True
    raise OpenError


def _letters(kind: Any, value: Any) -> set[str]:
    """Return the letters of one part of a class."""
    if kind is _constants.LITERAL:
        return {chr(value)}
    if kind is _constants.RANGE and value[1] - value[0] < MOST:
        return {chr(code) for code in range(value[0], value[1] + 1)}
    raise OpenError
