"""The folder of articles that is open: read once, and again when one of its files changes."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import streamlit as st

from timeline.cli import FOLDER_VARIABLE
from timeline.frame import to_frame
from timeline.model import Article, Event
from timeline.pipeline import Corpus, load

Stamp = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Library:
    """A corpus with its event table, and its events and articles by id."""

    corpus: Corpus
    frame: pd.DataFrame
    events: dict[str, Event]
    articles: dict[str, Article]


def open_library(default: Path) -> Library:
    """Return what the folder holds: the one that the environment names, else the default."""
    folder = Path(os.environ.get(FOLDER_VARIABLE) or default)
    return _read(str(folder), _stamps(folder))


@st.cache_resource(show_spinner="Reading the articles", max_entries=4)
def _read(folder: str, stamps: tuple[Stamp, ...]) -> Library:  # noqa: ARG001 - the stamps are part of the cache's key
    corpus = load(Path(folder))
    return Library(
        corpus=corpus,
        frame=to_frame(corpus.events),
        events={event.id: event for event in corpus.events},
        articles={article.id: article for article in corpus.articles},
    )


def _stamps(folder: Path) -> tuple[Stamp, ...]:
    """Return what changes when a file does; a folder that cannot be read has no stamps."""
    files = sorted(folder.rglob("*")) if folder.is_dir() else [folder]
    return tuple((str(file), stat.st_mtime_ns, stat.st_size) for file in files if (stat := _stat(file)))


def _stat(file: Path) -> os.stat_result | None:
    try:
        return file.stat()
    except OSError:
        return None
