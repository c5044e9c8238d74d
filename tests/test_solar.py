from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from timeline.dates.solar import SOLAR_YEARS, solar_days


@pytest.mark.parametrize(
    ("year", "new_year"),
    [
        (1342, date(1963, 3, 21)),
        (1357, date(1978, 3, 21)),
        (1375, date(1996, 3, 20)),
        (1391, date(2012, 3, 20)),
        (1396, date(2017, 3, 21)),
        (1399, date(2020, 3, 20)),
        (1400, date(2021, 3, 21)),
        (1404, date(2025, 3, 21)),
    ],
)
def test_new_year_is_the_spring_equinox(year, new_year):
    assert solar_days(year, 1, 1) == (new_year, new_year)


def test_years_and_months_leave_no_day_between_them():
    """A year ends on the day before the next one, and its months fill it."""
    for year in SOLAR_YEARS[:-1]:
        first, last = solar_days(year)
        assert solar_days(year + 1)[0] == last + timedelta(days=1)
        months = [solar_days(year, month) for month in range(1, 13)]
        assert months[0][0] == first
        assert months[-1][1] == last
        assert all(after[0] == before[1] + timedelta(days=1) for before, after in pairwise(months))


@pytest.mark.parametrize(("month", "day"), [(7, 31), (12, 30), (13, 1), (1, 0)])
def test_days_that_the_calendar_has_not(month, day):
    assert solar_days(1400, month, day) is None
