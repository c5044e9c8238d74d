"""How the time of merging grows with the mentions, on a made-up world of visits and talks."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from time import perf_counter

from timeline.lexicon.countries import country_codes
from timeline.merge import merge
from timeline.model import Basis, Kind, Mention, Party, Place, Precision, Span, Status, When

SIZES = (100_000, 1_000_000)
PER_EVENT = 4  # mentions that tell of one event
DAYS = 365 * 40
KINDS = (Kind.VISIT, Kind.MEETING, Kind.CALL, Kind.AGREEMENT)


def print_growth() -> None:
    """Print the seconds that merging takes at each size, and the last as a multiple of the first."""
    seconds = []
    for size in SIZES:
        mentions = list(_mentions(size))
        began = perf_counter()
        events = merge(mentions)
        seconds.append(perf_counter() - began)
        print(f"merging {size:9,} mentions into {len(events):9,} events: {seconds[-1]:7.1f} s", flush=True)
    print(f"{SIZES[1] // SIZES[0]} times the mentions take {seconds[-1] / seconds[0]:.1f} times as long")


def _mentions(size: int) -> Iterator[Mention]:
    """Yield mentions of events between two people each, every one reported by several articles."""
    chance = random.Random(1)
    codes = sorted(country_codes())
    first = date(1985, 1, 1)
    for at in range(size // PER_EVENT):
        home, away = chance.sample(codes, 2)
        guest, host = (Party(f"{code} {chance.randrange(6)}", "x", Span(0, 1), country=code) for code in (away, home))
        day = first + timedelta(days=chance.randrange(DAYS))
        when = When(day, day, Precision.DAY, day.isoformat(), Span(0, 1), Basis.EXPLICIT, "stated in the text")
        for report in range(PER_EVENT):
            yield Mention(
                article_id=f"{at % (size // 10)}-{report}",
                kind=KINDS[at % len(KINDS)],
                status=Status.OCCURRED,
                when=when,
                people=(guest, host),
                visitors=(guest,),
                hosts=(host,),
                countries=(away, home),
                visitor_countries=(away,),
                host_countries=(home,),
                place=Place(f"City of {home}", home),
                span=Span(100 * at, 100 * at + 50),
                quote="They met.",
                rule="en:meet",
                topic="",
                language="en",
                published=day,
            )
