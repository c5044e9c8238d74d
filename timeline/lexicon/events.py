"""What a language's words say of events: the [events] section of its file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from timeline.lexicon.files import DataError, language_codes, read_toml
from timeline.lexicon.spelling import respelled
from timeline.lexicon.tense import WORD_START, any_of
from timeline.model import Kind, Span

REACH = 40  # characters beside a name in which such words stand

_ROWS = (
    *("boundary", "duration", "within", "locative", "locative_after", "destination", "destination_after"),
    *("invitation", "topic", "both", "none", "aside", "invitation_after", "subject_after", "until"),
)

Actor = Literal["visitor", "host", "party"]
Needs = Literal["actor", "speaker", "pair", "destination"]


@dataclass(frozen=True, slots=True)
class Trigger:
    """One row of [[events.trigger]]: words that make a dated sentence an event of a kind.

    `actor` is what the subject is to the event. `needs` is the least that the sentence must name: somebody who acts,
    somebody who may speak for a state, two parties, or somebody and where to. A `noun` gives way to a verb. `starts`
    marks the first day of something longer. One that is no `event` (an election, a birth) only takes
    the date beside it.
    """

    id: str
    kind: Kind
    actor: Actor = "party"
    needs: Needs = "actor"
    noun: bool = False
    starts: bool = False
    event: bool = True


@dataclass(frozen=True, slots=True)
class Beside:
    """Words that tell what a name is to the event, from right before it or from right behind it."""

    before: re.Pattern[str]
    behind: re.Pattern[str]

    def marks(self, text: str, name: Span, sentence: Span) -> bool:
        """Tell whether such words stand beside a name in its sentence."""
        low, high = max(sentence.start, name.start - REACH), min(sentence.end, name.end + REACH)
        return bool(self.before.search(text[low : name.start]) or self.behind.match(text[name.end : high]))


@dataclass(frozen=True, slots=True)
class EventWords:
    """One language's triggers and the words around them; `pattern` group `t_<n>` is row n of `triggers`.

    Words of `none` hold a trigger and tell of no event ("meeting room"); whoever stands in words of `aside` takes no
    part. `invitation_after` and `subject_after` are words behind a name that make it the host's, or the subject. Who
    holds a post of `spokespeople` never speaks of himself. Where `date_first`, a date stands before its verb more often
    than behind it; where `drops_subject`, a verb without one goes on about whom the text told of before; where
    `subject_follows`, who announces may stand behind that verb. A day beside words of `until` is the last of something
    longer.

    In a `verb_first` language the subject, and whom or what it visits, stand behind the verb; in a `verb_last` one
    ([tense] `final`) the verb ends its clause.
    """

    triggers: tuple[Trigger, ...]
    pattern: re.Pattern[str]
    boundary: re.Pattern[str]
    duration: re.Pattern[str]
    within: re.Pattern[str]
    locative: Beside
    destination: Beside
    invitation: re.Pattern[str]
    topic: re.Pattern[str]
    both: re.Pattern[str]
    act: re.Pattern[str]
    possessive: re.Pattern[str]
    none: re.Pattern[str]
    aside: re.Pattern[str]
    invited: re.Pattern[str]
    subject: re.Pattern[str]
    spokespeople: re.Pattern[str]
    until: Beside
    verb_first: bool = False
    verb_last: bool = False
    verb_second: bool = False
    date_first: bool = False
    drops_subject: bool = False
    subject_follows: bool = False
    spaced: bool = True

    def trigger(self, found: re.Match[str]) -> Trigger:
        """Return the row that a match of `pattern` fired."""
        return self.triggers[int((found.lastgroup or "").removeprefix("t_"))]


@cache
def event_words(language: str) -> EventWords:
    """Load and compile a language; one without an [events] section finds no events."""
    known: dict[str, Any] = read_toml(f"languages/{language}.toml") if language in language_codes() else {}
    dates = known.get("dates", {})
    section, spaced = _spelled(known.get("events", {}), dates), dates.get("spaced", True)
    rows, articles = section.get("trigger", []), section.get("articles", [])
    durations = [
        any_of([row.replace("{n}", rf"(?P<n_{n}>\w+?)")], spaced=spaced).pattern
        for n, row in enumerate(section.get("duration", []))
    ]
    border = WORD_START if spaced else ""  # looked for once, not in every row
    triggers = [
        rf"(?P<t_{n}>{any_of(row['words'], spaced=spaced).pattern.removeprefix(border)})" for n, row in enumerate(rows)
    ]
    return EventWords(
        tuple(_trigger(row, language) for row in rows),
        re.compile(rf"{border}(?:{'|'.join(triggers)})" if triggers else r"(?!)", re.IGNORECASE),
        any_of(section.get("boundary", []), spaced=spaced),
        re.compile("|".join(durations) or r"(?!)", re.IGNORECASE),
        any_of(section.get("within", []), spaced=spaced),
        _beside(section, "locative", articles, spaced=spaced),
        _beside(section, "destination", articles, spaced=spaced),
        any_of(section.get("invitation", []), spaced=spaced),
        any_of(section.get("topic", []), spaced=spaced),
        any_of(section.get("both", []), spaced=spaced),
        _named_act(articles, section.get("joints", [])),
        re.compile("|".join(section.get("possessive", [r"\w['’]s"]))),
        any_of(section.get("none", []), spaced=spaced),
        any_of(section.get("aside", []), spaced=spaced),
        any_of(section.get("invitation_after", []), spaced=spaced),
        any_of(section.get("subject_after", []), spaced=spaced),
        any_of(section.get("spokespeople", []), spaced=spaced),
        _beside(section, "until", articles, spaced=spaced),
        verb_first=section.get("verb_first", False),
        verb_last=known.get("tense", {}).get("final", False),
        verb_second=section.get("verb_second", False),
        date_first=section.get("date_first", False),
        subject_follows=section.get("subject_follows", False),
        drops_subject=section.get("drops_subject", False),
        spaced=spaced,
    )


def _spelled(section: dict[str, Any], dates: dict[str, Any]) -> dict[str, Any]:
    """Return [events] with its rows of regex in every spelling of the language."""
    spelled = {key: respelled(section[key], dates) for key in _ROWS if key in section}
    rows = [row | {"words": respelled(row["words"], dates)} for row in section.get("trigger", [])]
    return section | spelled | {"trigger": rows}


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
    """Compile the name of an act ("Comprehensive Strategic Partnership"): words with capitals, small joints between.

    A language that names neither articles nor joints has no capitals to tell such a name by.
    """
    if not (articles or joints):
        return re.compile(r"(?!)")
    article = rf"(?:(?:{'|'.join(articles)})\s)?" if articles else ""
    joint = rf"(?:(?:{'|'.join(joints)})\s)?" if joints else ""
    word = r"[^\W\d_a-zà-ÿ][\w’'-]+"
    return re.compile(rf"(?<!\w){article}(?P<name>{word}(?:\s{joint}{word})+)")


def _beside(section: dict[str, Any], name: str, articles: list[str], *, spaced: bool) -> Beside:
    """Compile `<name>`, words right before a name with an article between at most, and `<name>_after`."""
    before = any_of(section.get(name, []), spaced=spaced).pattern
    article = any_of(articles, spaced=spaced).pattern
    behind = any_of(section.get(f"{name}_after", []), spaced=spaced).pattern
    return Beside(
        re.compile(rf"(?:{before})(?:\s*{article})?\s*$", re.IGNORECASE), re.compile(rf"\s?(?:{behind})", re.IGNORECASE)
    )
