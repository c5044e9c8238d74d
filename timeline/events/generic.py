"""The path of a language whose words of events nobody has written down: who stands together beside one day.

Two people make a meeting, one and another country a visit. It is a guess at the kind, and its rule says so.
"""

from __future__ import annotations

from timeline.events.roles import Roles
from timeline.events.scene import Scene, codes_of, unique
from timeline.events.triggers import Dated, Fired
from timeline.events.where import country_place
from timeline.lexicon.events import Trigger
from timeline.model import DAY, MEETING, RANGE, VISIT, Span, When

MEETING_ROW = Trigger("generic", MEETING)
VISIT_ROW = Trigger("generic", VISIT, actor="visitor")


def generic_event(scene: Scene, whens: tuple[When, ...]) -> tuple[Dated, Roles] | None:
    """Return the event that a sentence may tell of, where it has one day or range and two parties."""
    days = [when for when in whens if when.precision in (DAY, RANGE)]
    people = unique(scene.people)
    if len(days) != 1 or not people:
        return None
    own = codes_of(one.country for one in people)
    named = codes_of(one.code for one in scene.countries)
    place = next((one for one in scene.places if one.span), None)
    if len(people) > 1:
        return _dated(scene, MEETING_ROW, days[0]), Roles(people=people, countries=own or named, place=place)
    abroad = [one for one in scene.countries if one.form == "name" and one.code not in own]
    if not (own and abroad):
        return None
    goal = next((one for one in scene.places if one.country == abroad[0].code), None) or country_place(
        abroad[0].code, abroad[0].span
    )
    host = (abroad[0].code,)
    return _dated(scene, VISIT_ROW, days[0]), Roles(people, people, (), (*own, *host), own, host, goal)


def _dated(scene: Scene, row: Trigger, when: When) -> Dated:
    return Dated(Fired(row, Span(scene.sentence.start, scene.sentence.start)), when)
