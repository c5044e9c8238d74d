"""The authority files are consistent, and a malformed row is named."""

from __future__ import annotations

from collections import Counter

import pytest

from timeline.lexicon import authority
from timeline.lexicon.authority import Person, PlaceRow, people, people_by_family, people_by_name, places
from timeline.lexicon.countries import alpha3_of, country_codes, country_name, country_names
from timeline.lexicon.files import DataError
from timeline.lexicon.phrases import fold, words

ROW = {"qid": "", "name": "A B", "country": "FRA", "aliases": "", "family": "B", "posts": ""}


def twice(values: list[str]) -> list[str]:
    return [value for value, count in Counter(values).items() if value and count > 1]


def test_nobody_is_on_file_twice() -> None:
    assert twice([fold(person.name) for person in people()]) == []
    assert twice([person.qid for person in people()]) == []


@pytest.mark.parametrize("person", people(), ids=lambda person: person.name)
def test_a_person_is_consistent(person: Person) -> None:
    assert person.country in country_codes()
    assert words(person.name)
    assert person.family == "" or fold(person.family) in fold(" ".join(person.forms()))
    assert len(set(person.aliases)) == len(person.aliases)
    for post in person.posts:
        assert post.title[0].isupper()
        assert post.since == post.since.strip()
        assert post.until == "" or post.until >= post.since


def test_places_are_consistent() -> None:
    assert twice([place.geonames for place in places()]) == []
    assert twice([f"{place.name}, {place.country}" for place in places()]) == []
    assert {place.country for place in places()} <= country_codes()


@pytest.mark.parametrize("code", ["KHM", "CHN", "FRA", "VAT", "XKX", "PSE", "TWN"])
def test_a_country_has_a_capital_on_file(code: str) -> None:
    assert code in {place.country for place in places() if place.kind == "capital"}


@pytest.mark.parametrize(
    ("name", "geonames", "country"), [("Hainan", "1809054", "CHN"), ("Phnom Penh", "1821306", "KHM")]
)
def test_a_place_has_its_id(name: str, geonames: str, country: str) -> None:
    found = [place for place in places() if place.name == name]
    assert found == [PlaceRow(name, country, found[0].kind, geonames, found[0].aliases)]


def test_names_are_found_in_every_script() -> None:
    for form in ("Xi Jinping", "习近平", "Си Цзиньпин", "شي جين بينغ", "ស៊ី ជីនពីង"):
        assert [person.name for person in people_by_name()[authority.name_keys(form)]] == ["Xi Jinping"]
    assert "Emmanuel Macron" in {person.name for person in people_by_family()["macron"]}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"country": "XYZ"}, "line 2: 'XYZ' is no alpha-3 code"),
        ({"qid": "42"}, "line 2: a name is needed"),
        ({"aliases": "Xi Jinping"}, "line 2: the alias 'Xi Jinping' must be written as language:form"),
        ({"posts": "President|FRA|2017"}, "line 2: the post 'President|FRA|2017' must be written as"),
        ({"posts": "President|FRA|2017-13|"}, "line 2: the dates of the post"),
        ({"posts": "President|FRA|2017-05|2012"}, "line 2: the post 'President|FRA|2017-05|2012' ends before"),
    ],
)
def test_a_malformed_row_is_named(change: dict[str, str], message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(authority, "read_csv", lambda *_: ({**ROW, **change},))
    with pytest.raises(DataError, match=message.replace("|", r"\|")):
        people.__wrapped__()


def test_every_country_has_a_name_in_the_languages_of_cldr() -> None:
    assert alpha3_of()["KH"] == "KHM"
    assert country_name("KHM", "fr") == "Cambodge"
    assert "\u200b" not in "".join(country_names("km").values())
    assert country_name("KHM", "xx") == "KHM"
