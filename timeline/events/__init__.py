"""Article → Mentions: the only place that decides what is an event.

A sentence becomes a mention when one of its dates belongs to a trigger of the language's [events] section and the
sentence names the parties that the trigger needs. A sentence that refers to a dated trip inherits the trip's date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial

from timeline.dates import read_dates
from timeline.events.presence import FARTHEST, with_those_present
from timeline.events.scene import Scene, Scenes
from timeline.events.sentence import Context, Verdict, read_sentence, without_events
from timeline.events.triggers import fired_triggers, tells
from timeline.events.where import venue
from timeline.lexicon.events import EventWords, event_words
from timeline.lexicon.publication import CLOCK
from timeline.model import VISIT, Article, Mention, Place, Span, Unresolved, When
from timeline.parties import Cast, read_cast
from timeline.publication import in_dateline
from timeline.sentences import by_sentence, split_sentences

__all__ = ["Account", "Verdict", "account", "extract"]

SHORTEST_TITLE = 20  # characters
NAMED_WITHIN = 4  # sentences behind the last event in which whom it leaves unnamed is still looked for
# What sets a place that opens a line off from its report: "LIMA, Peru (AP) --", "Lima. El …", "КИШИНІВ (АП).\n"
SET_OFF = re.compile(
    r"(?:/[^\W\d_]+)?(?:, ?[^\W\d_][\w.'’ -]{1,20}?)?(?:(?: ?\([^()\n]{2,30}\))?\.?(?: ?[-–—_]{1,2} ?|\.(?=[ \n]))|"
    r" ?\([^()\n]{2,30}\)\.?$)\s*[^\W\d_]",
    re.MULTILINE,
)
COLON = re.compile(r",?(?: \([^()\n]{2,50}\))?(?: ?:|(?<=\))) [^\W\d_]")  # "LIMA: The …", "LIMA, (Agency) The …"
OPENING = re.compile(r"\s*(?:[^\W\d_]+, )?")  # of a line: at most the country ("México, DF.")
RUN_ON = re.compile(rf"[\s,]{{1,2}}{CLOCK}\s+[^\W\d]")  # a time of day, and a word right behind it


@dataclass(frozen=True, slots=True)
class Account:
    """All that was decided of an article: a verdict on each sentence with a date or event, and the dates left open."""

    verdicts: tuple[Verdict, ...]
    unresolved: tuple[Unresolved, ...]

    @property
    def mentions(self) -> list[Mention]:
        """Return the mentions of dated events, in order of the text."""
        return [mention for verdict in self.verdicts for mention in verdict.mentions]


def extract(article: Article) -> list[Mention]:
    """Return the mentions of dated events in an article, in order of the text."""
    return account(article).mentions


def account(article: Article) -> Account:
    """Read an article once: its events, why its other dates are none, and the date words that it leaves open."""
    sentences = split_sentences(article.text, article.language)
    dates = read_dates(article.text, article.language, article.published, sentences)
    return Account(tuple(_verdicts(article, sentences, dates.whens)), dates.unresolved)


def _verdicts(article: Article, sentences: list[Span], whens: tuple[When, ...]) -> Iterator[Verdict]:
    """Yield the verdicts in order; a trip told of in one sentence dates what later ones say happens within it."""
    trips: dict[str, Mention] = {}
    mentioned: list[Mention] = []
    dated = by_sentence(sentences, whens, lambda when: when.span)
    words = event_words(article.language)
    end = _story_end(article.text, sentences, dated, words)
    # nobody is asked for where nothing happens, and what a page adds behind its story names nobody of it
    cast = read_cast(article.text[:end], article.language, sentences) if end else Cast()
    headed = [when for when in whens if in_dateline(article.text, when.span)]
    here = _written_at(article, cast, headed)
    scenes = Scenes(article.text, sentences, cast, article.language)
    held_in = cache(lambda: venue(map(scenes.beside, range(len(sentences)))))
    for number, (sentence, days) in enumerate(zip(sentences, dated, strict=True)):
        if not (days or (trips and words.within.search(article.text, sentence.start, sentence.end))):
            continue
        # dates that only say when the article was written
        stamps = [when for when in days if when in headed or when.span == article.published_span]
        stamps = [when for when in stamps if not _runs_on(article.text, sentence, when)]
        left = tuple(when for when in days if when not in stamps)
        if tells(article.text, sentence, words):
            before = partial(_undated_before, scenes, number, dated)
            verdict = read_sentence(Context(article, scenes.at(number), left, trips, here, before, held_in, mentioned))
        else:
            verdict = without_events(sentence, left)
        mentions = with_those_present(verdict.mentions, scenes, number, dated)
        trips.update({one.name: mention for mention in mentions if mention.kind is VISIT for one in mention.people})
        mentioned.extend(mentions)
        said = tuple((when, "it only says when the article was written") for when in stamps)
        if days or mentions:
            yield Verdict(sentence, mentions, (*said, *verdict.refused))


def _story_end(text: str, sentences: list[Span], dated: Sequence[Sequence[When]], words: EventWords) -> int:
    """Return where the sentences end that may name who takes part in a dated event; 0 where none is told of."""
    telling = [at for at, days in enumerate(dated) if days and tells(text, sentences[at], words)]
    if not telling:
        return 0
    visits = (one for at in telling for one in fired_triggers(text, sentences[at], words) if one.row.kind is VISIT)
    on_trip = range(len(sentences) - 1, telling[-1], -1) if any(visits) else ()  # the last first
    last = next((at for at in on_trip if _hangs_on_trip(text, sentences[at], words)), telling[-1])
    named, attended = last + 1 + NAMED_WITHIN, last + 1 + FARTHEST
    later = [one for one in sentences[named:attended] if words.attended.search(text, one.start, one.end)]
    return [*sentences[:named], *later][-1].end


def _hangs_on_trip(text: str, sentence: Span, words: EventWords) -> bool:
    """Tell whether a sentence may tell of an event that a trip told of before dates."""
    return words.within.search(text, sentence.start, sentence.end) is not None and tells(text, sentence, words)


def _undated_before(scenes: Scenes, number: int, dated: Sequence[Sequence[When]]) -> Scene | None:
    """Return the scene of the sentence before, where that has no date."""
    return scenes.beside(number - 1) if number and not dated[number - 1] else None


def _written_at(article: Article, cast: Cast, headed: Iterable[When]) -> Place | None:
    """Return the place before a date that heads a report ("TOKYO, April 8 (AFP)"), or of a dateline without one."""
    text = article.text
    for when in headed:
        start = text.rfind("\n", 0, when.span.start) + 1
        for one in cast.places:
            if one.span and start <= one.span.start < when.span.start:
                return one
    return next((one for one in cast.places if one.span and _heads_report(text, one.span)), None)


def _heads_report(text: str, name: Span) -> bool:
    """Tell whether a place opens a line and is set off from the report behind it ("TBILISI, Georgia (AP) _ …")."""
    opens = OPENING.fullmatch(text, text.rfind("\n", 0, name.start) + 1, name.start) is not None
    if opens and name.of(text).isupper() and COLON.match(text, name.end):
        return True
    return opens and SET_OFF.match(text, name.end) is not None


def _runs_on(text: str, sentence: Span, stamp: When) -> bool:
    """Tell whether a page's title, stamp and first words run together: the stamp is the day of what the title says."""
    title = text[sentence.start : stamp.span.start]
    return len(title) > SHORTEST_TITLE and title[-2:-1].isalnum() and RUN_ON.match(text, stamp.span.end) is not None
