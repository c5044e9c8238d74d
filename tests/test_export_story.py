"""TimelineJS3's JSON: one slide an event, dates as fine as known, and no text acts as HTML."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from samples import EVENT, MENTION

from timeline.export import to_bytes
from timeline.frame import to_frame
from timeline.model import Event, Precision


def slide(event: Event) -> dict[str, Any]:
    (one,) = json.loads(to_bytes(to_frame([event]), ".timelinejs.json"))["events"]
    return dict(one)


def test_a_slide_tells_the_event() -> None:
    assert slide(EVENT) == {
        "unique_id": "e1",
        "group": "Meeting",
        "start_date": {"year": 2024, "month": 12, "day": 3},
        "display_date": "3 December 2024",
        "text": {
            "headline": "Xi Jinping and Hun Sen meet in Beijing",
            "text": f"<blockquote>{MENTION.quote}</blockquote><p>a</p>",
        },
        "autolink": False,
    }


@pytest.mark.parametrize(
    ("start", "end", "precision", "first", "last", "words"),
    [
        (
            *(date(2024, 12, 2), date(2024, 12, 4), Precision.RANGE),
            *({"year": 2024, "month": 12, "day": 2}, {"year": 2024, "month": 12, "day": 4}, "2–4 December 2024"),
        ),
        (date(2024, 3, 1), date(2024, 3, 31), Precision.MONTH, {"year": 2024, "month": 3}, None, "March 2024"),
        (date(2016, 1, 1), date(2016, 12, 31), Precision.YEAR, {"year": 2016}, None, "2016"),
        (date(1990, 1, 1), date(1999, 12, 31), Precision.DECADE, {"year": 1990}, {"year": 1999}, "1990s"),
    ],
)
def test_dates_are_never_finer_than_the_words(
    start: date, end: date, precision: Precision, first: dict[str, int], last: dict[str, int] | None, words: str
) -> None:
    one = slide(replace(EVENT, when=replace(EVENT.when, start=start, end=end, precision=precision)))
    assert (one["start_date"], one.get("end_date"), one["display_date"]) == (first, last, words)


def test_texts_are_shown_not_run() -> None:
    people = tuple(replace(one, name="<b>X</b>") for one in EVENT.people[:1])
    mention = replace(MENTION, quote="<script>&", article_id="<img>")
    text = slide(replace(EVENT, people=people, mentions=(mention,)))["text"]
    assert "&lt;b&gt;X&lt;/b&gt;" in text["headline"]
    assert text["text"] == "<blockquote>&lt;script&gt;&amp;</blockquote><p>&lt;img&gt;</p>"
