"""Events → the JSON of TimelineJS3, which shows one slide an event."""

from __future__ import annotations

from html import escape
from typing import Any

import pandas as pd

from timeline.export.events import ends, event_records, words
from timeline.export.lines import json_list
from timeline.export.plain import Record
from timeline.lexicon.kinds import kinds
from timeline.model import Kind


def to_story_bytes(frame: pd.DataFrame) -> bytes:
    """Return the JSON of TimelineJS3; dates are as fine as known, texts escaped, since it reads them as HTML."""
    return json_list(map(_slide, event_records(frame)), '{"events": ', "}")


def _slide(event: Record) -> dict[str, Any]:
    start, end = ends(event)
    slide = {
        "unique_id": event["id"],
        "group": kinds()[Kind(event["kind"])].label,
        "start_date": _date(start),
        "display_date": words(event),
        "text": {"headline": escape(event["title"]), "text": _text(event)},
        "autolink": False,
    }
    return slide if start == end else {**slide, "end_date": _date(end)}


def _date(day: str) -> dict[str, int]:
    """Return "2024-12" as {"year": 2024, "month": 12}."""
    return dict(zip(("year", "month", "day"), map(int, day.split("-")), strict=False))


def _text(event: Record) -> str:
    """Return the quote, and the articles that tell of the event below it."""
    return f"<blockquote>{escape(event['quote'])}</blockquote><p>{escape(', '.join(event['sources']))}</p>"
