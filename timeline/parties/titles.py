"""Titles beside a name: the office, the country it is held for, and whether the words make the name a person's."""

from __future__ import annotations

import re
from itertools import product

from timeline.lexicon import signs
from timeline.lexicon.authority import whose
from timeline.parties.names import Name
from timeline.parties.scan import Scan
from timeline.records import record

_FARTHEST = 16
# What may stand between two words of a title, and between a title and its name.
_SPACES = {"", " ", "\u00a0", "\u202f", "\u200b"}
_INSIDE = frozenset({*_SPACES, *"-‐‑'’ʼ()", " (", ") ", ". "})
_QUOTED = frozenset(map("".join, product(("", *'"”»'), ("", " "), '"“«', ("", " "))))
_BEFORE_NAME = _QUOTED | _SPACES | {", ", "، ", ".", ". ", ") "}
_BARE = frozenset((" ", "» ", "” ", '" '))  # before a title that follows a name without a comma
_APPOSITION = re.compile(r"[,،] |,\u00a0| \([^)]*\)?,? ?| [–—-] |\), | \(")
_BODIES = frozenset({signs.BODY, signs.ORGANISATION, signs.INSTITUTION})
COUNTRY_SIGNS = frozenset({signs.COUNTRY, signs.DEMONYM, signs.PREFIX})
_CHAIN_SIGNS = _BODIES | COUNTRY_SIGNS | {signs.MODIFIER, signs.NEVER, signs.PLACE, signs.OFFICE}


@record(frozen=True, slots=True)
class Title:
    """What stands beside a name: `person` says that it is one's, `adjacent` that only honorifics lie between.

    `of_body` says that a body of many states is in it and no country ("UN Secretary-General").
    """

    post: str = ""
    country: str = ""
    person: bool = False
    adjacent: bool = False
    of_body: bool = False


NO_TITLE = Title()


def _chain_word(scan: Scan, index: int) -> bool:
    """Tell whether a word may stand between an office and what it is of."""
    if scan.sign(index) in _CHAIN_SIGNS or scan.free_capital(index) or scan.attributive(index):
        return True
    return links(scan, index) or scan.words.keys[index] in scan.lexicon.possessives


def _joins(scan: Scan, index: int, last: int) -> bool:
    """Tell whether a word is the "and" of what one office is of ("minister of foreign and European affairs")."""
    if scan.words.keys[index] not in scan.lexicon.conjunctions or not 0 < index < last:
        return False
    before = scan.sign(index - 1) in _CHAIN_SIGNS - {signs.OFFICE} or scan.free_capital(index - 1)
    return before and scan.sign(index + 1) in _CHAIN_SIGNS - {signs.OFFICE}


def links(scan: Scan, index: int) -> bool:
    """Tell whether a word is an article or "of"."""
    return scan.words.keys[index] in scan.lexicon.connectors or scan.words.keys[index] in scan.lexicon.articles


def _inside(scan: Scan, index: int) -> bool:
    """Tell whether what stands before a word lets it belong to the title that the word before it is of."""
    return scan.gap(index) in _INSIDE or scan.gap(index).lstrip() in scan.lexicon.clitics


def _skip_honorifics(scan: Scan, first: int) -> int:
    """Return the first of the honorifics that stand right before a word, or the word itself."""
    while first > 0 and scan.sign(first - 1) is signs.HONORIFIC and scan.gap(first) in _BEFORE_NAME:
        first -= 1
    return first


def _office_left(scan: Scan, last: int) -> int | None:
    """Return the first word of the office that ends at or before a word, over what it is of."""
    index = last
    while index >= 0 and last - index < _FARTHEST:
        claim = scan.owner[index]
        if claim and claim.value.sign is signs.OFFICE:
            reaches = index == last or links(scan, index + 1)
            reaches = reaches or scan.attributive(index + 1) or whose(scan.words.texts[index + 1])
            return claim.first if reaches or scan.sign(index + 1) in _CHAIN_SIGNS else None
        if not (_chain_word(scan, index) or _joins(scan, index, last)):
            return None
        if index < last and not _inside(scan, index + 1):
            return None
        index -= 1
    return None


def _chain_left(scan: Scan, office: int) -> int:
    """Return the first word of the modifiers, bodies and countries that stand right before an office."""
    index = office
    while index > 0 and scan.gap(index) in _INSIDE and office - index < _FARTHEST:
        before = index - 1
        if scan.lexicon.uncased and scan.sign(before) is not signs.MODIFIER:
            break  # what stands before an office there is of another clause
        possessive = scan.words.keys[before] in scan.lexicon.possessives and scan.gap(before) in {"'", "’"}
        body_word = scan.free_capital(before) and scan.sign(index) is signs.BODY
        if not (scan.sign(before) in _CHAIN_SIGNS or possessive or body_word):
            break
        index = before
    return index


def _country_of(scan: Scan, first: int, stop: int) -> str:
    """Return the country that the words of a title name first; that which an envoy is for is not his."""
    for index in range(first, stop):
        claim = scan.owner[index]
        if claim and claim.value.country and claim.value.sign in COUNTRY_SIGNS and not _sent_to(scan, first, index):
            return claim.value.country
    return ""


def _sent_to(scan: Scan, first: int, index: int) -> bool:
    """Tell whether a country stands behind words for where somebody is sent ("UN envoy for Peru")."""
    before = index - 1
    while before > first and scan.words.keys[before] in scan.lexicon.articles:
        before -= 1
    return before > first and scan.words.keys[before] in scan.lexicon.sent


def _of_body(scan: Scan, first: int, stop: int) -> bool:
    """Tell whether a body of many states stands in a title."""
    return any(scan.sign(index) is signs.ORGANISATION for index in range(first, stop))


def _post_start(scan: Scan, first: int, office: int) -> int:
    """Return where the office's own words begin: bodies and modifiers belong to it, countries do not."""
    start = office
    while start > first and scan.sign(start - 1) in _BODIES | {signs.MODIFIER}:
        start -= 1
    return start


def _post_stop(scan: Scan, stop: int) -> int:
    """Return where the office's words end: a nationality right behind it is left out ("président chinois")."""
    while scan.sign(stop - 1) is signs.DEMONYM and scan.sign(stop - 2) in {signs.OFFICE, signs.DEMONYM}:
        stop -= 1
    return stop


def _words_of(scan: Scan, first: int, stop: int) -> str:
    return " ".join(scan.text[scan.words.starts[first] : scan.words.ends[stop - 1]].split())


def _with_conjunction(scan: Scan, first: int) -> int:
    """Return where a title begins, with one joined on before it ("general secretary and Chinese president")."""
    before = first - 1
    if before < 1 or scan.words.keys[before] not in scan.lexicon.conjunctions or scan.gap(first) != " ":
        return first
    office = _office_left(scan, before - 1)
    return first if office is None else _chain_left(scan, office)


def before(scan: Scan, name: Name) -> Title:
    """Return the title that stands before a name."""
    start = _skip_honorifics(scan, name.first)
    honoured = start < name.first
    if start == 0 or scan.gap(start) not in _BEFORE_NAME:
        return Title(person=honoured, adjacent=honoured)
    if scan.sign(start - 1) is signs.RELATION:
        return Title(person=True, adjacent=honoured)
    if not honoured and links(scan, start - 1):
        return NO_TITLE  # "the president of Zork" says nothing of Zork
    office = _office_left(scan, start - 1)
    if office is None:
        return Title(person=honoured, adjacent=honoured)
    return _title(scan, office, start, honoured)


def _title(scan: Scan, office: int, stop: int, honoured: bool) -> Title:
    first = _chain_left(scan, office)
    post = _words_of(scan, _post_start(scan, first, office), _post_stop(scan, stop))
    country = _country_of(scan, first, stop) or _country_of(scan, _with_conjunction(scan, first), first)
    adjacent = scan.sign(stop - 1) is signs.OFFICE and scan.gap(stop) != ", "
    return Title(post, country, True, adjacent or honoured, not country and _of_body(scan, first, stop))


def _office_right(scan: Scan, start: int) -> int | None:
    """Return the first word of an office that a word's phrase leads to, over articles, countries and modifiers."""
    for index in range(start, min(start + 7, scan.size)):
        if index > start and scan.gap(index) not in _INSIDE:
            return None
        if scan.lexicon.the_two.at(scan.words, index):
            return None  # "Zork Palace, where the two leaders met"
        if scan.sign(index) in {signs.OFFICE, signs.RELATION}:
            return index
        if not _chain_word(scan, index) and scan.words.keys[index] not in scan.lexicon.common:
            return None
    return None


def _chain_right(scan: Scan, office: int) -> int:
    """Return the index after the last word of an office and of what it is of."""
    stop = office + 1
    while stop < scan.size and _inside(scan, stop) and stop - office < _FARTHEST:
        if not _chain_word(scan, stop):
            break
        stop += 1
    return stop


def _ends_in_name(scan: Scan, office: int, stop: int) -> bool:
    """Tell whether an office leads to a name of its own ("Xi Jinping, Foreign Minister Wang Yi")."""
    if scan.sign(stop) in {signs.PERSON, signs.HONORIFIC} and scan.gap(stop) in _INSIDE:
        return True
    if scan.lexicon.uncased and 0 <= stop < scan.size and scan.words.keys[stop] in scan.lexicon.given_names:
        return True
    start = stop
    while start > office + 1 and scan.free_capital(start - 1):
        start -= 1
    heads = {signs.OFFICE, signs.NEVER} | (set() if scan.lexicon.head_first else {signs.BODY, signs.INSTITUTION})
    return start < stop and scan.sign(start - 1) in heads and scan.within_name(start)


def after(scan: Scan, name: Name) -> Title:
    """Return the title in apposition behind a name ("Zork Blatt, the foreign minister of X,")."""
    bare = scan.lexicon.uncased and scan.gap(name.stop) in _BARE
    if not (bare or _APPOSITION.fullmatch(scan.gap(name.stop))):
        return NO_TITLE
    office = _office_right(scan, name.stop)
    if office is None or (bare and office > name.stop):
        return NO_TITLE
    stop = _chain_right(scan, office)
    if _ends_in_name(scan, office, stop):
        return NO_TITLE
    if scan.sign(office) is signs.RELATION:
        return Title(person=True)
    while stop > office + 1 and links(scan, stop - 1):
        stop -= 1
    post = _words_of(scan, _post_start(scan, name.stop, office), stop)
    country = _country_of(scan, name.stop, stop)
    return Title(post, country, person=True, of_body=not country and _of_body(scan, name.stop, stop))
