from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.model import Precision
from timeline.timescale import Fold, Period, folded, in_words, length, named, true_time

YEAR_2016 = Period(date(2016, 1, 1), date(2016, 12, 31), Precision.YEAR)
HAINAN = Period(date(2024, 3, 28), date(2024, 3, 28))
ANNOUNCED = Period(date(2024, 11, 30), date(2024, 11, 30))
TRIP = Period(date(2024, 12, 2), date(2024, 12, 4), Precision.RANGE)
TALKS = Period(date(2024, 12, 3), date(2024, 12, 3))
CORPUS = [TALKS, TRIP, ANNOUNCED, HAINAN, YEAR_2016]


@st.composite
def periods(draw):
    start = draw(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
    return Period(start, start + timedelta(days=draw(st.integers(0, 800))))


several = st.lists(periods(), min_size=1, max_size=12)
scales = several.flatmap(lambda some: st.sampled_from([folded(some), folded(some, widest=1), true_time(some)]))


@given(scales, st.integers(-400, 400_000), st.integers(1, 400))
def test_a_later_day_stands_further_right(scale, offset, more):
    day = scale.days[0] + offset / 4
    assert scale.position(day) < scale.position(day + more / 4)


@given(scales, st.integers(-400, 400_000))
def test_the_position_of_a_day_leads_back_to_it(scale, offset):
    day = scale.days[0] + offset / 4
    assert scale.day(scale.position(day)) == pytest.approx(day, abs=1e-3)


@given(several)
def test_containment_and_order_stay_true_on_the_folded_axis(some):
    scale = folded(some)
    for one in some:
        for other in some:
            (left, right), (other_left, _) = scale.extent(*one[:2]), scale.extent(*other[:2])
            assert (left <= other_left) == (one.start <= other.start)
            assert (right <= other_left) == (one.end < other.start)


@given(several, st.sampled_from([1.0, 2.0, 4.0]))
def test_no_stretch_without_an_edge_is_wider_than_asked(some, widest):
    scale = folded(some, widest)
    assert all(after - before <= widest for before, after in pairwise(scale.positions))


def test_the_silence_between_the_articles_events_is_folded_and_says_how_long_it_is():
    folds = folded(CORPUS).folds
    assert folds == (
        Fold(date(2017, 1, 1), date(2024, 3, 27), 4.0, 8.0),
        Fold(date(2024, 3, 29), date(2024, 11, 29), 9.0, 13.0),
    )
    assert [fold.label for fold in folds] == ["7 years", "8 months"]


def test_a_year_is_one_stretch_and_no_fold():
    scale = folded([YEAR_2016, HAINAN])
    assert scale.extent(YEAR_2016.start, YEAR_2016.end) == (0.0, 4.0)
    assert [fold.first for fold in scale.folds] == [date(2017, 1, 1)]


def test_a_day_inside_a_year_keeps_its_place_within_the_year():
    year = Period(date(2024, 1, 1), date(2024, 12, 31), Precision.YEAR)
    scale = folded([year, HAINAN])
    (left, right), (inner_left, inner_right) = scale.extent(*year[:2]), scale.extent(*HAINAN[:2])
    assert left < inner_left < inner_right < right
    assert inner_right - inner_left == 1


def test_true_time_gives_each_day_the_same_room():
    scale = true_time(CORPUS)
    assert scale.width == (date(2024, 12, 5) - date(2016, 1, 1)).days
    assert scale.folds == ()


@pytest.mark.parametrize("scale", [folded, true_time])
def test_a_scale_of_nothing_is_refused(scale):
    with pytest.raises(ValueError, match="at least one period"):
        scale([])


def names(scale, width=0.0):
    return [(tick.text, tick.year) for tick in named(scale.ticks, lambda _: width)]


def test_ticks_name_the_days_that_matter_and_the_year_where_it_changes():
    days = [("2016", ""), ("28 Mar", "2024"), ("30 Nov", ""), ("2 Dec", ""), ("3", ""), ("4", "")]
    assert names(folded(CORPUS)) == days


def test_a_year_with_a_day_in_it_has_no_tick_of_its_own_among_the_days():
    year = Period(date(2024, 1, 1), date(2024, 12, 31), Precision.YEAR)
    assert names(folded([year, HAINAN])) == [("28 Mar", "2024")]


def test_a_tick_stands_in_the_middle_of_its_day():
    scale = folded(CORPUS)
    assert scale.ticks[1].position == sum(scale.extent(*HAINAN[:2])) / 2


def test_a_tick_without_room_gives_way_and_the_next_one_is_named_in_full():
    assert names(folded([ANNOUNCED, Period(date(2024, 12, 1), date(2024, 12, 1)), TRIP]), 2.0) == [
        ("30 Nov", "2024"),
        ("2 Dec", ""),
        ("4", ""),
    ]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(2016, 1, 1), date(2024, 12, 4), [("2016", ""), ("2024", "")]),
        (date(2024, 11, 12), date(2025, 2, 20), [("12 Nov", "2024"), ("18", "")]),
        (date(2023, 11, 12), date(2024, 10, 20), [("Nov", "2023"), ("Oct", "")]),
        (date(2024, 12, 2), date(2024, 12, 4), [("2 Dec", "2024"), ("4", "")]),
        (date(1, 1, 1), date(1990, 1, 1), [("1", ""), ("1900", "")]),
        (date(9999, 12, 1), date(9999, 12, 31), [("1 Dec", "9999"), ("29", "")]),
        (date(9998, 1, 1), date(9999, 12, 31), [("Jan", "9998"), ("Oct", "")]),
    ],
)
def test_true_time_is_ticked_in_round_units(start, end, expected):
    ticks = names(true_time([Period(start, end)]))
    assert [ticks[0], ticks[-1]] == expected
    assert len(ticks) <= 21


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (1, "1 day"),
        (9, "9 days"),
        (14, "2 weeks"),
        (45, "6 weeks"),
        (62, "2 months"),
        (246, "8 months"),
        (731, "2 years"),
        (2643, "7 years"),
    ],
)
def test_a_length_is_told_in_one_rounded_unit(days, words):
    assert length(days) == words


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (YEAR_2016, "2016"),
        (TALKS, "3 Dec 2024"),
        (TRIP, "2–4 Dec 2024"),
        (Period(date(2024, 11, 30), date(2024, 12, 2), Precision.RANGE), "30 Nov – 2 Dec 2024"),
        (Period(date(2023, 12, 30), date(2024, 1, 2), Precision.RANGE), "30 Dec 2023 – 2 Jan 2024"),
        (Period(date(2024, 3, 1), date(2024, 3, 31), Precision.MONTH), "Mar 2024"),
        (Period(date(2024, 3, 1), date(2024, 5, 31), Precision.SEASON), "Mar–May 2024"),
        (Period(date(2010, 1, 1), date(2019, 12, 31), Precision.DECADE), "2010s"),
        (Period(date(2015, 1, 1), date(2016, 12, 31), Precision.YEAR), "2015–2016"),
    ],
)
def test_an_interval_is_said_no_finer_than_it_is_known(period, words):
    assert in_words(*period) == words
