"""Where places and countries lie (data/coordinates.csv), and the outlines of the land (data/land.json)."""

from __future__ import annotations

import json
from functools import cache

import numpy as np
import numpy.typing as npt

from timeline.lexicon.countries import country_name
from timeline.lexicon.files import ROOT, DataError, read_csv

COLUMNS = ("name", "country", "latitude", "longitude")
TENTHS = 10  # of a degree: the unit of the outlines

Where = tuple[float, float]


@cache
def coordinates() -> dict[tuple[str, str], Where]:
    """Return longitude and latitude of each place, by its name and its country; a country itself has no name."""
    found = {}
    for line, row in enumerate(read_csv("coordinates.csv", COLUMNS), start=2):
        try:
            where = float(row["longitude"]), float(row["latitude"])
        except ValueError as error:
            raise DataError(f"timeline/data/coordinates.csv: line {line}: {error}") from error
        if not (abs(where[0]) <= 180 and abs(where[1]) <= 90):
            raise DataError(f"timeline/data/coordinates.csv: line {line}: no such place on the globe")
        found[row["name"], row["country"]] = where
    return found


def where(place: str, country: str) -> Where | None:
    """Return longitude and latitude of a place of the event table; None where they are not on file."""
    known = coordinates()
    return known.get((place, country)) or (known.get(("", country)) if is_country(place, country) else None)


def is_country(place: str, country: str) -> bool:
    """Tell whether a place is a country as a whole."""
    return place == country_name(country) and (place, country) not in coordinates()


@cache
def land() -> tuple[npt.NDArray[np.int16], ...]:
    """Return the rings of the land, each as points of longitude and latitude in tenths of a degree."""
    rings = json.loads((ROOT / "land.json").read_text(encoding="utf-8"))
    return tuple(np.array(ring, dtype=np.int16).reshape(-1, 2) for ring in rings)
