"""Which form of an inflected name is its nominative: the one to show of somebody whom no authority file knows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from timeline.lexicon.files import read_toml
from timeline.lexicon.phrases import is_bare, is_cyrillic


def nominative(one: str, other: str) -> str:
    """Return which of two forms of a name is the likelier nominative; where endings do not tell, the longer one."""
    return min(one, other, key=lambda name: (_oblique(name), -len(name)))


def _oblique(name: str) -> int:
    """Return how unlike a nominative the words of a name end."""
    return sum(_rank(word) for word in name.split() if is_cyrillic(word))


def _rank(word: str) -> int:
    """Return the place of a word's ending among those of nominatives: 0 for none, the last for that of another case."""
    endings = _nominative_endings()
    if is_bare(word):
        return 0
    return next((place for place, ending in enumerate(endings, start=1) if word.endswith(ending)), len(endings) + 1)


@cache
def _nominative_endings() -> tuple[str, ...]:
    return tuple(read_toml("scripts.toml")["endings"]["nominative"])


@dataclass(frozen=True, slots=True)
class _Case:
    """How the words of a name in one case become its nominative; the first or the last word must fit one of `sure`."""

    at: int
    sure: tuple[tuple[re.Pattern[str], str], ...]
    other: tuple[tuple[re.Pattern[str], str], ...]


@lru_cache(maxsize=1 << 12)  # asked at each mention of a person
def restored(name: str, post: str = "") -> str:
    """Return the nominative of a name whose endings, or the post before it, leave no doubt of its case, else itself."""
    words = name.split(" ")
    if len(words) < 2 or not is_cyrillic(name):
        return name
    title = post.partition(" ")[0]
    told = next((case for case in _titled() if case.title.search(title)), None) if title else None
    if told:
        return " ".join(_rewritten(word, told.names) or word for word in words)
    return next((found for case in _cases() if (found := _nominative_of(words, case))), name)


@dataclass(frozen=True, slots=True)
class _Titled:
    """How the words of a name become a nominative behind a title that ends as in `title`."""

    title: re.Pattern[str]
    names: tuple[tuple[re.Pattern[str], str], ...]


def _nominative_of(words: list[str], case: _Case) -> str:
    """Return the words as a nominative, or nothing where they are not of the case."""
    at = range(len(words))[case.at]
    found = [_rewritten(word, case.sure if n == at else (*case.sure, *case.other)) for n, word in enumerate(words)]
    return " ".join(found) if all(found) else ""


def _rewritten(word: str, rules: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    if word[:1].islower():  # a particle
        return word
    return next((pattern.sub(plain, word) for pattern, plain in rules if pattern.search(word)), "")


@cache
def _cases() -> tuple[_Case, ...]:
    return tuple(
        _Case(0 if row["at"] == "first" else -1, _rules(row["sure"]), _rules(row["other"]))
        for row in read_toml("scripts.toml")["case"]
    )


@cache
def _titled() -> tuple[_Titled, ...]:
    return tuple(
        _Titled(re.compile(rf"(?:{row['title']})$"), _rules(row["names"]))
        for row in read_toml("scripts.toml")["titled"]
    )


def _rules(rows: list[list[str]]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(rf"{ending}$"), plain) for ending, plain in rows)
