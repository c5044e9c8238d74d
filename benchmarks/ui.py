"""`make bench-ui`: how long the dashboard takes to paint what its reader asks for, from a thousand events to a million.

In a headless Chromium, on synthetic tables, beside two yardsticks of Streamlit: a page with nothing on it but a choice,
and the page that most people would write, `px.timeline` of all rows with a table and a CSV; and beside vis-timeline and
TimelineJS, when they are asked for. Every case takes its turn
in every round, so that what else the machine does falls on all of them; figures are medians. Each visit starts with
empty caches, and each round asks for another person, text and place, so that no server has the answer at hand.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import NamedTuple

from playwright.sync_api import Browser, Playwright, sync_playwright

from benchmarks.servers import Server, served
from benchmarks.synthetic import written
from benchmarks.timelines import TIMELINES
from benchmarks.visits import visiting

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
DEBIAN_CHROMIUM = "/usr/bin/chromium"

SIZES = (1_000, 10_000, 100_000, 1_000_000)
MOST_PLAIN = 100_000  # of a million rows `px.timeline` makes a message longer than Streamlit sends
ROUNDS, TABS = 5, 6
PEOPLE = ("Person 000", "Person 001", "Person 002", "Person 003", "Person 004", "Person 005")
TEXTS = ("trade", "summit", "border", "palace", "agreement", "delegation")
PLACES = (0.5, 0.2, 0.3, 0.4, 0.6, 0.7)
VIEWS = {
    "whole": "",
    "a lane for each person": "?lanes=person",
    "one person, lanes of countries": "?people=Person+003&lanes=country",
    "a text": "?text=summit",
    "a year, lanes of kinds": "?from=2001-01-01&to=2001-12-31&lanes=kind",
    "about 1,400 marks": "?from=2001-03-01&to=2001-03-17",
    "about 1,400 marks, lanes of kinds": "?from=2001-03-01&to=2001-03-17&lanes=kind",
}
"""Views of the largest table, as addresses."""

PAINT, CHOOSE, SEARCH, TURN = "first paint", "person", "search", "zoom"
SENT, HEAP, NODES, MEMORY = "sent", "heap", "nodes", "memory"
UNITS = {PAINT: "ms", CHOOSE: "ms", SEARCH: "ms", TURN: "ms", SENT: "kB", HEAP: "MB", NODES: "", MEMORY: "MB"}

Figures = Mapping[str, float]


class Case(NamedTuple):
    """A page on a table of some size; the empty page has none."""

    page: str
    size: int = 0


@dataclass(frozen=True, slots=True)
class Goal:
    """What must be reached: at most so much, or at least where it says so."""

    words: str
    reached: float
    limit: float
    unit: str = "×"
    least: bool = False

    def __str__(self) -> str:
        """Return the line of the table."""
        kept = self.reached >= self.limit if self.least else self.reached <= self.limit
        digits = 2 if self.unit == "×" else 0
        limit = f"{'≥' if self.least else '≤'} {self.limit:,g} {self.unit}"
        reached = f"{self.reached:,.{digits}f} {self.unit}"
        return f"{self.words:70}{limit:>12}{reached:>12}  {'yes' if kept else 'no'}"


EMPTY = Case("empty")
CASES = (
    EMPTY,
    *(Case("plain", size) for size in SIZES if size <= MOST_PLAIN),
    *(Case("dashboard", size) for size in SIZES),
)


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="bench-ui")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--tables", type=Path, default=Path(tempfile.gettempdir()) / "diplomatic-timeline-tables")
    parser.add_argument("peers", nargs="*", choices=[[], *TIMELINES])
    options = parser.parse_args()
    options.tables.mkdir(parents=True, exist_ok=True)
    peers = (Case(name, size) for name in options.peers for size in SIZES if size <= TIMELINES[name].most)
    with ExitStack() as stack:
        servers = {
            case: stack.enter_context(served(case.page, written(case.size or SIZES[0], options.tables)))
            for case in (*CASES, *peers)
        }
        browser = _browser(stack.enter_context(sync_playwright()))
        cases = _rounds(browser, servers, options.rounds)
        views = _views(browser, servers[Case("dashboard", SIZES[-1])])
        memory = _with_tabs(browser, servers[Case("dashboard", SIZES[-1])])
    _print_cases(cases)
    _print_views(views)
    _print_goals(list(_goals(cases, views, memory)))
    return 0


def _browser(playwright: Playwright) -> Browser:
    candidates = (os.environ.get("CHROMIUM"), playwright.chromium.executable_path, DEBIAN_CHROMIUM)
    path = next((path for path in candidates if path and Path(path).exists()), DEBIAN_CHROMIUM)
    return playwright.chromium.launch(executable_path=path, args=FLAGS)


def _rounds(browser: Browser, servers: Mapping[Case, Server], rounds: int) -> dict[Case, Figures]:
    """Return the medians of each case; a first round, which is not counted, warms the servers."""
    found: dict[Case, dict[str, list[float]]] = {case: defaultdict(list) for case in servers}
    for turn in range(rounds + 1):
        print(f"round {turn} of {rounds}", file=sys.stderr)
        for case, server in servers.items():
            for name, value in _visit(browser, case, server, turn):
                if turn:
                    found[case][name].append(value)
    return {case: {name: median(values) for name, values in figures.items()} for case, figures in found.items()}


def _visit(browser: Browser, case: Case, server: Server, turn: int) -> Iterator[tuple[str, float]]:
    """Yield what a visit to a page measures: its load, and each act of a reader from the whole view."""
    turn %= len(PEOPLE)
    with visiting(browser, case.page) as visit:
        loaded = visit.load(server.address)
        yield PAINT, loaded.time
        yield HEAP, visit.heap
        yield NODES, visit.nodes
        yield MEMORY, server.memory
        chosen = visit.choose(PEOPLE[turn])
        yield CHOOSE, chosen.time
        acts = [loaded, chosen]
        if case.page == "dashboard":
            visit.choose(PEOPLE[turn])
            acts.append(visit.search(TEXTS[turn]))
            yield SEARCH, acts[-1].time
            visit.search("")
            acts.append(visit.turn(PLACES[turn]))
            yield TURN, acts[-1].time
        yield SENT, max(act.sent for act in acts) / 1000


def _views(browser: Browser, server: Server) -> dict[str, Figures]:
    """Return what each view of the largest table weighs in the browser."""
    views: dict[str, Figures] = {}
    for words, address in VIEWS.items():
        with visiting(browser, "dashboard") as visit:
            loaded = visit.load(server.address + "/" + address)
            views[words] = {PAINT: loaded.time, SENT: loaded.sent / 1000, HEAP: visit.heap, NODES: visit.nodes}
    return views


def _with_tabs(browser: Browser, server: Server) -> float:
    """Return the server's memory while several readers have the dashboard open."""
    with ExitStack() as stack:
        for _ in range(TABS):
            stack.enter_context(visiting(browser, "dashboard")).load(server.address)
        return server.memory


def _goals(cases: Mapping[Case, Figures], views: Mapping[str, Figures], memory: float) -> Iterator[Goal]:
    empty = cases[EMPTY]
    small, hundred, million = (cases[Case("dashboard", size)] for size in (SIZES[0], MOST_PLAIN, SIZES[-1]))
    plain = cases[Case("plain", MOST_PLAIN)]
    every = [*views.values(), *(figures for case, figures in cases.items() if case.page == "dashboard")]
    yield Goal("first paint at 1M, of the empty page's", million[PAINT] / empty[PAINT], 2.2)
    yield Goal("first paint at 1M, of the same page's at 1k", million[PAINT] / small[PAINT], 1.15)
    yield Goal("first paint at 100k, as fast as px.timeline's", plain[PAINT] / hundred[PAINT], 5, least=True)
    yield Goal("person chosen at 100k, as fast as px.timeline's", plain[CHOOSE] / hundred[CHOOSE], 5, least=True)
    yield Goal("person chosen at 100k, of the empty page's click", hundred[CHOOSE] / empty[CHOOSE], 2.5)
    yield Goal("person chosen at 1M, of the same at 100k", million[CHOOSE] / hundred[CHOOSE], 1.3)
    yield Goal("wheel turned at 1M, of the empty page's click", million[TURN] / empty[CHOOSE], 5.5)
    yield Goal("text searched at 1M, of the empty page's click", million[SEARCH] / empty[CHOOSE], 4)
    yield Goal("sent for any view or act, at most", max(one[SENT] for one in every), 180, UNITS[SENT])
    yield Goal("JavaScript's heap at any size and view, at most", max(one[HEAP] for one in every), 30, UNITS[HEAP])
    yield Goal(
        "elements of the page at any size and view, at most", max(one[NODES] for one in every), 5000, UNITS[NODES]
    )
    yield Goal(f"the server's memory at 1M with {TABS} tabs open", memory, 700, UNITS[MEMORY])


def _print_cases(cases: Mapping[Case, Figures]) -> None:
    _print_head("page", UNITS)
    for case, figures in cases.items():
        _print_row(f"{case.page}, {case.size:,} events" if case.size else case.page, figures, UNITS)


def _print_views(views: Mapping[str, Figures]) -> None:
    columns = (PAINT, SENT, HEAP, NODES)
    _print_head(f"views of {SIZES[-1]:,} events", columns)
    for words, figures in views.items():
        _print_row(words, figures, columns)


def _print_head(title: str, columns: Iterable[str]) -> None:
    print(f"\n{title:36}" + "".join(f"{f'{name} {UNITS[name]}'.strip():>16}" for name in columns))


def _print_row(words: str, figures: Figures, columns: Iterable[str]) -> None:
    cells = (f"{figures[name]:,.0f}" if name in figures else "" for name in columns)
    print(f"{words:36}" + "".join(f"{cell:>16}" for cell in cells))


def _print_goals(goals: list[Goal]) -> None:
    print(f"\n{'':70}{'must be':>12}{'is':>12}")
    for goal in goals:
        print(goal)


if __name__ == "__main__":
    sys.exit(main())
