"""Who takes part in an event that a sentence only dates: as the undated sentence before tells of it.

"A received B in Oslo. The meeting took place on Monday."
"""

from __future__ import annotations

from dataclasses import replace

from timeline.events.roles import Roles, read_roles
from timeline.events.scene import Scene
from timeline.events.triggers import Fired, fired_triggers
from timeline.events.where import place_of
from timeline.model import Kind

_KINDS = (Kind.MEETING, Kind.CALL, Kind.VISIT, Kind.AGREEMENT)
_PARTIES = 2


def recalled(scene: Scene, before: Scene, fired: Fired) -> Roles | None:
    """Return the roles of the one event of a kind that the sentence before tells of, where this one names nobody."""
    if scene.people or fired.row.kind not in _KINDS:
        return None
    told = [one for one in fired_triggers(before.text, before.sentence, before.words) if one.row.kind is fired.row.kind]
    found = next((roles for one in told if not one.within and (roles := read_roles(before, one))), None)
    if found is None or len(found.countries) < _PARTIES or not (found.people or fired.row.kind is Kind.AGREEMENT):
        return None
    place = (place_of(scene, fired) if fired.row.kind is not Kind.CALL else None) or found.place
    known = {*found.countries, place.country if place else "", ""}
    named = [*(one.code for one in scene.countries), *(one.country for one in scene.institutions)]
    return replace(found, place=place) if known.issuperset(named) else None
