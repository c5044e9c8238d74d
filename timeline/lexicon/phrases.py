"""Words with offsets, and phrases found among them in one pass: how every list of forms of the data files is matched.

A word is a run of letters; in scripts that put no space between words each letter, with the signs that belong to it, is
a word of its own, so that one matcher reads both. A form in lower case fits any case, a form with a capital fits a
capital, an acronym fits exactly.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import accumulate
from typing import Any, Generic, TypeVar

from timeline.lexicon.files import read_toml
from timeline.lexicon.spelling import plain_letters

Value = TypeVar("Value")

# Hiragana, Han and Hangul, whose runs have no spaces; those of Katakana are words. Thai, Lao, Burmese and Khmer, which
# have vowel signs besides.
_PLAIN_UNSPACED = "\u3005\u3041-\u309f\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff"
_SIGNED_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17d3\u17dc-\u17dd"
_UNSPACED = _PLAIN_UNSPACED + _SIGNED_UNSPACED
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u0980-\u0d63"
)
_LETTERS = rf"[^\W\d_{_UNSPACED}]"
# Signs of Thai, Lao, Burmese and Khmer that belong to the letter before them.
SYLLABLE_SIGN = "[\u0e30-\u0e3a\u0e45\u0e47-\u0e4e\u0eb0-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u17b6-\u17d3]"
_UNDER = f"\u17d2[{_SIGNED_UNSPACED}]"  # a letter of Khmer that stands under the one before it
_WORD = re.compile(
    rf"([{_PLAIN_UNSPACED}]|[{_SIGNED_UNSPACED}](?:{_UNDER}|{SYLLABLE_SIGN})*|{_LETTERS}+(?:[{_MARKS}]+{_LETTERS}*)*)"
)
# Letters that Unicode does not take apart and that other spellings of a name write plainly; the stroke that draws a
# word out says nothing.
_PLAIN = str.maketrans("ıłŁøØđĐðÐىیکةۀەដ", "ilLoOdDdDييكهههត", "\u0640")
_SIGN, _UNSPACED_LETTER = re.compile(SYLLABLE_SIGN), re.compile(f"[{_UNSPACED}]")
# Accents; but й is a letter of its own, the end of many a name.
_ACCENT = re.compile("(?<![иИ])\u0306|[\u0300-\u0305\u0307-\u036f\u0610-\u061a\u064b-\u065f\u0670]")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_VOWELS = "аеиоуыэюяіє"
_MOST = 1 << 16  # forms whose folding is kept
_SHORT = 4  # letters of a form that another word is easily taken for
# What may stand between two words of one phrase: nothing, a space, a line's end, a hyphen, an apostrophe, a full stop.
_JOINTS = frozenset(("", *"\u200b\u200c \u00a0\u202f\n-‐‑–'’ʼ.·・", ". ", ".-", "' ", "’ "))


@dataclass(slots=True)
class Words:
    """The words of a text in columns: an object for each word would cost more than to find it.

    `keys` are folded for look-up, `gaps` stand between a word and the one before, `capitals` tells which words begin
    with a capital letter. An inflected name has the key of its plain form, which is in `plain` by the word's index.
    """

    texts: list[str]
    keys: list[str]
    starts: list[int]
    ends: list[int]
    gaps: list[str]
    capitals: list[bool]
    plain: dict[int, str] = field(default_factory=dict)

    def __len__(self) -> int:
        """Return how many words there are."""
        return len(self.texts)


@cache
def _plain() -> dict[int, int | str | None]:
    """Return what each letter is folded to: plain ones, and simplified Chinese characters for traditional ones."""
    return _PLAIN | {ord(old): new for old, new in plain_letters("han").items()}


def _bare(form: str) -> str:
    if form.isascii():
        return form.lower()
    bare = _ACCENT.sub("", unicodedata.normalize("NFKD", form.translate(_plain())))
    return unicodedata.normalize("NFC", bare).casefold()


class _Folded(dict[str, str]):
    """Forms folded so far: for every word of a text a look-up is cheaper than a cache that keeps the order of use.

    Equal ones are one object: to look for a word among the phrases, its letters are not compared.
    """

    def __missing__(self, form: str) -> str:
        if len(self) >= _MOST:
            self.clear()
        folded = _bare(form)
        return self.setdefault(form, sys.intern(_stem(folded) if _CYRILLIC.match(folded) else folded))


_FOLDED = _Folded()


def fold(form: str) -> str:
    """Return a form without case, without the accents of spaced scripts, and in Cyrillic without its case ending."""
    return _FOLDED[form]


@dataclass(frozen=True, slots=True)
class _Endings:
    """The case endings of names in Cyrillic; `inner` is what may be left of a nominative behind one."""

    last: re.Pattern[str]
    inner: re.Pattern[str]
    soft: frozenset[str]


@cache
def _endings() -> _Endings:
    """Compile the case endings that names in Cyrillic take."""
    known = {key: [_bare(form) for form in forms] for key, forms in read_toml("scripts.toml")["endings"].items()}
    long = _ending(known["long"], 4)
    return _Endings(
        re.compile(f"{long}|{_ending(known['cyrillic'], 3)}"),
        re.compile(f"{long}|(?<=[^{_VOWELS}]){_ending(known['inner'], 3)}"),
        frozenset(known["soft"]),
    )


def _ending(endings: list[str], least: int) -> str:
    """Return a pattern of the longest ending that leaves so many letters."""
    return rf"(?<={least * '.'})(?:{'|'.join(sorted(endings, key=len, reverse=True))})$"


def _stem(folded: str) -> str:
    """Return a folded name without its case ending."""
    endings = _endings()
    if folded in endings.soft:
        return folded[:-1]
    return endings.inner.sub("", endings.last.sub("", folded))


@lru_cache(maxsize=1 << 16)
def is_bare(form: str) -> bool:
    """Tell whether a word in Cyrillic has no case ending."""
    return is_cyrillic(form) and fold(form) == _bare(form)


def is_cyrillic(form: str) -> bool:
    """Tell whether a word is written in Cyrillic."""
    return _CYRILLIC.match(form) is not None


def is_unspaced(word: str) -> bool:
    """Tell whether a word is a letter, with its signs, of a script that puts no space between words."""
    return _UNSPACED_LETTER.match(word) is not None


def words(text: str) -> Words:
    """Cut a text into its words."""
    pieces = _WORD.split(text)  # a gap, a word, a gap, … and a last gap
    borders = list(accumulate(map(len, pieces)))
    texts = pieces[1::2]
    capitals = [form[0].isupper() for form in texts]
    return Words(texts, list(map(_FOLDED.__getitem__, texts)), borders[:-1:2], borders[1::2], pieces[:-1:2], capitals)


def letters(text: str) -> int:
    """Return the length of a text without the signs that belong to the letter before them, and zero-width breaks."""
    return len(text) - len(_SIGN.findall(text)) - text.count("\u200b")


def joined(gap: str) -> bool:
    """Tell whether what stands between two words lets them belong to one phrase."""
    return gap in _JOINTS


@lru_cache(maxsize=1 << 16)
def accents(word: str) -> tuple[str, ...]:
    """Return the accents of a word in order, wherever in it they stand ("hòa" and "hoà" are one word)."""
    return tuple(sign for sign in unicodedata.normalize("NFKD", word.casefold()) if not sign.isascii())


def _accented(forms: tuple[str, ...], texts: list[str]) -> bool:
    """Tell whether words of a text have the accents of a form; longer ones may be written without any."""
    if not any(map(accents, texts)) and sum(map(len, forms)) > _SHORT:
        return True
    return all(accents(form) == accents(text) for form, text in zip(forms, texts, strict=True))


@lru_cache(maxsize=1 << 16)
def fits(form: str, word: str) -> bool:
    """Tell whether a word of the text has the capitals that the form asks for, and an ending where the form has one."""
    if is_bare(word) and not is_bare(form):
        return False  # "Хан" is no form of "Ханой"
    if len(form) > 1 and form.isupper():
        return word == form if len(form) <= 4 else word.isupper() or word.istitle()
    return not form[0].isupper() or word[0].isupper()


def _asks(form: str) -> bool:
    """Tell whether a form does not fit every word of its key."""
    return form[0].isupper() or _asks_letters(form)


def _asks_letters(form: str) -> bool:
    """Tell whether a form asks for more of a word than that it begins with a capital."""
    return is_cyrillic(form) or (len(form) > 1 and form.isupper())


@dataclass(slots=True)
class Match(Generic[Value]):
    """A phrase found: the index of its first word, the index after its last word, and what the phrase stands for."""

    first: int
    stop: int
    value: Value


@dataclass(slots=True)
class Phrases(Generic[Value]):
    """A set of phrases, as a tree of folded words; `add` while loading, then only `at`.

    With `accented`, a word with other accents is another word.
    """

    accented: bool = False
    _tree: dict[str, Any] = field(default_factory=dict)
    _keys: set[str] = field(default_factory=set)

    def add(self, form: str, value: Value) -> None:
        """Add a form that stands for a value; a form without letters is left out."""
        node = self._tree
        parts = words(form)
        for key in parts.keys:
            node = node.setdefault(key, {})
        self._keys.update(parts.keys)
        if parts:
            forms = tuple(parts.texts)
            asks = self.accented or _asks_letters(forms[0]) or any(map(_asks, forms[1:]))
            node.setdefault("", []).append((parts.capitals[0], forms if asks else (), value))

    def update(self, forms: Iterable[str], value: Value) -> None:
        """Add several forms of one value."""
        for form in forms:
            self.add(form, value)

    def __bool__(self) -> bool:
        """Tell whether there is any phrase."""
        return bool(self._tree)

    def hold(self, key: str) -> bool:
        """Tell whether a folded word is of any form."""
        return key in self._keys

    def begin(self, key: str) -> bool:
        """Tell whether a form begins with a folded word."""
        return key in self._tree

    def firsts(self, text: Words) -> list[int]:
        """Return the words of a text with which a form may begin: it ends there too, or goes on with the next word."""
        tree, keys, last = self._tree, text.keys, len(text) - 1
        begun = [index for index, key in enumerate(keys) if key in tree] if tree else []
        return [at for at in begun if "" in (node := tree[keys[at]]) or (at < last and keys[at + 1] in node)]

    def at(self, text: Words, first: int) -> list[Match[Value]]:
        """Return the phrases that begin at a word, the longest first."""
        keys = text.keys
        node = self._tree.get(keys[first])
        if node is None:
            return []
        found: list[Match[Value]] = []
        texts, gaps, capital = text.texts, text.gaps, text.capitals[first]
        stop, size = first + 1, len(keys)
        while node is not None:
            for asks, forms, value in node.get("", ()):
                if (capital or not asks) and (not forms or self._fit(forms, texts[first:stop])):
                    found.append(Match(first, stop, value))
            if stop == size or gaps[stop] not in _JOINTS:
                break
            node = node.get(keys[stop])
            stop += 1
        return found[::-1]

    def _fit(self, forms: tuple[str, ...], texts: list[str]) -> bool:
        """Tell whether words of a text have the capitals, endings and accents that a form asks for."""
        return all(map(fits, forms, texts)) and not (self.accented and not _accented(forms, texts))

    def each(self, text: Words) -> Iterator[Match[Value]]:
        """Yield the longest phrase at each word where one begins."""
        for first in self.firsts(text):
            yield from self.at(text, first)[:1]
