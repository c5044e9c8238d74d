"""The development texts with gold dates, their scorer, and our own predictions in its form."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.scorers import load
from timeline.dates import find_dates
from timeline.model import When

FOLDER = Path(__file__).parents[2] / "shared" / "benchmarks" / "temporal"

ROWS = {
    "english news": ("te3_platinum_en", "timebank_en", "aquaint_en"),
    "meantime_en": ("meantime_en",),
    "wikiwars_en": ("wikiwars_en",),
    "krauts_de": ("krauts_de",),
    "timebank_fr": ("timebank_fr",),
    "timebank_es": ("timebank_es",),
    "timebank_it": ("timebank_it",),
    "estnews_et": ("estnews_et",),
    "wikiwars_uk": ("wikiwars_uk",),
    "wikiwars_el": ("wikiwars_el",),
    "probe_visits": ("probe_visits",),
}
"""One row of the table: its name and the files that are pooled in it."""

Document = dict[str, Any]
Timexes = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Score:
    """CAL value F1 and precision of the scorer, and the documents in which nothing is missed, wrong or spurious."""

    f1: float
    precision: float
    right: int
    documents: int


@cache
def scorer() -> ModuleType:
    """Load the scorer that lies beside the data."""
    return load(FOLDER / "score.py", "temporal_score")


@cache
def documents(row: str) -> tuple[Document, ...]:
    """Read the documents of a row of the table."""
    lines = (line for name in ROWS[row] for line in (FOLDER / f"{name}.jsonl").open(encoding="utf-8"))
    return tuple(json.loads(line) for line in lines if line.strip())


def published(document: Document) -> date | None:
    """Return the day on which a document was published, where the data says it."""
    return date.fromisoformat(document["dct"][:10]) if document.get("dct") else None


def read(document: Document) -> list[When]:
    """Return what `find_dates` reads in a document."""
    return find_dates(document["text"], document["lang"], published(document))


def timexes(whens: list[When]) -> Timexes:
    """Return dates as the scorer wants them; it knows no "about"."""
    return [{"start": one.span.start, "end": one.span.end, "value": one.edtf.rstrip("~")} for one in whens]


def score(row: str, predictions: dict[str, Timexes]) -> Score:
    """Score predictions by document id on a row of the table."""
    module = scorer()
    cal = module.score(list(documents(row)), predictions)["CAL"]
    right = sum(_is_right(module, one, predictions.get(one["id"], [])) for one in documents(row))
    return Score(cal["value_f1"], cal["value_p"], right, len(documents(row)))


def _is_right(module: ModuleType, document: Document, timexes: Timexes) -> bool:
    counts = module.score_doc(document["timexes"], timexes, "CAL", True)
    return bool(counts["value"] == counts["gold"] == counts["pred"])
