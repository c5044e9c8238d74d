"""Rows of regex of a language file → patterns that fit words in any case.

They are matched on the text in small letters, which takes half the time of `re.IGNORECASE`: only there does `re` pass
over an alternative by its first letter. Rows that hold "(?-i:", letters that must be as they are, need the latter.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from timeline.lexicon.phrases import SYLLABLE_SIGN
from timeline.lexicon.spelling import Spelling

WORD_START = r"(?<!\w)"
NEVER = r"(?!)"  # the regex of no rows
_PART = re.compile(r"\\.|\(\?P|.", re.DOTALL)  # of a regex: a letter, or what must stay as it is
_END = sys.maxsize


@lru_cache(maxsize=1 << 4)  # its dates and its events are looked for in the small letters of one text
def lowered(text: str) -> str:
    """Return a text in small letters, each character at its place."""
    lower = text.lower()
    if len(lower) != len(text):  # a few capitals become two characters
        lower = "".join(char.lower()[0] for char in text)
    return lower


@lru_cache(maxsize=1 << 6)  # the text of an article is asked for many times, between which come a few short ones
def small(text: str) -> str:
    """Return a text in small letters, each character at its place; letters with one capital between them are one."""
    return lowered(text).replace("ı", "i").replace("ς", "σ")


@dataclass(frozen=True, slots=True, eq=False)
class AnyCase:
    """A pattern with the methods of `re.Pattern`; what the matches of one `for_small` letters hold is in such."""

    pattern: re.Pattern[str]
    for_small: bool

    def search(self, text: str, low: int = 0, high: int = _END) -> re.Match[str] | None:
        """Return the first match between two offsets."""
        return self.pattern.search(small(text) if self.for_small else text, low, high)

    def match(self, text: str, low: int = 0, high: int = _END) -> re.Match[str] | None:
        """Return the match that begins at an offset."""
        return self.pattern.match(small(text) if self.for_small else text, low, high)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Return the match of the whole text."""
        return self.pattern.fullmatch(small(text) if self.for_small else text)

    def finditer(self, text: str, low: int = 0, high: int = _END) -> Iterator[re.Match[str]]:
        """Yield the matches between two offsets."""
        return self.pattern.finditer(small(text) if self.for_small else text, low, high)


class _Never(AnyCase):
    """The pattern of no rows: no letter is looked at."""

    __slots__ = ()

    def search(self, text: str, low: int = 0, high: int = _END) -> None:
        """Return None."""

    def match(self, text: str, low: int = 0, high: int = _END) -> None:
        """Return None."""

    def fullmatch(self, text: str) -> None:
        """Return None."""

    def finditer(self, text: str, low: int = 0, high: int = _END) -> Iterator[re.Match[str]]:  # noqa: ARG002 - it has the arguments of the others
        """Yield nothing."""
        return iter(())


def any_case(regex: str) -> AnyCase:
    """Compile a regex for words in any case."""
    if regex == NEVER:
        return _Never(re.compile(regex), for_small=True)
    if "(?-i:" in regex:
        return AnyCase(re.compile(regex, re.IGNORECASE), for_small=False)
    lower = "".join(part if len(part) > 1 else small(part) for part in _PART.findall(regex))
    return AnyCase(re.compile(lower), for_small=True)


def word_start(spelled: Spelling) -> str:
    """Return the regex of where a word of `any_row` may begin: its first part."""
    clitics = f"(?:{'|'.join(spelled.clitics)})?" if spelled.clitics else ""
    return WORD_START + clitics if spelled.spaced else ""


def written(row: str, spelled: Spelling) -> str:
    """Return a row in every spelling; its spaces are any white space.

    Where words are joined to others, a space may be none or a zero-width one.
    """
    space = r"\s+" if spelled.spaced else r"[\s\u200b]*"
    return spelled.every(row).replace(" ", space).replace("'", "['’]")


def any_row(rows: Iterable[str], spelled: Spelling) -> str:
    """Return the regex of whole words that fit any of the rows, as they may be written."""
    joined = "|".join(written(row, spelled) for row in rows)
    end = r"(?!\w)" if spelled.spaced else f"(?!{SYLLABLE_SIGN})"
    return f"{word_start(spelled)}(?:{joined}){end}" if joined else NEVER


def any_of(rows: Iterable[str], spelled: Spelling) -> AnyCase:
    """Compile rows into one pattern, as `any_row` joins them."""
    return any_case(any_row(rows, spelled))


def trie(words: Iterable[str]) -> str:
    """Return a pattern for any of the words that looks at each letter once; longer words first."""
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _branch(tree)


def _branch(node: dict[str, Any]) -> str:
    """Write one node of the tree of letters; a space stands for any white space."""
    parts = [
        (r"\s+" if letter == " " else re.escape(letter)) + _branch(node[letter]) for letter in sorted(node) if letter
    ]
    if not parts:
        return ""
    optional = "" in node
    return f"(?:{'|'.join(parts)})" + "?" * optional if len(parts) > 1 or optional else parts[0]
