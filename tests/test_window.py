"""Moving the window of days, and all else that a reader's acts do to a view."""

from datetime import date, timedelta

import pytest
from factories import days, event, ids, sample, stored, table, when
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.model import Kind, Precision
from timeline.store import LISTS, START, Lanes, Store, View, to_address
from timeline.store.acts import OF_STORE, OF_VIEW, acted
from timeline.store.window import farther, moved, narrowed

DAY = date(2024, 12, 3)
SPARSE = [event(f"e{n}", when(DAY + timedelta(days=n))) for n in (0, 1, 2, 40, 41, 500, 900)]
YEAR = when(date(2025, 1, 1), date(2025, 12, 31), Precision.YEAR)
STORES = [
    stored(*SPARSE),
    stored(*SPARSE, event("year", YEAR, Kind.AGREEMENT)),
    stored(*sample()),
    stored(*days(DAY, 30)),
    stored(event("only", when(DAY))),
]
quick = settings(max_examples=40, deadline=None)


@st.composite
def windows(draw):
    """Draw a store and a view of some of its days."""
    store = draw(st.sampled_from(STORES))
    first, last = sorted(draw(st.lists(st.dates(*store.bounds), min_size=2, max_size=2)))
    kinds = draw(st.sampled_from(((), (), ("meeting",))))
    return store, View(first=first, last=last, kinds=kinds, lanes=Lanes.KIND)


def shown(store, view):
    """Return the days that a view shows: its own dates, else all days of its events."""
    rows = store.rows(view.without("dates"))
    first, last = (date.fromordinal(int(day)) for day in (store.starts[rows].min(), store.ends[rows].max()))
    return view.first or first, view.last or last


def steps(store, view):
    return [farther(store, view), moved(store, view, 1), moved(store, view, -1)]


@quick
@given(windows(), st.integers(1, 10**6), st.integers(1, 10**6))
def test_no_step_leaves_the_days_of_the_store(window, first, last):
    store, view = window
    for one in (*steps(store, view), narrowed(store, view, first, last)):
        start, end = shown(store, one)
        assert store.bounds[0] <= start <= end <= store.bounds[1]


@quick
@given(windows())
def test_a_step_changes_nothing_but_the_dates(window):
    store, view = window
    for one in steps(store, view):
        assert one.without("dates") == view.without("dates")


@quick
@given(windows())
def test_no_window_is_left_where_all_days_are_shown(window):
    store, view = window
    for one in steps(store, view):
        assert shown(store, one) != shown(store, view.without("dates")) or "dates" not in one.filters


@quick
@given(windows(), st.integers(1, 10**6), st.integers(1, 10**6))
def test_narrowed_shows_the_days_that_it_is_given_as_far_as_there_are_events(window, one, other):
    store, view = window
    first, last = sorted((one, other))
    start, end = (day.toordinal() for day in shown(store, view.without("dates")))
    found = tuple(day.toordinal() for day in shown(store, narrowed(store, view, first, last)))
    assert found == (min(max(first, start), end), max(min(last, end), start))


@quick
@given(windows())
def test_farther_holds_the_old_days_and_reaches_an_event_where_there_is_one(window):
    store, view = window
    wider = farther(store, view)
    seen, more = set(store.rows(view).tolist()), set(store.rows(wider).tolist())
    every = store.rows(view.without("dates"))
    (first, last), (start, end) = shown(store, view), shown(store, wider)
    bounds = shown(store, view.without("dates"))
    assert start <= max(first, bounds[0])
    assert end >= min(last, bounds[1])
    assert seen < more or len(seen) == len(every)


@quick
@given(windows(), st.sampled_from((1, -1)))
def test_a_moved_window_keeps_an_event_in_sight_or_reaches_the_end(window, direction):
    store, view = window
    there = moved(store, view, direction)
    bounds = shown(store, view.without("dates"))
    reached = shown(store, there)[1] == bounds[1] if direction > 0 else shown(store, there)[0] == bounds[0]
    assert len(store.rows(there)) or reached


@quick
@given(windows(), st.sampled_from((1, -1)))
def test_moving_on_comes_to_the_end(window, direction):
    store, view = window
    for _ in range(1_000):
        before, view = view, moved(store, view, direction)
        if view == before:
            break
    bounds = shown(store, view.without("dates"))
    assert shown(store, view)[1] == bounds[1] if direction > 0 else shown(store, view)[0] == bounds[0]


def test_a_move_is_half_a_window_where_events_are_near():
    view = View(first=DAY + timedelta(days=10), last=DAY + timedelta(days=19))
    store = stored(*days(DAY, 60))
    assert moved(store, view, 1) == View(first=DAY + timedelta(days=15), last=DAY + timedelta(days=24))
    assert moved(store, view, -1) == View(first=DAY + timedelta(days=5), last=DAY + timedelta(days=14))


def test_a_move_goes_over_empty_time_to_the_next_event():
    store = STORES[0]
    view = View(first=DAY, last=DAY + timedelta(days=2))
    there = moved(store, view, 1)
    assert ids(store, store.rows(there)) == ["e40"]
    assert ids(store, store.rows(moved(store, there, -1))) == ["e2"]


@pytest.mark.parametrize("direction", [1, -1])
def test_a_window_beyond_all_events_comes_back_to_them(direction):
    beyond = View(first=DAY + timedelta(days=5_000), last=DAY + timedelta(days=5_100))
    before = View(first=DAY - timedelta(days=5_100), last=DAY - timedelta(days=5_000))
    store = STORES[0]
    for view in (beyond, before):
        assert len(store.rows(farther(store, view)))
        assert len(store.rows(moved(store, view, direction)))


def test_farther_can_take_all_new_days_on_one_side():
    view = View(first=DAY + timedelta(days=10), last=DAY + timedelta(days=19))
    store = stored(*days(DAY, 60))
    assert farther(store, view, share=0) == View(first=view.first, last=DAY + timedelta(days=29))
    assert farther(store, view, share=1) == View(first=DAY, last=view.last)


# Acts

garbage = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=3,
)
ACTS = (*OF_VIEW, *OF_STORE)
BEFORE = View(people=("Hun Sen",), first=date(2024, 1, 1), last=DAY, lanes=Lanes.KIND, event="talks")


def usable(store, view):
    """Tell whether a view can be asked, and has an address."""
    store.rows(view)
    "".join(part for values in to_address(view).values() for part in values).encode()
    return store.known(view) == (view, [])


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(ACTS) | garbage, st.lists(garbage, max_size=3))
def test_no_act_of_a_browser_gives_a_view_that_cannot_be_shown(name, arguments):
    store = STORES[2]
    after = acted(store, BEFORE, name, *arguments)
    assert usable(store, after)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(("toggle", "lanes", "dates", "open", "step")), st.lists(st.lists(garbage), max_size=3))
def test_lists_where_words_are_wanted_leave_the_view(name, arguments):
    assert acted(STORES[2], BEFORE, name, *arguments) == BEFORE


@pytest.mark.parametrize(
    "act",
    [
        ("feast",),
        (["toggle"],),
        (None,),
        ("toggle",),
        ("toggle", "text", "x"),
        ("toggle", "people"),
        ("toggle", "people", "Nobody"),
        ("toggle", "people", None),
        ("toggle", "people", "\ud800"),
        ("text", 5),
        ("text", None),
        ("text", "\ud800"),
        ("dates", "yesterday", "2024-01-01"),
        ("dates", 5, 6),
        ("lanes", "river"),
        ("lanes", None),
        ("open", 99),
        ("open", "talks"),
        ("open", -1),
        ("open", -99),
        ("step", "far"),
        ("step", 0.5),
        ("farther", "much"),
        ("whole", 1),
    ],
)
def test_an_act_that_makes_no_sense_leaves_the_view(act):
    assert acted(STORES[2], BEFORE, *act) == BEFORE


@pytest.mark.parametrize("name", ACTS)
def test_every_act_can_be_done_to_an_empty_store(name):
    store = Store.of(table([]))
    for arguments in ((), ("",), (1,), ("people", "Hun Sen"), ("2024-01-01", "2024-02-01")):
        assert len(store.rows(acted(store, START, name, *arguments))) == 0


chosen = st.sampled_from(LISTS).flatmap(
    lambda name: st.tuples(st.just(name), st.sampled_from(STORES[2].facets[name].values.to_pylist()))
)


@quick
@given(chosen, chosen)
def test_a_value_toggled_twice_is_as_before(one, other):
    store = STORES[2]
    before = acted(store, START, "toggle", *other)
    once = acted(store, before, "toggle", *one)
    assert (one[1] in getattr(once, one[0])) == (one != other)
    assert set(getattr(acted(store, once, "toggle", *one), one[0])) == set(getattr(before, one[0]))


def test_dates_that_lie_crosswise_are_set_right():
    view = acted(STORES[2], START, "dates", "2024-12-03", "2024-11-01")
    assert (view.first, view.last) == (date(2024, 11, 1), DAY)


def test_an_end_without_a_day_is_open():
    assert acted(STORES[2], START, "dates", "2024-12-03", "") == View(first=DAY)
    assert acted(STORES[2], START, "dates", "", "2024-12-03") == View(last=DAY)
    assert acted(STORES[2], BEFORE, "dates", "", "") == BEFORE.without("dates")


def test_the_dates_of_the_whole_store_are_none():
    assert acted(STORES[2], BEFORE, "dates", "2016-01-01", "2024-12-04").filters == ("people",)


def test_whole_takes_the_dates_away_and_nothing_else():
    assert acted(STORES[2], BEFORE, "whole") == BEFORE.without("dates")


def test_clearing_keeps_the_lanes_the_axis_and_the_open_event():
    view = View(("Hun Sen",), text="x", first=DAY, together=True, lanes=Lanes.PERSON, true_time=True, event="talks")
    assert acted(STORES[2], view, "clear") == View(lanes=Lanes.PERSON, true_time=True, event="talks")


@pytest.mark.parametrize(
    ("act", "field", "value"),
    [
        (("text", "  two   words "), "text", "two words"),
        (("together", True), "together", True),
        (("lanes", "person"), "lanes", Lanes.PERSON),
        (("true_time", True), "true_time", True),
        (("toggle", "kinds", "visit"), "kinds", ("visit",)),
    ],
)
def test_an_act_changes_its_own_field(act, field, value):
    assert acted(STORES[2], START, *act) == START.changed(**{field: value})


@pytest.mark.parametrize("name", ["together", "true_time"])
@pytest.mark.parametrize("value", ["yes", 1, None])
def test_a_switch_is_on_only_where_it_is_said(name, value):
    assert acted(STORES[2], START, name, value) == START


def test_stepping_goes_through_the_events_of_the_view_and_stays_at_its_ends():
    store = STORES[2]
    view = View(people=("Hun Sen",), event="hainan")
    seen = []
    for _ in range(5):
        seen.append(view.event)
        view = acted(store, view, "step", 1)
    assert seen == ["hainan", "plan", "visit", "talks", "talks"]
    assert acted(store, view, "step", -99).event == "hainan"


def test_stepping_without_an_open_event_starts_at_the_first():
    store = STORES[2]
    assert acted(store, START, "step", 1).event == "partnership"
    assert acted(store, View(text="nowhere"), "step", 1) == View(text="nowhere")


def test_an_event_is_opened_by_its_row():
    store = STORES[2]
    assert acted(store, START, "open", store.row("talks")) == View(event="talks")


@pytest.mark.parametrize(("name", "step"), [("earlier", -1), ("later", 1)])
def test_the_acts_of_the_window_are_its_steps(name, step):
    store = STORES[0]
    view = View(first=DAY + timedelta(days=38), last=DAY + timedelta(days=45))
    assert acted(store, view, name) == moved(store, view, step)
    assert acted(store, view, "farther") == farther(store, view)
