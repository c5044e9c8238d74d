"""How a language marks what is to come, what is past, and what was called off: the [tense] section of its file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from timeline.lexicon.files import language_codes, read_toml
from timeline.lexicon.gates import opened
from timeline.lexicon.rows import AnyCase
from timeline.lexicon.spelling import spelling

ROWS = ("future", "past", "cancelled", "postponed", "reported", "goes_on")


@dataclass(frozen=True, slots=True, eq=False)
class TenseWords:
    """Patterns of one language, made once; each matches the marker word or words.

    `final` languages end a clause with its verb; `leading` ones set words of the future before their verb. A comma
    before words of `goes_on` ends no clause.
    """

    future: AnyCase
    past: AnyCase
    cancelled: AnyCase
    postponed: AnyCase
    reported: AnyCase
    goes_on: AnyCase
    final: bool = False
    leading: bool = False


@cache
def tense_words(language: str) -> TenseWords:
    """Load a language's [tense] section; every pattern of a language without one matches nothing."""
    known: dict[str, Any] = read_toml(f"languages/{language}.toml") if language in language_codes() else {}
    section = known.get("tense", {})
    rows = {name: opened(section.get(name, []), spelling(language)) for name in ROWS}
    return TenseWords(**rows, final=section.get("final", False), leading=section.get("leading", False))
