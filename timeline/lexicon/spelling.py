"""How the rows of regex of a language are spelled: letters written one for the other, and what is joined to words.

These are keys of [dates] (`spaced`, `same`, `clitics`, `variants`), which every stage of a language shares; `variants`
names a table of letters in scripts.toml, so that rows in simplified characters fit traditional ones too.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Any

from timeline.lexicon.files import language_codes, read_toml

# Vowel signs over and under Arabic letters, and the stroke that draws a word out: a text may have them anywhere.
_SIGNS = "[\u0640\u064b-\u0655\u0670]*"
# The letter that follows stands under the one before, where some look alike; a Khmer text may have breaks in any word.
_UNDER, _BREAK = "\u17d2", "\u200b*"


@dataclass(frozen=True, slots=True, eq=False)
class Spelling:
    """One language's ways to write a word. `clitics` are what it joins before words, the longest first.

    Where it is not `spaced`, words are joined to others too.
    """

    spaced: bool
    clitics: tuple[str, ...]
    groups: dict[str, str]
    variants: dict[str, str]

    def every(self, row: str) -> str:
        """Return a row of regex that fits every spelling of its letters."""
        return _every_letter(row, self.groups, self.variants)


@cache
def spelling(language: str) -> Spelling:
    """Load a language's ways to write a word; one that names none of the keys writes a word in one way."""
    known: dict[str, Any] = read_toml(f"languages/{language}.toml") if language in language_codes() else {}
    dates = known.get("dates", {})
    return Spelling(
        spaced=dates.get("spaced", True),
        clitics=tuple(sorted(dates.get("clitics", []), key=len, reverse=True)),
        groups={letter: group for group in dates.get("same", []) for letter in group},
        variants=_variants(dates["variants"]) if "variants" in dates else {},
    )


@cache
def _variants(name: str) -> dict[str, str]:
    """Return, for each letter of a table of scripts.toml, all the letters that are one with it."""
    groups: defaultdict[str, str] = defaultdict(str)
    for old, new in plain_letters(name).items():
        groups[new] += old
    whole = {new: new + old for new, old in groups.items()}
    return whole | {old: whole[new] for old, new in plain_letters(name).items()}


@cache
def plain_letters(name: str) -> dict[str, str]:
    """Return the letters of a table of scripts.toml with those that stand for them."""
    rows = read_toml("scripts.toml")["variants"][name]
    return {old: new for row in rows for old, new in zip(*row, strict=True)}


def _every_letter(row: str, groups: dict[str, str], variants: dict[str, str]) -> str:
    """Return a row of regex with each letter as any written for it, Arabic ones with the signs they may carry."""
    out: list[str] = []
    escaped = inside = False
    before = ""
    for sign in row:
        under, before = before == _UNDER, sign
        if escaped or sign == "\\":
            escaped = not escaped
            out.append(sign)
        elif inside:
            inside = sign != "]"
            out.append(groups.get(sign, sign) if _arabic(sign) else variants.get(sign, sign))
        elif sign == "[":
            inside = True
            out.append(sign)
        elif _arabic(sign):
            out.append(f"(?:[{groups.get(sign, sign)}]{_SIGNS})")
        elif _khmer(sign):
            out.append(f"(?:[{groups.get(sign, sign) if under else sign}]{_BREAK})")
        elif sign in variants:
            out.append(f"[{variants[sign]}]")
        else:
            out.append(sign)
    return "".join(out)


def _khmer(sign: str) -> bool:
    return "\u1780" <= sign <= "\u17d3"


def _arabic(sign: str) -> bool:
    return "\u0621" <= sign <= "\u06d3"
