"""One pass over an article: its words, and what the phrases of the data files claim of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from timeline.lexicon.parties import Lexeme, PartyWords, Sign
from timeline.lexicon.phrases import Match, Word, words

# Between two words of one name: a space, a hyphen, an apostrophe; a full stop only after an initial or "Jr".
_NAME_GAP = re.compile(r"[ \u00a0\u202f]|[-‐‑'’ʼ]")
_INITIAL_GAP = re.compile(r"\.[ \u00a0-]?")
_LONGEST_ABBREVIATION = 2
_LINE_END = re.compile(r"[ \t]*\n[ \t]*")


@dataclass(frozen=True, slots=True)
class Scan:
    """The words of a text; `owner` holds the claim on each word or None; `headline` the words in lines of capitals."""

    text: str
    words: list[Word]
    owner: list[Match[Lexeme] | None]
    headline: frozenset[int]
    lexicon: PartyWords

    def sign(self, index: int) -> Sign | None:
        """Return what the claim on a word tells, or None."""
        claim = self.owner[index] if 0 <= index < len(self.owner) else None
        return claim.value.sign if claim else None

    def free_capital(self, index: int) -> bool:
        """Tell whether a word has a capital and no claim: it may be of a name."""
        return 0 <= index < len(self.words) and self.owner[index] is None and self.words[index].capital

    def gap(self, index: int) -> str:
        """Return what stands before a word; a line's end where there is none."""
        return self.words[index].gap if 0 < index < len(self.words) else "\n"

    def within_name(self, index: int) -> bool:
        """Tell whether a word is joined to the one before it as in a name."""
        gap = self.gap(index)
        if _NAME_GAP.fullmatch(gap):
            return True
        return bool(_INITIAL_GAP.fullmatch(gap)) and len(self.words[index - 1].text) <= _LONGEST_ABBREVIATION


def _sure(claim: Match[Lexeme], text: list[Word], lexicon: PartyWords) -> bool:
    """Tell whether a claim stands: bodies need a capital, a place named like a common word needs a word before it."""
    sign, first = claim.value.sign, claim.first
    if sign is Sign.BODY:
        return text[first].capital
    if sign is Sign.PREFIX:
        return claim.stop < len(text) and text[claim.stop].gap in ("-", "‑", "–")
    key = " ".join(word.key for word in text[first : claim.stop])
    if sign is Sign.PLACE and key in lexicon.unsure_places:
        return first > 0 and text[first - 1].key in lexicon.place_before and text[first].gap == " "
    return True


def _best(found: list[Match[Lexeme]], text: list[Word], lexicon: PartyWords) -> Match[Lexeme] | None:
    """Return the longest claim that stands; of equally long ones that of the first sign."""
    standing = [claim for claim in found if _sure(claim, text, lexicon)]
    return min(standing, key=lambda claim: (-claim.stop, claim.value.sign), default=None)


def _owners(text: list[Word], lexicon: PartyWords) -> list[Match[Lexeme] | None]:
    owner: list[Match[Lexeme] | None] = [None] * len(text)
    index = 0
    while index < len(text):
        claim = _best(lexicon.phrases.at(text, index), text, lexicon)
        stop = claim.stop if claim else index + 1
        owner[index:stop] = [claim] * (stop - index)
        index = stop
    return owner


def _is_headline(line: list[Word], closed: bool) -> bool:
    """Tell whether a line is in headline capitals: no full stop, and hardly a long word in lower case."""
    long = [word for word in line if len(word.text) > 3]
    capitals = sum(word.capital for word in long)
    sentences = any(len(before.text) > 3 and word.gap.startswith(". ") for before, word in pairwise(line))
    return not closed and not sentences and len(long) >= 3 and len(line) <= 30 and capitals >= 0.75 * len(long)


def _headline_words(text: str, found: list[Word]) -> frozenset[int]:
    marked: set[int] = set()
    first = 0
    for index in range(1, len(found) + 1):
        if index == len(found) or "\n" in found[index].gap:
            after = found[index].gap if index < len(found) else text[found[-1].end :]
            if _is_headline(found[first:index], after.lstrip("”\"')»")[:1] in {".", "!", "?", ":", "…", ";"}):
                marked.update(range(first, index))
            first = index
    return frozenset(marked)


def _is_wrapped(text: str) -> bool:
    """Tell whether a text is broken into short lines in mid-sentence, as in mail: then a line's end is a space."""
    lines = [line.rstrip() for line in text.splitlines() if line.strip()]
    short = sum(len(line) <= 90 for line in lines)
    broken = sum(len(line) >= 50 and line[-1] not in '.!?:"”' for line in lines)
    return len(lines) >= 5 and short >= 0.9 * len(lines) and broken >= 0.35 * len(lines)


def _unwrapped(text: str, found: list[Word]) -> list[Word]:
    """Return the words with a space for each line's end inside a paragraph, where the text is wrapped."""
    if not _is_wrapped(text):
        return found
    return [replace(word, gap=_LINE_END.sub(" ", word.gap)) if word.gap.count("\n") == 1 else word for word in found]


def scan(text: str, lexicon: PartyWords) -> Scan:
    """Read the words of a text and settle which phrase claims which of them."""
    found = _unwrapped(text, words(text))
    return Scan(text, found, _owners(found, lexicon), _headline_words(text, found), lexicon)
