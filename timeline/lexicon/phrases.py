"""Words with offsets, and phrases found among them in one pass: how every list of forms of the data files is matched.

A word is a run of letters; in scripts that put no space between words each letter is a word of its own, so that one
matcher reads both. A form in lower case fits any case, a form with a capital fits a capital, an acronym fits exactly.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any, Generic, TypeVar

from timeline.lexicon.files import read_toml

Value = TypeVar("Value")

# Thai, Lao, Burmese, Khmer, hiragana, Han, Hangul, with their vowel signs and subscripts. Katakana runs are words.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17d3\u17dc-\u17dd\u3005\u3041-\u309f\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff"
)
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u0980-\u0d63"
)
_WORD = re.compile(rf"[{_UNSPACED}]|(?:[^\W\d_{_UNSPACED}][{_MARKS}]*)+")
# Letters that Unicode does not take apart and that other spellings of a name write plainly.
_PLAIN = str.maketrans("ıłŁøØđĐðÐ", "ilLoOdDdD")
_ACCENT = re.compile("[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670]")
_CYRILLIC = re.compile("[\u0400-\u052f]")
# What may stand between two words of one phrase: nothing, a space, a line's end, a hyphen, an apostrophe, a full stop.
_JOINT = re.compile(r"[\u200b\u200c]?|[ \u00a0\u202f\n]|[-‐‑–'’ʼ.·・]|\. |\.-|['’] ")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: `key` is folded for look-up, `gap` is what stands between it and the word before."""

    text: str
    key: str
    start: int
    end: int
    gap: str

    @property
    def capital(self) -> bool:
        """Tell whether the word begins with a capital letter."""
        return self.text[0].isupper()


def _bare(form: str) -> str:
    bare = _ACCENT.sub("", unicodedata.normalize("NFKD", form.translate(_PLAIN)))
    return unicodedata.normalize("NFC", bare).casefold()


@lru_cache(maxsize=1 << 16)
def fold(form: str) -> str:
    """Return a form without case, without the accents of spaced scripts, and in Cyrillic without its case ending."""
    folded = _bare(form)
    return _endings().sub("", folded) if _CYRILLIC.match(folded) else folded


@cache
def _endings() -> re.Pattern[str]:
    """Compile the case endings that names in Cyrillic take."""
    endings = sorted(
        {_bare(ending) for ending in read_toml("scripts.toml")["endings"]["cyrillic"]}, key=len, reverse=True
    )
    return re.compile(rf"(?<=\w\w\w)(?:{'|'.join(endings)})$")


def words(text: str) -> list[Word]:
    """Cut a text into its words."""
    found = []
    last = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        found.append(Word(match[0], fold(match[0]), start, end, text[last:start]))
        last = end
    return found


def joined(gap: str) -> bool:
    """Tell whether what stands between two words lets them belong to one phrase."""
    return _JOINT.fullmatch(gap) is not None


def fits(form: str, word: str) -> bool:
    """Tell whether a word of the text has the capitals that the form asks for."""
    if len(form) > 1 and form.isupper():
        return word == form if len(form) <= 4 else word.isupper() or word.istitle()
    return not form[0].isupper() or word[0].isupper()


@dataclass(frozen=True, slots=True)
class Match(Generic[Value]):
    """A phrase found: the index of its first word, the index after its last word, and what the phrase stands for."""

    first: int
    stop: int
    value: Value


@dataclass(slots=True)
class Phrases(Generic[Value]):
    """A set of phrases, as a tree of folded words; `add` while loading, then only `at`."""

    _tree: dict[str, Any] = field(default_factory=dict)

    def add(self, form: str, value: Value) -> None:
        """Add a form that stands for a value; a form without letters is left out."""
        node = self._tree
        parts = words(form)
        for part in parts:
            node = node.setdefault(part.key, {})
        if parts:
            node.setdefault("", []).append((tuple(part.text for part in parts), value))

    def update(self, forms: Iterable[str], value: Value) -> None:
        """Add several forms of one value."""
        for form in forms:
            self.add(form, value)

    def at(self, text: Sequence[Word], first: int) -> list[Match[Value]]:
        """Return the phrases that begin at a word, the longest first."""
        found: list[Match[Value]] = []
        node = self._tree.get(text[first].key)
        stop = first + 1
        while node is not None:
            for forms, value in node.get("", ()):
                if all(fits(form, text[first + offset].text) for offset, form in enumerate(forms)):
                    found.append(Match(first, stop, value))
            if stop == len(text) or not joined(text[stop].gap):
                break
            node = node.get(text[stop].key)
            stop += 1
        return found[::-1]
