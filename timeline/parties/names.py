"""Groups of capitals that may be a person's name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import compress

from timeline.lexicon import signs
from timeline.lexicon.authority import Person, people_by_name, whose
from timeline.lexicon.phrases import is_cyrillic
from timeline.model import Span
from timeline.parties.scan import Scan
from timeline.records import record

_MOST_PARTICLES = 3
_MOST_WORDS = 8
_LONGEST_FAMILY_FIRST = 4
_LONGEST_SYLLABLE = 6
_HYPHENS = frozenset("-‐‑")
_FATHERS = 3  # words of a name with a patronymic
_PATRONYMIC = re.compile(r"(?:[oey]vi[ct]h|ovna|evna|[оеё]вич|[иії]ч|[оеє]вна|ична|[иії]вна)$")


@record(frozen=True, slots=True)
class Name:
    """Words `first` to `stop` (exclusive) of a scan that may name a person; `people` whom the authority file knows so.

    `whole` is the name in full where its letters, not its words, tell what it is short for.
    """

    first: int
    stop: int
    people: tuple[Person, ...] = ()
    whole: str = ""

    def span(self, scan: Scan) -> Span:
        """Return the offsets of the words."""
        return Span(scan.words.starts[self.first], scan.words.ends[self.stop - 1])

    def keys(self, scan: Scan) -> tuple[str, ...]:
        """Return the folded words."""
        return tuple(scan.words.keys[self.first : self.stop])


_PLACES = frozenset({signs.PLACE, signs.COUNTRY})
_NAMING = _PLACES | {signs.PERSON}
_TITLES = frozenset({signs.OFFICE, signs.HONORIFIC, signs.RELATION})


def _titled(scan: Scan, index: int) -> bool:
    """Tell whether a title stands right before a word."""
    return scan.sign(index - 1) in _TITLES and (scan.within_name(index) or scan.gap(index) == ". ")


def _part(scan: Scan, index: int) -> bool:
    """Tell whether a word may be of a name: a free capital, of a person on file, or a place that is a given name."""
    if not 0 <= index < scan.size:
        return False
    claim, capital = scan.owner[index], scan.words.capitals[index]
    if claim is None or claim.value.sign is signs.PERSON:
        return capital or claim is not None
    return _given_place(scan, index) or (capital and (_hung(scan, index) or borrowed(scan, index)))


def borrowed(scan: Scan, index: int) -> bool:
    """Tell whether a word that is no name elsewhere stands as one behind a title ("Mrs. May"), to be linked only."""
    claim = scan.owner[index] if 0 <= index < scan.size else None
    single = claim is not None and claim.value.sign is signs.NEVER and claim.stop - claim.first == 1
    return single and scan.words.capitals[index] and _titled(scan, index)


def _hung(scan: Scan, index: int) -> bool:
    """Tell whether a hyphen makes a word that means something else part of a name ("Al-Kuwaiti", "Jean-Noël")."""
    hung = 0 < index < scan.size and scan.words.gaps[index] in _HYPHENS and scan.words.capitals[index]
    if not hung or scan.owner[index - 1] is not None:
        return False
    article = scan.words.keys[index - 1] in scan.lexicon.particles
    return article or (scan.words.capitals[index - 1] and scan.sign(index) is signs.NEVER)


def _given_place(scan: Scan, index: int) -> bool:
    """Tell whether a place or country is somebody's given name: a capital follows, and a title or the verb says so."""
    claim = scan.owner[index] if 0 <= index < scan.size else None
    if claim is None or claim.value.sign not in _PLACES or claim.stop - claim.first > 1:
        return False
    if is_cyrillic(scan.words.texts[index]):  # "the president of Chile Zork Blatt" has no "of" there
        return False
    if scan.lexicon.country_inside or not (scan.free_capital(index + 1) and scan.gap(index + 1) == " "):
        return False
    if _titled(scan, index):
        return True
    before = scan.words.keys[index - 1] if index and scan.gap(index) == " " else ""
    return before not in scan.lexicon.place_before and _person_follows(scan, index + 2)


def _person_follows(scan: Scan, index: int) -> bool:
    """Tell whether a verb of saying, or a comma and an office, begins at a word."""
    if scan.gap(index) == ", ":
        return any(scan.sign(ahead) is signs.OFFICE for ahead in range(index, index + 4))
    return scan.gap(index) == " " and bool(scan.lexicon.speech.at(scan.words, index))


def _over_particles(scan: Scan, index: int) -> int | None:
    """Return the index of the name's next word behind particles ("van der Bellen"), or None."""
    for ahead in range(index, min(index + _MOST_PARTICLES, scan.size - 1)):
        if scan.words.keys[ahead] not in scan.lexicon.particles or not scan.within_name(ahead):
            return None
        if _part(scan, ahead + 1) and scan.within_name(ahead + 1):
            return ahead + 1
    return None


def _syllable(scan: Scan, index: int) -> bool:
    """Tell whether a word is the second syllable of a given name in lower case ("Ki-moon")."""
    if scan.owner[index] is not None or scan.words.gaps[index] not in _HYPHENS:
        return False
    return len(scan.words.texts[index]) <= _LONGEST_SYLLABLE and scan.words.keys[index] not in scan.lexicon.compounds


def _another_person(scan: Scan, first: int, index: int) -> bool:
    """Tell whether a second person on file begins at a word of a group that already holds one."""
    claim = scan.owner[index]
    if scan.sign(index) is not signs.PERSON or claim is scan.owner[index - 1]:
        return False
    return any(scan.sign(before) is signs.PERSON for before in range(first, index))


def _goes_on(scan: Scan, first: int, index: int) -> bool:
    """Tell whether a word belongs to the name before it; a common word with a capital is of a headline."""
    claim = scan.owner[index]
    if claim is not None and claim is scan.owner[index - 1] and claim.value.person:
        return True
    key = scan.words.keys[index]
    if index - first >= _MOST_WORDS:
        return False
    if scan.owner[index] is None and key in scan.lexicon.common and key not in scan.lexicon.particles:
        return False
    if _of_family(scan, first, index):
        return True
    if _owner_of(scan, first, index):
        return False
    return _part(scan, index) and scan.within_name(index) and not _another_person(scan, first, index)


def _owner_of(scan: Scan, first: int, index: int) -> bool:
    """Tell whether a family name in the genitive only says whose aide the name behind it is."""
    if index != first + 1 or not _titled(scan, first) or not scan.free_capital(index + 1):
        return False
    return whose(scan.words.texts[first]) and scan.within_name(index) and scan.within_name(index + 1)


def _of_family(scan: Scan, first: int, index: int) -> bool:
    """Tell whether a word that means something else stands in a name that a surname opens ("Trần Thị Mỹ Nga")."""
    claim = scan.owner[index]
    opened = scan.words.keys[first] in scan.lexicon.surnames and index - first < _LONGEST_FAMILY_FIRST
    single = claim is not None and claim.stop - claim.first == 1 and claim.value.sign is not signs.HONORIFIC
    return opened and single and scan.words.capitals[index] and scan.gap(index) == " "


def _extent(scan: Scan, first: int) -> int:
    """Return the index after the last word of the group of capitals that begins at a word."""
    stop = first + 1
    while stop < scan.size:
        if _goes_on(scan, first, stop) or (stop - first > 1 and _syllable(scan, stop)):
            stop += 1
        elif (behind := _over_particles(scan, stop)) is not None:
            stop = behind + 1
        else:
            break
    return stop


def _trimmed(scan: Scan, first: int, stop: int) -> int:
    """Return where a group begins once the common words that open a sentence are left out."""
    if _titled(scan, first) and stop - first > 1:
        return first
    while first < stop and scan.owner[first] is None and scan.words.keys[first] in scan.lexicon.common:
        first += 1
    if scan.lexicon.head_first and scan.sign(first - 1) is signs.BODY:  # "w Pałacu Prezydenckim Andrzej Duda"
        whole = (index for index in range(first, stop) if (claim := scan.owner[index]) and claim.stop - index > 1)
        return next(whole, first)
    return first


def known_people(scan: Scan, first: int, stop: int) -> tuple[Person, ...]:
    """Return the people on file whose form stands in the group; a "Jr" that is not of the form makes it another's."""
    if scan.owner[stop - 1] is None and scan.words.keys[stop - 1] in scan.lexicon.suffixes:
        return ()
    for claim in scan.owner[first:stop]:
        if claim and claim.value.person:
            return _namesakes(scan, claim.first)
    return ()


def _turned(scan: Scan, first: int, stop: int) -> tuple[Person, ...]:
    """Return the people on file whose name is the group in the other order ("Takaichi Sanae")."""
    keys = tuple(scan.words.keys[first:stop])
    return people_by_name().get(keys[1:] + keys[:1], ()) if len(keys) > 1 else ()


def _without_patronymic(scan: Scan, first: int, stop: int) -> tuple[Person, ...]:
    """Return the people on file whose name has the father's between its two words ("Oleg Ivanovich Blatt")."""
    keys = tuple(scan.words.keys[first:stop])
    between = len(keys) == _FATHERS and _PATRONYMIC.search(keys[1])
    return people_by_name().get((keys[0], keys[2]), ()) if between else ()


def _namesakes(scan: Scan, first: int) -> tuple[Person, ...]:
    """Return everybody on file with the name that the longest claim at a word gives."""
    matches = [m for m in scan.rivals[first] if m.value.person]
    longest = max(match.stop for match in matches)
    return tuple(m.value.person for m in matches if m.stop == longest and m.value.person)


def _compound(scan: Scan, stop: int) -> bool:
    """Tell whether a word hangs on the group that makes an adjective of it ("Trump-backed")."""
    return scan.gap(stop) in _HYPHENS and scan.words.keys[stop] in scan.lexicon.compounds


def groups(scan: Scan) -> Iterator[Name]:
    """Yield each group of capitals, or name on file, from left to right."""
    stop = 0
    marked = set(compress(range(scan.size), scan.words.capitals))
    for claim in scan.claims:
        if claim.value.sign in _NAMING:
            marked.update(range(claim.first, claim.stop))
    for index in sorted(marked):  # what is neither is of no name
        if index < stop or not _part(scan, index):
            continue
        stop = _extent(scan, index)
        first = _trimmed(scan, index, stop)
        if first < stop and not _compound(scan, stop) and not _owner_of(scan, first, stop):
            yield Name(first, stop, _on_file(scan, first, stop))


def _on_file(scan: Scan, first: int, stop: int) -> tuple[Person, ...]:
    """Return the people on file whom a group names, in whatever order or with a father's name in it."""
    return known_people(scan, first, stop) or _turned(scan, first, stop) or _without_patronymic(scan, first, stop)
