"""Text → sentence spans, offsets kept.

Short and our own, since the libraries split "Mme. X" and fail on Khmer (measured). A line break ends a sentence unless
the line was only wrapped: it stops in mid-sentence, and the next one begins with a small letter or, in a text that is
wrapped throughout, with a word that had no room in it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import TypeVar

from timeline.lexicon.phrases import is_unspaced, words
from timeline.lexicon.sentences import abbreviations
from timeline.model import Span

Item = TypeVar("Item")

CLOSING = "\"'”’»)\\]）」』"
# Latin-style stops need a space after them; the stops of other scripts end a sentence by themselves. `re` passes over
# all other letters fastest where one class begins the pattern.
STOP = re.compile(
    rf"[.!?…。！？។៕।؟۔\n](?:(?<=[.!?…])[.!?…]*[{CLOSING}]*(?=\s|$)|(?<=[。！？])[{CLOSING}]*|(?<=[។៕।؟۔])|"
    r"(?<=\n)(?:[^\S\n]*\n\s*)?)"
)
WORD_BACKWARDS = re.compile(r"[\w.’'-]+")
LONGEST_WORD = 30  # characters
LONG, WIDEST = 50, 100  # characters of a line in a text that is wrapped
RAGGED = 4  # characters that a line may be wider than most
DAYS = re.compile(r"(?<!\d)(\d{1,2})\. (\d{1,2})(?!\d)")
BULLET = re.compile(r"[-–—•*·▪◦]\s+")


def split_sentences(text: str, language: str = "") -> list[Span]:
    """Return the sentences of a text in order, without the white space and list bullets around them."""
    known, width = abbreviations(language), _width(text)
    spans = []
    start = 0
    for stop in STOP.finditer(text):
        if _ends(text, start, stop, known, width):
            spans.append((start, stop.end()))
            start = stop.end()
    spans.append((start, len(text)))
    return [span for raw in spans for span in _trimmed(text, *raw)]


def by_sentence(
    sentences: list[Span], items: Iterable[Item], span_of: Callable[[Item], Span | None]
) -> list[list[Item]]:
    """Return, for each sentence, the items that lie wholly in it, in their order; what crosses a border is left out."""
    starts = [sentence.start for sentence in sentences]
    held: list[list[Item]] = [[] for _ in sentences]
    for item in items:
        span = span_of(item)
        at = bisect_right(starts, span.start) - 1 if span else -1
        if span and at >= 0 and sentences[at].contains(span):
            held[at].append(item)
    return held


@lru_cache(maxsize=1 << 2)  # a text is asked about for its sentences, and again for its names
def is_wrapped(text: str) -> bool:
    """Tell whether a text is broken into short lines in mid-sentence, as in mail: then a line's end is a space."""
    lines = [line for raw in text.splitlines() if (line := raw.rstrip())]
    if len(lines) < 5 or sum(len(line) <= WIDEST for line in lines) < 0.9 * len(lines):
        return False
    return sum(len(line) >= LONG and line[-1] not in '.!?:"”' for line in lines) >= 0.35 * len(lines)


def _width(text: str) -> int:
    """Return how wide the lines of a wrapped text are, but for a title that is wider; 0 for any other text."""
    if not is_wrapped(text):
        return 0
    widths = sorted(width for line in text.splitlines() if LONG <= (width := len(line.rstrip())) <= WIDEST)
    return widths[len(widths) * 9 // 10]


def _ends(text: str, start: int, stop: re.Match[str], known: frozenset[str], width: int) -> bool:
    """Tell whether a stop really ends the sentence that began at `start`."""
    mark = stop[0]
    if mark.startswith("\n"):
        return "\n" in mark[1:] or not _wrapped(text, start, stop, width)
    if mark[0] != ".":
        return not (mark[0] in "!?…" and _next_is_small(text, stop.end()))
    before = WORD_BACKWARDS.match(text[max(start, stop.start() - LONGEST_WORD) : stop.start()][::-1])
    last = before[0][::-1].casefold() if before else ""
    if mark == "." and (last in known or (len(last) == 1 and last.isalpha())):
        return False
    return not (_next_is_small(text, stop.end()) or (last.isdigit() and _counts_on(text, stop.start() - len(last))))


def _counts_on(text: str, at: int) -> bool:
    """Tell whether a day and the day after it stand around a stop, as in an agency's text that lost an "and"."""
    days = DAYS.match(text, at)
    return days is not None and int(days[2]) == int(days[1]) + 1


def _wrapped(text: str, start: int, stop: re.Match[str], width: int) -> bool:
    """Tell whether a single line break stands in the middle of a sentence."""
    before = text[start : stop.start()].rstrip()
    if not before or before[-1] in ".!?…:。！？":
        return False
    return _next_is_small(text, stop.end()) or (width > 0 and _full(text, stop, width))


def _full(text: str, stop: re.Match[str], width: int) -> bool:
    """Tell whether the first word behind a line break had no room before it."""
    line = text[text.rfind("\n", 0, stop.start()) + 1 : stop.start()].rstrip()
    following = text[stop.end() : stop.end() + WIDEST].split(maxsplit=1)
    if not following or len(line) - RAGGED > width:
        return False
    # a script without spaces breaks its lines between any two letters
    room = 1 if any(map(is_unspaced, words(following[0]).texts[:1])) else 1 + len(following[0])
    return width < len(line) + room


def _next_is_small(text: str, at: int) -> bool:
    """Tell whether the next letter begins a word in small letters, in a script that has capitals."""
    following = text[at : at + 40].lstrip()
    return bool(following) and following[0].islower()


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the span without white space and a bullet, unless nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    bullet = BULLET.match(text, start, end)
    start = bullet.end() if bullet else start
    if start < end:
        yield Span(start, end)
