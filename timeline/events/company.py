"""Who takes part in what a sentence tells of: not those who only report, own, or are talked about."""

from __future__ import annotations

from timeline.events.scene import Scene, unique
from timeline.events.triggers import Fired
from timeline.model import Party, Span
from timeline.tense import CLAUSE

SUBJECT = 60  # characters between a source and its verb of saying, or between "between" and the first name
LONGEST_JOINT = 6  # characters between two names of a list
SAID_BEHIND = frozenset(",，:：“「『")  # what stands before words that are quoted
NEAR = 40  # characters between a possessor and the noun that is his
INVITED = 100  # characters between an invitation and whose it is


def speakers(scene: Scene, fired: Fired) -> list[Party]:
    """Return who speaks of himself where nobody else takes part ("Li said that he would visit …"), no spokesman."""
    words = scene.words.spokespeople
    said = [one for one in scene.people if one.span.start < fired.span.start and reports(scene, one, fired)]
    return [one for one in said if not words.search(one.post)]


def participants(scene: Scene, fired: Fired) -> tuple[Party, ...]:
    """Return the people who take part: not those who only report, own, or are talked about."""
    return unique(
        [
            one
            for one in _between(scene, fired)
            if not scene.words.spokespeople.search(one.post)
            and not (reports(scene, one, fired) or _owns(scene, one, fired) or _is_topic(scene, one, fired))
        ]
    )


def _between(scene: Scene, fired: Fired) -> tuple[Party, ...]:
    """Return the people whom the words of an event say it is between, if they do ("the call between A and B")."""
    word = scene.words.between.match(scene.text, fired.span.end, scene.sentence.end)
    named = [one for one in scene.people if word and word.end() <= one.span.start]
    first = named[0].span.start if named else scene.sentence.end
    near = word is not None and first - word.end() <= SUBJECT and not CLAUSE.search(scene.text, word.end(), first)
    if not near or len(named) < len(("A", "B")):
        return scene.people
    other = scene.words.pattern.search(scene.text, named[1].span.end, scene.sentence.end)
    return tuple(one for one in named if not other or one.span.start < other.start())


def reports(scene: Scene, one: Party, fired: Fired) -> bool:
    """Tell whether a person is only the source of the sentence ("…, Jiang said")."""
    if scene.words.verb_first:
        return _told_by(scene, one, fired)
    subject = scene.words.subject.match(scene.text, one.span.end, scene.sentence.end)
    if subject and scene.tense.reported.match(scene.text, subject.end(), scene.sentence.end):
        return True
    if scene.words.verb_last and _frames(scene, one, fired):
        return True
    if not (scene.words.spaced or scene.words.verb_last) and _says(scene, one, fired):
        return True
    said_at = min(one.span.end + scene.words.spaced, scene.sentence.end)
    said = scene.tense.reported.match(scene.text, said_at, scene.sentence.end)
    if said and not one.span.end <= fired.span.start <= one.span.end + 1:
        return True
    return scene.text.rfind(",", scene.sentence.start, one.span.start) > fired.span.end and _added(scene, one)


def _says(scene: Scene, one: Party, fired: Fired) -> bool:
    """Tell whether only when or where he spoke stands between a person and the verb of saying of his clause.

    "外交部长王毅18日在记者会上表示,…"; what is said stands behind a comma or quotation mark. Where it names nobody
    else before the event, he speaks of his own doings.
    """
    text, words = scene.text, scene.words
    high = min(one.span.end + SUBJECT, fired.span.start)
    said = scene.tense.reported.search(text, one.span.end, high) if one.span.end < high else None
    if said is None or text[said.end() : said.end() + 1] not in SAID_BEHIND:
        return False
    between = (one.span.end, said.start())
    others = any(between[0] <= other.span.start < between[1] for other in scene.people)
    named = (other.span.start for ones in (scene.people, scene.countries, scene.institutions) for other in ones)
    if not any(said.end() < start < fired.span.start for start in named):
        return False
    return not (others or words.boundary.search(text, *between) or words.pattern.search(text, *between))


def _frames(scene: Scene, one: Party, fired: Fired) -> bool:
    """Tell whether a person is the topic of the verb of saying that ends the sentence, around another's doings.

    "外相は11日、首相が訪米すると発表した".
    """
    text, words = scene.text, scene.words
    topic = words.subject.match(text, one.span.end, fired.span.start) if one.span.end < fired.span.start else None
    if not (topic and words.told_on.search(text, one.span.end, topic.end())):
        return False
    if not scene.tense.reported.search(text, fired.span.end, scene.sentence.end):
        return False
    others = (other.span.end for ones in (scene.people, scene.countries, scene.institutions) for other in ones)
    return any(
        words.subject.match(text, end, fired.span.start) for end in others if topic.end() <= end < fired.span.start
    )


def _added(scene: Scene, one: Party) -> bool:
    """Tell whether a person is named as the source behind a comma (", said the spokesman Zork Blatt")."""
    comma = scene.text.rfind(",", scene.sentence.start, one.span.start) + 1
    while comma < one.span.start and scene.text[comma].isspace():
        comma += 1
    return scene.tense.reported.match(scene.text, comma, scene.sentence.end) is not None


def _told_by(scene: Scene, one: Party, fired: Fired) -> bool:
    """Tell whether a person is the source where the verb of saying comes first: nothing but his title lies between."""
    low = max(scene.sentence.start, one.span.start - SUBJECT)
    said = list(scene.tense.reported.finditer(scene.text, low, one.span.start))
    if not said or fired.span.overlaps(Span(*said[-1].span())):
        return False
    between = (said[-1].end(), one.span.start)
    return not (scene.words.boundary.search(scene.text, *between) or scene.words.pattern.search(scene.text, *between))


def _owns(scene: Scene, one: Party, fired: Fired) -> bool:
    """Tell whether a person only owns something else than the event ("Biden's adviser met …")."""
    if _has_envoy(scene, one):
        return True
    if not scene.words.possessive.match(scene.text, one.span.end - 1, scene.sentence.end):
        return False
    between = any(one.span.end <= other.span.start < fired.span.start for other in scene.people)
    return (between or not 0 <= fired.span.start - one.span.end <= NEAR) and not fired.span.end <= one.span.start


def _has_envoy(scene: Scene, one: Party) -> bool:
    """Tell whether a name in an object's case only says whose the next one is ("the envoy of X, Minister Y")."""
    if not scene.words.object_title.match(one.post):
        return False
    behind = (
        (scene.text[one.span.end : other.span.start], other.post) for other in scene.people if one.span < other.span
    )
    gap, post = next(behind, ("", ""))
    title = gap.removeprefix(",").strip()
    return gap.startswith(", ") and bool(title) and post.startswith(title) and not scene.words.object_title.match(post)


def _is_topic(scene: Scene, one: Party, fired: Fired) -> bool:
    """Tell whether the person is only spoken about."""
    return (
        one.span.start > fired.span.end
        and scene.words.topic.search(scene.text, fired.span.end, one.span.start) is not None
    )


def invites(scene: Scene, one: Party) -> bool:
    """Tell whether the words before a person make him the host."""
    if scene.words.invited.match(scene.text, one.span.end, scene.sentence.end):
        return True
    low = max(scene.sentence.start, one.span.start - INVITED)
    ends = [found.end() for found in scene.words.invitation.finditer(scene.text, low, one.span.start)]
    between = scene.text[ends[-1] : one.span.start] if ends else ","
    return not set(",，") & set(between) and not _second(scene, one, len(between))


def _second(scene: Scene, one: Party, reach: int) -> bool:
    """Tell whether somebody else stands before a person within so many letters, not joined to him by a short word."""
    ends = [other.span.end for other in scene.people if one.span.start - reach <= other.span.start < one.span.start]
    return bool(ends) and one.span.start - max(ends) > LONGEST_JOINT
