"""Who takes part in an event that a sentence only dates: as a sentence before tells of it.

"A received B in Oslo. The meeting took place on Monday.", "A will visit B next week. The last visit, in 2016, was
short.", "The forum of C is held in Oslo from May 3 to 5. The leaders' summit is on the 5th."
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline.events.roles import Roles, is_summit, read_roles
from timeline.events.scene import Scene
from timeline.events.triggers import Dated, Fired, fired_triggers
from timeline.events.where import country_place, place_of
from timeline.lexicon.phrases import letters
from timeline.model import AGREEMENT, CALL, MEETING, VISIT, Mention, When

_KINDS = (MEETING, CALL, VISIT, AGREEMENT)
_PARTIES = 2
_BESIDE = 6  # letters between words of a visit and its date ("the visit of 2016", "visite en mars 2016")


def recalled(scene: Scene, before: Scene, fired: Fired) -> Roles | None:
    """Return the roles of the one event of a kind that the sentence before tells of, where this one names nobody."""
    if scene.people or fired.row.kind not in _KINDS:
        return None
    told = [one for one in fired_triggers(before.text, before.sentence, before.words) if one.row.kind is fired.row.kind]
    found = next((roles for one in told if not one.within and (roles := read_roles(before, one))), None)
    if found is None or len(found.countries) < _PARTIES or not (found.people or fired.row.kind is AGREEMENT):
        return None
    place = (place_of(scene, fired) if fired.row.kind is not CALL else None) or found.place
    known = {*found.countries, place.country if place else "", ""}
    named = [*(one.code for one in scene.countries), *(one.country for one in scene.institutions)]
    return replace(found, place=place) if known.issuperset(named) else None


def told_before(scene: Scene, pair: Dated, told: Sequence[Mention]) -> Roles | None:
    """Return the roles of an event of the mentions before that a sentence goes on about which names nobody."""
    if scene.people or scene.institutions or scene.places or scene.organisations:
        return None
    if pair.fired.row.kind is VISIT:
        found = _earlier_visit(scene, pair, told)
    else:
        found = _day_of_summit(pair.when, told) if is_summit(scene, pair.fired) else None
    return found if found and set(found.countries).issuperset(one.code for one in scene.countries) else None


def _earlier_visit(scene: Scene, pair: Dated, told: Sequence[Mention]) -> Roles | None:
    """Return the countries of the latest visit told of, for an earlier one that has its date right behind it."""
    trip = next((one for one in reversed(told) if one.kind is VISIT and one.host_countries), None)
    between = scene.text[pair.fired.span.end : pair.when.span.start]
    beside = pair.fired.span.end < pair.when.span.start and letters(between) <= _BESIDE
    if trip is None or not (trip.visitor_countries and beside and pair.when.end < trip.when.start):
        return None
    return Roles(
        countries=trip.countries,
        visitor_countries=trip.visitor_countries,
        host_countries=trip.host_countries,
        place=country_place(trip.host_countries[0]),
    )


def _day_of_summit(when: When, told: Sequence[Mention]) -> Roles | None:
    """Return who meets at the latest meeting of a body of states, where the date is one of its days."""
    held = next((one for one in reversed(told) if one.kind is MEETING and one.bodies), None)
    if held is None or not (held.when.start <= when.start and when.end <= held.when.end):
        return None
    return Roles(countries=held.countries, place=held.place, bodies=held.bodies)
