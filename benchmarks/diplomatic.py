"""The development articles with gold events, their scorer, and predictions in its form."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.peers import midnight, search_dates, with_periods
from benchmarks.scorers import load
from timeline.articles import read_articles
from timeline.dates import find_dates
from timeline.events import extract
from timeline.frame import reports
from timeline.merge import merge
from timeline.model import Article

FOLDER = Path(__file__).parents[2] / "shared" / "benchmarks" / "events"
DEVELOPMENT = FOLDER / "dev"

LISTS = ("dated_event", "people", "countries", "cluster_pairs")
FIELDS = ("type", "status", "place")

Row = dict[str, Any]
"""A prediction as the scorer reads it."""


@dataclass(frozen=True, slots=True)
class Scores:
    """What the scorer says: F1 of `LISTS`, the share of right `FIELDS`, precision and recall of the dated events."""

    values: dict[str, float]
    precision: float
    recall: float
    articles: int
    gold: int


@cache
def scorer() -> ModuleType:
    """Load the scorer that lies beside the data, with its table of equal names."""
    module = load(FOLDER / "score.py", "events_score")
    module.load_aliases(str(FOLDER / "aliases.json"))
    return module


@cache
def _metadata() -> dict[str, Row]:
    lines = (DEVELOPMENT / "metadata.jsonl").read_text(encoding="utf-8").splitlines()
    return {row["id"]: row for row in map(json.loads, lines)}


@cache
def _gold() -> tuple[Any, Any, Any]:
    gold = scorer().read_gold([str(DEVELOPMENT)])
    return gold[0], gold[1], gold[2]


@cache
def articles(*, dated: bool) -> tuple[Article, ...]:
    """Read the development articles; `dated` gives those that say no day of publication the one that is known."""
    found = []
    for article in read_articles(DEVELOPMENT / "articles"):
        day = _metadata()[Path(article.path).stem]["publication_date_external"]
        silent = dated and day and article.published is None
        found.append(replace(article, published=date.fromisoformat(day[:10])) if silent else article)
    return tuple(found)


def publication_dates() -> dict[str, date]:
    """Return the day of publication of each article whose text says it."""
    days = {name: row["publication_date"] for name, row in _metadata().items()}
    return {name: date.fromisoformat(day[:10]) for name, day in days.items() if day}


def languages() -> dict[str, frozenset[str]]:
    """Return the ids of the articles in each language, the language with most articles first."""
    found: dict[str, set[str]] = {}
    for row in _metadata().values():
        found.setdefault(row["language"], set()).add(row["id"])
    return {code: frozenset(ids) for code, ids in sorted(found.items(), key=lambda one: (-len(one[1]), one[0]))}


def our_rows(texts: Iterable[Article]) -> list[Row]:
    """Return what we read in articles."""
    table = reports(merge(mention for article in texts for mention in extract(article)))
    rows: list[Row] = json.loads(table.to_json(orient="records", date_format="iso"))
    return rows


def score(rows: list[Row], ids: frozenset[str] | None = None, *, dated: bool = True) -> Scores:
    """Score predictions on all development articles, or on those with the given ids."""
    gold, known, texts = _gold()
    module = scorer()
    wanted = set(known) if ids is None else set(ids)
    result, _ = module.score(
        [one for one in gold if one["article"] in wanted],
        wanted,
        texts,
        [row for row in rows if module.norm_pred(row)["article"] in wanted],
        dated,
    )
    values = {name: result[name]["f1"] for name in LISTS} | {name: result[name]["accuracy"] or 0.0 for name in FIELDS}
    events = result["dated_event"]
    return Scores(values, events["precision"], events["recall"], result["articles"], result["gold_scored"])


def searched_dates(article: Article) -> list[str]:
    """Return the ISO days, months and years that dateparser's search finds."""
    known = article.language, article.published
    return [iso for _, iso in with_periods(search_dates(article.text, *known), *known)]


def datefinder_dates(article: Article) -> list[str]:
    """Return the ISO days that datefinder finds."""
    import datefinder  # noqa: PLC0415

    return [
        value.date().isoformat() for value in datefinder.find_dates(article.text, base_date=midnight(article.published))
    ]


def our_dates(article: Article) -> list[str]:
    """Return our own dates, each as its first and last day."""
    found = find_dates(article.text, article.language, article.published)
    return [f"{when.start.isoformat()}/{when.end.isoformat()}" for when in found]


def every_date(finder: Callable[[Article], list[str]], texts: Iterable[Article]) -> list[Row]:
    """Return each distinct date of an article as an event of its own: what a date finder alone would tell."""
    return [
        {"article": Path(article.path).stem, "start": day.split("/")[0], "end": day.split("/")[-1]}
        for article in texts
        for day in dict.fromkeys(finder(article))
    ]
