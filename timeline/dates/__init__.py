"""Text and its anchors → Whens: find exact spans first, then resolve each.

`find_dates` is the public name; `read_dates` also returns the words that the text does not resolve.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from timeline.dates.find import Cut, copyright_year, find_cuts
from timeline.dates.resolve import Anchors, edtf, inherited, resolve
from timeline.lexicon.dates import date_words
from timeline.lexicon.tense import tense_words
from timeline.model import Precision, Span, Unresolved, When
from timeline.sentences import split_sentences
from timeline.tense import direction

__all__ = ["Reading", "edtf", "find_dates", "inherited", "read_dates"]


@dataclass(frozen=True, slots=True)
class Reading:
    """All date words of a text, in order: those resolved and those that the text leaves open."""

    whens: tuple[When, ...]
    unresolved: tuple[Unresolved, ...]


def find_dates(text: str, language: str, published: date | None = None) -> list[When]:
    """Return the dates of a text in order, with offsets into it; what it does not resolve is left out.

    `language` is an ISO 639-1 code, `published` the day on which the text was published, if known.
    """
    return list(read_dates(text, language, published).whens)


def read_dates(text: str, language: str, published: date | None = None, sentences: list[Span] | None = None) -> Reading:
    """Find and resolve all date words of a text. `sentences` spares splitting it again."""
    cuts = find_cuts(text, date_words(language))
    tenses = _tenses(text, cuts, language, split_sentences(text, language) if sentences is None else sentences)
    floor = copyright_year(text)
    stated = _stated(text, cuts, floor)
    found: list[When | Unresolved] = []
    before: When | None = None
    for cut, tense in zip(cuts, tenses, strict=True):
        result = resolve(cut, tense, Anchors(text, published, floor, stated, before))
        found.append(result)
        if isinstance(result, When) and result.precision in (Precision.DAY, Precision.RANGE, Precision.MONTH):
            before = result
    whens = tuple(result for result in found if isinstance(result, When))
    return Reading(whens, tuple(result for result in found if isinstance(result, Unresolved)))


def _stated(text: str, cuts: list[Cut], floor: int | None) -> tuple[When, ...]:
    """Return the days that the words decide by themselves: year stated, or a weekday that fixes it on this page."""
    decided = [cut for cut in cuts if cut.first.day is not None and (cut.first.year or cut.first.weekday is not None)]
    results = (resolve(cut, 0, Anchors(text, floor=floor)) for cut in decided)
    return tuple(result for result in results if isinstance(result, When))


def _tenses(text: str, cuts: list[Cut], language: str, sentences: list[Span]) -> list[int]:
    """Return the direction that each cut's sentence gives it, in one walk over both lists."""
    words = tense_words(language)
    tenses, at = [], 0
    for cut in cuts:
        while at + 1 < len(sentences) and sentences[at].end <= cut.span.start:
            at += 1
        tenses.append(direction(text, sentences[at], cut.span, words))
    return tenses
