"""Text and its anchors → Whens: find exact spans first, then resolve each.

`find_dates` is the public name; `read_dates` also returns the words that the text does not resolve.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from itertools import zip_longest

from timeline.dates.cuts import Cut
from timeline.dates.find import copyright_year, find_cuts, stretch
from timeline.dates.resolve import THIS_WEEK, Anchors, Page, edtf, inherited, resolve
from timeline.lexicon.dates import date_words
from timeline.lexicon.tense import tense_words
from timeline.model import DAY, MONTH, RANGE, YEAR, Span, Unresolved, When
from timeline.sentences import split_sentences
from timeline.tense import UNKNOWN, Marks, direction, tense_marks

__all__ = ["Reading", "edtf", "find_dates", "inherited", "read_dates"]

TELLING = (DAY, RANGE, MONTH)  # precisions fine enough to count on from
LONGEST_STRETCH = 31  # days between two that stand one behind the other
ASIDE = 10  # years from where a history stands, beyond which a bare year does not move it
FEWEST_YEARS = 6  # stated years below which no text counts as a history
OLD_SHARE = 0.7  # of the stated years, that lie before the year of publication


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
    words = date_words(language)
    cuts = find_cuts(text, words)
    tenses = _tenses(text, cuts, language, sentences)
    page = _page(text, cuts, published)
    found: list[When | Unresolved] = []
    before: When | None = None
    day: When | None = None
    any_width: When | None = None
    taken: Cut | None = None
    for cut, tense, behind in zip_longest(cuts, tenses, cuts[1:]):
        if cut is taken:
            continue
        anchors = Anchors(page, before, day, any_width)
        both = behind and stretch(text, cut, behind, words)
        result = resolve(both, tense, anchors) if both else None
        if isinstance(result, When) and (result.end - result.start).days < LONGEST_STRETCH:
            taken = behind
        else:
            result = resolve(cut, tense, anchors)
        found.append(result)
        if not isinstance(result, When):
            continue
        any_width = any_width if cut.anchored else result  # "a year earlier", said twice, is one year
        if result.precision in (DAY, RANGE):
            day = result
        if _moves_on(result, before) if page.narrative else result.precision in TELLING:
            before = result
    whens = tuple(result for result in found if isinstance(result, When))
    return Reading(whens, tuple(result for result in found if isinstance(result, Unresolved)))


def _moves_on(result: When, before: When | None) -> bool:
    """Tell whether a date moves a history on; a bare year far from where it stands is an aside."""
    aside = result.precision is YEAR and before is not None and before.precision is not YEAR
    return not (aside and before and abs(result.start.year - before.start.year) > ASIDE)


def _page(text: str, cuts: list[Cut], published: date | None) -> Page:
    """Gather what the whole text offers: the days that its words decide alone, and whether it is a narrative."""
    page = Page(text, floor=copyright_year(text))
    decided = [cut for cut in cuts if cut.first.day is not None and (cut.first.year or cut.first.weekday is not None)]
    by_day: dict[tuple[int, int], tuple[When, ...]] = {}
    by_weekday: dict[int, When] = {}
    for when in (resolve(cut, UNKNOWN, Anchors(page)) for cut in decided):
        if isinstance(when, When) and when.precision is DAY:
            key = (when.start.month, when.start.day)
            by_day[key] = (*by_day.get(key, ()), when)[:2]  # one of them is not the cut itself
            by_weekday.setdefault(when.start.weekday(), when)
    return replace(page, published=published, by_day=by_day, by_weekday=by_weekday, narrative=_tells(cuts, published))


def _tells(cuts: list[Cut], published: date | None) -> bool:
    """Tell whether a text is a history: most of the years that it states are gone by."""
    years = [cut.first.year for cut in cuts if cut.first.year and not cut.listed]
    if published is None or len(years) < FEWEST_YEARS:
        return False
    old = sum(year < published.year for year in years)
    weekdays = sum(cut.first.weekday is not None and cut.first.day is None for cut in cuts)
    counted = [cut.shift[0] for cut in cuts if cut.shift and cut.shift[1] == "day" and not cut.anchored]
    now = weekdays + len(counted) + 3 * counted.count(-1)  # "Monday" and "today" are of news, "yesterday" most of all
    return old > OLD_SHARE * len(years) and 4 * now <= len(years)


def _tenses(text: str, cuts: list[Cut], language: str, sentences: list[Span] | None) -> list[int]:
    """Return the direction that its sentence gives each cut, in one walk; a cut that states its year needs none."""
    settled = [cut.first.year or (cut.shift and cut.shift != THIS_WEEK and not cut.ahead) for cut in cuts]
    if all(settled):
        return [UNKNOWN] * len(cuts)
    spans = split_sentences(text, language) if sentences is None else sentences
    words = tense_words(language)
    tenses, at = [], 0
    marked, marks = -1, Marks()
    for cut, sure in zip(cuts, settled, strict=True):
        if sure and cut.last is None and not cut.anchored and not cut.ahead:
            tenses.append(UNKNOWN)
            continue
        while at + 1 < len(spans) and spans[at].end <= cut.span.start:
            at += 1
        if marked != at:
            marked, marks = at, tense_marks(text, spans[at], words)
        tenses.append(direction(marks, cut.span, final=words.final))
    return tenses
