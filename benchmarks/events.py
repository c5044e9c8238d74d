"""`make bench-events`: the events that we read, field by field and language by language, beside three baselines.

Each baseline takes every date of a finder for an event: dateparser's search, datefinder and our own `find_dates`. Speed
is the time of the whole extraction, as a share of what dateparser's search takes for the dates alone, in one process,
a dozen articles by turns, so that both meet the same moments of the machine.
"""

from __future__ import annotations

import subprocess
import sys
import warnings
from statistics import median
from time import perf_counter

from benchmarks.diplomatic import (
    DEVELOPMENT,
    FIELDS,
    LISTS,
    Scores,
    articles,
    datefinder_dates,
    every_date,
    languages,
    our_dates,
    our_rows,
    score,
    searched_dates,
)
from benchmarks.growth import print_growth
from benchmarks.peers import search_dates
from timeline.events import extract
from timeline.model import Article

ROUNDS = 5
TURN = 12  # articles
COLUMNS = (*LISTS, *FIELDS)
HEADS = {"dated_event": "events", "cluster_pairs": "clusters"}


def main() -> int:
    """Print the tables."""
    if not DEVELOPMENT.is_dir():
        print(f"bench-events: no development data at {DEVELOPMENT}; it is not part of the project", file=sys.stderr)
        return 2
    warnings.simplefilter("ignore")
    _print_head("F1; type, status, place: share right")
    rows = our_rows(articles(dated=True))
    _print_row("all", score(rows))
    _print_row("without metadata", score(our_rows(articles(dated=False)), dated=False))
    subprocess.run([sys.executable, "-m", "benchmarks.nobody"], check=True)
    _print_head("by language")
    for language, ids in languages().items():
        _print_row(language, score(rows, ids))
    _print_baselines()
    _print_speed()
    print_growth()
    return 0


def _print_head(title: str) -> None:
    print(f"\n{title:34}{'articles':>9}{'gold':>6}{'prec.':>8}{'recall':>8}", end="")
    print("".join(f"{HEADS.get(name, name):>11}" for name in COLUMNS), flush=True)


def _print_row(name: str, found: Scores) -> None:
    print(f"{name:34}{found.articles:9}{found.gold:6}{found.precision:8.3f}{found.recall:8.3f}", end="")
    print("".join(f"{found.values[column]:11.3f}" for column in COLUMNS), flush=True)


def print_without_people() -> None:
    """Print the row of a run in which nobody is on file."""
    _print_row("with an empty people.csv", score(our_rows(articles(dated=True))))


def _print_baselines() -> None:
    print(f"\n{'every date an event':34}{'prec.':>8}{'recall':>8}{'events F1':>11}")
    finders = {"dateparser.search": searched_dates, "datefinder": datefinder_dates, "our find_dates": our_dates}
    for name, finder in finders.items():
        found = score(every_date(finder, articles(dated=True)))
        print(f"{name:34}{found.precision:8.3f}{found.recall:8.3f}{found.values['dated_event']:11.3f}", flush=True)


def _print_speed() -> None:
    texts = articles(dated=True)
    for one in {article.language: article for article in texts}.values():
        extract(one)  # tables and patterns are loaded once, before the clock runs
        search_dates(one.text, one.language, one.published)
    rounds = [_round(texts) for _ in range(ROUNDS)]
    ours, theirs = (median(times) for times in zip(*rounds, strict=True))
    shares = [one / other for one, other in rounds]
    print(
        f"\nextraction of all articles {ours:.2f} s; dateparser.search, dates alone {theirs:.2f} s: "
        f"{median(shares):.2f} (first round {shares[0]:.2f}, all {min(shares):.2f} to {max(shares):.2f})"
    )


def _round(texts: tuple[Article, ...]) -> tuple[float, float]:
    """Return how many seconds the extraction takes, and how many the search for dates, by turns."""
    ours = theirs = 0.0
    for low in range(0, len(texts), TURN):
        part = texts[low : low + TURN]
        began = perf_counter()
        for article in part:
            extract(article)
        between = perf_counter()
        for article in part:
            search_dates(article.text, article.language, article.published)
        ours, theirs = ours + between - began, theirs + perf_counter() - between
    return ours, theirs


if __name__ == "__main__":
    sys.exit(main())
