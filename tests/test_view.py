"""A view and its address: each says all of the other, and what can't be read is told."""

from datetime import date
from urllib.parse import parse_qs, urlencode

import pytest
from factories import sample, stored
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from timeline.store import LISTS, START, Lanes, View, from_address, to_address
from timeline.store.view import LONGEST_TEXT, PARAMETERS

DAY = date(2024, 12, 3)
SAMPLE = stored(*sample())
quick = settings(max_examples=25, deadline=None)
SINGLE = ("from", "to", "together", "time", "lanes")
values = st.lists(st.text(min_size=1, max_size=12), unique=True, max_size=3).map(tuple)
texts = st.text(max_size=LONGEST_TEXT).map(lambda text: " ".join(text.split()))
ends = st.tuples(st.none() | st.dates(), st.none() | st.dates()).filter(lambda ends: None in ends or ends[0] <= ends[1])


@st.composite
def views(draw):
    first, last = draw(ends)
    rest = {
        "together": draw(st.booleans()),
        "true_time": draw(st.booleans()),
        "text": draw(texts),
        "lanes": draw(st.sampled_from(Lanes)),
        "event": draw(st.text(max_size=12)),
    }
    return View(**{name: draw(values) for name in LISTS}, **rest, first=first, last=last)


@settings(quick)
@given(views())
def test_an_address_says_all_of_a_view(view):
    assert from_address(to_address(view)) == (view, [])


@settings(quick)
@given(views())
def test_an_address_survives_being_written_as_one(view):
    assert from_address(parse_qs(urlencode(to_address(view), doseq=True))) == (view, [])


def test_the_view_at_first_has_an_empty_address():
    assert to_address(START) == {}
    assert from_address({}) == (START, [])


def test_an_address_reads_as_words():
    view = View(people=("Hun Sen", "习近平"), together=True, first=DAY, lanes=Lanes.PERSON, true_time=True)
    assert to_address(view) == {
        "people": ["Hun Sen", "习近平"],
        "from": ["2024-12-03"],
        "together": ["yes"],
        "time": ["true"],
        "lanes": ["person"],
    }


parts = st.lists(st.text(max_size=8), min_size=1, max_size=3)
addresses = st.dictionaries(st.sampled_from(sorted(PARAMETERS)) | st.text(max_size=8), parts, max_size=6)


@settings(quick)
@given(addresses)
def test_any_address_gives_a_view_that_has_an_address_of_its_own(parameters):
    view, _ = from_address(parameters)
    assert from_address(to_address(view)) == (view, [])


@settings(quick)
@given(addresses)
def test_each_dropped_part_is_told_in_one_line_that_names_it(parameters):
    view, dropped = from_address(parameters)
    read = {*LISTS, "text", "event", *to_address(view)}
    lost = [
        name for name, written in parameters.items() if name not in PARAMETERS or (name not in read and written[-1])
    ]
    lost = [name for name in lost if (name, parameters[name][-1]) != ("lanes", "none")]
    assert len(dropped) == len(lost)
    for name in lost:
        unknown = f'"{name}": no such part of a view'
        told = (line.startswith(f"{name} ") if name in PARAMETERS else line == unknown for line in dropped)
        assert sum(told) == 1
        assert name not in SINGLE or any(f'"{parameters[name][-1]}"' in line for line in dropped)


@pytest.mark.parametrize(
    ("parameters", "line"),
    [
        ({"from": ["yesterday"]}, 'from "yesterday": no day; write it as 2024-12-03'),
        ({"to": ["2024-02-30"]}, 'to "2024-02-30": no day; write it as 2024-12-03'),
        ({"lanes": ["river"]}, 'lanes "river": can be "none", "person", "country", "kind", "source"'),
        ({"time": ["folded"]}, 'time "folded": can only be "true"'),
        ({"together": ["no"]}, 'together "no": can only be "yes"'),
        ({"person": ["Hun Sen"]}, '"person": no such part of a view'),
    ],
)
def test_what_cannot_be_read_is_dropped_with_a_line(parameters, line):
    assert from_address(parameters) == (START, [line])


def test_an_end_before_the_start_is_dropped():
    view, dropped = from_address({"from": ["2024-12-03"], "to": ["2024-12-02"]})
    assert view.last is None
    assert dropped == ['to "2024-12-02": is before from "2024-12-03"']


def test_of_single_parts_the_last_is_read_and_of_lists_each_value_once():
    parameters = {"from": ["2020-01-01", "2024-12-03"], "people": ["A", "", "B", "A"]}
    view, dropped = from_address(parameters)
    assert (view.first, view.people, dropped) == (DAY, ("A", "B"), [])


@settings(quick)
@given(st.text(min_size=LONGEST_TEXT - 1))
@example("a" * (LONGEST_TEXT - 1) + " b")
def test_a_long_search_is_cut_and_stays_so(text):
    view, dropped = from_address({"text": [text]})
    assert len(view.text) <= LONGEST_TEXT
    assert from_address(to_address(view)) == (view, dropped)


def test_values_that_no_event_has_are_dropped_with_a_line_each():
    view = View(people=("Hun Sen", "Nobody", "No one"), kinds=("feast",), event="gone", text="kept", first=DAY)
    known, dropped = SAMPLE.known(view)
    assert known == View(people=("Hun Sen",), text="kept", first=DAY)
    assert dropped == [
        'people "Nobody": in no event here',
        'people "No one": in no event here',
        'kinds "feast": in no event here',
        'event "gone": not in this table; its articles may have changed',
    ]


def test_values_that_events_have_are_kept_in_their_order():
    view = View(people=("Xi Jinping", "Hun Sen"), places=("Beijing",), event="talks")
    assert SAMPLE.known(view) == (view, [])


@settings(quick)
@given(views())
def test_a_store_keeps_of_a_view_what_it_knows_and_tells_the_rest(view):
    known, dropped = SAMPLE.known(view)
    asked = sum(len(getattr(view, name)) for name in LISTS) + bool(view.event)
    assert len(dropped) == asked - sum(len(getattr(known, name)) for name in LISTS) - bool(known.event)
    assert SAMPLE.known(known) == (known, [])


@settings(quick)
@given(views(), views())
def test_views_of_the_same_events_ask_the_same(view, other):
    shown = view.changed(lanes=other.lanes, true_time=other.true_time, event=other.event)
    assert shown.asked == view.asked
    assert shown.drawn == view.changed(lanes=other.lanes, true_time=other.true_time).drawn
    assert view.drawn.event == ""


def test_together_asks_nothing_of_one_person():
    assert View(people=("A",), together=True).asked == View(people=("A",)).asked
    assert View(people=("A", "B"), together=True).asked != View(people=("A", "B")).asked


@settings(quick)
@given(views())
def test_only_and_without_part_a_view(view):
    for name in view.filters:
        assert view.only(name).filters == (name,)
        assert view.without(name).filters == tuple(other for other in view.filters if other != name)
        assert view.without(name).lanes is view.lanes
    assert view.without(*view.filters).filters == ()


@settings(quick)
@given(views())
def test_a_filter_is_named_where_it_is_set(view):
    assume(view.first or view.last)
    assert "dates" in view.filters
    assert set(view.filters) - {"dates", "text"} == {name for name in LISTS if getattr(view, name)}
    assert ("text" in view.filters) == bool(view.text)


def test_people_are_taken_away_with_their_together():
    assert View(people=("A", "B"), together=True, text="x").without("people") == View(text="x")
