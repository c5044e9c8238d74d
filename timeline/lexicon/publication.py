"""The words that stand beside a publication date, from data/publication.toml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from timeline.lexicon.files import read_toml

CLOCK = r"(?:\d{1,2}(?:[:.h]\d{2}){1,2}(?:\.\d+)?|\d{1,2}[時时点]\d{1,2}分?)"


@dataclass(frozen=True, slots=True)
class PublicationWords:
    """Patterns for what stands beside a date: the label before it, an author's line, a change, and a stamp's rest."""

    label: re.Pattern[str]
    byline: re.Pattern[str]
    changed: re.Pattern[str]
    rest: re.Pattern[str]


@cache
def publication_words() -> PublicationWords:
    """Load and compile the words."""
    rows = {name: "|".join(words).replace(" ", r"\s+") for name, words in read_toml("publication.toml").items()}
    patterns = (
        rf"\s*(?:{rows['labels']})\s+",
        rf"\s*(?:{rows['bylines']})\s[^.\n]{{3,60}}",
        rows["changed"],
        # a time of day, a zone, separators, small words
        rf"(?:[\s,.;:|/()@•·–—-]|{CLOCK}|[+-]\d{{2}}:?\d{{2}}|[ap]\.?m\.?|\b(?:{rows['beside']})\b)*",
    )
    return PublicationWords(*(re.compile(pattern, re.IGNORECASE) for pattern in patterns))
