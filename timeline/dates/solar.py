"""The Solar Hijri calendar of Iran: its days, months and years as days of the Gregorian one.

The year begins at the spring equinox; eight years of every 33 are leap years, which is right for the years below.
"""

from __future__ import annotations

from datetime import date, timedelta

SOLAR_YEARS = range(1200, 1500)
EPOCH = date(622, 3, 22).toordinal() - 1  # the day before the calendar's first


def solar_days(year: int, month: int | None = None, day: int | None = None) -> tuple[date, date] | None:
    """Return the first and last day of a year, a month or a day; None where the calendar has no such day."""
    if year not in SOLAR_YEARS:
        return None
    if month is None:
        return _first(year, 1), _first(year + 1, 1) - timedelta(days=1)
    if not 1 <= month <= 12:
        return None
    start = _first(year, month)
    end = (_first(year, month + 1) if month < 12 else _first(year + 1, 1)) - timedelta(days=1)
    if day is None:
        return start, end
    asked = start + timedelta(days=day - 1)
    return (asked, asked) if start <= asked <= end else None


def _first(year: int, month: int) -> date:
    """Return the first day of a month: six of 31 days, then those of 30."""
    years = 365 * (year - 1) + (8 * year + 21) // 33
    months = 31 * (month - 1) if month <= 7 else 186 + 30 * (month - 7)
    return date.fromordinal(EPOCH + years + months)
