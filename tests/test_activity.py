from datetime import date, timedelta

import numpy as np
import pytest
from factories import event, when
from factories import sample as six_events
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.chart.activity import activity, activity_figure
from timeline.chart.paper import Paper
from timeline.frame import to_frame
from timeline.model import Kind, Precision, Status
from timeline.store import START, Store, View

SHEETS = [Paper(1000), Paper(358), Paper(1000, dark=True)]
some = st.lists(
    st.tuples(
        st.dates(date(2020, 1, 1), date(2024, 12, 31)),
        st.integers(0, 400),
        st.sampled_from([Precision.RANGE, Precision.MONTH, Precision.YEAR]),
        st.sampled_from(Kind),
        st.sampled_from(Status),
    ),
    min_size=1,
    max_size=40,
)


def store_of(*events):
    return Store.of(to_frame(events))


@settings(deadline=None, max_examples=40)
@given(some, st.sampled_from(SHEETS))
def test_every_event_is_in_one_bar_or_counted_as_vague(rows, sheet):
    store = store_of(
        *(
            event(str(i), when(day, day + timedelta(length), precision), kind, status=status)
            for i, (day, length, precision, kind, status) in enumerate(rows)
        )
    )
    found = activity(store, START, sheet)
    assert found.counts.sum() + found.vague == len(rows)
    if not found.vague:
        assert found.counts[:, 0].sum() == sum(row[-1] is Status.OCCURRED for row in rows)
    drawn = activity_figure(store, START, sheet)
    assert sum(int(np.sum(bars.y)) for bars in drawn.data) == found.counts.sum()


def test_what_began_before_the_window_stands_in_its_first_bar():
    store = store_of(event("a", when(date(2024, 3, 1), date(2024, 3, 9), Precision.RANGE)))
    found = activity(store, View(first=date(2024, 3, 5), last=date(2024, 3, 20)), Paper())
    assert found.counts[0, 0, 0] == 1


def test_a_year_does_not_stand_in_the_bar_of_january():
    found = activity(store_of(*six_events()), View(first=date(2016, 1, 1), last=date(2016, 3, 31)), Paper())
    assert (found.vague, found.counts.sum()) == (1, 0)


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("view", [START, View(text="nothing holds this")])
def test_equal_arguments_give_equal_figures(view, sheet):
    one, other = (store_of(*six_events()) for _ in range(2))
    assert activity_figure(one, view, sheet).to_json() == activity_figure(other, view, sheet).to_json()
