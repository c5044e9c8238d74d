"""One pass over an article: its words, and what the phrases of the data files claim of them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from itertools import pairwise

from timeline.lexicon.authority import people_by_family
from timeline.lexicon.parties import Lexeme, PartyWords, Sign
from timeline.lexicon.phrases import Match, Word, fold, words
from timeline.sentences import is_wrapped

# Between two words of one name: a space, a hyphen, an apostrophe; a full stop only after an initial or "Jr".
_NAME_GAP = re.compile(r"[ \u00a0\u202f]|[-‐‑'’ʼ]")
_INITIAL_GAP = re.compile(r"\.[ \u00a0-]?")
_LONGEST_ABBREVIATION = 2
_LONGEST_PHRASE = 6  # words of a name that another may be joined to
_OFFICES = frozenset({Sign.OFFICE, Sign.INSTITUTION})
_BOUNDED = frozenset({Sign.PERSON, Sign.COUNTRY, Sign.DEMONYM, Sign.PLACE, Sign.MODIFIER})
_SHORTEST_REST = 3
_LONGEST_HEADLINE = 30  # words
_COUNTED = re.compile(r"\d\s$")
_DATELINE_GAP = re.compile(r"\. |\.? ?[-–—_]{1,2} | \(")
_NOUN = Lexeme(Sign.NEVER)
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

    def attributive(self, index: int) -> bool:
        """Tell whether a word goes on with what a title is of, by what it begins with."""
        return 0 <= index < len(self.words) and self.words[index].text.startswith(self.lexicon.attributes)

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
        hyphen = claim.stop < len(text) and text[claim.stop].gap in ("-", "‑", "–")
        return hyphen or _in_run(claim, text, lexicon)
    if sign in _BOUNDED and not _bounded(claim, text, lexicon):
        return False
    if sign is not Sign.PLACE and sign is not Sign.COUNTRY:
        return True
    if " ".join([word.key for word in text[first : claim.stop]]) in lexicon.unsure_places:
        led = first > 0 and text[first - 1].key in lexicon.place_before and text[first].gap == " "
        return led or _set_off(claim, text) or _in_country(claim, text, lexicon)
    return True


def _set_off(claim: Match[Lexeme], text: list[Word]) -> bool:
    """Tell whether a name opens a line and a report is set off from it ("LIMA (AP) -", "Lima. El …")."""
    opens = claim.first == 0 or "\n" in text[claim.first].gap
    return opens and claim.stop < len(text) and _DATELINE_GAP.fullmatch(text[claim.stop].gap) is not None


def _in_country(claim: Match[Lexeme], text: list[Word], lexicon: PartyWords) -> bool:
    """Tell whether a place's country stands behind it, set off by a comma ("Lima, Peru")."""
    if claim.stop == len(text) or text[claim.stop].gap != ", ":
        return False
    behind = lexicon.phrases.at(text, claim.stop)
    return any(one.value.sign is Sign.COUNTRY and one.value.country == claim.value.country for one in behind)


def _in_run(claim: Match[Lexeme], text: list[Word], lexicon: PartyWords) -> bool:
    """Tell whether a short name of a country is one of several that stand before a word for what is between them."""
    first, stop = claim.first, claim.stop
    while stop < len(text) and not text[stop].gap and (one := _prefix(text, stop, lexicon)):
        stop = one.stop
    while first > 0 and not text[first].gap and (one := _prefix(text, first - 1, lexicon)):
        first = one.first
    if not lexicon.heads or stop == len(text) or text[stop].gap not in ("", " "):
        return False
    if stop - first > 1:
        return bool(lexicon.heads.at(text, stop))
    offices = (match.value.sign in _OFFICES for match in lexicon.phrases.at(text, stop)[:1])
    return not text[stop].gap and _apart(text, first) and any(offices)  # "米大統領"


def _apart(text: list[Word], index: int) -> bool:
    """Tell whether a letter begins a word: no number and no letter of its own script stands right before it."""
    gap = text[index].gap
    if gap or not index:
        return not gap[-1:].isdigit()
    return script(text[index - 1].text[-1]) != script(text[index].text)


def script(letter: str) -> str:
    """Return the name of a letter's script."""
    found = unicodedata.name(letter, "").split(" ")[0]
    return "CJK" if found == "IDEOGRAPHIC" else found


def _prefix(text: list[Word], index: int, lexicon: PartyWords) -> Match[Lexeme] | None:
    """Return the short name of a country that is the longest phrase at a word."""
    found = lexicon.phrases.at(text, index)[:1]
    return found[0] if found and found[0].value.sign is Sign.PREFIX else None


def _bounded(claim: Match[Lexeme], text: list[Word], lexicon: PartyWords) -> bool:
    """Tell whether a name begins where a word does and ends it but for enclitics, in a language that has these."""
    first, stop = claim.first, claim.stop
    if not lexicon.enclitics or not _unspaced(text[first]):
        return True
    if first and not text[first].gap and not _known_before(text, first, lexicon):
        return False
    if stop == len(text) or text[stop].gap or not _unspaced(text[stop]):
        return True
    return bool(lexicon.enclitics.at(text, stop) or lexicon.phrases.at(text, stop))


def _unspaced(word: Word) -> bool:
    return len(word.text) == 1 and word.text.isalpha() and not word.text.isascii()


def _known_before(text: list[Word], index: int, lexicon: PartyWords) -> bool:
    """Tell whether a known phrase ends right before a word ("한국미국")."""
    starts = range(max(0, index - _LONGEST_PHRASE), index)
    return any(match.stop == index for start in starts for match in lexicon.phrases.at(text, start))


def _best(found: list[Match[Lexeme]], text: list[Word], lexicon: PartyWords) -> Match[Lexeme] | None:
    """Return the longest claim that stands; of equally long ones that of the first sign."""
    if len(found) == 1:
        return found[0] if _sure(found[0], text, lexicon) else None
    standing = [claim for claim in found if _sure(claim, text, lexicon)]
    return min(standing, key=lambda claim: (-claim.stop, claim.value.sign), default=None)


def _plain_names(text: list[Word], lexicon: PartyWords) -> list[Word]:
    """Return the words with inflected names as their plain forms, where these are known or stand in the text too."""
    if not lexicon.endings:
        return text
    here = {word.key for word in text if word.capital}
    return [_plain_name(word, here, lexicon) if word.capital else word for word in text]


def _plain_name(word: Word, here: set[str], lexicon: PartyWords) -> Word:
    if word.key in lexicon.capitals:
        return word
    forms = {fold(form): form for form in lexicon.plain_forms(word.text)}
    known = next((key for names in (lexicon.capitals, here) for key in forms if key in names), None)
    return replace(word, key=known, plain=forms[known]) if known else word


def _nouns(text: list[Word], lexicon: PartyWords) -> frozenset[str]:
    """Return the capitals of a text that are nouns: a number, or a word that stands before no name, is before one."""
    if not lexicon.noun_before:
        return frozenset()
    found = set()
    for index in range(1, len(text) - 1):
        word, before = text[index], text[index - 1]
        article = before.key in lexicon.noun_before and word.gap == " "
        if word.capital and text[index + 1].gap[:1] != "-" and (article or _COUNTED.search(word.gap)):
            found.add(word.key)
    return frozenset(found) - people_by_family().keys()


def _lone_claim(text: list[Word], index: int, nouns: frozenset[str], lexicon: PartyWords) -> Match[Lexeme] | None:
    """Return the claim on a word that no phrase claims: by its end, or as a noun."""
    lexeme = lexicon.end_of(text[index].key)
    if lexeme is None and text[index].capital and text[index].key in nouns:
        lexeme = _NOUN
    claim = Match(index, index + 1, lexeme) if lexeme else None
    return claim if claim and _sure(claim, text, lexicon) else None


def _owners(text: list[Word], lexicon: PartyWords) -> list[Match[Lexeme] | None]:
    owner: list[Match[Lexeme] | None] = [None] * len(text)
    nouns = _nouns(text, lexicon)
    lone = bool(lexicon.ends or nouns)
    stop = 0
    for index, word in enumerate(text):
        if index < stop:
            continue
        found = lexicon.phrases.at(text, index) if lexicon.phrases.begin(word.key) else []
        claim = _best(found, text, lexicon) if found else None
        if claim is None and lone:
            claim = _lone_claim(text, index, nouns, lexicon)
        if claim is not None:
            stop = claim.stop
            owner[index:stop] = [claim] * (stop - index)
    return owner


def _is_headline(line: list[Word], closed: bool) -> bool:
    """Tell whether a line is in headline capitals: no full stop, and hardly a long word in lower case."""
    if closed or len(line) > _LONGEST_HEADLINE:
        return False
    long = [word for word in line if len(word.text) > 3]
    capitals = sum(word.capital for word in long)
    if len(long) < 3 or capitals < 0.75 * len(long):
        return False
    return not any(len(before.text) > 3 and word.gap.startswith(". ") for before, word in pairwise(line))


def _headline_words(text: str, found: list[Word]) -> frozenset[int]:
    marked: set[int] = set()
    breaks = [index for index, word in enumerate(found) if index and "\n" in word.gap]
    for first, stop in pairwise((0, *breaks, len(found)) if found else ()):
        after = found[stop].gap if stop < len(found) else text[found[-1].end :]
        rest = after.partition("\n")[0].strip("0123456789 ”\"')»")  # a year may stand behind the last word
        if _is_headline(found[first:stop], rest[:1] in {".", "!", "?", ":", "…", ";"}):
            marked.update(range(first, stop))
    return frozenset(marked)


def _unwrapped(text: str, found: list[Word]) -> list[Word]:
    """Return the words with a space for each line's end inside a paragraph, where the text is wrapped."""
    if not is_wrapped(text):
        return found
    return [replace(word, gap=_LINE_END.sub(" ", word.gap)) if word.gap.count("\n") == 1 else word for word in found]


def _unjoined(found: list[Word], lexicon: PartyWords) -> list[Word]:
    """Return the words without what is joined before them, where a phrase or a given name begins with the rest."""
    if not lexicon.clitics:
        return found
    return [word if _whole(word.key, lexicon) else _rest(word, lexicon) for word in found]


def _whole(key: str, lexicon: PartyWords) -> bool:
    return lexicon.phrases.hold(key) or key in lexicon.given_names


def _rest(word: Word, lexicon: PartyWords) -> Word:
    for clitic, opening in lexicon.clitics.items():
        rest = word.text.removeprefix(clitic)
        key = fold(opening + rest)
        known = lexicon.phrases.begin(key) or key in lexicon.given_names
        if known and rest != word.text and len(rest) >= _SHORTEST_REST:
            start, gap = word.start + len(clitic), word.gap + clitic
            return Word(rest, key, start, word.end, gap, rest[0].isupper(), word.plain)
    return word


def scan(text: str, lexicon: PartyWords) -> Scan:
    """Read the words of a text and settle which phrase claims which of them."""
    found = _plain_names(_unjoined(_unwrapped(text, words(text)), lexicon), lexicon)
    return Scan(text, found, _owners(found, lexicon), _headline_words(text, found), lexicon)
