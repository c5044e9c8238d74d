"""The authority files: who is who (data/people.csv) and what is where (data/places.csv)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from timeline.lexicon.countries import country_codes
from timeline.lexicon.files import DataError, read_csv
from timeline.lexicon.phrases import fold, is_cyrillic, words

PEOPLE_COLUMNS = ("qid", "name", "country", "aliases", "family", "posts")
PLACE_COLUMNS = ("geonames", "name", "country", "kind", "aliases")
PLACE_KINDS = ("capital", "city", "region")
_PARTIAL_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?|")
LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏ'’-]{4,}")
_ALIAS = re.compile(r"([a-z]{2,3}):(\S.*)")
# Posts are held for a country or for an organisation, which has no ISO code.
_NO_COUNTRY = ""


@dataclass(frozen=True, slots=True)
class Alias:
    """A form of a name and the language that writes it so."""

    language: str
    form: str


@dataclass(frozen=True, slots=True)
class Post:
    """An office and when it was held: ISO dates, possibly a year or a month only, "" where unknown or still held."""

    title: str
    country: str
    since: str
    until: str


@dataclass(frozen=True, slots=True)
class Person:
    """One row of people.csv; `family` is what the name is shortened to."""

    name: str
    country: str
    qid: str
    family: str
    aliases: tuple[Alias, ...]
    posts: tuple[Post, ...]

    def forms(self) -> tuple[str, ...]:
        """Return every written form of the name."""
        return (self.name, *(alias.form for alias in self.aliases))


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One row of places.csv."""

    name: str
    country: str
    kind: str
    geonames: str
    aliases: tuple[Alias, ...]


def _split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


def _aliases(cell: str, where: str) -> tuple[Alias, ...]:
    found = []
    for part in _split(cell):
        match = _ALIAS.fullmatch(part)
        if match is None:
            raise DataError(f"{where}: the alias {part!r} must be written as language:form")
        found.append(Alias(match[1], match[2]))
    return tuple(found)


def _country(code: str, where: str) -> str:
    if code != _NO_COUNTRY and code not in country_codes():
        raise DataError(f"{where}: {code!r} is no alpha-3 code of data/countries.csv")
    return code


def _post(cell: str, where: str) -> Post:
    parts = cell.split("|")
    if len(parts) != 4 or not parts[0]:
        raise DataError(f"{where}: the post {cell!r} must be written as post|country|from|to")
    post = Post(parts[0], _country(parts[1], where), parts[2], parts[3])
    if not (_PARTIAL_DATE.fullmatch(post.since) and _PARTIAL_DATE.fullmatch(post.until)):
        raise DataError(f"{where}: the dates of the post {cell!r} must be YYYY, YYYY-MM or YYYY-MM-DD")
    if post.until and post.until < post.since[: len(post.until)]:
        raise DataError(f"{where}: the post {cell!r} ends before it begins")
    return post


def _person(row: dict[str, str], where: str) -> Person:
    if not row["name"] or not re.fullmatch(r"Q\d+|", row["qid"]):
        raise DataError(f"{where}: a name is needed, and an id is Q and digits or nothing")
    posts = tuple(_post(cell, where) for cell in _split(row["posts"]))
    country = _country(row["country"], where)
    return Person(row["name"], country, row["qid"], row["family"], _aliases(row["aliases"], where), posts)


def _place(row: dict[str, str], where: str) -> PlaceRow:
    if not row["name"] or not re.fullmatch(r"\d*", row["geonames"]) or row["kind"] not in PLACE_KINDS:
        raise DataError(f"{where}: a name, an id of digits or nothing, and a kind of {PLACE_KINDS} are needed")
    country = _country(row["country"], where)
    return PlaceRow(row["name"], country, row["kind"], row["geonames"], _aliases(row["aliases"], where))


@cache
def people() -> tuple[Person, ...]:
    """Return the rows of people.csv; raise `DataError` where one is malformed."""
    rows = enumerate(read_csv("people.csv", PEOPLE_COLUMNS), start=2)
    return tuple(_person(row, f"timeline/data/people.csv: line {line}") for line, row in rows)


@cache
def places() -> tuple[PlaceRow, ...]:
    """Return the rows of places.csv; raise `DataError` where one is malformed."""
    rows = enumerate(read_csv("places.csv", PLACE_COLUMNS), start=2)
    return tuple(_place(row, f"timeline/data/places.csv: line {line}") for line, row in rows)


@cache
def capitals() -> frozenset[tuple[str, str]]:
    """Return the capitals, each with its country."""
    return frozenset((place.name, place.country) for place in places() if place.kind == "capital")


@cache
def regions() -> frozenset[tuple[str, str]]:
    """Return the regions, which cities lie in, each with its country."""
    return frozenset((place.name, place.country) for place in places() if place.kind == "region")


@cache
def capital_of() -> dict[str, PlaceRow]:
    """Return the capital of each country that has one."""
    found: defaultdict[str, list[PlaceRow]] = defaultdict(list)
    for place in places():
        if place.kind == "capital":
            found[place.country].append(place)
    return {country: rows[0] for country, rows in found.items() if len(rows) == 1}


@lru_cache(maxsize=1 << 16)
def name_keys(form: str) -> tuple[str, ...]:
    """Return the folded words of a name: what names are compared by."""
    return tuple(words(form).keys)


@cache
def people_by_name() -> dict[tuple[str, ...], tuple[Person, ...]]:
    """Return the people of each name, by the folded words of the form."""
    index: defaultdict[tuple[str, ...], list[Person]] = defaultdict(list)
    for person in people():
        for key in dict.fromkeys(name_keys(form) for form in person.forms()):
            index[key].append(person)
    return {key: tuple(found) for key, found in index.items()}


@cache
def people_by_family() -> dict[str, tuple[Person, ...]]:
    """Return the people of each family name, folded."""
    index: defaultdict[str, list[Person]] = defaultdict(list)
    for person in people():
        for key in dict.fromkeys(_families(person)):
            index[key].append(person)
    return {key: tuple(found) for key, found in index.items()}


@cache
def _nominatives() -> frozenset[str]:
    """Return the family names that Cyrillic writes, as they are in the nominative."""
    forms = (words(alias.form).texts[-1] for person in people() for alias in person.aliases if is_cyrillic(alias.form))
    return frozenset(form.casefold() for form in forms)


def whose(word: str) -> bool:
    """Tell whether a word is the family name of somebody on file in another case than the nominative."""
    return is_cyrillic(word) and fold(word) in people_by_family() and word.casefold() not in _nominatives()


def _families(person: Person) -> Iterator[str]:
    """Yield the family name of a person, folded, and where it stands last also as other languages write it."""
    if person.family:
        yield fold(person.family)
    if person.family and fold(person.name).endswith(fold(person.family)):
        own = words(person.name).keys
        for alias in person.aliases:
            parts = words(alias.form)
            alike = len(parts.keys) == len(own) and parts.keys[-1] not in own[:-1]  # "Lawrow", not "Ishiba Shigeru"
            if " " in alias.form and (is_cyrillic(parts.texts[-1]) or (alike and LATIN.fullmatch(parts.texts[-1]))):
                yield parts.keys[-1]
