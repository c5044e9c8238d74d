"""How a language marks what is to come, what is past, and what was called off: the [tense] section of its file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from timeline.lexicon.files import language_codes, read_toml
from timeline.lexicon.phrases import SYLLABLE_SIGN
from timeline.lexicon.spelling import respelled

WORD_START = r"(?<!\w)"
ROWS = ("future", "past", "cancelled", "postponed", "reported")


@dataclass(frozen=True, slots=True, eq=False)
class TenseWords:
    """Patterns of one language, made once; each matches the marker word or words, in any case.

    `final` languages end a clause with its verb.
    """

    future: re.Pattern[str]
    past: re.Pattern[str]
    cancelled: re.Pattern[str]
    postponed: re.Pattern[str]
    reported: re.Pattern[str]
    final: bool = False


def any_of(patterns: list[str], *, spaced: bool = True) -> re.Pattern[str]:
    """Compile rows of regex, spaces standing for any white space, into one pattern of whole words.

    Where a language is not `spaced`, words are joined to others, and a space may be none or a zero-width one.
    """
    space = r"\s+" if spaced else r"[\s\u200b]*"
    joined = "|".join(row.replace(" ", space).replace("'", "['’]") for row in patterns)
    if patterns and not spaced:
        return re.compile(f"(?:{joined})(?!{SYLLABLE_SIGN})", re.IGNORECASE)
    return re.compile(rf"{WORD_START}(?:{joined})(?!\w)" if patterns else r"(?!)", re.IGNORECASE)


@cache
def tense_words(language: str) -> TenseWords:
    """Load a language's [tense] section; every pattern of a language without one matches nothing."""
    known: dict[str, Any] = read_toml(f"languages/{language}.toml") if language in language_codes() else {}
    section, spaced = known.get("tense", {}), known.get("dates", {}).get("spaced", True)
    rows = {name: any_of(respelled(section.get(name, []), known.get("dates", {})), spaced=spaced) for name in ROWS}
    return TenseWords(**rows, final=section.get("final", False))
