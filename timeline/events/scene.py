"""A sentence and all that was found in it: what an event is read from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from timeline.lexicon.events import EventWords, event_words
from timeline.lexicon.tense import TenseWords, tense_words
from timeline.model import Party, Place, Span
from timeline.parties import Cast, CountryRef, Institution, Organisation
from timeline.records import record
from timeline.sentences import by_sentence

Named = TypeVar("Named", Party, CountryRef, Place, Institution, Organisation)


@record(frozen=True, slots=True, eq=False)
class Aside:
    """Words whose people take no part in the event beside them, and who and what stands in them."""

    span: Span
    people: tuple[Party, ...]
    countries: tuple[CountryRef, ...]
    places: tuple[Place, ...]


@record(frozen=True, slots=True, eq=False)
class Scene:
    """A sentence and all that was found in it.

    `pair` are the two countries that its article names most, `told` is the first person of the sentences before, about
    whom one without a subject may go on, `asides` are those of the sentence.
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
    asides: tuple[Aside, ...] = ()

    def seen_from(self, words: Span) -> Scene:
        """Return the scene of the aside that holds some words, of a verb that ends its clause: its people alone."""
        own = (one for one in self.asides if one.people and one.span.contains(words))
        inside = next(own, None) if self.words.verb_last else None
        if inside is None:
            return self
        return replace(self, people=inside.people, countries=inside.countries, places=inside.places, told=(), asides=())


class Scenes:
    """The scenes of an article, which are made of the sentences that are asked for, in order."""

    def __init__(self, text: str, sentences: list[Span], cast: Cast, language: str) -> None:
        """Share out what the article names among its sentences."""
        self._text, self._sentences, self._language = text, sentences, language
        self.words, self._tense, self._pair = event_words(language), tense_words(language), _main_pair(cast)
        self._people = by_sentence(sentences, cast.people, lambda one: one.span)
        self._countries = by_sentence(sentences, cast.countries, lambda one: one.span)
        self._places = by_sentence(sentences, cast.places, lambda one: one.span)
        self._institutions = by_sentence(sentences, cast.institutions, lambda one: one.span)
        self._organisations = by_sentence(sentences, cast.organisations, lambda one: one.span)
        self._found: dict[int, list[Span]] = {}  # the asides of the sentences looked at
        self._told: tuple[Party, ...] = ()
        self._looked = 0  # sentences that `_told` is of

    def at(self, number: int) -> Scene:
        """Return the scene of a sentence, by its number; none before the last one that was asked for."""
        return self._scene(number, self._told_before(number))

    def attended(self, number: int) -> Span | None:
        """Return the words of a sentence that tell who is present, or None where it has none or says who stays away."""
        part = (self._text, self._sentences[number].start, self._sentences[number].end)
        found = self.words.attended.search(*part) if self._people[number] else None
        return Span(*found.span()) if found and not self._tense.cancelled.search(*part) else None

    def beside(self, number: int) -> Scene:
        """Return the scene of any sentence, without whom the sentences before it tell of."""
        return self._scene(number, ())

    def _scene(self, number: int, told: tuple[Party, ...]) -> Scene:
        asides = self._asides(number)
        return Scene(
            self._text,
            self._sentences[number],
            _outside(asides, self._people[number]),
            _outside(asides, self._countries[number]),
            _outside(asides, self._places[number]),
            _outside(asides, self._institutions[number]),
            _outside(asides, self._organisations[number]),
            self.words,
            self._tense,
            self._language,
            self._pair,
            told,
            tuple(self._aside(number, one) for one in asides),
        )

    def _aside(self, number: int, span: Span) -> Aside:
        return Aside(
            span,
            _inside(span, self._people[number]),
            _inside(span, self._countries[number]),
            _inside(span, self._places[number]),
        )

    def _asides(self, number: int) -> list[Span]:
        """Return the asides of a sentence."""
        if number not in self._found:
            part = (self._text, self._sentences[number].start, self._sentences[number].end)
            self._found[number] = [Span(*one.span()) for one in self.words.aside.finditer(*part)]
        return self._found[number]

    def _told_before(self, number: int) -> tuple[Party, ...]:
        """Return the first person of the last sentence before this one that has a subject of its own."""
        for before in range(number - 1, self._looked - 1, -1):
            parties = _outside(self._asides(before), self._people[before]) if self._people[before] else ()
            if self.words.verb_last:
                parties = self._subjects(before, parties)
            if parties and (self.words.verb_last or self._is_subject(before, parties[0])):
                self._told = parties[:1]
                break
        self._looked = number
        return self._told

    def _subjects(self, number: int, parties: tuple[Party, ...]) -> tuple[Party, ...]:
        """Return whom the words behind their names make the subject of a sentence, or of what its first one says."""
        end = self._sentences[number].end
        subjects = [one for one in parties if self.words.subject.match(self._text, one.span.end, end)]
        says = len(subjects) > 1 and self._tense.reported.search(self._text, subjects[-1].span.end, end)
        return tuple(subjects[1:] if says else subjects)

    def _is_subject(self, number: int, first: Party) -> bool:
        """Tell whether the first person of a sentence is no counterpart or host of whom it leaves unnamed."""
        part = (self._text, self._sentences[number].start, first.span.start)
        return not (self.words.company.search(*part) or self.words.invitation.search(*part))


def _inside(aside: Span, named: list[Named]) -> tuple[Named, ...]:
    return tuple(one for one in named if one.span and aside.contains(one.span))


def _outside(asides: list[Span], named: list[Named]) -> tuple[Named, ...]:
    """Return what stands in none of the asides of a sentence ("after the talks with X, ...")."""
    if not asides:
        return tuple(named)
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
