"""Who and what a sentence names, by language."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.lexicon.files import DataError
from timeline.lexicon.parties import party_words
from timeline.lexicon.phrases import words
from timeline.parties import read_cast

ROOT = Path(__file__).parent
CORPUS = ROOT.parent / "corpus"


def cases() -> list[Any]:
    found = []
    for file in sorted((ROOT / "cases_parties").glob("*.toml")):
        for number, case in enumerate(tomllib.loads(file.read_text(encoding="utf-8"))["case"], start=1):
            found.append(pytest.param(file.stem, case, id=f"{file.stem}-{number}"))
    return found


@pytest.mark.parametrize(("language", "case"), cases())
def test_a_sentence_names(language: str, case: dict[str, Any]) -> None:
    cast = read_cast(case["text"], language)
    assert [party.name for party in cast.people] == case["people"]
    assert [place.name for place in cast.places] == case["places"]
    codes = {ref.code for ref in cast.countries}
    assert set(case["countries"]) <= codes
    assert codes <= set(case["countries"]) | {party.country for party in cast.people}
    if "posts" in case:
        assert [party.post for party in cast.people] == case["posts"]


@pytest.mark.parametrize(
    ("file", "language", "people"),
    [
        ("hun-sen-meets-xi-jinping", "en", {"Hun Sen", "Xi Jinping"}),
        ("hun-sen-meets-zhao-leji-in-hainan", "en", {"Hun Sen", "Zhao Leji"}),
        ("hun-sen-official-visit-to-china", "en", {"Hun Sen", "Xi Jinping", "Wang Huning", "Zhao Leji"}),
        ("xi-holds-talks-with-hun-sen", "en", {"Hun Sen", "Xi Jinping"}),
        ("xi-jinping-s-entretient-avec-hun-sen", "fr", {"Hun Sen", "Xi Jinping"}),
    ],
)
def test_the_five_articles_name_their_people_and_nobody_else(file: str, language: str, people: set[str]) -> None:
    cast = read_cast((CORPUS / f"{file}.txt").read_text(encoding="utf-8"), language)
    assert {party.name for party in cast.people} == people
    assert {party.country for party in cast.people} == {"KHM", "CHN"}


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("ក្រសួង", ["ក្រ", "សួ", "ង"]),
        ("មន្ត្រី", ["ម", "ន្ត្រី"]),
        ("ที่นี่", ["ที่", "นี่"]),
        ("访问北京", ["访", "问", "北", "京"]),
        ("Zork, ក", ["Zork", "ក"]),
    ],
)
def test_a_letter_keeps_the_signs_that_belong_to_it(text: str, letters: list[str]) -> None:
    found = words(text)
    assert found.texts == letters
    assert [text[start:end] for start, end in zip(found.starts, found.ends, strict=True)] == letters


def test_a_title_without_a_full_name_is_looked_up_by_family_post_and_country() -> None:
    cast = read_cast("French President Macron met Prime Minister Zork in Paris.", "en")
    assert [(party.name, party.country) for party in cast.people] == [("Emmanuel Macron", "FRA"), ("Zork", "")]


def test_a_name_on_file_is_known_in_the_other_order() -> None:
    cast = read_cast("Minister Narendra of Nepal met Prime Minister Modi Narendra.", "en")
    assert [party.name for party in cast.people][-1] == "Narendra Modi"


def test_a_son_with_the_same_name_is_another_person() -> None:
    assert [party.name for party in read_cast("Donald Trump Jr. visited Nuuk.", "en").people] == ["Donald Trump Jr"]


def test_a_list_behind_one_title_is_looked_up_by_family() -> None:
    cast = read_cast("Presidents Macron and Tebboune will speak.", "en")
    assert [party.name for party in cast.people] == ["Emmanuel Macron", "Abdelmadjid Tebboune"]


def test_a_short_name_means_whom_the_article_names_most() -> None:
    text = "Kim Jong Un hosted them. Kim Yo Jong came. Kim Jong Un spoke. Kim then left."
    assert [party.name for party in read_cast(text, "en").people][-1] == "Kim Jong-un"


def test_institutions_know_their_country_where_the_text_says_it() -> None:
    cast = read_cast(
        "The Chilean government and the foreign ministry of Peru protested; the White House did not.", "en"
    )
    assert [(found.name, found.country) for found in cast.institutions] == [
        ("government", "CHL"),
        ("foreign ministry", "PER"),
        ("White House", "USA"),
    ]


def test_organisations_are_no_countries() -> None:
    cast = read_cast("ASEAN and the European Union signed with the African Union.", "en")
    assert [found.name for found in cast.organisations] == ["ASEAN", "EU", "African Union"]
    assert cast.countries == ()


def test_a_country_in_the_name_of_a_body_is_marked() -> None:
    cast = read_cast("The Bank of China lent to Chile, the Chinese said.", "en")
    assert [(ref.code, ref.form) for ref in cast.countries] == [
        ("CHN", "organisation-part"),
        ("CHL", "name"),
        ("CHN", "demonym"),
    ]


def test_us_in_lower_case_is_no_country() -> None:
    assert read_cast("They told us that turkey was served.", "en").countries == ()


@pytest.mark.parametrize(
    ("language", "text", "people", "codes"),
    [
        ("km", "លោក ស៊ី ជីនពីង បានជួបសម្តេចតេជោ ហ៊ុន សែន នៅប្រទេសចិន", ["Xi Jinping", "Hun Sen"], ["CHN"]),
        ("zh", "习近平同洪森举行会谈。", ["Xi Jinping", "Hun Sen"], []),
        ("ru", "Владимир Путин посетил Китай.", ["Vladimir Putin"], ["CHN"]),
        ("ru", "Встреча с Владимиром Путиным в Китае", ["Vladimir Putin"], ["CHN"]),
        ("uk", "Зустріч із Володимиром Зеленським у Польщі", ["Volodymyr Zelensky"], ["POL"]),
        ("de", "Emmanuel Macron sprach in Italien.", ["Emmanuel Macron"], ["ITA"]),
    ],
)
def test_languages_without_party_words_are_read_by_the_authority_files(
    language: str, text: str, people: list[str], codes: list[str]
) -> None:
    cast = read_cast(text, language)
    assert [party.name for party in cast.people] == people
    assert set(codes) <= {ref.code for ref in cast.countries}


def test_hard_wrapped_text_is_read_across_its_lines() -> None:
    text = (
        "The trilateral commission was opened in the capital on Friday by Foreign\n"
        "Minister Zork Blatt of Uruguay, who praised the long work of Ambassador\n"
        "Quil Tarn. The ministers will meet again in the coming year, when the\n"
        "second round of the consultations is due to be held in Asunción and the\n"
        "final text should be ready for signature by both of the governments.\n"
    )
    assert [party.name for party in read_cast(text, "en").people] == ["Zork Blatt", "Quil Tarn"]


@given(st.text(alphabet=st.sampled_from("Xi Jinping,. \n(président) de Paris's Hun-Sen 习近平 ហ៊ុន"), max_size=80))
@settings(max_examples=60, deadline=None)
def test_surfaces_are_verbatim_and_sorted_whatever_the_text(text: str) -> None:
    cast = read_cast(text, "fr")
    for party in cast.people:
        assert party.span.of(text) == party.surface
    starts = [party.span.start for party in cast.people]
    assert starts == sorted(starts)


def test_an_empty_text_names_nothing() -> None:
    cast = read_cast("", "en")
    assert (cast.people, cast.countries, cast.places, cast.institutions, cast.organisations) == ((), (), (), (), ())


def test_an_unknown_key_of_a_language_file_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.lexicon.parties.read_toml", lambda _: {"parties": {"officers": []}})
    party_words.cache_clear()
    with pytest.raises(DataError, match=r"en\.toml: \[parties\]: 'officers'"):
        party_words("en")
    monkeypatch.undo()
    party_words.cache_clear()
