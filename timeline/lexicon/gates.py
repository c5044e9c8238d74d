"""What a match can begin with: looked at before a long choice of words, most of which begin otherwise.

`re` tries the rows of a choice one by one wherever a word begins, or at each letter of a text without spaces; a look
ahead at the first letters passes over all of them at once. The parts of a regex are those of the standard library's own
parser, whose tree is not public; the tests hold rows behind such a look to what they find without it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

from timeline.lexicon.rows import AnyCase, any_case, any_row, trie, word_start, written
from timeline.lexicon.spelling import Spelling

MOST = 80  # letters of a range; a wider one is any letter
FEW = 12  # rows before which a look ahead costs what it spares
LONGEST = 4  # letters of a beginning

_ZERO_WIDTH = (_constants.ASSERT, _constants.ASSERT_NOT, _constants.AT)
_REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT)
_PLAIN = re.compile(rf"[^\W\d_]{{{LONGEST}}}(?![?*+{{])[^|]*\Z")  # a row whose first letters are as they stand
_ANY: set[str] = {""}
_NEGATED = (_constants.NEGATE, None)
_SPACE = (_constants.CATEGORY, _constants.CATEGORY_SPACE)
_WORD = (_constants.CATEGORY, _constants.CATEGORY_WORD)

Heads = tuple[set[str], set[str]]
"""The beginnings of a regex: those that are all that is known of what it begins with, and those that go on."""


def opened(rows: Sequence[str], spelled: Spelling) -> AnyCase:
    """Compile rows into one pattern that is looked for in sentences; where they are many, behind their opening."""
    start = word_start(spelled)
    if len(rows) <= FEW:
        return any_case(any_row(rows, spelled))
    return any_case(f"{start}{opening(rows, spelled)}{any_row(rows, spelled).removeprefix(start)}")


def opening(rows: Iterable[str], spelled: Spelling) -> str:
    """Return a look ahead at what any of the rows begins with; nothing where that may be any.

    A row may begin with any part of a word: then what follows it is looked for in the whole word. Where words are
    joined to others most letters begin none, and a space may be none: what a row begins with ends there.
    """
    first: set[str] = set()
    inner: set[str] = set()
    for row in rows:
        if _PLAIN.match(row):
            first.add(row[:LONGEST])
            continue
        for parts in _choices(list(_parser.parse(row))):
            within = _run(parts)
            cut, whole = _heads(parts[within:], LONGEST)
            (inner if within else first).update(cut | whole)
    spaces = "" if spelled.spaced else r"\s\u200b" * any(head.startswith(" ") for head in first)
    if not spelled.spaced:
        first = {head.lstrip().partition(" ")[0] for head in first | inner}
    if "" in first | inner or not first:
        return ""
    letters = "".join(sorted({head[0] for head in first}))
    gate = "" if spelled.spaced else rf"(?=[{spaces}{re.escape(letters)}])"
    looks = [f"[{spaces}]"] * bool(spaces) + [trie(_shortest(first))]
    looks += [rf"\S*?{trie(_shortest(inner))}"] * bool(inner and spelled.spaced)
    return written(f"{gate}(?={'|'.join(looks)})", spelled)


def _shortest(heads: set[str]) -> list[str]:
    """Return the beginnings that no other one begins."""
    return [head for head in heads if not any(head[:at] in heads for at in range(1, len(head)))]


def _choices(parts: list[Any]) -> Iterator[list[Any]]:
    """Yield each choice that a regex begins with, and what follows it."""
    while parts and parts[0][0] in _ZERO_WIDTH:
        parts = parts[1:]
    kind, value = parts[0] if parts else (None, [])
    if kind is _constants.SUBPATTERN:
        yield from _choices([*value[-1], *parts[1:]])
    elif kind is _constants.BRANCH:
        for branch in value[1]:
            yield from _choices([*branch, *parts[1:]])
    elif kind in _REPEATS and value[:2] == (0, 1):
        yield from _choices([*value[2], *parts[1:]])
        yield from _choices(parts[1:])
    else:
        yield parts


def _run(parts: list[Any]) -> int:
    """Return how many of the first parts are any part of a word: one sign at most, and a run of any others."""
    for at, (kind, value) in enumerate(parts[:2]):
        if kind in _REPEATS and value[1] == _constants.MAXREPEAT:
            return at + 1 if _is_any(value[2]) else 0
        if kind is not _constants.IN or not (_is_any([(kind, value)]) or _letters(value)):
            return 0
    return 0


def _is_any(parts: Iterable[Any]) -> bool:
    """Tell whether parts are any sign but white space and a few others, or any letter."""
    classes = [set(value) for kind, value in parts if kind is _constants.IN]
    return bool(classes) and all(_SPACE in one if _NEGATED in one else _WORD in one for one in classes)


def _heads(parts: Iterable[Any], most: int) -> Heads:
    """Return the beginnings of a sequence, of so many letters at most."""
    cut: set[str] = set()
    live = {""}
    for kind, value in parts:
        ends, goes_on = _heads_of(kind, value, most)
        cut |= {(head + end)[:most] for head in live for end in ends}
        longer = {head + more for head in live for more in goes_on}
        cut |= {head[:most] for head in longer if len(head) >= most}
        live = {head for head in longer if len(head) < most}
        if not live:
            break
    return cut, live


def _heads_of(kind: Any, value: Any, most: int) -> Heads:
    """Return the same of one part."""
    if kind is _constants.LITERAL:
        return set(), {chr(value)}
    if kind is _constants.IN:
        letters = _letters(value)
        return (set(), letters) if letters else (_ANY, set())
    if kind is _constants.SUBPATTERN:
        return _heads(value[-1], most)
    if kind is _constants.BRANCH:
        cuts, wholes = zip(*(_heads(branch, most) for branch in value[1]), strict=True)
        return set().union(*cuts), set().union(*wholes)
    if kind in _REPEATS:
        least, times, inner = value
        cut, whole = _heads(inner, most)
        if times != 1:
            cut, whole = cut | whole, set()
        return cut, whole | (_ANY if least == 0 else set())
    return (set(), _ANY) if kind in _ZERO_WIDTH else (_ANY, set())


def _letters(parts: Iterable[Any]) -> set[str]:
    """Return the letters of a class, or none where they are too many."""
    letters: set[str] = set()
    for kind, value in parts:
        if kind is _constants.LITERAL:
            letters.add(chr(value))
        elif kind is _constants.RANGE and value[1] - value[0] < MOST:
            letters |= {chr(code) for code in range(value[0], value[1] + 1)}
        else:
            return set()
    return letters
