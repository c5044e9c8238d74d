"""Claims → clusters: each claim joins the event that it fits best, looked for only where it may be found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from timeline.merge.claims import Claim
from timeline.merge.rules import compatible, days_of_one_visit
from timeline.model import Mention

Token = tuple[str, ...]


@dataclass(slots=True, eq=False)
class _Cluster:
    """Claims that are all compatible with each other; the first one founded it."""

    number: int
    claims: list[Claim]
    size: int


@dataclass(slots=True)
class _Shelf:
    """The clusters of one family by what their founder could share with another claim, and by time.

    A claim must match the founder as every other member, so that filing the founder is enough. Intervals are filed by
    length, on a grid of days, weeks, months and so on: each lies in one cell or two.
    """

    cells: dict[Token, dict[int, dict[int, list[_Cluster]]]] = field(default_factory=dict)

    def file(self, cluster: _Cluster, claim: Claim) -> None:
        """Put the founder's cluster where claims that may match it look."""
        scale = _scale(claim.days)
        for token in filed(claim):
            columns = self.cells.setdefault(token, {}).setdefault(scale, {})
            for cell in _columns(claim, scale):
                columns.setdefault(cell, []).append(cluster)

    def near(self, claim: Claim) -> Iterable[_Cluster]:
        """Return the clusters that share a token and, roughly, a day with the claim, each once."""
        found: dict[_Cluster, None] = {}
        for token in sought(claim):
            for scale, columns in self.cells.get(token, {}).items():
                wanted = _columns(claim, scale)
                few = [cell for cell in columns if cell in wanted] if len(wanted) > len(columns) else wanted
                found.update((cluster, None) for cell in few for cluster in columns.get(cell, ()))
        return found


def _scale(days: int) -> int:
    """Return the smallest grid width that holds so many days: 1, 8, 64, 512 and so on."""
    width = 1
    while width < days:
        width *= 8
    return width


def _columns(claim: Claim, scale: int) -> range:
    return range(claim.start.toordinal() // scale, claim.end.toordinal() // scale + 1)


def filed(claim: Claim) -> Iterator[Token]:
    """Yield the tokens under which a claim is found; `sought` yields one of them for every compatible claim."""
    yield from (("name", name) for name in claim.names)
    for codes in _codes(claim):
        yield ("all", *codes)
        if not claim.names:
            yield ("nameless", *codes)
    yield from (("body", body) for body in claim.bodies)
    if claim.city:
        yield ("bare city" if claim.bare else "city", claim.city)
    if claim.bare:
        yield ("article", claim.article)


def _codes(claim: Claim) -> Iterator[Token]:
    """Yield each country and each pair of them: one country alone would find far too many."""
    ordered = sorted(claim.countries)
    yield from ((code,) for code in ordered)
    yield from combinations(ordered, 2)
    if len(ordered) == 1:
        yield (*ordered, "alone")


def sought(claim: Claim) -> Iterator[Token]:
    """Yield the tokens under which a compatible claim may be filed."""
    yield from (("name", name) for name in claim.names)
    shelf = "nameless" if claim.names else "all"
    yield from ((shelf, *codes) for codes in _sought_codes(claim))
    yield from (("body", body) for body in claim.bodies)
    if claim.city:
        yield ("bare city", claim.city)
    if claim.bare:
        yield from (("city", claim.city), ("article", claim.article))


def _sought_codes(claim: Claim) -> Iterator[Token]:
    """Yield the pairs of countries and each alone; a single country matches whatever holds it."""
    if len(claim.countries) == 1:
        yield tuple(claim.countries)
        return
    ordered = sorted(claim.countries)
    yield from combinations(ordered, 2)
    yield from ((code, "alone") for code in ordered)


def clusters_of(groups: Mapping[Claim, Sequence[Mention]]) -> list[list[Claim]]:
    """Group the claims, the most telling first, so that a vague one finds the event that it fits best."""
    clusters: list[_Cluster] = []
    shelves: dict[str, _Shelf] = defaultdict(_Shelf)
    ranked = sorted(enumerate(groups), key=lambda pair: (*_vagueness(pair[1]), pair[0]))
    for _, claim in ranked:
        shelf = shelves[claim.family]
        home = _home(claim, [cluster for cluster in shelf.near(claim) if _fits(claim, cluster)])
        if home is None:
            home = _Cluster(len(clusters), [], 0)
            clusters.append(home)
            shelf.file(home, claim)
        home.claims.append(claim)
        home.size += len(groups[claim])
    return [cluster.claims for cluster in clusters]


def _vagueness(claim: Claim) -> tuple[bool, int, bool, bool, int, int, bool]:
    """Order stated days before inherited ones, whole visits before their days, months and years last.

    Each by how much is named.
    """
    width = claim.days if claim.wide else 0
    part = claim.family == "visit" and claim.days == 1
    return claim.wide, width, claim.inherited, part, -len(claim.names), -len(claim.countries), not claim.city


def _fits(claim: Claim, cluster: _Cluster) -> bool:
    """Tell whether a claim is compatible with each of a cluster; two days of a visit need not be the same."""
    founder = cluster.claims[0]
    return all(
        compatible(claim, member) or (member is not founder and days_of_one_visit(claim, member, founder))
        for member in cluster.claims
    )


def _home(claim: Claim, fitting: list[_Cluster]) -> _Cluster | None:
    """Choose among the clusters that a claim fits: the most names in common, then the most reports, then the first.

    A month or a year that holds several events of these people doesn't say which, and joins none of them.
    """
    as_wide = [cluster for cluster in fitting if cluster.claims[0].days >= claim.days]
    if claim.wide and len(fitting) - len(as_wide) > 1:
        fitting = as_wide
    return max(fitting, key=lambda cluster: _support(claim, cluster), default=None)


def _support(claim: Claim, cluster: _Cluster) -> tuple[int, bool, int, int]:
    founder = cluster.claims[0]
    same_days = (claim.start, claim.end) == (founder.start, founder.end)
    return len(claim.names & founder.names), same_days, cluster.size, -cluster.number
