"""One pass over an article: its words, and what the phrases of the data files claim of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import compress, pairwise

from timeline.lexicon import signs
from timeline.lexicon.authority import people_by_family
from timeline.lexicon.parties import Lexeme, PartyWords, end_of, party_words
from timeline.lexicon.phrases import Match, Words, fold, is_unspaced, words
from timeline.lexicon.signs import Sign
from timeline.records import record
from timeline.sentences import is_wrapped

# Between two words of one name: a space, a hyphen, an apostrophe; a full stop only after an initial or "Jr".
_NAME_GAPS = frozenset(" \u00a0\u202f\u200c-‐‑'’ʼ")
_INITIAL_GAP = re.compile(r"\.[ \u00a0-]?")
_LONGEST_ABBREVIATION = 2
_NUMBER = re.compile("[IVX]{2}")  # of a generation ("Hassan II."), no initials
_LONGEST_PHRASE = 6  # words of a name that another may be joined to
_OFFICES = frozenset({signs.OFFICE, signs.INSTITUTION})
_BOUNDED = frozenset({signs.PERSON, signs.COUNTRY, signs.DEMONYM, signs.PLACE, signs.MODIFIER})
_PLACES = frozenset({signs.COUNTRY, signs.PLACE})
_CERTAIN = frozenset(Sign) - _BOUNDED - {signs.BODY, signs.PREFIX}  # signs that need nothing beside them
_RUN_GAPS = frozenset(("", "・", "·"))  # between the countries of a run
_SHORTEST_REST = 3
_LONGEST_HEADLINE = 30  # words
_COUNTED = re.compile(r"\d\s$")
_DATELINE_GAP = re.compile(r"\. |\.? ?[-–—_]{1,2} | \(")
_NOUN = Lexeme(signs.NEVER)
_LINE_END = re.compile(r"[ \t]*\n[ \t]*")


@record(frozen=True, slots=True)
class Scan:
    """The words of a text, `size` of them.

    `claims` are in order, `rivals` are all phrases that begin at the first word of each, the longest first. `owner`
    holds the claim on each word or None, `headline` are the words in lines of capitals.
    """

    text: str
    words: Words
    size: int
    claims: list[Match[Lexeme]]
    rivals: dict[int, list[Match[Lexeme]]]
    owner: list[Match[Lexeme] | None]
    headline: frozenset[int]
    lexicon: PartyWords

    def sign(self, index: int) -> Sign | None:
        """Return what the claim on a word tells, or None."""
        claim = self.owner[index] if 0 <= index < self.size else None
        return claim.value.sign if claim else None

    def free_capital(self, index: int) -> bool:
        """Tell whether a word has a capital and no claim: it may be of a name."""
        return 0 <= index < self.size and self.owner[index] is None and self.words.capitals[index]

    def attributive(self, index: int) -> bool:
        """Tell whether a word goes on with what a title is of, by what it begins with."""
        return 0 <= index < self.size and self.words.texts[index].startswith(self.lexicon.attributes)

    def gap(self, index: int) -> str:
        """Return what stands before a word; a line's end where there is none."""
        return self.words.gaps[index] if 0 < index < self.size else "\n"

    def within_name(self, index: int) -> bool:
        """Tell whether a word is joined to the one before it as in a name."""
        gap = self.gap(index)
        if gap in _NAME_GAPS:
            return True
        before = self.words.texts[index - 1]
        short = len(before) <= _LONGEST_ABBREVIATION and not _NUMBER.fullmatch(before)
        return short and _INITIAL_GAP.fullmatch(gap) is not None


def _sure(claim: Match[Lexeme], text: Words, lexicon: PartyWords) -> bool:
    """Tell whether a claim stands: bodies need a capital, a place named like a common word needs a word before it."""
    sign, first = claim.value.sign, claim.first
    if sign is signs.BODY:
        return text.capitals[first]
    if sign is signs.PREFIX:
        hyphen = claim.stop < len(text) and text.gaps[claim.stop] in ("-", "‑", "–")
        return hyphen or _in_run(claim, text, lexicon)
    if sign in _BOUNDED and not _bounded(claim, text, lexicon):
        return False
    if sign is not signs.PLACE and sign is not signs.COUNTRY:
        return True
    if " ".join(text.keys[first : claim.stop]) in lexicon.unsure_places:
        led = first > 0 and text.keys[first - 1] in lexicon.place_before and text.gaps[first] == " "
        return led or _set_off(claim, text) or _in_country(claim, text, lexicon)
    return True


def _set_off(claim: Match[Lexeme], text: Words) -> bool:
    """Tell whether a name opens a line and a report is set off from it ("LIMA (AP) -", "Lima. El …")."""
    opens = claim.first == 0 or "\n" in text.gaps[claim.first]
    return opens and claim.stop < len(text) and _DATELINE_GAP.fullmatch(text.gaps[claim.stop]) is not None


def _in_country(claim: Match[Lexeme], text: Words, lexicon: PartyWords) -> bool:
    """Tell whether a place's country stands behind it, set off by a comma ("Lima, Peru")."""
    if claim.stop == len(text) or text.gaps[claim.stop] != ", ":
        return False
    behind = lexicon.phrases.at(text, claim.stop)
    return any(one.value.sign is signs.COUNTRY and one.value.country == claim.value.country for one in behind)


def _in_run(claim: Match[Lexeme], text: Words, lexicon: PartyWords) -> bool:
    """Tell whether a short name of a country is one of several that stand before a word for what is between them."""
    first, stop = claim.first, claim.stop
    while stop < len(text) and text.gaps[stop] in _RUN_GAPS and (one := _of_run(text, stop, lexicon)):
        stop = one.stop
    while first > 0 and text.gaps[first] in _RUN_GAPS and (one := _prefix(text, first - 1, lexicon)):
        first = one.first
    if not lexicon.heads or stop == len(text) or text.gaps[stop] not in ("", " "):
        return False
    if stop - first > 1:
        return bool(lexicon.heads.at(text, stop))
    offices = (match.value.sign in _OFFICES for match in lexicon.phrases.at(text, stop)[:1])
    return not text.gaps[stop] and _apart(text, first) and any(offices)  # "米大統領"


def _apart(text: Words, index: int) -> bool:
    """Tell whether a letter begins a word: no number and no letter of its own script stands right before it."""
    gap = text.gaps[index]
    if gap or not index:
        return not gap[-1:].isdigit()
    return script(text.texts[index - 1][-1]) != script(text.texts[index])


@lru_cache(maxsize=1 << 14)
def script(letter: str) -> str:
    """Return the name of a letter's script."""
    found = unicodedata.name(letter, "").split(" ")[0]
    return "CJK" if found == "IDEOGRAPHIC" else found


def _of_run(text: Words, index: int, lexicon: PartyWords) -> Match[Lexeme] | None:
    """Return the next country of a run: a short name, or behind a dot also a whole one ("日・モンテネグロ首脳会談")."""
    found = lexicon.phrases.at(text, index)[:1] if text.gaps[index] else []
    return found[0] if found and found[0].value.sign is signs.COUNTRY else _prefix(text, index, lexicon)


def _prefix(text: Words, index: int, lexicon: PartyWords) -> Match[Lexeme] | None:
    """Return the short name of a country that is the longest phrase at a word."""
    found = lexicon.phrases.at(text, index)[:1]
    return found[0] if found and found[0].value.sign is signs.PREFIX else None


def _bounded(claim: Match[Lexeme], text: Words, lexicon: PartyWords) -> bool:
    """Tell whether a name begins where a word does and ends it but for enclitics, in a language that has these."""
    first, stop = claim.first, claim.stop
    if not lexicon.enclitics or not is_unspaced(text.texts[first]):
        return True
    if first and not text.gaps[first] and not _known_before(text, first, lexicon):
        return False
    if stop == len(text) or text.gaps[stop] or not is_unspaced(text.texts[stop]):
        return True
    return bool(lexicon.enclitics.at(text, stop) or lexicon.phrases.at(text, stop))


def _known_before(text: Words, index: int, lexicon: PartyWords) -> bool:
    """Tell whether a known phrase ends right before a word ("한국미국")."""
    starts = range(max(0, index - _LONGEST_PHRASE), index)
    return any(match.stop == index for start in starts for match in lexicon.phrases.at(text, start))


def _best(found: list[Match[Lexeme]], text: Words, lexicon: PartyWords) -> Match[Lexeme] | None:
    """Return the longest claim that stands; of equally long ones that of the first sign."""
    for one in sorted(found, key=_rank) if len(found) > 1 else found:
        if one.value.sign in _CERTAIN or (_sure(one, text, lexicon) and not _cuts_name(one, text, lexicon)):
            return one
    return None


def _rank(claim: Match[Lexeme]) -> tuple[int, Sign]:
    """Return what claims are chosen by: the longest first, then by their sign."""
    return -claim.stop, claim.value.sign


def _cuts_name(claim: Match[Lexeme], text: Words, lexicon: PartyWords) -> bool:
    """Tell whether the short name of a country behind a verb of going opens a longer name ("访印": "访印度尼西亚")."""
    if claim.value.sign is not signs.COUNTRY or text.keys[claim.first] not in lexicon.journeys:
        return False
    longer = (one.value.sign for one in lexicon.phrases.at(text, claim.stop - 1) if one.stop > claim.stop)
    return any(sign in _PLACES for sign in longer)


def _plain_names(text: Words, lexicon: PartyWords) -> Words:
    """Return the words with inflected names as their plain forms, where these are known or stand in the text too."""
    if not lexicon.endings:
        return text
    here = set(compress(text.keys, text.capitals))
    plain = {
        index: name
        for index in compress(range(len(text)), text.capitals)
        if text.keys[index] not in lexicon.capitals and (name := _plain_name(text.texts[index], here, lexicon))
    }
    keys = list(text.keys)
    for index, name in plain.items():
        keys[index] = fold(name)
    return replace(text, keys=keys, plain=plain)


def _plain_name(word: str, here: set[str], lexicon: PartyWords) -> str:
    """Return the plain form of an inflected name, or nothing."""
    forms = {fold(form): form for form in lexicon.plain_forms(word)}
    return next((forms[key] for names in (lexicon.capitals, here) for key in forms if key in names), "")


def _nouns(text: Words, lexicon: PartyWords) -> frozenset[str]:
    """Return the capitals of a text that are nouns: a number, or a word that stands before no name, is before one."""
    if not lexicon.noun_before:
        return frozenset()
    found = set()
    for index in compress(range(1, len(text) - 1), text.capitals[1:]):
        gap = text.gaps[index]
        article = text.keys[index - 1] in lexicon.noun_before and gap == " "
        if text.gaps[index + 1][:1] != "-" and (article or _COUNTED.search(gap)):
            found.add(text.keys[index])
    return frozenset(found) - people_by_family().keys()


def _lone_claim(text: Words, index: int, nouns: frozenset[str], lexicon: PartyWords) -> Match[Lexeme] | None:
    """Return the claim on a word that no phrase claims: by its end, or as a noun."""
    lexeme = end_of(text.keys[index], lexicon.shapes.language)
    if lexeme is None and text.capitals[index] and text.keys[index] in nouns:
        lexeme = _NOUN
    claim = Match(index, index + 1, lexeme) if lexeme else None
    return claim if claim and _sure(claim, text, lexicon) else None


def _claims(text: Words, lexicon: PartyWords) -> Iterator[tuple[Match[Lexeme], list[Match[Lexeme]]]]:
    """Yield the claims on the words of a text in order, each with all that might begin there; none is claimed twice."""
    nouns = _nouns(text, lexicon)
    lone = bool(lexicon.ends or nouns)
    firsts = lexicon.phrases.firsts(text)
    begun = frozenset(firsts)
    stop = 0
    for index in range(len(text)) if lone else firsts:
        if index < stop:
            continue
        found = lexicon.phrases.at(text, index) if index in begun else []
        claim = _best(found, text, lexicon) if found else None
        if claim is None and lone:
            claim = _lone_claim(text, index, nouns, lexicon)
        if claim is not None:
            stop = claim.stop
            yield claim, found


def _without_families(claims: list[Match[Lexeme]], text: Words) -> list[Match[Lexeme]]:
    """Return the claims without those on a body's word that stands alone and is the name of somebody here ("Park")."""
    families = {fold(claim.value.person.family) for claim in claims if claim.value.person}
    return [claim for claim in claims if not (claim.value.sign is signs.BODY and _is_family(claim, text, families))]


def _is_family(claim: Match[Lexeme], text: Words, families: set[str]) -> bool:
    """Tell whether one word is a family name, with no other capital joined to it."""
    first, stop = claim.first, claim.stop
    if stop - first > 1 or text.keys[first] not in families:
        return False
    behind = stop < len(text) and text.capitals[stop] and text.gaps[stop] == " "
    return not behind and not (first > 0 and text.capitals[first - 1] and text.gaps[first] == " ")


def _owners(claims: list[Match[Lexeme]], size: int) -> list[Match[Lexeme] | None]:
    """Return the claim on each word of a text."""
    owner: list[Match[Lexeme] | None] = [None] * size
    for claim in claims:
        for index in range(claim.first, claim.stop):
            owner[index] = claim
    return owner


def _is_headline(line: range, found: Words, closed: bool) -> bool:
    """Tell whether a line is in headline capitals: no full stop, and hardly a long word in lower case."""
    if closed or len(line) > _LONGEST_HEADLINE:
        return False
    long = [index for index in line if len(found.texts[index]) > 3]
    capitals = sum(found.capitals[index] for index in long)
    if len(long) < 3 or capitals < 0.75 * len(long):
        return False
    return not any(index + 1 in line and found.gaps[index + 1].startswith(". ") for index in long)


def _headline_words(text: str, found: Words) -> frozenset[int]:
    marked: set[int] = set()
    breaks = [index for index, gap in enumerate(found.gaps) if "\n" in gap and index]
    for first, stop in pairwise((0, *breaks, len(found)) if found else ()):
        after = found.gaps[stop] if stop < len(found) else text[found.ends[-1] :]
        rest = after.partition("\n")[0].strip("0123456789 ”\"')»")  # a year may stand behind the last word
        if _is_headline(range(first, stop), found, rest[:1] in {".", "!", "?", ":", "…", ";"}):
            marked.update(range(first, stop))
    return frozenset(marked)


def _unwrapped(text: str, found: Words) -> Words:
    """Return the words with a space for each line's end inside a paragraph, where the text is wrapped."""
    if not is_wrapped(text):
        return found
    return replace(found, gaps=[_LINE_END.sub(" ", gap) if gap.count("\n") == 1 else gap for gap in found.gaps])


def _unjoined(found: Words, lexicon: PartyWords) -> Words:
    """Return the words without what is joined before them, where a phrase or a given name begins with the rest."""
    if not lexicon.clitics:
        return found
    texts, keys, starts = list(found.texts), list(found.keys), list(found.starts)
    gaps, capitals = list(found.gaps), list(found.capitals)
    for index, word in enumerate(found.texts):
        clitic, key = _joined_before(word, lexicon.shapes.language)
        if clitic:
            texts[index], keys[index] = word.removeprefix(clitic), key
            capitals[index] = texts[index][0].isupper()
            starts[index] += len(clitic)
            gaps[index] += clitic
    return replace(found, texts=texts, keys=keys, starts=starts, gaps=gaps, capitals=capitals)


@lru_cache(maxsize=1 << 16)
def _joined_before(word: str, language: str) -> tuple[str, str]:
    """Return what is joined before a word, with the key of what it is joined to; nothing for a word that is known."""
    lexicon = party_words(language)
    if lexicon.phrases.hold(fold(word)) or fold(word) in lexicon.given_names:
        return "", ""
    for clitic, opening in lexicon.clitics.items():
        rest = word.removeprefix(clitic)
        if rest != word and len(rest) >= _SHORTEST_REST:
            key = fold(opening + rest)
            if lexicon.phrases.begin(key) or key in lexicon.given_names:
                return clitic, key
    return "", ""


def scan(text: str, lexicon: PartyWords) -> Scan:
    """Read the words of a text and settle which phrase claims which of them."""
    found = _plain_names(_unjoined(_unwrapped(text, words(text)), lexicon), lexicon)
    settled = list(_claims(found, lexicon))
    claims, size = _without_families([claim for claim, _ in settled], found), len(found)
    rivals = {claim.first: phrases for claim, phrases in settled}
    return Scan(text, found, size, claims, rivals, _owners(claims, size), _headline_words(text, found), lexicon)
