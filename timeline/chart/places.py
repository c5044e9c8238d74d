"""The places of a view's events on a map: land, and circles as large as there are events.

The land is drawn from the project's own data, on plain axes: nothing is fetched. Places that would hide each other
share a circle, until the view is narrowed to them and there is room for each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import cos, radians, sqrt

import numpy as np
import numpy.typing as npt
import plotly.graph_objects as go

from timeline.chart.atlas import TENTHS, is_country, land, where
from timeline.chart.layout import LABEL_SIZE, bare_layout, safe
from timeline.chart.paper import Ground, Paper, ground, shortened, text_width
from timeline.store import Store, View
from timeline.store.facets import Rows

WEST, EAST, SOUTH, NORTH = -180.0, 180.0, -58.0, 84.0
LEAST_SPAN = 9.0  # degrees: nearer, there is nothing of 1:110m left to see
AIR = 1.35  # the map is so much wider than its places
NARROW = 640  # pixels: below, the map is about as high as wide
HIGHEST = 600
SHARES, NARROW_SHARES = (0.4, 0.6), (0.62, 1.0)  # least and greatest height of the map for its width
LARGEST, SMALLEST = 30.0, 4.0  # pixels: radii
HIDDEN = 0.75  # circles that are nearer than this share of both their radii hide each other
LINE = 17  # pixels: the height of a label
ROOM = 150  # most pixels that a label takes
LABELLED = 25  # pixels of the map's width for each label, at most
MINOR = 5  # a label may cover circles that have so many times fewer events than its own
MOST_PEOPLE, MOST_PLACES = 3, 8  # that the box at the pointer names
REMEMBERED = 16

Numbers = npt.NDArray[np.int64]
Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the table: `east` and `north` in degrees, and how many events are there."""

    name: str
    country: str
    east: float
    north: float
    events: int


@dataclass(frozen=True, slots=True)
class Map:
    """What part of the world is drawn, in degrees, and how wide and high, in pixels."""

    left: float
    right: float
    bottom: float
    top: float
    width: float
    height: float

    @property
    def unit(self) -> float:
        """The pixels of a degree of longitude."""
        return self.width / (self.right - self.left)

    def spot(self, east: float, north: float) -> tuple[float, float]:
        """Return the pixels from the left and the top."""
        return (east - self.left) * self.unit, (self.top - north) * self.height / (self.top - self.bottom)


@dataclass(frozen=True, slots=True)
class Circle:
    """Places that share a circle, the one with the most events first: `x`, `y` and `radius` in pixels."""

    places: tuple[Place, ...]
    x: float
    y: float
    radius: float
    events: int

    @property
    def box(self) -> Box:
        """The room that the circle takes."""
        return self.x - self.radius, self.y - self.radius, self.x + self.radius, self.y + self.radius

    @property
    def label(self) -> str:
        """The circle's name."""
        more = len(self.places) - 1
        return f"{self.places[0].name} +{more}" if more else self.places[0].name


@dataclass(frozen=True, slots=True)
class Mapped:
    """A view on the map; `elsewhere` are the events whose place is unknown, or not on file."""

    map: Map
    circles: tuple[Circle, ...]
    people: tuple[tuple[tuple[str, int], ...], ...]
    elsewhere: int


def places_figure(store: Store, view: View, paper: Paper) -> go.Figure:
    """Draw the places of a view's events; equal arguments give equal figures."""
    drawn = mapped(store, view, paper)
    colours = ground(paper)
    layout = bare_layout(colours, height=drawn.map.height)
    layout.margin.update(b=0)
    layout.xaxis.update(visible=False, range=[drawn.map.left, drawn.map.right])
    layout.yaxis.update(
        range=[drawn.map.bottom, drawn.map.top], scaleanchor="x", scaleratio=_stretch(drawn.map), constrain="domain"
    )
    layout.annotations = _labels(drawn, colours)
    return go.Figure([_land(drawn.map, colours), _circles(drawn, colours)], layout)


def mapped(store: Store, view: View, paper: Paper) -> Mapped:
    """Place the circles of a view."""
    return _mapped(store, view.asked, paper.width)


@lru_cache(REMEMBERED)
def _mapped(store: Store, view: View, width: int) -> Mapped:
    rows = store.rows(view)
    places, place_of = located(store, rows)
    drawn = map_of(places, width)
    circles = gathered(places, drawn)
    circle_of = np.full(len(places) + 1, len(circles))
    number = {place: i for i, place in enumerate(places)}
    for i, circle in enumerate(circles):
        circle_of[[number[place] for place in circle.places]] = i
    belongs = circle_of[place_of]
    elsewhere = int(np.count_nonzero(place_of == len(places)))
    return Mapped(drawn, circles, _people(store, rows, belongs, len(circles)), elsewhere)


def located(store: Store, rows: Rows) -> tuple[list[Place], Numbers]:
    """Return the places that are on file, the most frequent first, and which of them each row has; past them, none."""
    names, countries = (store.table[column].chunk(0) for column in ("place", "place_country"))
    size = len(countries.dictionary) + 1
    keys = names.indices.to_numpy()[rows].astype(np.int64) * size + countries.indices.to_numpy()[rows]
    counts = np.bincount(keys, minlength=len(names.dictionary) * size)
    found = []
    for key in np.flatnonzero(counts):
        name, country = names.dictionary[int(key // size)].as_py(), countries.dictionary[int(key % size)].as_py()
        if name and (at := where(name, country)):
            found.append((int(key), Place(name, country, *at, int(counts[key]))))
    found.sort(key=lambda one: (-one[1].events, one[1].name, one[1].country))
    number = np.full(len(counts), len(found))
    number[[key for key, _ in found]] = np.arange(len(found))
    return [place for _, place in found], number[keys]


def map_of(places: Sequence[Place], width: int) -> Map:
    """Return the part of the world that has the places, as wide and high as the paper wants; the world at most."""
    east, north = ([getattr(place, name) for place in places] for name in ("east", "north"))
    left, right = (min(east), max(east)) if places else (WEST, EAST)
    bottom, top = (min(north), max(north)) if places else (SOUTH, NORTH)
    stretch = 1 / cos(radians(min(60.0, max(-60.0, (bottom + top) / 2))))
    wide = max(LEAST_SPAN * stretch, (right - left) * AIR)
    high = max(LEAST_SPAN, (top - bottom) * AIR) * stretch
    least, most = SHARES if width >= NARROW else NARROW_SHARES
    share = min(most, HIGHEST / width, max(least, high / wide))
    wide = min(EAST - WEST, max(wide, high / share))
    high = min((NORTH - SOUTH), wide * share / stretch)
    west, south = (
        min(max(middle - size / 2, low), top - size)
        for middle, size, low, top in (((left + right) / 2, wide, WEST, EAST), ((bottom + top) / 2, high, SOUTH, NORTH))
    )
    return Map(west, west + wide, south, south + high, width, width * high * stretch / wide)


def gathered(places: Sequence[Place], drawn: Map) -> tuple[Circle, ...]:
    """Return the circles of places, the greatest first: one that would hide another takes it in."""
    most = max((place.events for place in places), default=1)
    largest = min(LARGEST, drawn.width / 22)

    def circle(places: tuple[Place, ...]) -> Circle:
        x, y = drawn.spot(places[0].east, places[0].north)
        events = sum(place.events for place in places)
        return Circle(places, x, y, max(SMALLEST, largest * sqrt(min(1.0, events / most))), events)

    circles = [circle((place,)) for place in places]
    while True:
        kept: list[Circle] = []
        spots = np.empty((len(circles), 3))
        for one in circles:
            x, y, radii = spots[: len(kept)].T
            near = np.hypot(x - one.x, y - one.y) - HIDDEN * (radii + one.radius)
            host = int(np.argmin(near)) if kept else -1
            if host >= 0 and near[host] < 0:
                one, at = circle((*kept[host].places, *one.places)), host  # noqa: PLW2901
                kept[at] = one
            else:
                at = len(kept)
                kept.append(one)
            spots[at] = one.x, one.y, one.radius
        if len(kept) == len(circles):
            return tuple(sorted(kept, key=lambda one: (-one.events, one.label)))
        circles = sorted(kept, key=lambda one: (-one.events, one.label))


def _people(store: Store, rows: Rows, belongs: Numbers, size: int) -> tuple[tuple[tuple[str, int], ...], ...]:
    """Return the most frequent people of each circle, with how many of its events they have."""
    facet = store.facets["people"]
    events, codes = facet.pairs(rows)
    circles = belongs[events]
    own = (circles < size) & (codes < len(facet))
    keys, counts = np.unique(circles[own] * len(facet) + codes[own], return_counts=True)
    order = np.lexsort((keys, -counts))
    found: list[list[tuple[str, int]]] = [[] for _ in range(size)]
    for key, count in zip(keys[order].tolist(), counts[order].tolist(), strict=True):
        circle, code = divmod(key, len(facet))
        if len(found[circle]) < MOST_PEOPLE:
            found[circle].append((facet.values[code].as_py(), count))
    return tuple(map(tuple, found))


def _stretch(drawn: Map) -> float:
    return drawn.height / (drawn.top - drawn.bottom) / drawn.unit


def _land(drawn: Map, colours: Ground) -> go.Scatter:
    """Draw the land within the map and a little beyond, as one line that is filled."""
    gap = np.full((1, 2), np.nan, dtype=np.float32)
    box = np.array([[drawn.left, drawn.bottom], [drawn.right, drawn.top]]) * TENTHS
    rings = [
        np.vstack([ring.astype(np.float32) / TENTHS, gap])
        for ring in land()
        if np.all(ring.max(axis=0) >= box[0]) and np.all(ring.min(axis=0) <= box[1])
    ]
    points = np.vstack(rings) if rings else gap
    return go.Scatter(
        x=points[:, 0],
        y=points[:, 1],
        mode="lines",
        fill="toself",
        fillcolor=colours.tint,
        line={"color": colours.line, "width": 0.75},
        hoverinfo="skip",
    )


def _circles(drawn: Mapped, colours: Ground) -> go.Scatter:
    """Draw the circles, the small ones on the great; a country as a whole is paler than a town."""
    return go.Scatter(
        x=[circle.places[0].east for circle in drawn.circles],
        y=[circle.places[0].north for circle in drawn.circles],
        mode="markers",
        marker={
            "size": [round(2 * circle.radius, 1) for circle in drawn.circles],
            "color": [f"rgba({colours.shade},{_strength(circle)})" for circle in drawn.circles],
            "line": {"color": f"rgb({colours.shade})", "width": 1.25},
            "opacity": 1,
        },
        customdata=np.arange(len(drawn.circles), dtype=np.int32),
        hovertext=[_told(*one) for one in zip(drawn.circles, drawn.people, strict=True)],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _strength(circle: Circle) -> float:
    return 0.12 if is_country(circle.places[0].name, circle.places[0].country) else 0.55


def _told(circle: Circle, people: tuple[tuple[str, int], ...]) -> str:
    """Say what the box at the pointer says of a circle."""
    named = [f"{safe(place.name)} {place.events:,}" for place in circle.places[:MOST_PLACES]]
    more = len(circle.places) - len(named)
    lines = [
        f"<b>{safe(circle.places[0].name)}</b>" if len(circle.places) == 1 else "<br>".join(named),
        *([f"and {more} more places"] if more else []),
        f"<b>{circle.events:,} event{'s' * (circle.events != 1)}</b>",
        *(f"{safe(name)} {count:,}" for name, count in people),
    ]
    return "<br>".join(lines)


def _labels(drawn: Mapped, colours: Ground) -> list[dict[str, object]]:
    """Label the circles that have room beside them, the greatest first."""
    glow = ", ".join([f"0 0 2px {colours.paper}"] * 4)
    stood: list[Box] = []
    labels: list[dict[str, object]] = []
    for circle in drawn.circles:
        words = shortened(circle.label, LABEL_SIZE, ROOM)
        count = f" {circle.events:,}"
        beside = _beside(circle, text_width(words + count, LABEL_SIZE) + 4)
        circles = [one.box for one in drawn.circles if one is not circle and one.events * MINOR > circle.events]
        box = next((box for box in beside if _fits(box, [*stood, *circles], drawn.map)), None)
        if box is None:
            continue
        stood.append(box)
        labels.append(
            {
                "x": circle.places[0].east,
                "y": circle.places[0].north,
                "xshift": round(box[0] - circle.x, 1),
                "yshift": round(circle.y - (box[1] + box[3]) / 2, 1),
                "xanchor": "left",
                "yanchor": "middle",
                "showarrow": False,
                "borderpad": 0,
                "font": {"size": LABEL_SIZE, "color": colours.ink, "shadow": glow},
                "text": f"{safe(words)}<span style='color:{colours.quiet}'>{count}</span>",
            }
        )
        if len(labels) == drawn.map.width // LABELLED:
            break
    return labels


def _beside(circle: Circle, width: float) -> list[Box]:
    """Return where a label may stand: right, left, below, above."""
    gap, half = circle.radius + 3, LINE / 2
    lefts = [(circle.x + gap, circle.y), (circle.x - gap - width, circle.y)]
    middles = [(circle.x - width / 2, circle.y + gap + half), (circle.x - width / 2, circle.y - gap - half)]
    slant = circle.radius * 0.7 + 3
    corners = [(circle.x + slant, circle.y + sign * (slant + half)) for sign in (1, -1)]
    return [(x, y - half, x + width, y + half) for x, y in (*lefts, *middles, *corners)]


def _fits(box: Box, taken: Sequence[Box], drawn: Map) -> bool:
    """Tell whether a label is on the map, and in no other's place."""
    left, top, right, bottom = box
    if left < 0 or top < 0 or right > drawn.width or bottom > drawn.height:
        return False
    return all(right <= x or left >= x_end or bottom <= y or top >= y_end for x, y, x_end, y_end in taken)
