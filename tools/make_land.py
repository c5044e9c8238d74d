"""Write timeline/data/land.json, the outlines of the land, from Natural Earth 1:110m (public domain; as world-atlas).

    npm pack world-atlas && tar xzf world-atlas-*.tgz && python tools/make_land.py package/land-110m.json

Needed only when the rounding changes. The file holds one list a ring: longitude and latitude by
turns, in tenths of a degree.
"""

from __future__ import annotations

import json
import sys
from itertools import chain, pairwise
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parent.parent / "timeline" / "data" / "land.json"
SOUTHERNMOST = -600  # tenths of a degree: Antarctica is left out

Point = tuple[int, int]


def arcs(topology: dict[str, Any], digits: int) -> list[list[tuple[float, float]]]:
    """Return the arcs of a topology in degrees: each point in the file is the way from the one before."""
    (scale_x, scale_y), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((round(left + x * scale_x, digits), round(bottom + y * scale_y, digits)))
        found.append(points)
    return found


def ring(numbers: list[int], arcs: list[list[tuple[float, float]]]) -> list[tuple[float, float]]:
    """Return the points of a ring of arcs; a number below 0 is an arc that is followed backwards."""
    parts = [arcs[number] if number >= 0 else arcs[~number][::-1] for number in numbers]
    return [*parts[0], *chain.from_iterable(part[1:] for part in parts[1:])]


def unwrapped(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Let longitudes run on beyond 180 where a ring crosses the date line."""
    found = points[:1]
    for x, y in points[1:]:
        found.append((x + 360 * round((found[-1][0] - x) / 360), y))
    return found


def west_of(points: list[tuple[float, float]], bound: float) -> list[tuple[float, float]]:
    """Return the part of a ring that lies west of a meridian."""
    found: list[tuple[float, float]] = []
    for (x, y), (next_x, next_y) in pairwise(points):
        if x <= bound:
            found.append((x, y))
        if (x - bound) * (next_x - bound) < 0:
            found.append((bound, y + (next_y - y) * (bound - x) / (next_x - x)))
    return [*found, *found[:1]]


def within(points: list[tuple[float, float]]) -> list[list[tuple[float, float]]]:
    """Return a ring in the pieces into which the date line cuts it."""
    pieces = []
    for turn in (-360, 0, 360):
        west = west_of([(x + turn, y) for x, y in unwrapped(points)], 180)
        east = [(-x, y) for x, y in west_of([(-x, y) for x, y in west], 180)]
        pieces += [east] if east else []
    return pieces


def rings(topology: dict[str, Any]) -> list[list[Point]]:
    """Return the rings of the land in tenths of a degree, without points that rounding has made one."""
    lines = arcs(topology, 1)
    land = topology["objects"]["land"]["geometries"][0]["arcs"]
    found = []
    for piece in chain.from_iterable(within(ring(numbers, lines)) for numbers in chain.from_iterable(land)):
        points = [(round(x * 10), round(y * 10)) for x, y in piece]
        points = [points[0], *(after for before, after in pairwise(points) if before != after)]
        if min(y for _, y in points) > SOUTHERNMOST:
            found.append(points)
    return found


if __name__ == "__main__":
    outlines = rings(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    lines = ",\n".join(json.dumps([*chain.from_iterable(one)], separators=(",", ":")) for one in outlines)
    TARGET.write_text(f"[\n{lines}\n]\n", encoding="utf-8")
