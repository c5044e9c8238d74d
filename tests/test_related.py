"""The events of one trip."""

from datetime import date, timedelta

from factories import HUN_SEN, XI, event, ids, sample, stored, when

from timeline.model import Kind, Precision, Status
from timeline.store.related import LONGEST, MOST, same_trip

DAY = date(2024, 12, 3)
TRIP = when(date(2024, 12, 2), date(2024, 12, 4), Precision.RANGE)


def trip(store, event_id):
    return ids(store, same_trip(store, store.row(event_id)))


def day(number):
    return when(date(2024, 12, number))


def test_a_meeting_belongs_to_the_visit_around_it_and_what_else_is_in_it():
    store = stored(*sample())
    assert trip(store, "talks") == ["plan", "visit"]
    assert trip(store, "visit") == ["plan", "talks"]


def test_an_event_is_not_of_its_own_trip():
    store = stored(event("a", day(3)))
    assert trip(store, "a") == []


def test_the_trip_reaches_over_the_whole_visit_and_not_beyond():
    talks = [event(f"d{n}", day(n)) for n in (1, 2, 4, 5)]
    store = stored(event("visit", TRIP, Kind.VISIT), *talks)
    assert trip(store, "d2") == ["visit", "d4"]
    assert trip(store, "d5") == []


def test_events_of_other_people_at_that_time_are_left_out():
    store = stored(event("visit", TRIP, Kind.VISIT), event("other", day(3), people=(XI,)))
    assert trip(store, "visit") == []
    assert trip(store, "other") == []


def test_without_a_visit_a_trip_is_the_events_own_days():
    store = stored(event("a", day(3)), event("b", day(3), people=(HUN_SEN, XI)), event("c", day(4)))
    assert trip(store, "a") == ["b"]


def test_what_is_known_by_month_or_year_has_no_trip_and_is_of_none():
    month = when(date(2024, 12, 1), date(2024, 12, 31), Precision.MONTH)
    store = stored(event("a", day(3)), event("month", month, Kind.VISIT), event("b", day(5)))
    assert trip(store, "month") == []
    assert trip(store, "a") == []


def test_without_people_there_is_no_trip():
    store = stored(event("a", day(3), people=()), event("b", day(3), people=()))
    assert trip(store, "a") == []


def test_a_long_stay_is_no_trip():
    stay = when(DAY - timedelta(days=2), DAY + timedelta(days=LONGEST), Precision.RANGE)
    store = stored(event("stay", stay, Kind.VISIT), event("a", day(3)), event("b", day(4)))
    assert trip(store, "stay") == []
    assert trip(store, "a") == []


def test_planned_events_of_the_trip_are_told_too():
    store = stored(event("visit", TRIP, Kind.VISIT), event("plan", day(4), status=Status.PLANNED))
    assert trip(store, "visit") == ["plan"]


def test_a_busy_trip_is_cut_in_order_of_time():
    store = stored(event("visit", TRIP, Kind.VISIT), *[event(f"e{i:02}", day(3)) for i in range(MOST + 5)])
    assert trip(store, "visit") == [f"e{i:02}" for i in range(MOST)]
