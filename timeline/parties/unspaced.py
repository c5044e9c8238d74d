"""Names of unknown people where capitals and spaces tell nothing: found by the title beside them.

What such a name looks like is data of the language (timeline/lexicon/names.py explains the keys; a language without
them finds none). A name begins behind a title, or ends before one, and holds no word that means something else. Of two
ends the article tells the right one: what follows a name changes, what belongs to it does not. Once named in full, a
person is found in the whole article, by the full name and its short forms.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from timeline.lexicon import signs
from timeline.lexicon.authority import Person, name_keys, people_by_name
from timeline.lexicon.names import people_by_short_form, sole_families
from timeline.parties import names
from timeline.parties.names import Name
from timeline.parties.scan import Scan, script
from timeline.parties.titles import COUNTRY_SIGNS, NO_TITLE, Title
from timeline.records import record

_TITLES = frozenset({signs.OFFICE, signs.HONORIFIC, signs.RELATION})
_ADJUNCTS = COUNTRY_SIGNS | {signs.MODIFIER, signs.BODY, signs.INSTITUTION, signs.ORGANISATION, signs.PLACE}
_GAPS = frozenset({"", " ", "\u200b", "·", "・"})
_LATIN = re.compile(r"[\s\u200b]?[(（]([A-Z][\w.'’-]+(?:\s[A-Za-z][\w.'’-]*)+)[)）]")
_COMMA = re.compile("[,，、،]")
_MASK = "\0"
_CHINESE = 3  # signs of a name
_LONGEST = 40  # letters of a name
_FARTHEST = 10  # words between a name and the office behind it
_BRACKETED = 20  # words in brackets


@record(frozen=True, slots=True)
class _Found:
    """Letters of the text that are a name, with what it is shortened to."""

    start: int
    end: int
    name: str
    short: tuple[str, ...] = ()


@record(frozen=True, slots=True)
class _Page:
    """A scan, and its text with all that is no name masked."""

    scan: Scan
    masked: str

    def begun_at(self, offset: int) -> int | None:
        """Return the index of the word that begins at an offset."""
        return _place_of(offset, self.scan.words.starts)

    def ended_at(self, offset: int) -> int | None:
        """Return the index of the word that ends at an offset."""
        return _place_of(offset, self.scan.words.ends)


def _place_of(offset: int, offsets: list[int]) -> int | None:
    at = bisect_left(offsets, offset)
    return at if at < len(offsets) and offsets[at] == offset else None


def groups(scan: Scan) -> list[Name]:
    """Return the names on file and in capitals, those that titles betray, and the further mentions of them."""
    known = [name for name in names.groups(scan) if name.people or scan.words.capitals[name.first]]
    taken = {index for name in known for index in range(name.first, name.stop)}
    free = [name for name in _unknown(scan) if taken.isdisjoint(range(name.first, name.stop))]
    return sorted((*known, *free), key=lambda name: name.first)


def title(scan: Scan, name: Name, before: Title) -> Title:
    """Return the title of a name: that behind it where the language has it there or none stands before."""
    behind = _title_behind(scan, name)
    return behind if behind.post and (scan.lexicon.shapes.titles_behind or not before.post) else before


def _title_behind(scan: Scan, name: Name) -> Title:
    """Read the office behind a name, with the country between or before the name ("インドのモディ首相")."""
    index = _over_brackets_behind(scan, name.stop)
    while index < scan.size and index - name.stop < _FARTHEST and _joins(scan, index, name.stop):
        claim = scan.owner[index]
        if claim and claim.value.sign in _TITLES:
            post = scan.text[scan.words.starts[index] : scan.words.ends[claim.stop - 1]]
            country = _country_beside(scan, name.first, name.stop - 1) or _country_behind(scan, claim.stop)
            return Title(post if claim.value.sign is signs.OFFICE else "", country, person=True, adjacent=True)
        if not scan.lexicon.shapes.titles_behind or claim is None or claim.value.sign not in _ADJUNCTS:
            break
        index += 1
    return NO_TITLE


def _country_behind(scan: Scan, index: int) -> str:
    """Return the country that an office behind a name is of, where it stands behind the office too."""
    while not scan.lexicon.shapes.titles_behind and index < scan.size and scan.gap(index) in _GAPS:
        claim = scan.owner[index]
        if claim is None or claim.value.sign not in _TITLES | _ADJUNCTS | {signs.NEVER}:
            return ""
        if claim.value.sign in COUNTRY_SIGNS:
            return claim.value.country
        index = claim.stop
    return ""


def _joins(scan: Scan, index: int, stop: int) -> bool:
    """Tell whether a word stands right behind the one before, or behind the brackets behind a name."""
    return scan.gap(index) in _GAPS or (index >= stop and scan.gap(index)[:1] in {")", "）"})


def _over_brackets_behind(scan: Scan, index: int) -> int:
    """Return the first word behind brackets that open at a word, or the word itself."""
    if scan.gap(index).strip() not in {"(", "（"}:
        return index
    closing = range(index + 1, min(index + 1 + _BRACKETED, scan.size))
    return next((at for at in closing if scan.gap(at)[:1] in {")", "）"}), index)


def _over_brackets(scan: Scan, index: int) -> int:
    """Return the first word inside the brackets that close right before a word, or the word itself."""
    if scan.gap(index)[:1] not in {")", "）"} or scan.gap(index)[1:] not in _GAPS:
        return index
    opening = range(index - 1, max(0, index - 1 - _BRACKETED), -1)
    return next((at for at in opening if scan.gap(at).strip() in {"(", "（"}), index)


def _unknown(scan: Scan) -> list[Name]:
    """Return the names that titles betray, and every further mention of whom the article names in full."""
    page = _page(scan)
    titled = list(dict.fromkeys(_titled(page)))
    wholes = _wholes(page, titled)
    known = {one.name: people for one in titled if (people := _in_brackets(page, one))}
    taken: dict[int, Name] = {}
    for one in sorted((*titled, *_repeats(page, wholes)), key=lambda found: (found.start, -found.end)):
        name = _name(page, one, wholes, known)
        if name and taken.keys().isdisjoint(range(name.first, name.stop)):
            taken.update(dict.fromkeys(range(name.first, name.stop), name))
    return list(dict.fromkeys(taken.values()))


def _page(scan: Scan) -> _Page:
    letters = list(scan.text)
    starts, ends = scan.words.starts, scan.words.ends
    masked = [found.span() for found in scan.lexicon.shapes.edges.finditer(scan.text)]
    masked += [(starts[claim.first], ends[claim.stop - 1]) for claim in scan.claims]
    for start, end in masked:
        letters[start:end] = _MASK * (end - start)
    return _Page(scan, "".join(letters))


def _titled(page: _Page) -> Iterator[_Found]:
    """Yield the names that stand beside a title."""
    scan = page.scan
    for claim in scan.claims:
        if claim.value.sign not in _TITLES:
            continue
        end = _end_before(page, claim.first)
        found = _behind(page, end) if end is not None else None
        if found is None and not page.scan.lexicon.shapes.titles_behind and claim.stop < scan.size:
            found = _ahead(page, scan.words.starts[claim.stop]) if scan.gap(claim.stop) in _GAPS else None
        if found:
            yield found


def _end_before(page: _Page, office: int) -> int | None:
    """Return where a name before a title would end: before the country and body that it is of, and a reading."""
    scan, index = page.scan, office
    while index > 0 and office - index < _FARTHEST:
        inner = _over_brackets(scan, index)
        before = inner - 1
        if before < 0 or (inner == index and scan.gap(index) not in _GAPS):
            return None
        if scan.owner[before] is None:
            return scan.words.ends[before]
        if not page.scan.lexicon.shapes.titles_behind or scan.sign(before) not in _ADJUNCTS:
            return None
        index = before
    return None


def _behind(page: _Page, end: int) -> _Found | None:
    """Return the longest name that ends at an offset and begins where a stretch of free letters does."""
    begun = page.scan.words.starts
    low = max(end - _LONGEST, page.masked.rfind(_MASK, 0, end) + 1)
    starts = [begun[at] for at in range(bisect_left(begun, low), bisect_left(begun, end)) if _opens(page, at)]
    for row in page.scan.lexicon.shapes.rows:
        for start in starts:
            found = row.fullmatch(page.masked, start, end)
            if found and ("foreign" not in found.groupdict() or _known_alone(page, found[0], start, end)):
                return _Found(start, end, found[0], page.scan.lexicon.shapes.short_forms(found))
    return None


def _known_alone(page: _Page, name: str, start: int, end: int) -> bool:
    """Tell whether the file knows a foreign name that stands without its country, or the country stands beside it."""
    return name in sole_families(page.scan.lexicon.shapes.language) or _abroad(page, start, end)


def _abroad(page: _Page, start: int, end: int) -> bool:
    """Tell whether the words beside a name say of which country its title is."""
    first, last = page.begun_at(start), page.ended_at(end)
    return first is not None and last is not None and bool(_country_beside(page.scan, first, last))


def _opens(page: _Page, index: int) -> bool:
    """Tell whether a stretch of letters begins: behind a gap, a word that means something else, another script."""
    start = page.scan.words.starts[index]
    if page.scan.lexicon.enclitics and start and not page.scan.gap(index):
        return False
    if start == 0 or page.masked[start - 1] == _MASK or not page.masked[start - 1].isalpha():
        return True
    return script(page.masked[start - 1]) != script(page.masked[start])


def _ahead(page: _Page, start: int) -> _Found | None:
    """Return the name that begins at an offset."""
    fitting = [found for row in page.scan.lexicon.shapes.rows if (found := _fitting(page, row, start))]
    longest = max(fitting, key=lambda found: found.end(), default=None)
    return _Found(start, longest.end(), longest[0], page.scan.lexicon.shapes.short_forms(longest)) if longest else None


def _fitting(page: _Page, row: re.Pattern[str], start: int) -> re.Match[str] | None:
    """Return what fits a row from an offset on and ends with a word."""
    found = row.match(page.masked, start, start + _LONGEST)
    while found and page.ended_at(found.end()) is None:
        found = row.match(page.masked, start, found.end() - 1)
    return _settled(page, row, found) if found else None


def _settled(page: _Page, row: re.Pattern[str], found: re.Match[str]) -> re.Match[str]:
    """Shorten a name whose last letter is not always there in the article, so that it belongs to what follows."""
    text = page.scan.text
    while shorter := row.fullmatch(page.masked, found.start(), found.end() - 1):
        if page.ended_at(shorter.end()) is None or text.count(shorter[0]) <= text.count(found[0]):
            break
        found = shorter
    return found


def _wholes(page: _Page, titled: Iterable[_Found]) -> dict[str, str]:
    """Return the full name that each form stands for in this article; a letter that two names share stands for none."""
    full = {one.name: one.short for one in titled if len(one.name) > 1}
    full |= {name: page.scan.lexicon.shapes.shortened(name) or _first_sign(page, name) for name in _on_file(page.scan)}
    wholes: dict[str, str] = {}
    shared = set()
    for name, forms in full.items():
        for form in forms:
            if wholes.setdefault(form, name) != name:
                shared.add(form)
    plain = {name: name for name in full if name not in wholes}
    short = {form: name for form, name in wholes.items() if len(form) > 1 or form not in shared}
    latin = {one.name: written for one in titled if (written := _latin_behind(page, one.end))}
    return {form: latin.get(name, name.replace("\u200b", "")) for form, name in (plain | short).items()}


def _first_sign(page: _Page, name: str) -> tuple[str, ...]:
    """Return the family name of a Chinese name that is written as it sounds ("시진핑": "시")."""
    return (name[0],) if page.scan.lexicon.enclitics and len(name) == _CHINESE and " " not in name else ()


def _latin_behind(page: _Page, end: int) -> str:
    """Return the name in Latin letters that stands in brackets behind a name ("ជេនណាឌី (Gennady)")."""
    found = _LATIN.match(page.scan.text, end)
    return " ".join(found[1].split()) if found else ""


def _on_file(scan: Scan) -> Iterator[str]:
    """Yield the text of each name on file."""
    for claim in scan.claims:
        if claim.value.sign is signs.PERSON:
            yield scan.text[scan.words.starts[claim.first] : scan.words.ends[claim.stop - 1]]


def _repeats(page: _Page, wholes: dict[str, str]) -> Iterator[_Found]:
    """Yield the further mentions of the article's people; a single letter is none."""
    forms = sorted((form for form in wholes if len(form) > 1), key=len, reverse=True)
    if forms:
        for found in re.finditer("|".join(map(re.escape, forms)), page.masked):
            yield _Found(found.start(), found.end(), found[0])


def _name(page: _Page, one: _Found, wholes: dict[str, str], bracketed: dict[str, tuple[Person, ...]]) -> Name | None:
    """Return a mention linked to the person of the article or, by its short form, to somebody on file."""
    first, last = page.begun_at(one.start), page.ended_at(one.end)
    if first is None or last is None:
        return None
    whole = wholes.get(one.name, one.name)
    known = people_by_name().get(name_keys(whole), ()) or bracketed.get(whole, ())
    whole = whole.replace("\u200b", "")
    known = known or _by_short_form(page, whole, first, last)
    return Name(first, last + 1, known, whole) if known or len(whole) > 1 else None


def _in_brackets(page: _Page, one: _Found) -> tuple[Person, ...]:
    """Return the person on file whose name stands in brackets behind ("小马科斯（Bongbong Marcos）")."""
    scan, last = page.scan, page.ended_at(one.end)
    behind = scan.size if last is None else last + 1
    claim = scan.owner[behind] if behind < len(scan.owner) and scan.gap(behind).strip() in {"(", "（"} else None
    return (claim.value.person,) if claim and claim.value.person else ()


def _by_short_form(page: _Page, whole: str, first: int, last: int) -> tuple[Person, ...]:
    """Return the only person on file with this short form, in the country that the words beside it name."""
    country = _country_beside(page.scan, first, last)
    known = people_by_short_form(page.scan.lexicon.shapes.language).get(whole, ())
    fitting = tuple(person for person in known if not country or person.country == country)
    return fitting if len(fitting) == 1 and (country or len(whole) > 1) else ()


def _country_beside(scan: Scan, first: int, last: int) -> str:
    """Return the country that stands before a name with its title, or between it and the title behind."""
    behind = range(last + 1, min(last + 1 + _FARTHEST, scan.size))
    for steps in (range(first - 1, max(-1, first - 1 - _FARTHEST), -1), behind):
        titled = False  # what a comma parts from a title behind the name is another's ("岸田首相、フランスの…")
        for index in steps:
            claim = scan.owner[index]
            if titled and index > last and _COMMA.search(scan.gap(index)):
                break
            if claim and claim.value.sign in COUNTRY_SIGNS:
                return claim.value.country
            titled = titled or (claim is not None and claim.value.sign in _TITLES)
            joined = scan.words.keys[index] in scan.lexicon.possessives
            if not joined and (claim is None or claim.value.sign not in _TITLES | _ADJUNCTS):
                break
    return ""
