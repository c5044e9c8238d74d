"""Mentions → Events: which sentences tell of one event, and what they say of it together.

A mention joins an event only where it is compatible with every mention already in it, so that nothing is ever joined
through a pair that contradicts. Mentions that say the same are compared once, and an event is looked for only under the
names, countries and days that it could share: the work grows with the mentions, not with their pairs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cmp_to_key
from typing import Any

from timeline.merge.acts import with_visits_met
from timeline.merge.claims import Claim, claim_of, identities
from timeline.merge.clusters import clusters_of
from timeline.merge.rules import compatible
from timeline.merge.summary import summed_up
from timeline.model import Event, Kind, Mention, Span

__all__ = ["compatible", "merge"]


def merge(mentions: Iterable[Mention]) -> list[Event]:
    """Return the events that the mentions tell of, by date: each distinct mention stands in exactly one of them.

    Neither the order of the mentions nor repeated ones make a difference, and merging the mentions of the result again
    gives the same events with the same ids.
    """
    ordered = _in_order(mentions)
    identity = identities(ordered)
    groups: dict[Claim, list[Mention]] = defaultdict(list)
    for mention in ordered:
        groups[claim_of(mention, identity)].append(mention)
    clusters = with_visits_met(clusters_of(groups))
    told = (sorted((m for claim in cluster for m in groups[claim]), key=_order) for cluster in clusters)
    events = [summed_up(mentions, identity) for mentions in told]
    return sorted(_with_distinct_ids(events), key=_by_date)


def _by_date(event: Event) -> tuple[date, date, Kind, str]:
    return event.when.start, event.when.end, event.kind, event.id


def _in_order(mentions: Iterable[Mention]) -> list[Mention]:
    """Return the distinct mentions by publication, article and place in it."""
    seen: dict[tuple[str, Span, date], list[Mention]] = defaultdict(list)
    for mention in mentions:  # few share a place and a day, so that few need be compared in full
        alike = seen[mention.article_id, mention.span, mention.when.start]
        if mention not in alike:
            alike.append(mention)
    return sorted((mention for alike in seen.values() for mention in alike), key=_order)


def _order(mention: Mention) -> tuple[date, str, Span, Any]:
    return mention.published or date.max, mention.article_id, mention.span, _by_text(mention)


def _compare_text(one: Mention, other: Mention) -> int:
    """Compare two mentions of one sentence by all that they hold; slow, and called for these alone."""
    return (repr(one) > repr(other)) - (repr(one) < repr(other))


_by_text = cmp_to_key(_compare_text)
"""Makes the order of mentions total."""


def _with_distinct_ids(events: Iterable[Event]) -> Iterator[Event]:
    """Yield the events, those that would share an id numbered in order of their first mentions."""
    taken: Counter[str] = Counter()
    for event in sorted(events, key=lambda event: _order(event.mentions[0])):
        taken[event.id] += 1
        yield event if taken[event.id] == 1 else replace(event, id=f"{event.id}-{taken[event.id]}")
