"""The day on which an article was published, where the text or its metadata says it.

Looked for, in order: the hint (HTML metadata, a JSON field), a header line ("Date: Dec 4, 2024"), a line near the top
that is nothing but a date, the dateline ("BEIJING, Dec. 3, 2024 (Xinhua)"). Never a copyright line, never the file's
name.
"""

from __future__ import annotations

import re
from datetime import date

from timeline.dates import find_dates
from timeline.model import Precision, Span, When

TOP_LINES = 12  # lines with words in which a header or a time stamp may stand
HEADER = re.compile(
    r"\s*(?:dated?|published(?: on| at)?|publication date|posted(?: on)?|date de publication|publiée? le"
    r"|mis en ligne le)"
    r"\s*[:\s]\s*",
    re.IGNORECASE,
)
CHANGED = re.compile(r"updated|modified|mis à jour|modifié|copyright|©", re.IGNORECASE)
# What may stand beside the date in a time stamp: a time of day, a zone, separators
STAMP_REST = re.compile(
    r"(?:[\s,.;:|/()@•·–—-]|\d{1,2}(?:[:.h]\d{2}){1,2}(?:\.\d+)?|[+-]\d{2}:?\d{2}|[ap]\.?m\.?|\b(?:date|at|on|à|le|T|Z|UTC|GMT|[A-Z]{2,4}T)\b)*",
    re.IGNORECASE,
)
# "BEIJING, Dec. 3, 2024 (Xinhua) --", "Hainan, Mar. 28 –": capitals, the date, a dash or the agency in brackets
DATELINE_HEAD = re.compile(r"\s*(?:[^\W\d_][\w.'’-]*[ ,/]{0,3}){0,6}\(?")
DATELINE_TAIL = re.compile(r"[).]{0,2}\s*(?:\([^)\n]{2,40}\)\s*)?[-–—:(]")


def find_published(text: str, language: str, hint: str = "") -> tuple[date, Span | None] | None:
    """Return the publication date and the words that state it (None where that is the hint), or None.

    `hint` is a date string from the document's metadata; only a full day counts, from wherever it comes.
    """
    hinted = _days(hint, language)
    if hinted:
        return hinted[0].start, None
    top = _top(text)
    days = _days(text[: top[-1].end] if top else "", language)
    for wanted in (_in_header, _is_stamp, _heads_line):
        for line in top:
            for day in days:
                if line.contains(day.span) and not CHANGED.search(line.of(text)) and wanted(text, line, day.span):
                    return day.start, day.span
    return None


def in_dateline(text: str, words: Span) -> bool:
    """Tell whether date words only head a report ("Hainan, Mar. 28 – …"), in any line of the text."""
    start, end = text.rfind("\n", 0, words.start) + 1, text.find("\n", words.end)
    return _heads_line(text, Span(start, len(text) if end < 0 else end), words)


def _days(text: str, language: str) -> list[When]:
    """Return the days that a text states in full."""
    return [when for when in find_dates(text, language) if when.precision is Precision.DAY]


def _top(text: str) -> list[Span]:
    """Return the spans of the first lines that hold words."""
    lines = (Span(*found.span()) for found in re.finditer(r"[^\n]+", text))
    return [line for line, _ in zip((line for line in lines if line.of(text).strip()), range(TOP_LINES), strict=False)]


def _in_header(text: str, line: Span, words: Span) -> bool:
    """Tell whether the line reads "Date: <the words>"."""
    found = HEADER.match(text, line.start, words.start)
    return found is not None and STAMP_REST.fullmatch(text, found.end(), words.start) is not None


def _is_stamp(text: str, line: Span, words: Span) -> bool:
    """Tell whether the line is the date and at most a time of day."""
    around = ((line.start, words.start), (words.end, line.end))
    return all(STAMP_REST.fullmatch(text, *part) for part in around)


def _heads_line(text: str, line: Span, words: Span) -> bool:
    """Tell whether the words stand in a dateline at the head of the line."""
    head = DATELINE_HEAD.fullmatch(text, line.start, words.start)
    return bool(head) and DATELINE_TAIL.match(text, words.end, line.end) is not None
