"""What a language knows of parties: the [parties] and [countries] sections of its file, CLDR and the authority files.

Everything that may name a party, or tells that the words beside it do, is one tree of phrases per language, compiled
once. A language without these sections still has the authority files and CLDR's names of countries.

The keys of [parties], each a list of words or phrases; all may be left out:

- of titles: `offices` with every inflection, `office_modifiers` beside them, `honorifics`, `relations` ("wife")
- inside a name: `particles`, `suffixes`; hung on one: `compounds` ("Trump-backed"), `possessives` (the s of "Chile's")
- no names: `never` (days, months, page furniture), `common` (words that open a sentence), `organisation_words`
- around a name: `person_verbs` behind it, `person_before` in front of it, `speech_verbs` on either side
- of people meant but not named: `definite` articles before an office ("the president"), `home`, the country whose
  holder an office alone means before others of the article ("首相は" is Japan's), `the_two` ("the two leaders"),
  `pronouns` of one person as the subject ("he"), `counterparts`, offices that are whatever somebody else holds
- `posts`, a table: regex rows of what a post of people.csv is called, of one or many, in every inflection
- of grammar: `articles`, `conjunctions`, `connectors` ("of") and `genitives` between a body and what it is of; `sent`,
  those of the connectors before where an envoy is sent ("for")
- of places: `unsure_places` are also common words and count only behind one of `place_before`; `capital_words` beside a
  country mean its capital ("the Peruvian capital")
- of scripts without capitals: `bounds`, regex of the words that stand beside a name and are none; `given_names` that
  open one; `attributes`, with what a word begins that goes on with a title ("وزير الخارجية")
- `organisation_head` = "first" where the organisation's word opens its name ("Parti communiste"), else "last"
- `accents` = true where words that differ by their accents alone are other words ("Mỹ", "my")
- `country_inside` = true where a country stands between a title and a name ("Tổng thống Nga Putin")
- `surnames`: where capitals tell names, what opens one; of its next words none is a country ("Trần Thị Mỹ Nga")
- `prefix_heads`: words that a run of short names of countries (`prefix`) stands before ("中美关系"), or a hyphen
- `journeys`: where a verb of going is joined to a short name ("访印"), the signs it begins with; a longer name that
  begins with that sign wins ("访印度尼西亚")
- `enclitics`: what is joined behind a word that a space stands before (Korean "에서"); else phrases stand anywhere
- of names without capitals or spaces: the keys that timeline/lexicon/names.py explains
- `noun_before`, where all nouns have capitals: words ("der", "einem") behind which a capital is a noun, not a name
- tables: `institutions` (form = country or ""), `organisations` (name = forms), `clitics`: what is joined before a
  word, and what the word itself then begins with ("لل" = "ال": "للمغرب" is "المغرب"), `endings`: what a name may end
  in, and what its plain form has there ("ego" = ["i", "y"]): "Kaczyńskiego" is "Kaczyński" where that is known or in
  the text

A form of offices, never and so on that begins with a hyphen fits every word that ends so ("-minister": Außenminister).

[countries] has, per alpha-3 code, `names` beyond CLDR's, `demonyms` in every inflection, `prefix` ("Sino").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import compress
from typing import Any

from timeline.lexicon.authority import Person, PlaceRow, people, places
from timeline.lexicon.countries import country_codes, country_names, zone_cities
from timeline.lexicon.files import DataError, language_codes, read_toml
from timeline.lexicon.names import NameShapes, name_shapes
from timeline.lexicon.phrases import Phrases, fold, is_unspaced, words
from timeline.lexicon.rows import AnyCase, any_of
from timeline.lexicon.signs import Sign
from timeline.lexicon.spelling import spelling


@dataclass(frozen=True, slots=True)
class Lexeme:
    """What a phrase stands for: a person, a place, the name of an organisation or institution, or a country's code."""

    sign: Sign
    person: Person | None = None
    place: PlaceRow | None = None
    name: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class PartyWords:
    """The party words of one language.

    Sets hold folded words; `verbs` follow a person, `cues` stand before one, `speech` does either. The `small` words
    may stand between an office and the name of who holds it.
    """

    phrases: Phrases[Lexeme]
    verbs: Phrases[bool]
    speech: Phrases[bool]
    cues: Phrases[bool]
    the_two: Phrases[bool]
    posts: tuple[tuple[str, AnyCase], ...]
    pronouns: Phrases[bool]
    definite: frozenset[str]
    home: str
    counterparts: frozenset[str]
    particles: frozenset[str]
    suffixes: frozenset[str]
    connectors: frozenset[str]
    articles: frozenset[str]
    conjunctions: frozenset[str]
    common: frozenset[str]
    compounds: frozenset[str]
    unsure_places: frozenset[str]
    place_before: frozenset[str]
    capital_words: frozenset[str]
    genitives: frozenset[str]
    sent: frozenset[str]
    possessives: frozenset[str]
    noun_before: frozenset[str]
    heads: Phrases[bool]
    journeys: frozenset[str]
    enclitics: Phrases[bool]
    shapes: NameShapes
    given_names: frozenset[str]
    head_first: bool
    country_inside: bool
    surnames: frozenset[str]
    ends: dict[str, Lexeme]
    endings: tuple[tuple[str, tuple[str, ...]], ...]
    capitals: frozenset[str]
    bounds: AnyCase
    attributes: tuple[str, ...]
    clitics: dict[str, str]
    uncased: bool
    small: frozenset[str]

    def plain_forms(self, text: str) -> Iterator[str]:
        """Yield what an inflected name may be in its plain form, the longest ending first."""
        for ending, plain in self.endings:
            stem = text.removesuffix(ending)
            if stem != text and len(stem) >= LEAST_STEM:
                yield from (stem + end for end in plain)


LEAST_STEM = 2  # letters of a word before its ending

_LISTS = (
    *("offices", "office_modifiers", "relations", "honorifics", "particles", "suffixes", "never", "common", "articles"),
    *("person_verbs", "speech_verbs", "person_before", "organisation_words", "connectors", "conjunctions", "compounds"),
    *("unsure_places", "place_before", "capital_words", "genitives", "possessives", "noun_before", "sent"),
    *("bounds", "given_names", "attributes", "definite", "counterparts", "the_two", "pronouns"),
    *("prefix_heads", "journeys", "enclitics", "names", "surnames", "name_edges"),
)
_TABLES = ("institutions", "organisations", "endings", "clitics", "posts")
_SIGN_OF_LIST = {
    "offices": Sign.OFFICE,
    "office_modifiers": Sign.MODIFIER,
    "relations": Sign.RELATION,
    "honorifics": Sign.HONORIFIC,
    "never": Sign.NEVER,
    "organisation_words": Sign.BODY,
}
_SIGN_OF_COUNTRY_FORM = {"names": Sign.COUNTRY, "demonyms": Sign.DEMONYM, "prefix": Sign.PREFIX}


def _section(language: str, name: str) -> dict[str, Any]:
    if language not in language_codes():
        return {}
    section: dict[str, Any] = read_toml(f"languages/{language}.toml").get(name, {})
    return section


def _checked(language: str) -> dict[str, Any]:
    """Return [parties] of a language; raise `DataError` where a key is unknown or a list is no list of strings."""
    section = _section(language, "parties")
    where = f"timeline/data/languages/{language}.toml: [parties]"
    if unknown := set(section) - {
        *_LISTS,
        *_TABLES,
        "organisation_head",
        "accents",
        "country_inside",
        "home",
        "name_signs",
        "titles_behind",
    }:
        raise DataError(f"{where}: {min(unknown)!r} is no key of it; the keys are {', '.join((*_LISTS, *_TABLES))}")
    for key in _LISTS:
        if not all(isinstance(form, str) and form for form in section.get(key, [])):
            raise DataError(f"{where} {key}: a list of words is needed")
    return section


def _country_forms(language: str) -> Iterator[tuple[str, Lexeme]]:
    for code, name in country_names(language).items():
        yield name, Lexeme(Sign.COUNTRY, country=code)
    for code, forms in _section(language, "countries").items():
        if code not in country_codes() or not set(forms) <= set(_SIGN_OF_COUNTRY_FORM):
            where = f"timeline/data/languages/{language}.toml: [countries] {code}"
            raise DataError(f"{where}: a known alpha-3 code with {', '.join(_SIGN_OF_COUNTRY_FORM)} is needed")
        for key, sign in _SIGN_OF_COUNTRY_FORM.items():
            for form in forms.get(key, []):
                yield form, Lexeme(sign, country=code)


def _aliases_for(row: Person | PlaceRow, language: str) -> Iterator[str]:
    """Yield the forms that an article in the language may use: its own, the English one, and any in another script."""
    yield row.name
    for alias in row.aliases:
        if alias.language in (language, "en") or not fold(alias.form).isascii():
            yield alias.form


def _long_enough(form: str | None) -> str | None:
    """Return a form unless it is one or two letters of a script without spaces, which stand in many a word."""
    return form if form and not (is_unspaced(form) and len(form) <= 2) else None


def _place_forms(language: str) -> Iterator[tuple[str, Lexeme]]:
    cities = zone_cities(language)
    for place in places():
        lexeme = Lexeme(Sign.PLACE, place=place, country=place.country)
        own = _long_enough(cities.get(place.name)) if place.kind != "region" else None
        for form in dict.fromkeys((*_aliases_for(place, language), *([own] if own else []))):
            yield form, lexeme


def _forms(language: str, section: dict[str, Any]) -> Iterator[tuple[str, Lexeme]]:
    for person in people():
        lexeme = Lexeme(Sign.PERSON, person=person, country=person.country)
        yield from ((form, lexeme) for form in _aliases_for(person, language))
    yield from _country_forms(language)
    yield from _place_forms(language)
    for name, forms in section.get("organisations", {}).items():
        yield from ((form, Lexeme(Sign.ORGANISATION, name=name)) for form in forms)
    for name, country in section.get("institutions", {}).items():
        yield name, Lexeme(Sign.INSTITUTION, name=name, country=country)
    for key, sign in _SIGN_OF_LIST.items():
        yield from ((form, Lexeme(sign)) for form in section.get(key, []))


def _cues(forms: Iterable[str], *, accented: bool) -> Phrases[bool]:
    cues: Phrases[bool] = Phrases(accented)
    cues.update(forms, True)
    return cues


def _given_names() -> frozenset[str]:
    """Return the first words of the names on file, but for initials: what people are called by."""
    first = (words(person.name).keys[0] for person in people() if " " in person.name)
    return frozenset(key for key in first if len(key) > 1)


def _called(language: str) -> frozenset[str]:
    """Return the first words of the names on file as the language writes them."""
    own = (alias.form for person in people() for alias in person.aliases if alias.language == language)
    return frozenset(words(form).keys[0] for form in own if " " in form)


def _bounds(section: dict[str, Any]) -> list[str]:
    """Return the regex of what is no name where capitals don't tell."""
    bounds: list[str] = section.get("bounds", [])
    return bounds and [*bounds, *(form for form in section.get("common", []) if " " not in form)]


def _endings(section: dict[str, Any]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the endings of names with what stands there in the plain form, the longest first."""
    rows = ((ending, tuple(plain)) for ending, plain in section.get("endings", {}).items())
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


@lru_cache(maxsize=1 << 16)
def end_of(key: str, language: str) -> Lexeme | None:
    """Return what the longest known end of a folded word tells of it; the same words come again and again."""
    ends = party_words(language).ends
    return next((ends[key[at:]] for at in range(LEAST_STEM, len(key)) if key[at:] in ends), None)


@cache
def party_words(language: str) -> PartyWords:
    """Compile the party words of a language; raise `DataError` where its file is malformed."""
    section = _checked(language)
    accented = bool(section.get("accents"))
    phrases: Phrases[Lexeme] = Phrases(accented)
    ends: dict[str, Lexeme] = {}
    capitals: set[str] = set()
    for form, lexeme in _forms(language, section):
        if form.startswith("-"):
            ends.setdefault(fold(form[1:]), lexeme)
            continue
        phrases.add(form, lexeme)
        parts = words(form)
        capitals.update(compress(parts.keys, parts.capitals))
    folded = {key: frozenset(fold(form) for form in section.get(key, [])) for key in _LISTS}
    same = (
        "particles",
        "suffixes",
        "connectors",
        "articles",
        "conjunctions",
        "common",
        "compounds",
        "unsure_places",
        "place_before",
        "capital_words",
        "genitives",
        "sent",
        "possessives",
        "noun_before",
        "definite",
        "counterparts",
        "journeys",
    )
    return PartyWords(
        phrases=phrases,
        verbs=_cues(section.get("person_verbs", []), accented=accented),
        speech=_cues(section.get("speech_verbs", []), accented=accented),
        cues=_cues(section.get("person_before", []), accented=accented),
        the_two=_cues(section.get("the_two", []), accented=accented),
        posts=tuple((title, any_of(forms, spelling(language))) for title, forms in section.get("posts", {}).items()),
        pronouns=_cues(section.get("pronouns", []), accented=True),  # "él" is he, "el" the article
        heads=_cues(section.get("prefix_heads", []), accented=accented),
        enclitics=_cues(section.get("enclitics", []), accented=accented),
        shapes=name_shapes(language),
        given_names=_given_names() | folded["given_names"] | (_called(language) if "bounds" in section else set()),
        head_first=section.get("organisation_head") == "first",
        home=section.get("home", ""),
        country_inside=bool(section.get("country_inside")),
        surnames=folded["surnames"],
        ends=ends,
        endings=_endings(section),
        capitals=frozenset(capitals) if section.get("endings") else frozenset(),
        bounds=any_of(_bounds(section), spelling(language)),
        attributes=tuple(section.get("attributes", [])),
        clitics=dict(sorted(section.get("clitics", {}).items(), key=lambda row: len(row[0]))),
        uncased="bounds" in section,
        small=frozenset().union(*(folded[key] for key in ("connectors", "articles", "possessives", "conjunctions"))),
        **{key: folded[key] for key in same},
    )
