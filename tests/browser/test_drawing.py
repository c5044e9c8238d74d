"""The browser draws a figure as Plotly itself would: drawn by both, it has the same marks in the same places."""

import json
from datetime import date, timedelta
from itertools import pairwise

import pytest
from factories import HUN_SEN, XI, event, sample, stored, when
from playwright.sync_api import Page
from plotly.offline import get_plotlyjs

from timeline.app.parts import STATIC
from timeline.chart import Paper, figure
from timeline.chart.density import LANE, cells, counted
from timeline.chart.picture import MOST_MARKS
from timeline.model import Kind, Precision, Status
from timeline.store import Lanes, View

WIDTH = 900
PAPER = Paper(WIDTH)
DAY = date(2024, 12, 3)
BY_PLOTLY = """([{data, layout}, width]) =>
    Plotly.newPlot("theirs", data, {...layout, width}, {staticPlot: true}).then(() => null)"""
BY_US = """([figure, width]) => {
    const own = read(figure);
    const plot = plotted(own, width, own.layout.xaxis.range);
    document.getElementById("ours").innerHTML = drawing(own, plot, 'Six "events" <of> the view');
    window.at = (places) => places.map(([x, y]) => found(own, plot, document.elementFromPoint(x, y), x, y));
}"""
BOXES = """([id, css]) => {
    const picture = document.getElementById(id);
    const {left, top} = picture.getBoundingClientRect();
    return [...picture.querySelectorAll(css)].map(one => [one.textContent, one.getBoundingClientRect()]).map(
        ([text, box]) => [text, box.left - left, box.right - left, box.top - top, box.bottom - top]);
}"""

Box = tuple[str, float, float, float, float]


@pytest.fixture
def canvas(page: Page) -> Page:
    """A page that knows our own drawing, and has a place for it and for Plotly's."""
    page.set_content('<body style="margin: 0"><div id="ours"></div><div id="theirs"></div></body>')
    page.add_script_tag(content=(STATIC / "drawing.js").read_text(encoding="utf-8"))
    return page


def boxes(page: Page, ours: str, theirs: str) -> tuple[list[Box], list[Box]]:
    """Return the boxes of what both have drawn, in the same order."""
    found = (page.evaluate(BOXES, [where, css]) for where, css in (("ours", ours), ("theirs", theirs)))
    one, other = (
        sorted(map(tuple, boxes), key=lambda box: (round(box[3] / 4), round(box[1]), box[2])) for boxes in found
    )
    return one, other


def every_look():
    """The sample, and an event of each status, of each fineness, and with sources that disagree."""
    statuses = [event(f"s{status}", when(DAY), Kind.VISIT, status=status) for status in Status]
    spring = event("month", when(date(2024, 5, 1), date(2024, 5, 31), Precision.MONTH), Kind.CALL, people=(HUN_SEN, XI))
    return stored(*sample(), *statuses, spring, event("<b>", when(DAY), topic="Trade & <peace>", date_conflict=True))


@pytest.mark.parametrize(
    "view", [View(), View(lanes=Lanes.PERSON), View(true_time=True)], ids=["none", "person", "true"]
)
def test_marks_labels_and_ticks_stand_where_plotly_draws_them(canvas, view):
    drawn = json.loads(figure(every_look(), view, PAPER).to_json())
    canvas.add_script_tag(content=get_plotlyjs())
    canvas.evaluate(BY_US, [drawn, WIDTH])
    canvas.evaluate(BY_PLOTLY, [drawn, WIDTH])
    bars, others = boxes(canvas, ".bars rect", ".bars .point path")
    assert len(bars) == len(others) > 10
    assert all(one[1:] == pytest.approx(other[1:], abs=1) for one, other in zip(bars, others, strict=True))
    for ours, theirs in ((".label", ".annotation-text"), (".xtick", ".xtick text")):
        words, others = boxes(canvas, ours, theirs)
        assert len(words) == len(others) > 3
        assert sorted(one[0] for one in words) == sorted(other[0] for other in others)
        places = {other[0]: [] for other in others}
        for text, left, right, top, bottom in others:
            places[text].append(((left + right) / 2, (top + bottom) / 2))
        for text, left, right, top, bottom in words:
            middle = ((left + right) / 2, (top + bottom) / 2)
            assert any(middle == pytest.approx(place, abs=4) for place in places[text]), text


def test_a_cell_says_what_it_counts_wherever_it_is_pointed_at(canvas):
    listed = (
        event(f"e{i:05}", when(DAY + timedelta(days=i % 400)), list(Kind)[i % 3]) for i in range(MOST_MARKS + 300)
    )
    many = stored(*listed)
    drawn = json.loads(figure(many, View(), PAPER).to_json())
    canvas.evaluate(BY_US, [drawn, WIDTH])
    _, edges = cells(many, View(), PAPER)
    names, counts = counted(many, View(), edges)
    left, top = drawn["layout"]["margin"]["l"], drawn["layout"]["margin"]["t"]
    middles = [(one + other) / 2 - edges[0] for one, other in pairwise(edges)]
    xs = [left + middle / (edges[-1] - edges[0]) * (WIDTH - left) for middle in middles]
    places = [(lane, cell) for lane in range(len(names)) for cell in range(0, len(middles), 7)]
    told = canvas.evaluate("places => at(places)", [[xs[cell], top + (lane + 0.5) * LANE] for lane, cell in places])
    for (lane, cell), there in zip(places, told, strict=True):
        if counts[lane, cell]:
            assert there["mark"] == [lane, cell]
            assert there["words"].startswith(f"<b>{counts[lane, cell]:,} events</b><br>{names[lane]}<br>")
        else:
            assert there is None


@pytest.mark.parametrize(
    ("day", "form", "words"),
    [
        ("2024-12-30", "week %V of %G", "week 1 of 2025"),
        ("2021-01-03", "week %V of %G", "week 53 of 2020"),
        ("2024-08-05", "%-d %b %Y", "5 Aug 2024"),
        ("2024-08-05", "%Y, quarter %q", "2024, quarter 3"),
    ],
)
def test_a_day_is_said_in_the_words_of_its_form(canvas, day, form, words):
    assert canvas.evaluate("([day, form]) => dated(Date.parse(day), form)", [day, form]) == words


def test_nothing_in_a_text_becomes_an_element(canvas):
    drawn = json.loads(figure(every_look(), View(), PAPER).to_json())
    drawn["layout"]["annotations"][0]["text"] = "<img src=x onerror=alert(1)><b>bold</b>"
    canvas.evaluate(BY_US, [drawn, WIDTH])
    assert canvas.locator("#ours img").count() == 0
    assert canvas.locator("#ours svg").get_attribute("aria-label") == 'Six "events" <of> the view'
    assert "<img src=x onerror=alert(1)>bold" in canvas.locator("#ours .label").all_text_contents()
