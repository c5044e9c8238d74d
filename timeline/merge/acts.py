"""Visits that are one meeting: one source says that she went to see him, another that the two met, on the same day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from timeline.merge.claims import Claim
from timeline.merge.rules import contradict

Meet = tuple[date, tuple[str, ...]]
Cluster = Sequence[Claim]


def with_visits_met(clusters: Sequence[Cluster]) -> list[list[Claim]]:
    """Join each visit to the meeting that is the same act, where neither could be another one's.

    A longer visit contains its meetings and stays apart from them.
    """
    meetings = _by_meet(clusters, "meeting")
    fits: defaultdict[int, set[int]] = defaultdict(set)
    for meet, visits in _by_meet(clusters, "visit").items():
        for visit in visits:
            same = (one for one in meetings.get(meet, ()) if _one_act(clusters[visit], clusters[one]))
            for meeting in same:
                fits[visit].add(meeting)
                fits[meeting].add(visit)
    couples = {one: min(others) for one, others in fits.items() if len(others) == 1}
    joined = {one: other for one, other in couples.items() if couples.get(other) == one and one < other}
    taken = set(joined.values())
    return [
        [*cluster, *(clusters[joined[at]] if at in joined else ())]
        for at, cluster in enumerate(clusters)
        if at not in taken
    ]


def _by_meet(clusters: Sequence[Cluster], family: str) -> dict[Meet, set[int]]:
    """Return the clusters of one family by each day and pair of people that they name."""
    found: dict[Meet, set[int]] = {}
    for at, cluster in enumerate(clusters):
        if cluster[0].family == family:
            for meet in _meets(cluster):
                found.setdefault(meet, set()).add(at)
    return found


def _meets(cluster: Cluster) -> Iterator[Meet]:
    """Yield who meets whom in an event of one stated day, and that day; and who is in which city to meet another state.

    An article that names the traveller alone tells of the meeting where its place and its countries are the same.
    """
    day = cluster[0].start
    if all(claim.start == claim.end == day and not claim.inherited for claim in cluster):
        yield from ((day, pair) for claim in cluster for pair in combinations(sorted(claim.names), 2))
        yield from (
            (day, (name, *sorted(claim.countries), claim.city))
            for claim in cluster
            for name in claim.names
            if claim.city and len(claim.countries) > 1
        )


def _one_act(visit: Cluster, meeting: Cluster) -> bool:
    """Tell whether nothing that is said of the visit rules out what is said of the meeting."""
    return not any(contradict(one, other) for one in visit for other in meeting)
