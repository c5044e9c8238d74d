"""Whether two claims can be one event."""

from __future__ import annotations

from timeline.merge.claims import Claim

TOPICAL = ("agreement", "ceremony", "other")
"""Families in which two topics are two events."""

PAIR = 2
"""Parties of a meeting that is no summit."""

LONGEST_SUMMIT = 4
"""Days of a body's meeting, above which they are a forum's, of several meetings."""


def compatible(one: Claim, other: Claim) -> bool:
    """Tell whether the two may report one event: they have parties and time in common and nothing contradicts."""
    if one.family != other.family or one.start > other.end or other.start > one.end or _apart(one.bodies, other.bodies):
        return False
    if _beside_a_summit(one, other) or _beside_a_summit(other, one):
        return False
    return _one_summit(one, other) or (
        _parties_meet(one, other)
        and not contradict(one, other)
        and _dates_agree(one, other)
        and (one.family != "announcement" or _one_announcement(one, other))
    )


def _one_summit(one: Claim, other: Claim) -> bool:
    """Tell whether the two report one meeting of a body of states, whoever of the many who came each of them names.

    Two or more who are named alone may have met in its margins: then the other must name one of them, or nobody.
    """
    if one.bodies.isdisjoint(other.bodies) or _places_contradict(one, other) or not _days_of_one_summit(one, other):
        return False
    return not (_apart(one.names, other.names) and len(one.names) + len(other.names) > 2)


def _days_of_one_summit(one: Claim, other: Claim) -> bool:
    """Tell whether a stretch of days may be a body's meeting, and the other a part of it; weeks hold several."""
    outer = max(one, other, key=lambda claim: claim.days)
    return _nested(one, other) and (one.days == other.days or outer.wide or outer.days <= LONGEST_SUMMIT)


def _beside_a_summit(summit: Claim, other: Claim) -> bool:
    """Tell whether one is a body's meeting, and the other two people's who may have met in its margins."""
    met = len(other.names) > 1 and len(other.countries) <= PAIR
    return summit.family == "meeting" and bool(summit.bodies) and not other.bodies and met


def _parties_meet(one: Claim, other: Claim) -> bool:
    """Tell whether they share a party; without any, only the very same day and place, or article and topic, will do."""
    if one.names and other.names:
        return not one.names.isdisjoint(other.names)
    if one.bare or other.bare:
        return _one_day_and_city(one, other) or _one_article_and_topic(one, other)
    return not one.countries.isdisjoint(other.countries)


def _one_day_and_city(one: Claim, other: Claim) -> bool:
    same_city = bool(one.city) and (one.city, one.land) == (other.city, other.land)
    return same_city and one.days == other.days == 1


def _one_article_and_topic(one: Claim, other: Claim) -> bool:
    same_article = bool(one.article) and one.article == other.article
    return same_article and (one.topic == other.topic or _share_topic(one, other))


def contradict(one: Claim, other: Claim) -> bool:
    """Tell whether the parties, the traveller, the place or the topic of one rule the other out."""
    return (
        _parties_contradict(one, other)
        or _places_contradict(one, other)
        or (one.family in TOPICAL and _topics_contradict(one, other))
    )


def days_of_one_visit(one: Claim, other: Claim, whole: Claim) -> bool:
    """Tell whether two days are those of one visit, of which both are known to be a part: of arriving, of leaving."""
    days = one.days == other.days == 1 and _nested(one, whole) and _nested(other, whole)
    return (
        whole.family == "visit"
        and days
        and not whole.wide
        and _parties_meet(one, other)
        and not _parties_contradict(one, other)
    )


def _parties_contradict(one: Claim, other: Claim) -> bool:
    return (
        _countries_contradict(one, other)
        or _people_contradict(one, other)
        or (one.family == other.family == "visit" and _apart(one.travellers, other.travellers))
    )


def _apart(some: frozenset[str], others: frozenset[str]) -> bool:
    """Tell whether both are stated and have nothing in common."""
    return bool(some) and bool(others) and some.isdisjoint(others)


def _countries_contradict(one: Claim, other: Claim) -> bool:
    """Tell whether each names a country that the other does not; of many who meet, some papers leave out the host."""
    some, others = one.countries, other.countries
    if min(len(some), len(others)) > PAIR:
        hosts = {one.land, other.land}
        some, others = some - hosts, others - hosts
    several = len(some) > 1 and len(others) > 1
    return _apart(one.countries, other.countries) or (several and not (some <= others or some >= others))


def _people_contradict(one: Claim, other: Claim) -> bool:
    """Tell whether both name somebody for a country, and nobody alike: Xi met Hun Sen, Xi met Hun Manet."""
    shared = one.names & other.names
    both = {country for _, country in one.sides} & {country for _, country in other.sides}
    alike = {country for name, country in one.sides | other.sides if name in shared}
    # a meeting has two sides: of those who met one person, two of unknown country are two meetings
    strangers = [{name for name, country in claim.sides if not country} - shared for claim in (one, other)]
    return bool(both - alike - {""}) or (len(shared) < 2 and all(strangers))


def _places_contradict(one: Claim, other: Claim) -> bool:
    """Tell whether the countries differ, or two cities or two regions; a journey of several days leads to some."""
    if one.land and other.land and one.land != other.land:
        return True
    if one.family == other.family == "visit" and _ends_with(one, other):
        return False
    pairs = ((one.city, other.city), (one.region, other.region))
    return any(some and others and some != others for some, others in pairs)


def _ends_with(one: Claim, other: Claim) -> bool:
    """Tell whether two journeys of several days share a day, or a day is the first or the last of one."""
    shorter, longer = sorted((one, other), key=lambda claim: claim.days)
    edge = shorter.start == longer.start or shorter.end == longer.end
    return longer.days > 1 and (shorter.days > 1 or edge)


def _topics_contradict(one: Claim, other: Claim) -> bool:
    """Tell whether two topics of one language differ; those of two languages can't be compared."""
    stated = bool(one.topic and other.topic)
    return stated and one.language == other.language and not _share_topic(one, other)


def _share_topic(one: Claim, other: Claim) -> bool:
    """Tell whether more than half of the shorter topic's words stand in the other."""
    return 2 * len(one.topic & other.topic) > min(len(one.topic), len(other.topic))


def _one_announcement(one: Claim, other: Claim) -> bool:
    """Tell whether two announcements, of which a ministry makes many, are one: the same day, matter or people."""
    silent = not (one.topic or other.topic or one.names or other.names)
    same_matter = silent or _share_topic(one, other) or not one.names.isdisjoint(other.names)
    return (one.start, one.end) == (other.start, other.end) and same_matter


def _dates_agree(one: Claim, other: Claim) -> bool:
    """Tell whether two overlapping intervals can date one event.

    The same interval can. A date taken over from a trip may stand for any meeting of it, and a month or year for any
    event in it, so that these need the people or the topic to say which. Two stated ranges, or a range and a day, are
    one journey where it goes to the same countries; anything else is one event only where the parties are the same.
    """
    if (one.start, one.end) == (other.start, other.end):
        return True
    if one.inherited or other.inherited:
        return _same(one.names, other.names) or (one.family == "visit" and _same(one.visitors, other.visitors))
    if one.wide or other.wide:
        return _nested(one, other) and (_known_company(one, other) or _share_topic(one, other))
    return _one_journey(one, other) if one.family == "visit" else _same_parties(one, other) or _share_topic(one, other)


def _same(some: frozenset[str], others: frozenset[str]) -> bool:
    return bool(some) and some == others


def _nested(one: Claim, other: Claim) -> bool:
    inner, outer = sorted((one, other), key=lambda claim: claim.days)
    return outer.start <= inner.start and inner.end <= outer.end


def _known_company(one: Claim, other: Claim) -> bool:
    """Tell whether the people say which event of a month or year is meant: two of them, or one between two countries.

    A minister alone meets many in a month.
    """
    shared = one.names & other.names
    between = len(one.countries & other.countries) > 1 or _same(one.countries, other.countries)
    return len(shared) > 1 or (bool(shared) and between)


def _one_journey(one: Claim, other: Claim) -> bool:
    """Tell whether two visits are one and not a tour and a leg of it, which names fewer countries."""
    return one.countries == other.countries or min(len(one.countries), len(other.countries)) < 2


def _same_parties(one: Claim, other: Claim) -> bool:
    same_countries = len(one.countries) > 1 and one.countries == other.countries
    return same_countries or _same(one.names, other.names) or len(one.names & other.names) > 1
