"""What a language knows of parties: the [parties] and [countries] sections of its file, CLDR and the authority files.

Everything that may name a party, or tells that the words beside it do, is one tree of phrases per language, compiled
once. A language without these sections still has the authority files and CLDR's names of countries.

The keys of [parties], each a list of words or phrases; all may be left out:

- of titles: `offices` with every inflection, `office_modifiers` beside them, `honorifics`, `relations` ("wife")
- inside a name: `particles`, `suffixes`; hung on one: `compounds` ("Trump-backed"), `possessives` (the s of "Chile's")
- no names: `never` (days, months, page furniture), `common` (words that open a sentence), `organisation_words`
- around a name: `person_verbs` behind it, `person_before` in front of it, `speech_verbs` on either side
- of grammar: `articles`, `conjunctions`, `connectors` ("of") and `genitives` between a body and what it is of
- of places: `unsure_places` are also common words and count only behind one of `place_before`
- `organisation_head` = "first" where the organisation's word opens its name ("Parti communiste"), else "last"
- tables: `institutions` (form = country or ""), `organisations` (name = forms)

[countries] has, per alpha-3 code, `names` beyond CLDR's, `demonyms` in every inflection, `prefix` ("Sino").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import Any

from timeline.lexicon.authority import Person, PlaceRow, people, places
from timeline.lexicon.countries import country_codes, country_names, zone_cities
from timeline.lexicon.files import DataError, language_codes, read_toml
from timeline.lexicon.phrases import Phrases, fold, words


class Sign(IntEnum):
    """What a phrase tells; of two that cover the same words the lower one counts."""

    PERSON = 0
    ORGANISATION = 1
    INSTITUTION = 2
    COUNTRY = 3
    DEMONYM = 4
    PREFIX = 5
    NEVER = 6
    PLACE = 7
    OFFICE = 8
    RELATION = 9
    HONORIFIC = 10
    BODY = 11
    MODIFIER = 12


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

    Sets hold folded words; `verbs` follow a person, `cues` stand before one, `speech` does either.
    """

    phrases: Phrases[Lexeme]
    verbs: Phrases[bool]
    speech: Phrases[bool]
    cues: Phrases[bool]
    particles: frozenset[str]
    suffixes: frozenset[str]
    connectors: frozenset[str]
    articles: frozenset[str]
    conjunctions: frozenset[str]
    common: frozenset[str]
    compounds: frozenset[str]
    unsure_places: frozenset[str]
    place_before: frozenset[str]
    genitives: frozenset[str]
    possessives: frozenset[str]
    given_names: frozenset[str]
    head_first: bool


_LISTS = (
    *("offices", "office_modifiers", "relations", "honorifics", "particles", "suffixes", "never", "common", "articles"),
    *("person_verbs", "speech_verbs", "person_before", "organisation_words", "connectors", "conjunctions", "compounds"),
    *("unsure_places", "place_before", "genitives", "possessives"),
)
_TABLES = ("institutions", "organisations")
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
    if unknown := set(section) - {*_LISTS, *_TABLES, "organisation_head"}:
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
    return form if form and (len(words(form)[0].text) > 1 or len(words(form)) > 2) else None


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


def _cues(forms: Iterable[str]) -> Phrases[bool]:
    cues: Phrases[bool] = Phrases()
    cues.update(forms, True)
    return cues


def _given_names() -> frozenset[str]:
    """Return the first words of the names on file: what people are called by."""
    return frozenset(words(person.name)[0].key for person in people() if " " in person.name)


@cache
def party_words(language: str) -> PartyWords:
    """Compile the party words of a language; raise `DataError` where its file is malformed."""
    section = _checked(language)
    phrases: Phrases[Lexeme] = Phrases()
    for form, lexeme in _forms(language, section):
        phrases.add(form, lexeme)
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
        "genitives",
        "possessives",
    )
    return PartyWords(
        phrases=phrases,
        verbs=_cues(section.get("person_verbs", [])),
        speech=_cues(section.get("speech_verbs", [])),
        cues=_cues(section.get("person_before", [])),
        given_names=_given_names(),
        head_first=section.get("organisation_head") == "first",
        **{key: folded[key] for key in same},
    )
