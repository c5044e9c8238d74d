"""What a language's words say of events: the [events] section of its file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from timeline.lexicon.files import DataError, language_codes, read_toml
from timeline.lexicon.gates import opened, opening
from timeline.lexicon.rows import NEVER, WORD_START, AnyCase, any_case, any_row, word_start
from timeline.lexicon.spelling import Spelling, spelling
from timeline.model import Kind, Span

REACH = 40  # characters beside a name in which such words stand

Actor = Literal["visitor", "host", "party"]
Needs = Literal["actor", "speaker", "pair", "place", "destination", "traveller"]


@dataclass(frozen=True, slots=True, eq=False)
class Trigger:
    """One row of [[events.trigger]]: words that make a dated sentence an event of a kind.

    `actor` is what the subject is to the event. `needs` is the least that the sentence must name: somebody who acts,
    somebody who may speak for a state, two parties, a party or where it is held ("the ministers will meet in Accra"),
    somebody and where to, or a person by name and where to. A `noun` gives way to a verb. `starts` marks the first day
    of something longer. One that is no `event` (an election, a birth) only takes the date beside it.
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

    before: AnyCase
    behind: AnyCase

    def marks(self, text: str, name: Span, sentence: Span) -> bool:
        """Tell whether such words stand beside a name in its sentence."""
        low, high = max(sentence.start, name.start - REACH), min(sentence.end, name.end + REACH)
        return bool(self.before.search(text, low, name.start) or self.behind.match(text, name.end, high))


@dataclass(frozen=True, slots=True, eq=False)
class EventWords:
    """One language's triggers and the words around them; `pattern` group `t_<n>` is row n of `triggers`.

    Words of `none` hold a trigger and tell of no event ("meeting room"); whoever stands in words of `aside` takes no
    part. Words of `summit` make a meeting one of states, which needs no party. Words of `attended` in a sentence
    without a date say that its people take part in the event told of before. A day of the past between words of
    `told_on` and `told_on_after` is that on which somebody said what follows. `invitation_after` and `subject_after`
    are words behind a name that make it the host's, or the subject. Who holds a post of `spokespeople` never speaks of
    himself. Where `date_first`, a date stands before its verb more often than behind it; where `drops_subject`, a verb
    without one goes on about whom the text told of before; where `subject_follows`, who announces may stand behind that
    verb. A day beside words of `until` is the last of something longer; one behind words of `since`, or before those of
    `since_after`, dates only what stands between them ("the first call since June"). Words of `joined` between a date
    and a verb behind it part the two ("on Monday and met"). Words of `company` stand before with whom one meets, those
    of `company_after` behind; those of `between` behind a noun before all who take part. Words of `first_day` before a
    date make it the first of a stay whose length is stated. A verb behind words of `subordinate` makes the days there
    those of another clause. Words of `seat` name where a government receives, in its capital. A title whose first word
    is of `object_title` stands in the case of an object. Words of `whose` begin a clause about a person. A year alone
    behind words of `attributive` is that of the word before them ("the genocide of 1994").

    In a `verb_first` language the subject, and whom or what it visits, stand behind the verb; in a `verb_last` one
    ([tense] `final`) the verb ends its clause.
    """

    triggers: tuple[Trigger, ...]
    pattern: AnyCase
    boundary: AnyCase
    duration: AnyCase
    within: AnyCase
    locative: Beside
    destination: Beside
    origin: Beside
    invitation: AnyCase
    topic: AnyCase
    both: AnyCase
    act: re.Pattern[str]
    possessive: re.Pattern[str]
    none: AnyCase
    aside: AnyCase
    invited: AnyCase
    subject: AnyCase
    spokespeople: AnyCase
    until: Beside
    since: AnyCase
    since_after: AnyCase
    joined: AnyCase
    company: AnyCase
    each: AnyCase
    company_after: AnyCase
    between: AnyCase
    first_day: AnyCase
    subordinate: AnyCase
    summit: AnyCase
    attended: AnyCase
    seat: AnyCase
    object_title: AnyCase
    whose: re.Pattern[str]
    attributive: AnyCase
    told_on: re.Pattern[str]
    told_on_after: re.Pattern[str]
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
    section, spelled = known.get("events", {}), spelling(language)

    def rows(name: str) -> AnyCase:
        return opened(section.get(name, []), spelled)

    def beside(name: str) -> Beside:
        return _beside(section, name, spelled)

    return EventWords(
        triggers=tuple(_trigger(row, language) for row in section.get("trigger", [])),
        pattern=_any_trigger([row["words"] for row in section.get("trigger", [])], spelled),
        boundary=rows("boundary"),
        duration=_any_duration(section.get("duration", []), spelled),
        within=rows("within"),
        locative=beside("locative"),
        destination=beside("destination"),
        origin=beside("origin"),
        invitation=rows("invitation"),
        topic=rows("topic"),
        both=rows("both"),
        act=_named_act(section.get("articles", []), section.get("joints", [])),
        possessive=re.compile("|".join(section.get("possessive", [r"\w['’]s"]))),
        none=rows("none"),
        aside=rows("aside"),
        invited=rows("invitation_after"),
        subject=rows("subject_after"),
        spokespeople=rows("spokespeople"),
        until=beside("until"),
        since=rows("since"),
        since_after=rows("since_after"),
        company=rows("company"),
        each=rows("each"),
        company_after=rows("company_after"),
        between=_behind(section.get("between", []), spelled),
        first_day=rows("first_day"),
        subordinate=rows("subordinate"),
        joined=_joined(known.get("dates", {}).get("and", []), spelled),
        summit=rows("summit"),
        attended=rows("attended"),
        seat=rows("seat"),
        object_title=rows("object_title"),
        whose=re.compile("|".join(section.get("whose", [NEVER]))),
        attributive=_right_before(section.get("attributive", []), spelled),
        told_on=re.compile(rf"(?:{'|'.join(section.get('told_on', [NEVER]))})$"),
        told_on_after=re.compile("|".join(section.get("told_on_after", []))),
        verb_first=section.get("verb_first", False),
        verb_last=known.get("tense", {}).get("final", False),
        verb_second=section.get("verb_second", False),
        date_first=section.get("date_first", False),
        subject_follows=section.get("subject_follows", False),
        drops_subject=section.get("drops_subject", False),
        spaced=spelled.spaced,
    )


def _any_trigger(words: list[list[str]], spelled: Spelling) -> AnyCase:
    """Compile the words of all triggers, those of row n as group `t_<n>`.

    Where a word starts, and what any row begins with, is looked for once.
    """
    start = word_start(spelled)
    rows = [any_row(row, spelled).removeprefix(start) for row in words]
    look = opening((one for row in words for one in row), spelled)
    named = (rf"(?P<t_{n}>{row})" for n, row in enumerate(rows))
    return any_case(rf"{start}{look}(?:{'|'.join(named)})" if rows else NEVER)


def _right_before(rows: list[str], spelled: Spelling) -> AnyCase:
    """Compile rows that end where a date begins."""
    return any_case(rf"(?:{any_row(rows, spelled)})\s*$" if rows else NEVER)


def _joined(words: list[str], spelled: Spelling) -> AnyCase:
    """Compile the words for "and", with the space before them."""
    return any_case(rf"\s+{any_row(words, spelled)}\s" if words and spelled.spaced else NEVER)


def _behind(words: list[str], spelled: Spelling) -> AnyCase:
    """Compile words with the space before them: what stands right behind others."""
    return any_case(rf"\s{any_row(words, spelled)}" if words else NEVER)


def _any_duration(rows: list[str], spelled: Spelling) -> AnyCase:
    """Compile the rows that state a length of stay, the number of days in row n as group `n_<n>`."""
    start = word_start(spelled)
    counted = [any_row([row.replace("{n}", rf"(?P<n_{n}>\w+?)")], spelled) for n, row in enumerate(rows)]
    return any_case(rf"{start}(?:{'|'.join(row.removeprefix(start) for row in counted)})" if rows else NEVER)


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
        return re.compile(NEVER)
    article = rf"(?:(?:{'|'.join(articles)})\s)?" if articles else ""
    joint = rf"(?:(?:{'|'.join(joints)})\s)?" if joints else ""
    word = r"[^\W\d_a-zà-ÿ][\w’'-]+"
    return re.compile(rf"(?<!\w){article}(?P<name>{word}(?:\s{joint}{word})+)")


def _beside(section: dict[str, Any], name: str, spelled: Spelling) -> Beside:
    """Compile `<name>`, words right before a name with an article between at most, and `<name>_after`."""
    before, article, behind = (any_row(section.get(key, []), spelled) for key in (name, "articles", f"{name}_after"))
    behind = behind.removeprefix(WORD_START)  # what is joined to a name counts too
    ahead = NEVER if before == NEVER else rf"(?:{before})(?:\s*{article})?\s*$"
    return Beside(any_case(ahead), any_case(NEVER if behind == NEVER else rf"\s?(?:{behind})"))
