"""Who else takes part in an event, as the sentences behind it say ("The talks were also attended by …")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline.events.company import participants
from timeline.events.scene import Scenes, codes_of, unique
from timeline.events.triggers import Fired, fired_triggers
from timeline.lexicon.events import Trigger
from timeline.model import AGREEMENT, CALL, CEREMONY, DAY, MEETING, OTHER, RANGE, VISIT, Kind, Mention, Party, When

FARTHEST = 6  # sentences behind an event
_PRESENCE = Trigger("presence", OTHER)
_FAMILIES = ({VISIT, MEETING, CALL}, {AGREEMENT, CEREMONY, MEETING})
_DAYS = (DAY, RANGE)


def with_those_present(
    mentions: tuple[Mention, ...], scenes: Scenes, number: int, dated: Sequence[Sequence[When]]
) -> tuple[Mention, ...]:
    """Add to the one event of a sentence whom the sentences behind it name as present, until the next day is told of.

    A sentence that tells of several events leaves open which one is attended.
    """
    if len(mentions) != 1 or mentions[0].when.precision not in _DAYS:
        return mentions
    present: list[Party] = []
    for after in range(number + 1, min(number + 1 + FARTHEST, len(dated))):
        if any(when.precision in _DAYS for when in dated[after]):
            break
        if not dated[after]:
            present.extend(_present(scenes, after, mentions[0].kind))
    return (_joined(mentions[0], present),) if present else mentions


def _present(scenes: Scenes, number: int, kind: Kind) -> tuple[Party, ...]:
    """Return those who take part as a sentence says, if at an event of a like kind."""
    found = scenes.attended(number)
    if not found:
        return ()
    scene = scenes.beside(number)
    named = {one.row.kind for one in fired_triggers(scene.text, found, scene.words)}
    alike = any(kind in family and named <= family for family in _FAMILIES)
    return participants(scene, Fired(_PRESENCE, found)) if alike else ()


def _joined(mention: Mention, present: list[Party]) -> Mention:
    """Return a mention with more who take part: beside the hosts if of their country, else beside the visitors."""
    known = {one.name for one in mention.people}
    more = [one for one in unique(present) if one.name not in known]
    home = [one for one in more if one.country and one.country in mention.host_countries]
    parted = bool(mention.visitors or mention.hosts)
    return replace(
        mention,
        people=(*mention.people, *more),
        visitors=(*mention.visitors, *(one for one in more if one not in home)) if parted else (),
        hosts=(*mention.hosts, *home) if parted else (),
        countries=codes_of([*mention.countries, *(one.country for one in more)]),
    )
