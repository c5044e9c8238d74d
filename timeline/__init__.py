"""Diplomatic Timeline: news articles in, dated diplomatic events out."""

from timeline.articles import Skipped, read_articles
from timeline.dates import find_dates
from timeline.events import extract
from timeline.frame import to_frame
from timeline.merge import merge
from timeline.model import (
    Article,
    Basis,
    Event,
    Kind,
    Mention,
    Party,
    Place,
    Precision,
    Span,
    Status,
    Unresolved,
    When,
)
from timeline.pipeline import build

__all__ = [
    "Article",
    "Basis",
    "Event",
    "Kind",
    "Mention",
    "Party",
    "Place",
    "Precision",
    "Skipped",
    "Span",
    "Status",
    "Unresolved",
    "When",
    "build",
    "extract",
    "find_dates",
    "merge",
    "read_articles",
    "to_frame",
]
