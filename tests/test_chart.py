from datetime import date, timedelta
from itertools import combinations

import plotly.graph_objects as go
import pytest
from factories import HUN_SEN, XI, event, when
from factories import sample as six_events
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.chart import View, figure
from timeline.chart.placing import GAP, LEAST_WIDTH, label_of, place
from timeline.chart.view import DARK, LIGHT, shortened, text_width
from timeline.frame import to_frame
from timeline.lexicon.kinds import kinds
from timeline.model import Kind, Precision, Status

VIEWS = [View(), View(width=358), View(folded=False), View(folded=False, width=358, dark=True)]
DAY = date(2024, 12, 3)


def frame_of(*events):
    return to_frame(events)


@pytest.fixture(scope="module")
def sample():
    return to_frame(six_events())


def labels(drawn: go.Figure) -> list[str]:
    return [one.text for one in drawn.layout.annotations if one.text.startswith("<b>")]


def ids(drawn: go.Figure) -> set[str]:
    return set(drawn.data[0].customdata)


@pytest.mark.parametrize("view", VIEWS)
def test_every_event_has_a_bar_with_its_id(sample, view):
    assert ids(figure(sample, view)) == set(sample["id"])


@pytest.mark.parametrize("view", VIEWS)
def test_every_bar_can_be_seen_and_hit(sample, view):
    marks = place(sample, view).marks
    assert all(mark.right - mark.left >= LEAST_WIDTH and mark.right <= view.width + 1e-6 for mark in marks)


@pytest.mark.parametrize("view", VIEWS)
def test_the_articles_events_are_all_labelled_within_the_picture(sample, view):
    marks = place(sample, view).marks
    assert all(mark.label for mark in marks)
    assert all(mark.label_left >= 0 and mark.label_right <= view.width + 1e-6 for mark in marks)


many = st.lists(
    st.tuples(st.dates(date(2020, 1, 1), date(2024, 12, 31)), st.integers(0, 40), st.integers(1, 5)), max_size=60
)


@settings(max_examples=40, deadline=None)
@given(many, st.sampled_from(VIEWS))
def test_neither_bars_nor_labels_of_a_lane_touch(rows, view):
    events = [
        event(f"e{i}", when(start, start + timedelta(days=days)), sources=n) for i, (start, days, n) in enumerate(rows)
    ]
    marks = place(to_frame(events), view).marks if events else ()
    for one, other in combinations(marks, 2):
        if one.lane == other.lane:
            (left, right), (other_left, other_right) = one.extent, other.extent
            assert right + GAP <= other_left or other_right + GAP <= left


def test_where_the_room_is_short_the_most_reported_event_keeps_its_label():
    crowd = [event(f"e{i:02}", when(DAY + timedelta(days=2 * i))) for i in range(90)]
    known = event("known", when(DAY + timedelta(days=90)), sources=5)
    marks = place(frame_of(*crowd, known), View(width=800)).marks
    assert not all(mark.label for mark in marks)
    assert next(mark for mark in marks if mark.id == "known").label


def test_of_equally_reported_events_more_principals_outrank_fewer():
    crowd = [event(f"e{i:02}", when(DAY + timedelta(days=2 * i))) for i in range(90)]
    summit = event("summit", when(DAY + timedelta(days=90)), people=(XI, HUN_SEN))
    marks = place(frame_of(*crowd, summit), View(width=800)).marks
    assert next(mark for mark in marks if mark.id == "summit").label


def test_so_many_events_that_no_label_fits_are_still_all_drawn():
    events = [event(f"e{i}", when(DAY)) for i in range(200)]
    drawn = figure(frame_of(*events), View())
    assert len(ids(drawn)) == 200
    assert labels(drawn) == []


def test_a_label_cannot_cross_a_folds_label(sample):
    drawn = figure(sample, View())
    folds = [one for one in drawn.layout.annotations if not one.text.startswith("<b>")]
    assert [one.text for one in folds] == ["7 years", "8 months"]
    tops = [one.y - 18 for one in drawn.layout.annotations if one.text.startswith("<b>")]
    assert min(tops) > max(one.y for one in folds)


def test_a_fold_is_tinted_where_it_is(sample):
    drawn = figure(sample, View())
    assert [(one.x0, one.x1) for one in drawn.layout.shapes if one.type == "rect"] == [(4.0, 8.0), (9.0, 13.0)]


def test_true_time_has_no_folds(sample):
    drawn = figure(sample, View(folded=False))
    assert [one for one in drawn.layout.shapes if one.type == "rect"] == []
    assert drawn.layout.xaxis.ticktext[0] == "2016<br>"


def test_a_crowd_is_drawn_on_true_time():
    crowd = [event(f"e{i}", when(DAY + timedelta(days=20 * i))) for i in range(300)]
    assert place(frame_of(*crowd), View()).scale.folds == ()


def test_the_label_says_kind_what_and_how_many_sources():
    row = frame_of(event("a", when(DAY), people=(XI, HUN_SEN), sources=3)).to_dict("records")[0]
    assert label_of(row) == "Meeting · Xi Jinping and Hun Sen meet · 3 sources"


def test_a_title_that_begins_with_the_kind_does_not_repeat_it():
    row = frame_of(event("a", when(DAY), Kind.VISIT, status=Status.CANCELLED)).to_dict("records")[0]
    assert label_of(row).lower().count("visit") == 1


def test_sources_that_disagree_on_the_date_are_flagged():
    events = event("a", when(DAY), sources=2, date_conflict=True), event("b", when(DAY))
    drawn = figure(frame_of(*events), View())
    assert len(drawn.data[2].x) == 1
    assert any("dates differ" in label for label in labels(drawn))


def outlines(status: Status):
    drawn = figure(frame_of(event("a", when(DAY), status=status)), View())
    return drawn.data[0].marker.color[0], [one for one in drawn.layout.shapes if one.type == "path"]


def test_what_occurred_is_filled_and_has_no_outline():
    assert outlines(Status.OCCURRED) == ("rgba(31,95,168,1.00)", [])


@pytest.mark.parametrize(
    ("status", "dash", "strokes"),
    [(Status.PLANNED, "solid", 1), (Status.CANCELLED, "solid", 2), (Status.POSTPONED, "dash", 1)],
)
def test_what_has_not_occurred_is_hollow(status, dash, strokes):
    fill, (outline,) = outlines(status)
    assert fill == "rgba(0,0,0,0)"
    assert outline.line.dash == dash
    assert outline.path.count("M") == strokes


@pytest.mark.parametrize(
    ("end", "precision", "hatched"),
    [
        (DAY, Precision.DAY, False),
        (date(2024, 12, 5), Precision.RANGE, False),
        (date(2024, 12, 31), Precision.MONTH, True),
        (date(2025, 11, 30), Precision.YEAR, True),
    ],
)
def test_what_is_known_by_month_or_year_is_hatched_and_fades(end, precision, hatched):
    bars = figure(frame_of(event("a", when(DAY, end, precision))), View()).data[0]
    assert set(bars.marker.pattern.shape) == ({"/"} if hatched else {""})
    assert len(set(bars.marker.color)) == (3 if hatched else 1)


def test_the_pieces_of_a_fading_bar_cover_its_whole_extent():
    bars = figure(frame_of(event("a", when(DAY, date(2025, 11, 30), Precision.YEAR))), View()).data[0]
    assert bars.base[0] == 0
    assert bars.base[-1] + bars.x[-1] == pytest.approx(4.0)


def test_hover_says_who_what_when_and_how_many(sample):
    hover = dict(zip(*[figure(sample, View()).data[0][key] for key in ("customdata", "hovertext")], strict=True))
    assert hover["talks"].split("<br>") == [
        "<b>Xi Jinping and Hun Sen meet in Beijing</b>",
        "Meeting, occurred",
        "Xi Jinping, Hun Sen",
        "3 Dec 2024",
        "Beijing",
        "3 sources",
    ]


def test_text_from_articles_never_acts_as_markup():
    hostile = event("a", when(DAY), Kind.AGREEMENT, topic="<a href='x'>R&D</a>")
    drawn = figure(frame_of(hostile), View())
    assert "&lt;a href='x'&gt;R&amp;D&lt;/a&gt;" in drawn.data[0].hovertext[0]
    assert "<a" not in labels(drawn)[0]


def test_a_click_changes_no_bars_looks(sample):
    bars = figure(sample, View()).data[0]
    assert bars.selected.marker.opacity == bars.unselected.marker.opacity == 1


def test_the_same_view_gives_the_same_picture(sample):
    assert figure(sample, View()) == figure(sample, View())


def test_an_empty_view_gives_an_empty_picture(sample):
    assert figure(sample[:0], View()).data == ()


def luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("ground", [LIGHT, DARK])
def test_text_stands_out_from_paper_and_folds(ground):
    for text in (ground.ink, ground.quiet):
        assert contrast(text, ground.paper) >= 4.5
        assert contrast(text, ground.tint) >= 4.5


@pytest.mark.parametrize("kind", Kind)
def test_marks_stand_out_from_both_grounds(kind):
    row = kinds()[kind]
    assert contrast(row.colour, LIGHT.paper) >= 3
    assert contrast(row.colour_dark, DARK.paper) >= 3


@pytest.mark.parametrize("room", [20, 60, 200])
def test_a_shortened_line_fits_and_says_that_it_is_cut(room):
    line = shortened("Meeting · Xi Jinping and Hun Sen meet in Beijing", 13, room)
    assert text_width(line, 13) <= room
    assert line.endswith("…")


def test_a_chinese_line_is_wider_than_a_latin_one_of_equal_length():
    assert text_width("习近平会见洪森", 13) > text_width("meeting", 13)
