"""The stages in a row: a path → everything that the dashboard and the command line show."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from timeline.articles import Skipped, read_articles
from timeline.events import account, extract
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
    accounts = [account(article) for article in articles]
    unresolved = [(one.id, words) for one, told in zip(articles, accounts, strict=True) for words in told.unresolved]
    events = merge(mention for told in accounts for mention in told.mentions)
    return Corpus(articles, tuple(skipped), tuple(events), tuple(unresolved))


def build(path: str | Path) -> pd.DataFrame:
    """Return the event table of a folder, an archive or a file; files that can't be read are logged as warnings."""
    return to_frame(merge(mention for article in read_articles(path) for mention in extract(article)))
