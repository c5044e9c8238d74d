from itertools import combinations

import numpy as np
import pytest
from factories import HUN_SEN, WANG, XI, ZHAO, event, when
from factories import sample as six_events
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.chart.meetings import grouped, matrix, meetings_figure
from timeline.chart.paper import Paper
from timeline.frame import to_frame
from timeline.store import START, Lanes, Store, View

SHEETS = [Paper(1000), Paper(358), Paper(1000, dark=True)]
DAY = when(six_events()[1].when.start)
PEOPLE = (HUN_SEN, XI, ZHAO, WANG)
COUNTRIES = View(lanes=Lanes.COUNTRY)


def store_of(*events):
    return Store.of(to_frame(events))


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sets(st.sampled_from(PEOPLE)), min_size=1, max_size=30))
def test_cells_count_the_events_of_both(companies):
    store = store_of(*(event(str(i), DAY, people=tuple(sorted(one))) for i, one in enumerate(companies)))
    found = matrix(store, START, Paper())
    place = {name: i for i, name in enumerate(found.values)}
    for (one, _), (other, _) in combinations(PEOPLE, 2):
        both = sum({one, other} <= {name for name, _ in company} for company in companies)
        if both:
            assert found.counts[place[one], place[other]] == found.counts[place[other], place[one]] == both
    alone = {name: int(found.counts[i, i]) for name, i in place.items()}
    assert alone == {n: c for n, _ in PEOPLE if (c := sum(n in {m for m, _ in one} for one in companies))}


def test_countries_where_the_lanes_are_countries():
    assert set(matrix(store_of(*six_events()), COUNTRIES, Paper()).values) == {"CHN", "KHM"}


def test_those_who_meet_stand_side_by_side():
    counts = np.array([[9, 0, 8, 0], [0, 9, 0, 8], [8, 0, 9, 0], [0, 8, 0, 9]])
    assert grouped(counts) == [0, 2, 1, 3]


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("view", [START, COUNTRIES, View(text="nothing holds this")])
def test_equal_arguments_give_equal_figures(view, sheet):
    one, other = (store_of(*six_events()) for _ in range(2))
    assert meetings_figure(one, view, sheet).to_json() == meetings_figure(other, view, sheet).to_json()


def test_one_person_alone_is_drawn():
    drawn = meetings_figure(store_of(event("a", DAY)), START, Paper())
    assert drawn.data[1].z[0][0] == 1
