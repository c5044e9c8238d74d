"""Pictures of a view: where marks and labels stand, how they look, and the density of many events."""

import json
from datetime import date, timedelta
from itertools import combinations, pairwise

import plotly.graph_objects as go
import pytest
from factories import HUN_SEN, XI, days, event, ids, stored, when
from factories import sample as six_events
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.chart import Paper, figure
from timeline.chart.density import DAY_MS, EPOCH, cells, counted, edges_of, unit_of
from timeline.chart.lanes import OTHERS, lanes_of
from timeline.chart.paper import DARK, LIGHT, shortened, text_width
from timeline.chart.picture import (
    MOST_LANES,
    MOST_MARKS,
    axis,
    days_of_cell,
    days_within,
    is_dense,
    placed,
)
from timeline.chart.placing import GAP, HEADING, LEAST_WIDTH, bands, label_of
from timeline.lexicon.kinds import kinds
from timeline.model import Kind, Place, Precision, Status
from timeline.store import START, Lanes, View

WIDE, NARROW = Paper(), Paper(width=358)
TRUE = View(true_time=True)
PICTURES = [
    (START, WIDE),
    (START, NARROW),
    (TRUE, WIDE),
    (TRUE, Paper(358, dark=True)),
    (View(lanes=Lanes.PERSON), WIDE),
]
DAY = date(2024, 12, 3)
CLEAR = "rgba(0,0,0,0)"
quick = settings(max_examples=15, deadline=None)


@pytest.fixture(scope="module")
def sample():
    return stored(*six_events())


@pytest.fixture(scope="module")
def crowd():
    """More events than marks can be seen: by kind and person, days and years."""
    people = [(f"Person {i}", "CHN") for i in range(40)]
    listed = [
        event(f"e{i:05}", when(DAY + timedelta(days=i // 4)), list(Kind)[i % 3], people=(people[i % 40], people[i % 7]))
        for i in range(MOST_MARKS + 300)
    ]
    year = when(date(2025, 1, 1), date(2025, 12, 31), Precision.YEAR)
    return stored(*listed, event("year", year, Kind.AGREEMENT, people=()))


def draw(*events, view=START, paper=WIDE) -> go.Figure:
    return figure(stored(*events), view, paper)


def marks_of(*events, view=START, paper=WIDE):
    store = stored(*events)
    return {store.id(mark.row): mark for mark in placed(store, view, paper).marks}


def bars(drawn: go.Figure) -> list[go.Bar]:
    """Return the traces of what is seen of the events, without the unseen ones over their labels."""
    return [trace for trace in drawn.data if trace.type == "bar"][:-1]


def hover(drawn: go.Figure, store) -> dict[str, str]:
    """Return what a pointer is told on each event's bar: id → words."""
    return {
        store.id(int(row)): trace.hovertemplate.replace("%{hovertext}", title).replace("%{text}", details)
        for trace in bars(drawn)
        for row, title, details in zip(trace.customdata, trace.hovertext, trace.text, strict=True)
    }


def labels(drawn: go.Figure) -> list[str]:
    return [one.text for one in drawn.layout.annotations if one.text.startswith("<b>") and one.xref != "paper"]


def folds(drawn: go.Figure) -> list[str]:
    return [one.text for one in drawn.layout.annotations if not one.text.startswith("<b>")]


def size(drawn: go.Figure) -> int:
    return len(drawn.to_json())


# Marks and labels


@pytest.mark.parametrize(("view", "paper"), PICTURES)
def test_every_event_has_a_bar_that_knows_its_row(sample, view, paper):
    drawn = figure(sample, view, paper)
    assert {int(row) for trace in bars(drawn) for row in trace.customdata} == set(range(len(sample)))


@pytest.mark.parametrize(("view", "paper"), PICTURES)
def test_every_bar_can_be_seen_and_hit(sample, view, paper):
    for mark in placed(sample, view, paper).marks:
        assert mark.bar.right - mark.bar.left >= LEAST_WIDTH
        assert mark.bar.left >= 0
        assert mark.bar.right <= paper.width + 1e-6


@pytest.mark.parametrize(("view", "paper"), PICTURES)
def test_the_articles_events_are_all_labelled_within_the_picture(sample, view, paper):
    for mark in placed(sample, view, paper).marks:
        assert mark.label
        assert mark.label.place.left >= 0
        assert mark.label.place.right <= paper.width + 1e-6


def test_a_label_can_be_clicked_as_its_mark_can(sample):
    marks = placed(sample, START, WIDE).marks
    targets = [trace for trace in figure(sample, START, WIDE).data if trace.type == "bar"][-1]
    assert targets.customdata.tolist() == [mark.row for mark in marks]
    assert targets.marker.color == CLEAR


many = st.lists(
    st.tuples(
        st.dates(date(2020, 1, 1), date(2024, 12, 31)), st.integers(0, 40), st.integers(1, 5), st.sampled_from(Kind)
    ),
    min_size=1,
    max_size=60,
)


@quick
@given(many, st.sampled_from(PICTURES), st.sampled_from((Lanes.NONE, Lanes.KIND)))
def test_neither_bars_nor_labels_of_a_row_touch(drawn, picture, lanes):
    view, paper = picture
    events = [
        event(f"e{i}", when(start, start + timedelta(days=long)), kind, sources=n)
        for i, (start, long, n, kind) in enumerate(drawn)
    ]
    for one, other in combinations(placed(stored(*events), view.changed(lanes=lanes), paper).marks, 2):
        if one.top == other.top:
            (left, right), (other_left, other_right) = one.extent, other.extent
            assert right + GAP <= other_left or other_right + GAP <= left


@quick
@given(many, st.sampled_from((Lanes.NONE, Lanes.KIND, Lanes.PERSON)))
def test_rows_stand_below_each_other_and_within_the_picture(drawn, lanes):
    events = [event(f"e{i}", when(day), kind) for i, (day, _, _, kind) in enumerate(drawn)]
    picture = placed(stored(*events), View(lanes=lanes), WIDE)
    rows = sorted({bands(picture, mark) for mark in picture.marks})
    assert all(bottom < top for (_, _, bottom), (top, _, _) in pairwise(rows))
    assert rows[-1][2] <= picture.bottom
    for heading in picture.headings:
        assert all(bottom <= heading.top or top >= heading.top + HEADING for top, _, bottom in rows)


def test_where_the_room_is_short_the_most_reported_event_keeps_its_label():
    known = event("known", when(DAY + timedelta(days=90)), sources=5)
    marks = marks_of(*days(DAY, 90, 2), known, paper=Paper(800))
    assert not all(mark.label for mark in marks.values())
    assert marks["known"].label


def test_of_equally_reported_events_more_principals_outrank_fewer():
    summit = event("summit", when(DAY + timedelta(days=90)), people=(XI, HUN_SEN))
    assert marks_of(*days(DAY, 90, 2), summit, paper=Paper(800))["summit"].label


def test_so_many_events_that_no_label_fits_are_still_all_drawn():
    drawn = draw(*days(DAY, 200, step=0))
    assert {int(row) for trace in bars(drawn) for row in trace.customdata} == set(range(200))
    assert labels(drawn) == []


def test_a_label_cannot_cross_a_folds_label(sample):
    drawn = figure(sample, START, WIDE)
    assert folds(drawn) == ["7 years", "8 months"]
    tops = [one.y - 18 for one in drawn.layout.annotations if one.text.startswith("<b>")]
    assert min(tops) > max(one.y for one in drawn.layout.annotations if not one.text.startswith("<b>"))


def test_a_fold_is_tinted_where_it_is(sample):
    drawn = figure(sample, START, WIDE)
    assert [(one.x0, one.x1) for one in drawn.layout.shapes if one.type == "rect"] == [(4.0, 8.0), (9.0, 13.0)]


def test_true_time_has_no_folds(sample):
    drawn = figure(sample, TRUE, WIDE)
    assert [one for one in drawn.layout.shapes if one.type == "rect"] == []
    assert drawn.layout.xaxis.ticktext[0] == "2016<br>"


def test_a_crowd_is_drawn_on_true_time():
    assert placed(stored(*days(DAY, 300, 20)), START, WIDE).scale.folds == ()


def record(*events, id="a"):
    store = stored(*events)
    return store.records([store.row(id)], ("kind", "title", "n_sources", "date_conflict"))[0]


def test_the_label_says_kind_what_and_how_many_sources():
    talks = record(event("a", when(DAY), people=(XI, HUN_SEN), sources=3))
    assert label_of(talks) == "Meeting · Xi Jinping and Hun Sen meet · 3 sources"


def test_a_title_that_begins_with_the_kind_does_not_repeat_it():
    visit = record(event("a", when(DAY), Kind.VISIT, status=Status.CANCELLED))
    assert label_of(visit).lower().count("visit") == 1


def test_sources_that_disagree_on_the_date_are_flagged():
    drawn = draw(event("a", when(DAY), sources=2, date_conflict=True), event("b", when(DAY)))
    (flags,) = (trace for trace in drawn.data if trace.type == "scatter")
    assert len(flags.x) == 1
    assert sum("dates differ" in label for label in labels(drawn)) == 1


# Looks


def looks(*events, paper=WIDE):
    drawn = draw(*events, paper=paper)
    return bars(drawn), [one for one in drawn.layout.shapes if one.type == "path"]


def test_what_occurred_is_filled_and_has_no_outline():
    (bar,), outlines = looks(event("a", when(DAY)))
    assert bar.marker.color == "rgba(31,95,168,1.00)"
    assert outlines == []


@pytest.mark.parametrize(
    ("status", "dash", "strokes"),
    [(Status.PLANNED, "solid", 1), (Status.CANCELLED, "solid", 2), (Status.POSTPONED, "dash", 1)],
)
def test_what_has_not_occurred_is_hollow(status, dash, strokes):
    (bar,), (outline,) = looks(event("a", when(DAY), status=status))
    assert bar.marker.color == CLEAR
    assert outline.line.dash == dash
    assert outline.path.count("M") == strokes


def test_each_event_that_has_not_occurred_is_outlined_where_its_bar_is():
    events = [event(f"e{i}", when(DAY + timedelta(days=9 * i)), status=Status.PLANNED) for i in range(3)]
    (bar,), (outline,) = looks(*events)
    lefts = [float(part.partition(",")[0]) for part in outline.path.split("M")[1:]]
    assert lefts == pytest.approx(bar.base.tolist(), rel=1e-5)


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
    drawn, _ = looks(event("a", when(DAY, end, precision)))
    assert {bar.marker.pattern.shape for bar in drawn} == ({"/"} if hatched else {None})
    assert len({bar.marker.color for bar in drawn}) == (3 if hatched else 1)


def test_the_pieces_of_a_fading_bar_cover_its_whole_extent_without_overlap():
    drawn, _ = looks(event("a", when(DAY, date(2025, 11, 30), Precision.YEAR)))
    pieces = sorted((base, base + long) for bar in drawn for base, long in zip(bar.base, bar.x, strict=True))
    assert pieces[0][0] == 0
    assert pieces[-1][1] == pytest.approx(4.0)
    assert [end for _, end in pieces[:-1]] == pytest.approx([start for start, _ in pieces[1:]])


def test_bars_of_one_look_are_one_trace_and_of_another_kind_another():
    drawn, _ = looks(*days(DAY, 5), event("visit", when(DAY), Kind.VISIT))
    assert sorted(len(bar.customdata) for bar in drawn) == [1, 5]
    assert len({bar.marker.color for bar in drawn}) == 2


@pytest.mark.parametrize("kind", Kind)
def test_a_kind_has_its_hue_on_each_ground(kind):
    row = kinds()[kind]
    for colour, paper in ((row.colour, WIDE), (row.colour_dark, Paper(dark=True))):
        (bar,), _ = looks(event("a", when(DAY), kind), paper=paper)
        channels = ",".join(str(int(colour[i : i + 2], 16)) for i in (1, 3, 5))
        assert bar.marker.color == f"rgba({channels},1.00)"


# What a pointer is told


def test_hover_says_who_what_when_and_how_many(sample):
    assert hover(figure(sample, START, WIDE), sample)["talks"].split("<br>") == [
        "<b>Xi Jinping and Hun Sen meet in Beijing</b>",
        "3 Dec 2024 · 3 sources",
        "Meeting, occurred<extra></extra>",
    ]


def test_hover_names_who_and_where_the_title_does_not():
    crowd = [(f"Person {letter}", "CHN") for letter in "ABCDEFG"]
    store = stored(event("a", when(DAY), people=crowd, place=Place("Beijing", "CHN")))
    told = hover(figure(store, START, WIDE), store)["a"]
    assert all(told.count(name) == 1 for name, _ in crowd)
    assert told.count("Beijing") == 1


def test_text_from_articles_never_acts_as_markup():
    hostile = "<a href='x'>R&D</a><br>%{x}"
    store = stored(
        event("a", when(DAY), Kind.AGREEMENT, topic=hostile, people=[(f"<i>{n}", "CHN") for n in "abcdef"]),
        event("b", when(DAY), people=(("<b>Bold", "CHN"),), place=Place("<u>Under", "CHN")),
    )
    for view in (START, View(lanes=Lanes.PERSON), View(lanes=Lanes.SOURCE)):
        written = figure(store, view, WIDE).to_json()
        assert json.loads(written)
        for tag in ("<a", "<i>", "<u>", "<b>Bold", "<b><b>"):
            assert json.dumps(tag)[1:-1] not in written.replace("\\u003c", "<").replace("\\u003e", ">")


# The whole figure


@pytest.mark.parametrize("view", [START, TRUE, View(lanes=Lanes.COUNTRY), View(kinds=("visit",)), View(text="nowhere")])
def test_equal_arguments_give_equal_figures(view):
    one, other = stored(*six_events()), stored(*six_events())
    assert figure(one, view, WIDE).to_json() == figure(other, view, WIDE).to_json() == figure(one, view, WIDE).to_json()


def test_the_open_event_does_not_change_the_picture(sample):
    assert figure(sample, View(event="talks"), WIDE) == figure(sample, START, WIDE)


def test_an_empty_view_gives_an_empty_picture(sample):
    assert figure(sample, View(text="nowhere"), WIDE).data == ()
    assert draw().data == ()


@pytest.mark.parametrize("lanes", Lanes)
def test_the_whole_cannot_be_left_but_a_part_can(sample, crowd, lanes):
    for store in (sample, crowd):
        view = View(lanes=lanes)
        whole = figure(store, view, WIDE).layout.xaxis
        assert (whole.minallowed, whole.maxallowed) == tuple(whole.range) == axis(store, view, WIDE)
        part = figure(store, view.changed(first=DAY), WIDE).layout.xaxis
        assert part.minallowed is part.maxallowed is None
        assert tuple(part.range) == axis(store, view.changed(first=DAY), WIDE)


# Windows


def test_a_year_is_cut_to_the_window_and_keeps_its_words():
    store = stored(event("year", when(date(2024, 1, 1), date(2024, 12, 31), Precision.YEAR)), event("day", when(DAY)))
    month = View(first=date(2024, 12, 1), last=date(2024, 12, 31), true_time=True)
    picture = placed(store, month, WIDE)
    bar = next(mark.bar for mark in picture.marks if store.id(mark.row) == "year")
    assert (bar.left, bar.right) == (0, WIDE.width)
    assert (picture.scale.day(0), picture.scale.day(picture.scale.width)) == (
        month.first.toordinal(),
        month.last.toordinal() + 1,
    )
    assert "2024" in hover(figure(store, month, WIDE), store)["year"]


@quick
@given(many, st.dates(date(2020, 1, 1), date(2024, 12, 31)), st.integers(0, 60), st.sampled_from(PICTURES))
def test_nothing_is_drawn_outside_a_window(drawn, first, long, picture):
    view, paper = picture
    store = stored(*(event(f"e{i}", when(day, day + timedelta(days=n))) for i, (day, n, _, _) in enumerate(drawn)))
    window = view.changed(first=first, last=first + timedelta(days=long))
    if len(store.rows(window)):
        scale = placed(store, window, paper).scale
        assert scale.day(0) >= first.toordinal()
        assert scale.day(scale.width) <= window.last.toordinal() + 1
        assert all(
            0 <= mark.bar.left < mark.bar.right <= paper.width + 1e-6 for mark in placed(store, window, paper).marks
        )


@pytest.mark.parametrize("view", [START, TRUE])
def test_the_axis_from_end_to_end_means_all_days(sample, crowd, view):
    for store in (sample, crowd):
        ends = days_within(store, view, WIDE, *axis(store, view, WIDE))
        assert ends == tuple(day.toordinal() for day in store.bounds)


@pytest.mark.parametrize("view", [START, TRUE])
def test_the_places_of_a_bar_mean_its_days(sample, view):
    picture = placed(sample, view, Paper(100_000))
    for mark in picture.marks:
        left, right = (place / picture.unit for place in mark.bar)
        found = days_within(sample, view, Paper(100_000), left + 1e-6, right - 1e-6)
        assert found == (sample.starts[mark.row], sample.ends[mark.row])


def test_two_places_beside_the_axis_mean_days_that_are_shown(sample):
    first, last = (day.toordinal() for day in sample.bounds)
    for left, right in ((-1e9, 1e9), (1e9, 2e9), (-2e9, -1e9)):
        start, end = days_within(sample, START, WIDE, left, right)
        assert first <= start <= last
        assert first <= end <= last


# Lanes


def in_lanes(store, view):
    lanes = lanes_of(store, view, store.rows(view), MOST_LANES)
    return {lane.name: ids(store, store.rows(view)[list(lane.members)]) for lane in lanes}


def test_an_event_stands_in_the_lane_of_each_of_its_values(sample):
    lanes = in_lanes(sample, View(lanes=Lanes.PERSON))
    assert {name: sorted(members) for name, members in lanes.items()} == {
        "Hun Sen": ["hainan", "plan", "talks", "visit"],
        "Xi Jinping": ["plan", "talks"],
        "Zhao Leji": ["hainan", "plan"],
        "Wang Huning": ["plan"],
        OTHERS: ["announcement", "partnership"],
    }


def test_lanes_stand_with_the_most_frequent_first_but_after_the_chosen_ones(sample):
    assert next(iter(in_lanes(sample, View(lanes=Lanes.PERSON)))) == "Hun Sen"
    chosen = View(people=("Wang Huning", "Xi Jinping"), lanes=Lanes.PERSON)
    assert list(in_lanes(sample, chosen))[:3] == ["Xi Jinping", "Wang Huning", "Hun Sen"]


@pytest.mark.parametrize("lanes", [lanes for lanes in Lanes if lanes is not Lanes.NONE])
def test_no_event_is_lost_between_the_lanes_and_no_lane_is_empty(crowd, lanes):
    found = in_lanes(crowd, View(lanes=lanes))
    assert all(found.values())
    assert len(found) <= MOST_LANES + 1
    assert {one for members in found.values() for one in members} == set(ids(crowd, crowd.rows(START)))


@pytest.mark.parametrize(
    ("lanes", "names"),
    [
        (Lanes.KIND, {"Meeting", "Visit", "Agreement", "Announcement"}),
        (Lanes.COUNTRY, {"Cambodia", "China", OTHERS}),
        (Lanes.SOURCE, {"article-0", "article-1", "article-2"}),
        (Lanes.NONE, {""}),
    ],
)
def test_lanes_are_named_in_words(sample, lanes, names):
    assert set(in_lanes(sample, View(lanes=lanes))) == names


def test_headings_say_the_lane_and_how_many_events_it_has(sample):
    view = View(lanes=Lanes.PERSON)
    drawn = figure(sample, view, WIDE)
    headings = [one.text for one in drawn.layout.annotations if one.xref == "paper"]
    assert headings == [f"<b>{name}</b>  {len(members)}" for name, members in in_lanes(sample, view).items()]
    assert placed(sample, START, WIDE).headings == ()


def test_marks_stand_below_the_heading_of_their_lane(sample):
    view = View(lanes=Lanes.PERSON)
    picture = placed(sample, view, WIDE)
    tops = [heading.top for heading in picture.headings]
    for i, (heading, members) in enumerate(zip(picture.headings, in_lanes(sample, view).values(), strict=True)):
        below = tops[i + 1] if i + 1 < len(tops) else picture.bottom + 1
        found = [sample.id(mark.row) for mark in picture.marks if heading.top < mark.top < below]
        assert sorted(found) == sorted(members)


# Density


@pytest.mark.parametrize("lanes", Lanes)
def test_more_marks_than_can_be_seen_are_drawn_as_their_density(sample, crowd, lanes):
    view = View(lanes=lanes)
    assert is_dense(crowd, view)
    assert [trace.type for trace in figure(crowd, view, WIDE).data] == ["heatmap"]
    assert not is_dense(sample, view)


def test_an_event_in_many_lanes_is_as_many_marks():
    people = [(f"Person {i}", "CHN") for i in range(4)]
    store = stored(*days(DAY, MOST_MARKS // 2, people=people))
    assert not is_dense(store, START)
    assert is_dense(store, View(lanes=Lanes.PERSON))


def test_as_many_marks_as_can_be_seen_are_drawn_one_by_one():
    assert not is_dense(stored(*days(DAY, MOST_MARKS)), START)
    assert is_dense(stored(*days(DAY, MOST_MARKS + 1)), START)


WINDOWS = [
    START,
    View(first=date(2024, 12, 20), last=date(2025, 2, 10)),
    View(lanes=Lanes.PERSON, first=date(2025, 6, 1)),
    View(kinds=("meeting",), last=date(2025, 7, 1), lanes=Lanes.COUNTRY),
]


@pytest.mark.parametrize("paper", [WIDE, NARROW, Paper(40)])
@pytest.mark.parametrize("view", WINDOWS)
def test_a_cell_counts_the_events_that_touch_it(crowd, view, paper):
    _, edges = cells(crowd, view, paper)
    names, counts = counted(crowd, view, edges)
    by_kind = view.changed(lanes=Lanes.KIND) if view.lanes is Lanes.NONE else view
    rows = crowd.rows(view)
    plain = {
        lane.name: [
            sum(bool(crowd.starts[rows[i]] < after and crowd.ends[rows[i]] >= first) for i in lane.members)
            for first, after in pairwise(edges)
        ]
        for lane in lanes_of(crowd, by_kind, rows, 24)
    }
    assert dict(zip(names, counts.tolist(), strict=True)) == plain


UNITS = ("day", "week", "month", "quarter", "year")
START_OF = {
    "day": lambda day: True,
    "week": lambda day: day.weekday() == 0,
    "month": lambda day: day.day == 1,
    "quarter": lambda day: day.day == 1 and day.month in {1, 4, 7, 10},
    "year": lambda day: (day.month, day.day) == (1, 1),
}
some_days = st.lists(st.dates(), min_size=2, max_size=2).map(sorted)


@settings(max_examples=60, deadline=None)
@given(some_days, st.integers(1, 240))
def test_cells_are_whole_stretches_of_the_calendar_that_cover_the_window(window, most):
    unit = unit_of(window, most)
    edges = list(edges_of(window, unit))
    assert edges[0] <= window[0].toordinal()
    assert edges[-2] <= window[1].toordinal() < edges[-1]
    assert all(START_OF[unit](date.fromordinal(edge)) for edge in edges[:-1])
    starts = [date.fromordinal(n) for n in range(edges[0], edges[-2] + 1)] if len(edges) < 60 else []
    assert not starts or sum(map(START_OF[unit], starts)) == len(edges) - 1
    assert len(edges) - 1 <= most + 2 or unit == "year"


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("window", [(date(1, 1, 1), date(1, 1, 3)), (date(9999, 12, 30), date(9999, 12, 31))])
def test_the_ends_of_the_calendar_have_cells(unit, window):
    edges = list(edges_of(window, unit))
    assert edges[0] <= window[0].toordinal()
    assert edges[-1] > window[1].toordinal()


def test_dates_at_the_end_of_the_calendar_can_be_drawn(crowd):
    for view in (View(last=date.max), View(first=date.min), View(first=date.min, last=date.max)):
        assert figure(crowd, view, WIDE).data
        assert days_within(crowd, view, WIDE, *axis(crowd, view, WIDE))


@pytest.mark.parametrize("view", [START, View(lanes=Lanes.PERSON), View(first=DAY + timedelta(days=9)), WINDOWS[2]])
def test_a_click_on_a_cell_means_its_days(crowd, view):
    heatmap = figure(crowd, view, WIDE).data[0]
    for cell in range(heatmap.z.shape[1]):
        first, last = days_of_cell(crowd, view, WIDE, cell)
        assert first == heatmap.x[cell] / DAY_MS + EPOCH
        assert last + 1 == heatmap.x[cell + 1] / DAY_MS + EPOCH


def test_the_lanes_of_density_are_named_and_those_without_events_left_out(crowd):
    drawn = figure(crowd, START, WIDE)
    assert set(drawn.layout.yaxis.ticktext) == {"Call", "Meeting", "Visit", "Agreement"}
    assert drawn.data[0].z.shape[0] == 4


def test_the_names_of_densitys_lanes_leave_room_for_the_picture():
    events = [event(f"e{i}", when(DAY), people=(("A very long name " * 9, "CHN"),)) for i in range(MOST_MARKS + 1)]
    drawn = draw(*events, view=View(lanes=Lanes.PERSON), paper=NARROW)
    assert drawn.layout.margin.l <= NARROW.width / 2
    assert drawn.layout.yaxis.ticktext[0].endswith("…")


def test_nothing_is_no_colour_and_one_event_is_seen_beside_the_most(crowd):
    scale = figure(crowd, START, WIDE).data[0].colorscale
    assert scale[0] == (0, CLEAR)
    assert next(colour for place, colour in scale[2:] if place > 0).endswith("0.25)")
    assert scale[-1][0] == 1
    assert [place for place, _ in scale] == sorted(place for place, _ in scale)


@pytest.mark.parametrize("most", [1, 2, 3, 300])
def test_any_number_of_events_has_its_shades(most):
    apart = days(DAY, MOST_MARKS + 1, step=1)
    drawn = draw(*apart, *(event(f"x{i}", when(DAY)) for i in range(most - 1)))
    places = [place for place, _ in drawn.data[0].colorscale]
    assert (places[0], places[-1]) == (0, 1)


# Weight

BUDGET = 180_000  # bytes


def test_as_many_marks_as_can_be_seen_are_light():
    people = (HUN_SEN, XI)
    statuses = list(Status)
    events = [
        event(f"e{i}", when(DAY + timedelta(days=i // 2)), list(Kind)[i % 5], status=statuses[i % 4], people=people)
        for i in range(MOST_MARKS)
    ]
    assert size(draw(*events)) < BUDGET


@pytest.mark.parametrize("view", [*WINDOWS, *(View(lanes=lanes) for lanes in Lanes)])
def test_a_picture_of_density_is_light(crowd, view):
    assert size(figure(crowd, view, WIDE)) < BUDGET


# Paper


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
