"""The day on which an article was published, where the text or its metadata says it.

Looked for, in order: the hint (HTML metadata, a JSON field); at the top of the text a labelled line ("Date: Dec 4,
2024"), a line that is nothing but a date, a date with a time of day, a line that ends in one ("… - 14.02.2023"), the
dateline ("BEIJING, Dec. 3, 2024 (Xinhua)"), an address that holds one ("https://…/2024/12/04/…", "…/20241204/…");
anywhere a labelled line, a line that is nothing but a date, a signed line. Never a copyright or "last updated" line,
never the file's name.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from timeline.dates import find_dates
from timeline.lexicon.publication import CLOCK, publication_words
from timeline.model import Basis, Precision, Span, When
from timeline.sentences import by_sentence

TOP_LINES = 12  # lines with words in which a header or a time stamp may stand
LABEL = re.compile(r"\s*(?:<\w+>|(?:[^\W\d]+[\s'’]+){0,3}[^\W\d]+\s?[:：])\s*")
AFTER_CLOCK = re.compile(rf"[\s,|·•T-]{{0,3}}{CLOCK}(?!\d)")
BEFORE_CLOCK = re.compile(rf"(?<!\d){CLOCK}(?: ?[A-Z]{{3,4}}(?:[+-]\d{{1,2}})?)?[\s,|·•-]{{1,4}}$")
LETTER = re.compile(r"[^\W\d]")
ADDRESS_DAY = re.compile(r"/((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)")
# "BEIJING, Dec. 3, 2024 (Xinhua) --", "Hainan, Mar. 28 –": capitals, the date, a dash or the agency in brackets
ADDRESS = re.compile(r"https?://\S+")
LONGEST_HEAD = 100  # characters before a date that its line begins with
DATELINE_HEAD = re.compile(r"\s*+[\[【]?(?:[^\W\d_][\w.'’-]*+[ ,/]{0,3}+){0,6}\(?")  # no word is tried in parts
# "LIMA (Some Agency / Another - 3rd May, 2021) The president …"
AGENCY_HEAD = re.compile(r"\s*+(?:[^\W\d_][\w.'’-]*+[ ,]{0,3}+){1,4}\([^()\n]{2,50}[-–—,/] ?")
AGENCY_TAIL = re.compile(r"\)[:.]? ")
DATELINE_TAIL = re.compile(
    r"[).]{0,2}\s*(?:\([^)\n]{2,40}\)\s*)?(?:[-–—:]|(?<=\s)\()|(?:,\s?\d{4})?[^\S\n]*$"
    # "[東京20日ロイター]", "北京4月8日电", "الرياض في 4 مايو / واس /"
    r"|\s?[^\W\d_]{2,12}[\]】]|[电電](?=[\s(（/)）])|(?:\s?/\s?[^\W\d_]{2,15}){1,3}\s?[/–—-]",
    re.MULTILINE,
)

Place = Callable[[str, Span, Span], bool]
"""Tells whether the date words (second span) stand as a publication date in their line (first span)."""


def find_published(text: str, language: str, hint: str = "") -> tuple[date, Span | None] | None:
    """Return the publication date and the words that state it (None where that is the hint), or None.

    `hint` is a date string from the document's metadata; only a full day counts, from wherever it comes.
    """
    if hinted := _days(hint, language):
        return hinted[0].start, None
    lines = _lines(text)
    top = lines[:TOP_LINES]
    if not top:
        return None
    return (
        _first(text, top, _days(text[: top[-1].end], language), AT_THE_TOP)
        or _of_address(text, top)
        or _first(text, lines, _days(text, language), ANYWHERE)
    )


def _of_address(text: str, lines: list[Span]) -> tuple[date, Span] | None:
    """Return the day that an article's address holds in eight digits, which are no date elsewhere."""
    for line in lines:
        found = ADDRESS_DAY.search(text, line.start, line.end) if _is_address(text, line) else None
        if found:
            try:
                return date(*map(int, found.groups())), Span(found.start(1), found.end(3))
            except ValueError:
                continue
    return None


def _first(text: str, lines: list[Span], days: list[When], places: tuple[Place, ...]) -> tuple[date, Span] | None:
    """Return the first day that stands in one of the places, the surest place first."""
    held = [
        (line, day)
        for line, found in zip(lines, by_sentence(lines, days, lambda day: day.span), strict=True)
        for day in found
        if not _is_changed(text, line, day)
    ]
    for stands in places:
        for line, day in held:
            if day.span.start - line.start > LONGEST_HEAD and stands in AT_THE_HEAD:
                continue
            if stands(text, line, day.span):
                return day.start, day.span
    return None


def _is_changed(text: str, line: Span, day: When) -> bool:
    """Tell whether the words before a date say that it is a later change's."""
    return publication_words().changed.search(text, max(line.start, day.span.start - 40), day.span.start) is not None


def in_dateline(text: str, words: Span) -> bool:
    """Tell whether date words only head a report ("Hainan, Mar. 28 – …"), in any line of the text."""
    start, end = text.rfind("\n", 0, words.start) + 1, text.find("\n", words.end)
    if words.start - start > LONGEST_HEAD:
        return False
    return _heads_line(text, Span(start, len(text) if end < 0 else end), words)


def _days(text: str, language: str) -> list[When]:
    """Return the days that a text states in full; machines write English dates on pages of any language."""
    found = [when for when in find_dates(text, language) if _is_full(when)]
    return found or ([when for when in find_dates(text, "en") if _is_full(when)] if language != "en" else [])


def _is_full(when: When) -> bool:
    return when.precision is Precision.DAY and when.basis is Basis.EXPLICIT


def _lines(text: str) -> list[Span]:
    """Return the spans of the lines that hold words."""
    return [Span(*found.span()) for found in re.finditer(r"[^\n]*\S[^\n]*", text)]


def _is_labelled(text: str, line: Span, words: Span) -> bool:
    """Tell whether the line reads "Date: <the words>" or "Published <the words>"."""
    found = LABEL.match(text, line.start, words.start) or publication_words().label.match(text, line.start, words.start)
    return found is not None and publication_words().rest.fullmatch(text, found.end(), words.start) is not None


def _has_clock(text: str, line: Span, words: Span) -> bool:
    """Tell whether a time of day follows the date."""
    return AFTER_CLOCK.match(text, words.end, line.end) is not None


def _follows_clock(text: str, line: Span, words: Span) -> bool:
    """Tell whether a time of day stands before the date, and no word behind it ("World 13:58, 18.10.2024")."""
    before = BEFORE_CLOCK.search(text[max(line.start, words.start - 24) : words.start])
    return before is not None and not LETTER.search(text, words.end, line.end)


def _ends_line(text: str, line: Span, words: Span) -> bool:
    """Tell whether the date ends the line after a separator ("Title - Publisher - 14.02.2023")."""
    return (
        re.search(r"\s[-–—|•·]\s$", text[max(line.start, words.start - 5) : words.start]) is not None
        and not text[words.end : line.end].strip()
    )


def _is_stamp(text: str, line: Span, words: Span) -> bool:
    """Tell whether the line is the date and at most a time of day."""
    around = ((line.start, words.start), (words.end, line.end))
    return all(publication_words().rest.fullmatch(text, *part) for part in around)


def _signs(text: str, line: Span, words: Span) -> bool:
    """Tell whether the date, and at most a time of day, ends an author's line ("by Ana Lund on 5 June 2021")."""
    return (
        publication_words().byline.fullmatch(text, line.start, words.start) is not None
        and publication_words().rest.fullmatch(text, words.end, line.end) is not None
    )


def _heads_line(text: str, line: Span, words: Span) -> bool:
    """Tell whether the words stand in a dateline at the head of the line."""
    head = DATELINE_HEAD.fullmatch(text, line.start, words.start)
    if head and DATELINE_TAIL.match(text, words.end, line.end):
        return True
    agency = AGENCY_HEAD.fullmatch(text, line.start, words.start)
    return agency is not None and AGENCY_TAIL.match(text, words.end, line.end) is not None


def _in_address(text: str, line: Span, words: Span) -> bool:
    """Tell whether the line is the article's address and the date a part of its path."""
    path = text[words.start - 1] == "/" and text[words.end : words.end + 1] in ("/", "-", "")
    return path and _is_address(text, line)


def _is_address(text: str, line: Span) -> bool:
    return ADDRESS.fullmatch(text[line.start : line.end].strip()) is not None


AT_THE_TOP: tuple[Place, ...] = (
    _is_labelled,
    _is_stamp,
    _has_clock,
    _follows_clock,
    _ends_line,
    _heads_line,
    _in_address,
)
AT_THE_HEAD = (_is_labelled, _is_stamp, _heads_line, _signs)
ANYWHERE: tuple[Place, ...] = (_is_labelled, _is_stamp, _signs)
