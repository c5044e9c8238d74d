import pytest
from factories import HUN_SEN, XI, event, when
from factories import sample as six_events
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.chart.atlas import coordinates, is_country, land, where
from timeline.chart.paper import Paper
from timeline.chart.places import mapped, places_figure
from timeline.frame import to_frame
from timeline.lexicon.authority import places as authority
from timeline.model import Place
from timeline.store import START, Store, View

SHEETS = [Paper(1000), Paper(358), Paper(1000, dark=True), Paper(358, dark=True)]
DAY = when(six_events()[1].when.start)
NOWHERE = Place("Nowhere", "")
SPOTS = [None, NOWHERE, *(Place(row.name, row.country) for row in authority()[::40])]


def store_of(*events):
    return Store.of(to_frame(events))


def test_every_place_of_the_authority_file_is_on_the_map():
    assert all((row.name, row.country) in coordinates() for row in authority())


def test_the_land_is_within_the_world():
    assert all(abs(ring[:, 0]).max() <= 1800 and abs(ring[:, 1]).max() <= 900 for ring in land())


def test_no_line_of_the_land_crosses_the_world():
    assert all(abs(ring[1:, 0] - ring[:-1, 0]).max() < 1800 for ring in land())


def test_a_country_stands_apart_from_its_capital():
    assert is_country("China", "CHN")
    assert where("China", "CHN") != where("Beijing", "CHN")


@pytest.mark.parametrize("sheet", SHEETS)
def test_equal_arguments_give_equal_figures(sheet):
    one, other = (store_of(*six_events()) for _ in range(2))
    assert places_figure(one, START, sheet).to_json() == places_figure(other, START, sheet).to_json()


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_view_without_events_and_one_with_a_single_one_are_drawn(sheet):
    store = store_of(*six_events())
    assert not mapped(store, View(text="nothing holds this"), sheet).circles
    assert places_figure(store, View(text="nothing holds this"), sheet).layout.height > 0
    assert len(mapped(store_of(six_events()[1]), START, sheet).circles) == 1


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from(SPOTS), min_size=1, max_size=60), st.sampled_from(SHEETS))
def test_every_event_is_in_one_circle_or_counted_elsewhere(spots, sheet):
    store = store_of(*(event(str(i), DAY, people=(HUN_SEN, XI), place=spot) for i, spot in enumerate(spots)))
    drawn = mapped(store, START, sheet)
    assert sum(circle.events for circle in drawn.circles) + drawn.elsewhere == len(spots)
    assert drawn.elsewhere == sum(spot in (None, NOWHERE) for spot in spots)
    assert all(0 <= c.x <= drawn.map.width and 0 <= c.y <= drawn.map.height for c in drawn.circles)
