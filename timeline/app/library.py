"""What is open: a folder of articles, or a table built from one; read once, and again when one of its files changes."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from threading import Lock

from timeline.app.memory import return_what_is_freed
from timeline.articles import Skipped
from timeline.cli import FOLDER_VARIABLE
from timeline.frame import to_frame
from timeline.model import Article, Event
from timeline.pipeline import load
from timeline.store import Store

Stamp = tuple[str, int, int]
KEPT = 2  # libraries: the one that is open, and the one before a file changed
_reading = Lock()  # visitors who come at once wait for one reading


@dataclass(frozen=True, slots=True, eq=False)
class Library:
    """A store with its events and articles by id, as far as articles are at hand, and the files that gave nothing."""

    store: Store
    events: Mapping[str, Event] = field(default_factory=dict)
    articles: Mapping[str, Article] = field(default_factory=dict)
    skipped: tuple[Skipped, ...] = ()


def open_library() -> Library:
    """Return what the environment names: a folder, a file of articles or a Parquet table; else the folder `corpus`."""
    path = Path(os.environ.get(FOLDER_VARIABLE) or "corpus")
    with _reading:
        return _read(path, _stamps(path))


@lru_cache(KEPT)
def _read(path: Path, stamps: tuple[Stamp, ...]) -> Library:  # noqa: ARG001 - the stamps are part of the cache's key
    return_what_is_freed()
    if path.suffix.lower() == ".parquet":
        return Library(Store.read(path))
    corpus = load(path)
    return Library(
        store=Store.of(to_frame(corpus.events), {article.id: _searched(article) for article in corpus.articles}),
        events={event.id: event for event in corpus.events},
        articles={article.id: article for article in corpus.articles},
        skipped=corpus.skipped,
    )


def _searched(article: Article) -> str:
    return "\n".join((article.title, article.publisher, article.text))


def _stamps(path: Path) -> tuple[Stamp, ...]:
    """Return what changes when a file does; a folder that cannot be read has no stamps."""
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    return tuple((str(file), stat.st_mtime_ns, stat.st_size) for file in files if (stat := _stat(file)))


def _stat(file: Path) -> os.stat_result | None:
    try:
        return file.stat()
    except OSError:
        return None
