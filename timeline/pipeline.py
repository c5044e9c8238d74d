"""The stages in a row: a path → everything that the dashboard and the command line show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from timeline.articles import Skipped, read_articles
from timeline.dates import read_dates
from timeline.events import extract
from timeline.frame import to_frame
from timeline.merge import merge
from timeline.model import Article, Event, Unresolved


@dataclass(frozen=True, slots=True)
class Corpus:
    """What was read from a path and what came of it; `unresolved` pairs an article's id with words it leaves open."""

    articles: tuple[Article, ...]
    skipped: tuple[Skipped, ...]
    events: tuple[Event, ...]
    unresolved: tuple[tuple[str, Unresolved], ...]


def load(path: str | Path) -> Corpus:
    """Read a folder, an archive or a file and extract its events; what can't be read is in `skipped`, never raised."""
    skipped: list[Skipped] = []
    articles = tuple(read_articles(path, skipped))
    unresolved = ((article.id, words) for article in articles for words in unresolved_dates(article))
    return Corpus(articles, tuple(skipped), _events(articles), tuple(unresolved))


def build(path: str | Path) -> pd.DataFrame:
    """Return the event table of a folder, an archive or a file; files that can't be read are logged as warnings."""
    return to_frame(_events(read_articles(path)))


def unresolved_dates(article: Article) -> tuple[Unresolved, ...]:
    """Return the date words of an article that its text does not resolve."""
    return read_dates(article.text, article.language, article.published).unresolved


def _events(articles: Iterable[Article]) -> tuple[Event, ...]:
    return tuple(merge(mention for article in articles for mention in extract(article)))
