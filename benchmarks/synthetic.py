"""Event tables of any size to measure the dashboard with: seeded, and in the columns of the contract."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

from timeline.frame import ARROW, COLUMNS
from timeline.lexicon.countries import country_codes

PEOPLE, PLACES, SOURCES = 400, 200, 5_000
FIRST, DAYS = np.datetime64("1990-01-01"), 13_400
WORDS = [
    "President",
    "Minister",
    "delegation",
    "Tuesday",
    "talks",
    "trade",
    "border",
    "summit",
    "agreement",
    "cooperation",
    "visit",
    "palace",
    "signed",
]
KINDS = ("meeting", "visit", "call", "agreement", "announcement", "ceremony", "other")
STATUSES = ("occurred", "planned", "cancelled", "postponed")

Codes = npt.NDArray[np.int64]


def table(size: int) -> pa.Table:
    """Return so many events from 1990 on: a few people have most of them, six in ten last a day, the rest up to six."""
    random = np.random.default_rng(7)
    start = FIRST + random.integers(0, DAYS, size).astype("timedelta64[D]")
    length = np.where(random.random(size) < 0.6, 0, random.integers(0, 6, size))
    end = start + length.astype("timedelta64[D]")
    people = [f"Person {i:03}" for i in range(PEOPLE)]
    places = [f"City {i:03}" for i in range(PLACES)]
    codes = sorted(country_codes())[:60]
    one, other = _rare(random, size, PEOPLE), _rare(random, size, PEOPLE)
    where = _rare(random, size, PLACES)
    kind = random.choice(len(KINDS), size, p=(0.4, 0.3, 0.1, 0.08, 0.06, 0.04, 0.02))
    status = random.choice(len(STATUSES), size, p=(0.8, 0.16, 0.02, 0.02))
    said = random.choice(WORDS, (size, 8))
    days = start.astype("datetime64[D]").astype(str)
    titles = [f"{people[a]} and {people[b]} meet in {places[c]}" for a, b, c in zip(one, other, where, strict=True)]
    columns = {
        "id": [f"{day}-{i:07x}" for i, day in enumerate(days)],
        "kind": _named(KINDS, kind),
        "status": _named(STATUSES, status),
        "title": titles,
        "start": start,
        "end": end,
        "edtf": days,
        "precision": ["range" if n else "day" for n in length],
        "date_basis": ["explicit"] * size,
        "people": _pairs(people, one, other),
        "countries": _pairs(codes, one % len(codes), other % len(codes)),
        "place": _named(places, where),
        "place_country": _named(codes, where % len(codes)),
        "quote": [f"{name}: {' '.join(words)}." for name, words in zip(titles, said, strict=True)],
        "n_mentions": np.ones(size, dtype=np.int64),
        "n_sources": np.ones(size, dtype=np.int64),
        "sources": [[f"article-{i:05}"] for i in random.integers(0, SOURCES, size)],
        "languages": [["en"]] * size,
        "first_reported": start,
        "last_reported": end,
        "date_conflict": np.zeros(size, dtype=np.bool_),
        "plover_event": ["CONSULT"] * size,
        "plover_mode": [""] * size,
    }
    empty: dict[str, list[list[str]]] = {
        name: [[]] * size for name in ("visitors", "visitor_countries", "hosts", "host_countries")
    }
    cells = columns | empty
    return pa.table({name: pa.array(cells[name], type=ARROW[dtype]) for name, dtype in COLUMNS.items()})


def written(size: int, folder: Path, make: Callable[[int], pa.Table] = table) -> Path:
    """Return the Parquet file of a table of this size, written if it is not yet there."""
    path = folder / f"events-{size}.parquet"
    if not path.exists():
        pq.write_table(make(size), path)
    return path


def _rare(random: np.random.Generator, size: int, most: int) -> Codes:
    """Draw so many numbers below `most`, the first ones the most often."""
    return np.minimum(random.zipf(1.3, size) - 1, random.integers(0, most, size)).astype(np.int64) % most


def _named(names: tuple[str, ...] | list[str], codes: Codes) -> list[str]:
    return [names[code] for code in codes]


def _pairs(names: list[str], one: Codes, other: Codes) -> list[list[str]]:
    return [[names[a], names[b]] if a != b else [names[a]] for a, b in zip(one, other, strict=True)]
