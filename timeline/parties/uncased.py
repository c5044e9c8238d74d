"""Names in scripts that put spaces between words but have no capitals.

A name begins at a given name that the language knows, or right behind a title that says whose office it is. It ends
before what the language's `bounds` and `common` words are, before what a phrase claims, and before punctuation. Later
in the article the last word of such a name stands for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from timeline.lexicon import signs
from timeline.lexicon.authority import Person, name_keys
from timeline.lexicon.parties import party_words
from timeline.parties import titles
from timeline.parties.names import Name, known_people
from timeline.parties.scan import Scan

_MOST = 4  # words of a name without its particles; what runs on for longer is no name, and two of them are
_SURE = 2
_SHORTEST = 3  # letters of a word that stands for a name


def groups(scan: Scan) -> Iterator[Name]:
    """Yield each name from left to right: the whole ones, and the single words that stand for one of them."""
    whole = list(_whole(scan))
    taken = {index for name in whole for index in range(name.first, name.stop)}
    short = {key for name in whole for key in _short(scan, name)}
    alone = (index for index, key in enumerate(scan.words.keys) if key in short and index not in taken)
    singles = [Name(index, index + 1) for index in alone if free(scan, index)]
    yield from sorted((*whole, *singles), key=lambda name: name.first)


def free(scan: Scan, index: int) -> bool:
    """Tell whether a word may be of a name: no phrase claims it, and it bounds none."""
    if not 0 <= index < scan.size or scan.owner[index] is not None or len(scan.words.keys[index]) < _SURE:
        return False
    return not _bounds(scan.words.texts[index], scan.lexicon.shapes.language)


@lru_cache(maxsize=1 << 16)
def _bounds(word: str, language: str) -> bool:
    """Tell whether a word stands beside a name and is none; the same few words come again and again."""
    return party_words(language).bounds.fullmatch(word) is not None


def _whole(scan: Scan) -> Iterator[Name]:
    """Yield the names of several words, and those on file."""
    index = 0
    while index < scan.size:
        name = _on_file(scan, index) or _unknown(scan, index)
        if name:
            yield name
        index = name.stop if name else index + 1


def _on_file(scan: Scan, index: int) -> Name | None:
    """Return the name on file that begins at a word, with what runs on behind it ("bin Salman bin Abdulaziz")."""
    claim = scan.owner[index]
    if claim is None or claim.value.person is None:
        return None
    stop = claim.stop
    while _particle(scan, stop) and free(scan, stop + 1) and scan.within_name(stop + 1):
        stop += 2
    return Name(index, stop, known_people(scan, index, stop))


def _unknown(scan: Scan, index: int) -> Name | None:
    """Return the name of somebody not on file that begins at a word."""
    if not (free(scan, index) or _particle(scan, index)) or not _begins(scan, index):
        return None
    stop = _extent(scan, index)
    claim = scan.owner[stop] if stop < scan.size else None
    if claim and claim.value.person and claim.stop == stop + 1 and scan.within_name(stop):
        return _namesake(scan, index, stop, claim.value.person)
    return Name(index, stop) if stop > index + 1 else None


def _namesake(scan: Scan, index: int, stop: int, person: Person) -> Name:
    """Return given names with a family name that is on file: the person on file where the first of them is his too."""
    own = any(name_keys(form)[0] == scan.words.keys[index] for form in person.forms())
    return Name(index, stop + 1, (person,) if own else ())


def _begins(scan: Scan, index: int) -> bool:
    """Tell whether a name may begin at a word: a given name, or behind a title with its country or an honorific."""
    if scan.sign(index - 1) is signs.BODY and scan.within_name(index):
        return False
    if scan.words.keys[index] in scan.lexicon.given_names:
        return True
    if scan.attributive(index):
        return False
    title = titles.before(scan, Name(index, index + 1))
    if title.person and (title.country or scan.sign(index - 1) is signs.HONORIFIC):
        return True
    return not scan.within_name(index) and _described(scan, index)


def _described(scan: Scan, index: int) -> bool:
    """Tell whether a clause begins with two or three words, a comma and the office of whom they name."""
    stop = _extent(scan, index)
    comma = scan.gap(stop).strip() in {",", "،"}
    return 1 < stop - index < _MOST and comma and titles.after(scan, Name(index, stop)).person


def _particle(scan: Scan, index: int) -> bool:
    """Tell whether a word is a particle of a name, joined to the word before it."""
    return 0 <= index < scan.size and scan.words.keys[index] in scan.lexicon.particles and scan.within_name(index)


def _extent(scan: Scan, first: int) -> int:
    """Return the index after the last word of the name that begins at a word."""
    stops = [first + 1] if scan.words.keys[first] not in scan.lexicon.particles else []
    stop = first + 1
    while len(stops) <= _MOST:
        if _particle(scan, stop) and (free(scan, stop + 1) or _particle(scan, stop + 1)):
            stop += 1
        elif free(scan, stop) and scan.within_name(stop):
            stop += 1
            stops.append(stop)
        else:
            break
    if len(stops) > _MOST:
        return stops[_SURE - 1]
    return stops[-1] if stops else first + 1


def _short(scan: Scan, name: Name) -> Iterator[str]:
    """Yield what a whole name may be shortened to: its last word."""
    keys = name.keys(scan)
    if len(keys) > 1 and len(keys[-1]) >= _SHORTEST:
        yield keys[-1]
