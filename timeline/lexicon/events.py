"""What a language's words say of events: the [events] section of its file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from timeline.lexicon.files import DataError, language_codes, read_toml
from timeline.lexicon.tense import any_of
from timeline.model import Kind

Actor = Literal["visitor", "host", "party"]
Needs = Literal["actor", "speaker", "pair", "destination"]


@dataclass(frozen=True, slots=True)
class Trigger:
    """One row of [[events.trigger]]: words that make a dated sentence an event of a kind.

    `actor` is what the subject is to the event. `needs` is the least that the sentence must name: somebody who acts,
    somebody who may speak for a state, two parties, or somebody and where to. A `noun` gives way to a verb. `starts`
    marks the first day of something longer.
    """

    id: str
    kind: Kind
    actor: Actor = "party"
    needs: Needs = "actor"
    noun: bool = False
    starts: bool = False


@dataclass(frozen=True, slots=True)
class EventWords:
    """One language's triggers and the words around them; `pattern` group `t_<n>` is row n of `triggers`."""

    triggers: tuple[Trigger, ...]
    pattern: re.Pattern[str]
    boundary: re.Pattern[str]
    duration: re.Pattern[str]
    within: re.Pattern[str]
    locative: re.Pattern[str]
    destination: re.Pattern[str]
    invitation: re.Pattern[str]
    topic: re.Pattern[str]
    act: re.Pattern[str]

    def trigger(self, found: re.Match[str]) -> Trigger:
        """Return the row that a match of `pattern` fired."""
        return self.triggers[int((found.lastgroup or "").removeprefix("t_"))]


@cache
def event_words(language: str) -> EventWords:
    """Load and compile a language; one without an [events] section finds no events."""
    section: dict[str, Any] = {}
    if language in language_codes():
        section = read_toml(f"languages/{language}.toml").get("events", {})
    rows = section.get("trigger", [])
    durations = [
        any_of([row.replace("{n}", rf"(?P<n_{n}>\w+)")]).pattern for n, row in enumerate(section.get("duration", []))
    ]
    return EventWords(
        tuple(_trigger(row, language) for row in rows),
        re.compile(
            "|".join(rf"(?P<t_{n}>{any_of(row['words']).pattern})" for n, row in enumerate(rows)) or r"(?!)",
            re.IGNORECASE,
        ),
        any_of(section.get("boundary", [])),
        re.compile("|".join(durations) or r"(?!)", re.IGNORECASE),
        any_of(section.get("within", [])),
        _before_place(section.get("locative", [])),
        _before_place(section.get("destination", [])),
        any_of(section.get("invitation", [])),
        any_of(section.get("topic", [])),
        _named_act(section.get("articles", []), section.get("joints", [])),
    )


def _trigger(row: dict[str, Any], language: str) -> Trigger:
    """Read one row; raise `DataError` that names it."""
    try:
        fields = {key: value for key, value in row.items() if key != "words"}
        return Trigger(**fields | {"kind": Kind(row["kind"])})
    except (TypeError, ValueError, KeyError) as error:
        raise DataError(
            f"timeline/data/languages/{language}.toml: [[events.trigger]] {row.get('id', '?')}: {error}"
        ) from error


def _named_act(articles: list[str], joints: list[str]) -> re.Pattern[str]:
    """Compile the name of an act ("Comprehensive Strategic Partnership"): words with capitals, small joints between."""
    article = rf"(?:(?:{'|'.join(articles)})\s)?" if articles else ""
    joint = rf"(?:(?:{'|'.join(joints)})\s)?" if joints else ""
    word = r"[^\W\d_a-zà-ÿ][\w’'-]+"
    return re.compile(rf"(?<!\w){article}(?P<name>{word}(?:\s{joint}{word})+)")


def _before_place(rows: list[str]) -> re.Pattern[str]:
    """Compile prepositions so that they match only as the last words before a place, an article between at most."""
    return re.compile(any_of(rows).pattern + r"(?:\s+(?:the|la|le|les))?\s*$|['’]$" if rows else r"(?!)", re.IGNORECASE)
