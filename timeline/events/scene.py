"""A sentence and all that was found in it: what an event is read from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from timeline.lexicon.events import EventWords, event_words
from timeline.lexicon.tense import TenseWords, tense_words
from timeline.model import Party, Place, Span
from timeline.parties import Cast, CountryRef, Institution, Organisation
from timeline.sentences import by_sentence

Named = TypeVar("Named", Party, CountryRef, Place, Institution, Organisation)


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence and all that was found in it.

    `pair` are the two countries that its article names most, `told` is the first person of the sentences before.
    """

    text: str
    sentence: Span
    people: tuple[Party, ...]
    countries: tuple[CountryRef, ...]
    places: tuple[Place, ...]
    institutions: tuple[Institution, ...]
    organisations: tuple[Organisation, ...]
    words: EventWords
    tense: TenseWords
    language: str
    pair: tuple[str, ...] = ()
    told: tuple[Party, ...] = ()


def scenes_of(text: str, sentences: list[Span], cast: Cast, language: str) -> Iterator[Scene]:
    """Yield the scene of each sentence of an article."""
    words, tense, pair = event_words(language), tense_words(language), _main_pair(cast)
    people = by_sentence(sentences, cast.people, lambda one: one.span)
    countries = by_sentence(sentences, cast.countries, lambda one: one.span)
    places = by_sentence(sentences, cast.places, lambda one: one.span)
    institutions = by_sentence(sentences, cast.institutions, lambda one: one.span)
    organisations = by_sentence(sentences, cast.organisations, lambda one: one.span)
    found = zip(sentences, people, countries, places, institutions, organisations, strict=True)
    told: tuple[Party, ...] = ()
    for sentence, who, states, where, offices, international in found:
        named = who or states or where or offices or international
        spans = words.aside.finditer(text, sentence.start, sentence.end) if named else ()
        asides = [Span(*one.span()) for one in spans]
        parties, lands = _outside(asides, who), _outside(asides, states)
        cities, bodies = _outside(asides, where), _outside(asides, offices)
        unions = _outside(asides, international)
        yield Scene(text, sentence, parties, lands, cities, bodies, unions, words, tense, language, pair, told)
        told = parties[:1] or told


def _outside(asides: list[Span], named: list[Named]) -> tuple[Named, ...]:
    """Return what stands in none of the asides of a sentence ("after the talks with X, ...")."""
    return tuple(one for one in named if not (one.span and any(aside.overlaps(one.span) for aside in asides)))


def _main_pair(cast: Cast) -> tuple[str, ...]:
    """Return the two countries that an article names most, or nothing where it does not name two."""
    counts = Counter(one.code for one in cast.countries)
    return tuple(code for code, _ in counts.most_common(2)) if len(counts) > 1 else ()


def unique(people: Iterable[Party]) -> tuple[Party, ...]:
    """Return each person once, as first named, with the post and country of whichever naming has them."""
    found: dict[str, Party] = {}
    for one in people:
        seen = found.get(one.name)
        found[one.name] = (
            replace(seen, post=seen.post or one.post, country=seen.country or one.country) if seen else one
        )
    return tuple(found.values())


def codes_of(codes: Iterable[str]) -> tuple[str, ...]:
    """Return each country once, in order."""
    return tuple(dict.fromkeys(code for code in codes if code))
