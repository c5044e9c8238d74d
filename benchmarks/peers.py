"""dateparser's search as it is measured everywhere: with the language given, and as fine as its own periods say."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

LENGTHS = {"year": 4, "month": 7}
"""Characters of an ISO day that dateparser's period vouches for."""

Found = list[tuple[str, datetime]]


def midnight(day: date | None) -> datetime | None:
    """Return a day as the peers want it."""
    return datetime.combine(day, time()) if day else None


def _settings(published: date | None) -> Any:
    base = midnight(published)
    return {"PREFER_DATES_FROM": "past"} | ({"RELATIVE_BASE": base} if base else {})


def search_dates(text: str, language: str, published: date | None) -> Found:
    """Return the words and times that dateparser's search finds."""
    from dateparser.search import search_dates as search  # noqa: PLC0415 - a peer is loaded only when it is measured

    return search(text, languages=[language], settings=_settings(published)) or []


def with_periods(found: Found, language: str, published: date | None) -> list[tuple[str, str]]:
    """Return the words found with their day, month or year in ISO."""
    from dateparser.date import DateDataParser  # noqa: PLC0415

    parser = DateDataParser(languages=[language], settings=_settings(published))
    return [
        (words, value.date().isoformat()[: LENGTHS.get(parser.get_date_data(words).period or "", 10)])
        for words, value in found
    ]
