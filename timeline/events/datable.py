"""Which of a sentence's dates may be an event's: not the last day of a stay, the day of saying, a date of a life."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from timeline.events.scene import Scene
from timeline.events.triggers import SAID, Fired
from timeline.model import ANNOUNCEMENT, RANGE, YEAR, When
from timeline.tense import CLAUSE

LONGEST = 366  # days of an event; what is longer is the time that a plan or a deal covers
SINCE = 60  # characters between the words for since and the date that they end with
# between a day with its hour and the same moment by another clock
RESTATED = re.compile(r"[^()（）\n]{0,8}[(（][^()（）\n、。]{0,8}")


def is_barred(scene: Scene, published: date | None, when: When, fired: Fired) -> bool:
    """Tell whether a date can't be a trigger's: it is of years, ends a stretch, or lies ahead of what was done.

    "The plan for 2016-2030"; "the first talks since June"; "will travel next week, the ministry announced".
    """
    if (when.end - when.start).days > LONGEST and when.precision is RANGE:
        return True
    if when.precision is YEAR and _is_anothers(scene, when, fired):
        return True
    if _is_of_somebody(scene, when, fired):
        return True
    low = max(scene.sentence.start, when.span.start - SINCE)
    opened = [one.end() for one in scene.words.since.finditer(scene.text, low, when.span.start)]
    if opened and not CLAUSE.search(scene.text, opened[-1], when.span.start):
        return not opened[-1] <= fired.span.start <= when.span.end
    counted = scene.words.since_after.match(scene.text, when.span.end, scene.sentence.end)
    if counted:
        return not when.span.end <= fired.span.start < counted.end()
    if _is_aside(scene, when, fired) or _is_elsewhere(scene, when, fired):
        return True
    if fired.row.kind is not ANNOUNCEMENT or published is None or when.start <= published:
        return False
    return scene.tense.past.search(scene.text, fired.span.start, fired.span.end) is not None


def _is_of_somebody(scene: Scene, when: When, fired: Fired) -> bool:
    """Tell whether a date tells of somebody's life in a clause about him ("met X, who took over in 2006")."""
    clause = scene.words.whose.search(scene.text, fired.span.end, when.span.start)
    return clause is not None and scene.text.find(",", clause.end(), when.span.start) < 0


def _is_anothers(scene: Scene, when: When, fired: Fired) -> bool:
    """Tell whether a year alone only says which one is meant by a word that is no trigger ("the genocide of 1994")."""
    before = scene.words.attributive.search(
        scene.text, max(scene.sentence.start, when.span.start - SINCE), when.span.start
    )
    return before is not None and not before.start() <= fired.span.end <= when.span.start


def _is_aside(scene: Scene, when: When, fired: Fired) -> bool:
    """Tell whether a date stands in words that tell of no part of an event, and the trigger outside of them."""
    return any(one.span.contains(when.span) and not one.span.overlaps(fired.span) for one in scene.asides)


def _is_elsewhere(scene: Scene, when: When, fired: Fired) -> bool:
    """Tell whether a clause with a verb of its own begins between a trigger and the date behind it."""
    low, high = fired.span.end, max(fired.span.end, when.span.start)
    opened = scene.words.subordinate.search(scene.text, low, high)
    return opened is not None and scene.tense.past.search(scene.text, opened.end(), high) is not None


def is_last_day(scene: Scene, when: When) -> bool:
    """Tell whether the words beside a day make it the end of something ("until Thursday")."""
    return scene.words.until.marks(scene.text, when.span, scene.sentence)


def is_restated(scene: Scene, whens: Iterable[When], when: When) -> bool:
    """Tell whether a date in brackets only says again when the one before them was ("9月23日14時(日本時間24日3時)")."""
    before = (one.span.end for one in whens if one.span.end < when.span.start)
    return any(RESTATED.fullmatch(scene.text, end, when.span.start) for end in before)


def is_told_on(scene: Scene, published: date | None, when: When, dates: list[When], fired: list[Fired]) -> bool:
    """Tell whether a day behind the topic is that of the verb of saying which ends the sentence.

    What lies between is what was said: the event's own subject or date stands before it, or its verb looks ahead, right
    before that of saying ("外務省は13日、首相が訪韓すると発表した").
    """
    text, words = scene.text, scene.words
    if published is None or when.end > published or not any(when.span.end <= one.span.start for one in fired):
        return False
    said = [found.start() for found in scene.tense.reported.finditer(text, when.span.end, scene.sentence.end)]
    quoted = [one for one in fired if said and when.span.end <= one.span.start and one.span.end < said[-1]]
    if not quoted or not (
        words.told_on.search(text, scene.sentence.start, when.span.start)
        and words.told_on_after.match(text, when.span.end)
    ):
        return False
    first, last = quoted[0].span, quoted[-1].span
    quote = len(text[: said[-1]].rstrip()) - 1  # "と", "고"
    if words.boundary.search(text, last.end, quote):
        return False
    own_date = any(when.span.end <= other.span.start < said[-1] for other in dates)
    own_subject = any(
        when.span.end <= one.span.start < first.start and words.subject.match(text, one.span.end, first.start)
        for ones in (scene.people, scene.countries, scene.institutions)
        for one in ones
    )
    ahead = (scene.tense.future, scene.tense.postponed, scene.tense.cancelled)
    planned = said[-1] - last.end <= SAID and any(words.search(text, last.start, said[-1]) for words in ahead)
    return own_date or own_subject or planned
