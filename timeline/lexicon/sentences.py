"""Where a language's full stop does not end a sentence: the [sentences] section of its file."""

from __future__ import annotations

from functools import cache

from timeline.lexicon.files import language_codes, read_toml


@cache
def abbreviations(language: str) -> frozenset[str]:
    """Return the language's abbreviations, casefolded and without their last full stop."""
    if language not in language_codes():
        return frozenset()
    listed = read_toml(f"languages/{language}.toml").get("sentences", {}).get("abbreviations", [])
    return frozenset(word.casefold() for word in listed)
