"""A view is what its address says, on the screen and in the files: random views, opened and loaded anew."""

import csv
import io
import random
from datetime import date, timedelta
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect
from test_dashboard import counts, rested

from timeline.app.library import open_library
from timeline.app.shell import summary
from timeline.store import Lanes, Store, View, query
from timeline.store.table import FACETS

VIEWS = 10
WORDS = ("xi", "pékin", "meeting", "the", "ministère", "cambodia 2024")
SHOWN = """() => ({
    counts: document.querySelector("[data-testid=stCaptionContainer]").innerText,
    chosen: [...document.querySelectorAll(".controls [data-facet]:checked")].map(
        ({dataset}) => `${dataset.facet} ${dataset.value}`).sort(),
    together: document.querySelector(".controls [data-id=together]")?.checked ?? false,
    text: document.querySelector(".controls [data-id=text]").value,
    dates: ["from", "to"].map(end => document.querySelector(`.controls [data-id=${end}]`).value),
    lanes: document.querySelector(".tools select")?.value,
    trueTime: document.querySelector(".tools [data-id=true]")?.checked,
    events: [...document.querySelectorAll(".list a")].map(({dataset}) => dataset.id),
    opened: document.querySelector(".list a[aria-current]")?.dataset.id,
})"""


@pytest.fixture(scope="module")
def store() -> Store:
    return open_library().store


def random_view(store: Store, number: int) -> View:
    """Return a view that has some events, with one of them open: the same for the same number."""
    dice = random.Random(number)
    while True:
        names = dice.sample(sorted(FACETS), dice.randrange(3))
        chosen = {name: tuple(dice.sample(store.facets[name].values.to_pylist(), 1)) for name in names}
        people = tuple(dice.sample(store.facets["people"].values.to_pylist(), dice.choice((0, 0, 2))))
        first = dice.choice((None, date(2024, 1, 1) + timedelta(days=dice.randrange(340))))
        last = dice.choice((None, date(2024, 11, 1) + timedelta(days=dice.randrange(60))))
        if first and last and first > last:
            continue
        view = View(
            **{"people": people, **chosen},
            together=bool(people) and "people" not in chosen and dice.random() < 0.5,
            text=dice.choice(("", "", *WORDS)),
            first=first,
            last=last,
            lanes=dice.choice(list(Lanes)),
            true_time=dice.random() < 0.3,
        )
        rows = store.rows(view)
        if len(rows):
            return view.changed(event=store.id(int(dice.choice(rows.tolist()))))


def expected(store: Store, view: View) -> dict[str, object]:
    """Return what the page must show of a view."""
    chosen = [f"{name} {value}" for name in FACETS for value in getattr(view, name)]
    return {
        "counts": summary(store, view),
        "chosen": sorted(chosen),
        "together": view.together,
        "text": view.text,
        "dates": [end.isoformat() if end else "" for end in (view.first, view.last)],
        "lanes": view.lanes.value,
        "trueTime": view.true_time,
        "events": [store.id(int(row)) for row in store.rows(view)],
        "opened": view.event,
    }


@pytest.mark.parametrize("number", range(VIEWS))
def test_a_view_survives_a_reload_and_its_files_hold_what_it_shows(page: Page, address: str, store: Store, number: int):
    view = random_view(store, number)
    page.goto(f"{address}/?{query(view)}")
    rested(page)
    shown = page.evaluate(SHOWN)
    assert shown == expected(store, view)
    page.reload()
    rested(page)
    expect(counts(page)).to_be_visible()
    assert page.evaluate(SHOWN) == shown
    text = urlopen(f"{address}/events.csv?{query(view)}").read().decode("utf-8-sig")
    assert [row["id"] for row in csv.DictReader(io.StringIO(text))] == shown["events"]
