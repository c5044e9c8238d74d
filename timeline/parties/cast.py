"""Who and what an article names: people, countries, places, institutions and organisations, with their offsets."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from timeline.lexicon import signs
from timeline.lexicon.authority import PlaceRow, capital_of
from timeline.lexicon.parties import Lexeme, party_words
from timeline.lexicon.phrases import Match
from timeline.model import Party, Place, Span
from timeline.parties.people import read_people
from timeline.parties.references import with_references
from timeline.parties.scan import Scan, scan
from timeline.parties.titles import links
from timeline.records import record
from timeline.sentences import split_sentences


@record(frozen=True, slots=True)
class CountryRef:
    """A country that the text names; `form` is "name", "demonym" or "organisation-part" ("Bank of China")."""

    code: str
    span: Span
    form: str


@record(frozen=True, slots=True)
class Institution:
    """A body that acts for a government; `country` is "" where the text does not say whose it is."""

    name: str
    country: str
    span: Span


@record(frozen=True, slots=True)
class Organisation:
    """A body of many states, by its short name."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Cast:
    """All that an article names; each tuple is sorted by span."""

    people: tuple[Party, ...] = ()
    countries: tuple[CountryRef, ...] = ()
    places: tuple[Place, ...] = ()
    institutions: tuple[Institution, ...] = ()
    organisations: tuple[Organisation, ...] = ()


_COUNTRY_FORMS = {signs.COUNTRY: "name", signs.DEMONYM: "demonym", signs.PREFIX: "demonym"}
_LONGEST_OF = 2  # small words between a capital and its country


def read_cast(text: str, language: str, sentences: list[Span] | None = None) -> Cast:
    """Read whom and what a whole article names; a language without party words is read by the authority files.

    `sentences` spares splitting the text again.
    """
    found = scan(text, party_words(language))
    named = read_people(found)
    claims = _claims(found, _covered(found, named))
    return Cast(
        people=with_references(found, named, split_sentences(text, language) if sentences is None else sentences),
        countries=tuple(_countries(found, claims)),
        places=_all_places(found, claims),
        institutions=tuple(_institutions(found, claims)),
        organisations=tuple(_organisations(found, claims)),
    )


def _covered(found: Scan, people: tuple[Party, ...]) -> set[int]:
    """Return the words that belong to a person's name."""
    starts = found.words.starts
    at = ((bisect_left(starts, party.span.start), bisect_left(starts, party.span.end)) for party in people)
    return {index for first, stop in at for index in range(first, stop)}


def _claims(found: Scan, covered: set[int]) -> list[Match[Lexeme]]:
    """Return each claim once, without those inside a person's name."""
    return [claim for claim in found.claims if claim.first not in covered]


def _span(found: Scan, claim: Match[Lexeme]) -> Span:
    return Span(found.words.starts[claim.first], found.words.ends[claim.stop - 1])


def _in_body(found: Scan, claim: Match[Lexeme]) -> bool:
    """Tell whether a country stands inside the capitals of an organisation ("Bank of China", "Chinese Academy")."""
    ahead, index = claim.stop, claim.first - 1
    while found.free_capital(ahead) and found.gap(ahead) in {" ", "'", "’"}:
        ahead += 1
    if found.sign(ahead) is signs.BODY and found.gap(ahead) == " ":
        return True
    joints = found.lexicon.genitives or found.lexicon.connectors
    while index >= 0 and found.gap(index + 1) == " " and found.words.keys[index] in joints:
        index -= 1
    return index >= 0 and found.sign(index) is signs.BODY and found.gap(index + 1) == " "


def _countries(found: Scan, claims: list[Match[Lexeme]]) -> Iterator[CountryRef]:
    for claim in claims:
        form = _COUNTRY_FORMS.get(claim.value.sign)
        if form:
            yield CountryRef(
                claim.value.country, _span(found, claim), "organisation-part" if _in_body(found, claim) else form
            )


def _places(found: Scan, claims: list[Match[Lexeme]]) -> Iterator[Place]:
    for claim in claims:
        row = claim.value.place or _city_of(found, claim)
        if row is None or _part_of_a_name(found, claim):
            continue
        country = _following_country(found, claim) or row.country
        span = _span(found, claim)
        yield Place(row.name, country, row.geonames if country == row.country else "", span.of(found.text), span)


def _capitals(found: Scan, claims: list[Match[Lexeme]]) -> Iterator[Place]:
    """Yield the capitals that are named by their country ("the Peruvian capital", "the capital of Peru")."""
    if found.lexicon.capital_words.isdisjoint(found.words.keys):
        return
    for claim in claims:
        row = capital_of().get(claim.value.country) if claim.value.sign in (signs.COUNTRY, signs.DEMONYM) else None
        if row is None:
            continue
        first, stop = claim.first, claim.stop
        while first > 0 and links(found, first - 1) and claim.first - first < _LONGEST_OF:
            first -= 1
        if first > 0 and found.words.keys[first - 1] in found.lexicon.capital_words:
            first -= 1
        elif stop < found.size and found.gap(stop) == " " and found.words.keys[stop] in found.lexicon.capital_words:
            first, stop = claim.first, stop + 1
        else:
            continue
        span = Span(found.words.starts[first], found.words.ends[stop - 1])
        yield Place(row.name, row.country, row.geonames, span.of(found.text), span)


def _all_places(found: Scan, claims: list[Match[Lexeme]]) -> tuple[Place, ...]:
    """Return the places by name and the capitals by country, but for those named beside it ("the capital, Lima")."""
    named = list(_places(found, claims))
    capitals = [one for one in _capitals(found, claims) if not any(_beside(one, other) for other in named)]
    return tuple(sorted([*named, *capitals], key=_start))


def _beside(one: Place, other: Place) -> bool:
    """Tell whether two places are one that stands next to its name, at most with an article between."""
    if one.name != other.name or not (one.span and other.span):
        return False
    first, second = sorted((one.span, other.span))
    return second.start - first.end <= len(", the ")


def _start(place: Place) -> int:
    return place.span.start if place.span else 0


def _city_of(found: Scan, claim: Match[Lexeme]) -> PlaceRow | None:
    """Return the city that has its country's name ("Singapore"), or in which a body has its seat ("the Kremlin")."""
    if claim.value.sign not in (signs.COUNTRY, signs.INSTITUTION):
        return None
    same = (one.value.place for one in found.rivals[claim.first] if one.stop == claim.stop)
    return next((one for one in same if one is not None and claim.value.country in ("", one.country)), None)


def _part_of_a_name(found: Scan, claim: Match[Lexeme]) -> bool:
    """Tell whether a place is part of the name of a body, a person or something else in capitals."""
    after = claim.stop
    if found.sign(after) is signs.BODY and found.gap(after) in {" ", "-"}:
        return True
    if found.free_capital(after) and found.gap(after) == " ":
        return True
    if claim.first > 1 and found.words.keys[claim.first - 1] in found.lexicon.genitives:
        return found.sign(claim.first - 2) is signs.BODY  # "Treaty of Versailles"
    return (
        found.free_capital(claim.first - 1)
        and found.gap(claim.first) in {" ", "-"}
        and not _opens(found, claim.first - 1)
    )


def _opens(found: Scan, index: int) -> bool:
    """Tell whether a capital is only a common word at the start of a sentence ("In Hanoi")."""
    key = found.words.keys[index]
    return key in found.lexicon.common or key in found.lexicon.place_before


def _following_country(found: Scan, claim: Match[Lexeme]) -> str:
    """Return the country that stands behind a place to say where it is."""
    after = found.owner[claim.stop] if claim.stop < len(found.owner) else None
    if after is None or after.value.sign is not signs.COUNTRY or found.gap(claim.stop) != ", ":
        return ""
    return after.value.country


def _institutions(found: Scan, claims: list[Match[Lexeme]]) -> Iterator[Institution]:
    for claim in claims:
        if claim.value.sign is signs.INSTITUTION:
            country = claim.value.country or _whose(found, claim)
            yield Institution(claim.value.name, country, _span(found, claim))


def _whose(found: Scan, claim: Match[Lexeme]) -> str:
    """Return the country whose institution it is: named right before it, or behind "of"."""
    first = claim.first
    if first and found.words.keys[first - 1] in found.lexicon.possessives:
        first -= 1
    before = found.owner[first - 1] if first else None
    if before and before.value.country and before.value.sign in _COUNTRY_FORMS:
        return before.value.country
    index = claim.stop
    while index < found.size and links(found, index):
        index += 1
    after = found.owner[index] if index < found.size and found.gap(claim.stop) in {" ", "'", "’"} else None
    return after.value.country if after and after.value.sign in _COUNTRY_FORMS else ""


def _organisations(found: Scan, claims: list[Match[Lexeme]]) -> Iterator[Organisation]:
    return (Organisation(c.value.name, _span(found, c)) for c in claims if c.value.sign is signs.ORGANISATION)
