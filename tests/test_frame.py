"""The event table, the report table and the titles."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from samples import BEIJING, DAY, EVENT, HUN_SEN, MENTION, VISIT, WANG, XI, ZHAO

from timeline.frame import COLUMNS, REPORT_COLUMNS, reports, to_frame
from timeline.model import Basis, Event, Kind, Precision, Span, Status
from timeline.titles import listed, title


def test_the_columns_are_the_contract() -> None:
    assert list(to_frame([EVENT]).columns) == [
        *("id", "kind", "status", "title", "start", "end", "edtf", "precision", "date_basis", "visitors"),
        *("visitor_countries", "hosts", "host_countries", "people", "countries", "place", "place_country", "quote"),
        *("n_mentions", "n_sources", "sources", "languages", "first_reported", "last_reported", "date_conflict"),
        *("plover_event", "plover_mode"),
    ]


def test_an_empty_table_has_the_same_types() -> None:
    assert to_frame([]).dtypes.equals(to_frame([EVENT]).dtypes)
    assert list(to_frame([]).columns) == list(COLUMNS)


def test_a_row_holds_the_event() -> None:
    row = to_frame([EVENT]).iloc[0]
    assert row["start"] == row["end"] == pd.Timestamp("2024-12-03")
    assert row["people"] == ["Xi Jinping", "Hun Sen"]
    assert (row["place"], row["place_country"]) == ("Beijing", "CHN")
    assert row["quote"] == MENTION.quote
    assert row["plover_event"] == "CONSULT"


def test_sources_languages_and_reports_are_counted_once_each() -> None:
    french = replace(MENTION, article_id="b", language="fr", published=date(2024, 12, 5))
    row = to_frame([replace(EVENT, mentions=(MENTION, replace(MENTION, span=Span(50, 90)), french))]).iloc[0]
    assert (row["n_mentions"], row["n_sources"], row["sources"]) == (3, 2, ["a", "b"])
    assert row["languages"] == ["en", "fr"]
    assert (row["first_reported"], row["last_reported"]) == (pd.Timestamp("2024-12-04"), pd.Timestamp("2024-12-05"))


def test_the_quote_is_the_one_that_the_date_was_read_from() -> None:
    fuller = replace(MENTION, people=(XI, HUN_SEN, WANG), when=replace(DAY, span=Span(70, 80)), span=Span(50, 90))
    event = replace(EVENT, mentions=(replace(fuller, quote="Fuller."), MENTION))
    assert to_frame([event]).iloc[0]["quote"] == MENTION.quote


def test_an_unknown_publication_date_stays_empty() -> None:
    row = to_frame([replace(EVENT, mentions=(replace(MENTION, published=None),))]).iloc[0]
    assert pd.isna(row["first_reported"])


def test_a_date_far_in_the_past_fits() -> None:
    old = replace(DAY, start=date(1648, 1, 1), end=date(1648, 12, 31), precision=Precision.YEAR, edtf="1648")
    assert to_frame([replace(EVENT, when=old)]).iloc[0]["start"].year == 1648


def test_reports_join_the_sentences_of_an_article() -> None:
    caption = replace(MENTION, people=(HUN_SEN,), countries=("KHM",), place=BEIJING)
    body = replace(MENTION, place=None, span=Span(50, 90), quote="Body.")
    table = reports([replace(EVENT, mentions=(caption, body))])
    assert list(table.columns) == list(REPORT_COLUMNS)
    assert len(table) == 1
    row = table.iloc[0]
    assert row["quote"] == "Body."
    assert row["people"] == ["Hun Sen", "Xi Jinping"]
    assert row["countries"] == ["KHM", "CHN"]
    assert row["place"] == "Beijing, CHN"


def test_a_report_prefers_a_date_of_its_own() -> None:
    inherited = replace(MENTION, when=replace(DAY, basis=Basis.INHERITED), people=(XI, HUN_SEN, WANG))
    own = replace(MENTION, span=Span(50, 90), quote="Own.")
    assert reports([replace(EVENT, mentions=(inherited, own))]).iloc[0]["quote"] == "Own."


def test_a_report_is_occurred_when_one_sentence_says_so() -> None:
    planned = replace(MENTION, status=Status.PLANNED)
    told = replace(MENTION, span=Span(50, 90), people=())
    assert reports([replace(EVENT, mentions=(planned, told))]).iloc[0]["status"] == "occurred"


def test_reports_of_two_articles_are_two_rows_of_one_event() -> None:
    table = reports([replace(EVENT, mentions=(MENTION, replace(MENTION, article_id="b")))])
    assert list(table["article"]) == ["a", "b"]
    assert list(table["event_id"]) == ["e1", "e1"]


FOUR = (HUN_SEN, XI, WANG, ZHAO)
DEAL = replace(EVENT, kind=Kind.AGREEMENT, people=(), place=None)
PLANNED = Status.PLANNED


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (EVENT, "Xi Jinping and Hun Sen meet in Beijing"),
        (replace(EVENT, status=PLANNED), "Xi Jinping and Hun Sen to meet in Beijing"),
        (replace(EVENT, status=Status.POSTPONED), "Meeting of Xi Jinping and Hun Sen in Beijing postponed"),
        (
            replace(EVENT, status=PLANNED, people=FOUR, visitors=(HUN_SEN,), place=None),
            "Hun Sen to meet Xi Jinping, Wang Huning and Zhao Leji",
        ),
        (
            replace(EVENT, people=tuple(replace(one, country="KHM" if one == HUN_SEN else "CHN") for one in FOUR)),
            "Hun Sen meets Xi Jinping, Wang Huning and Zhao Leji in Beijing",
        ),
        (replace(EVENT, people=FOUR), "Hun Sen, Xi Jinping, Wang Huning and Zhao Leji meet in Beijing"),
        (replace(EVENT, people=()), "China and Cambodia hold talks in Beijing"),
        (replace(EVENT, people=(HUN_SEN,)), "Hun Sen holds talks in Beijing"),
        (replace(EVENT, people=(), countries=(), place=None), "Meeting"),
        (VISIT, "Hun Sen visits China"),
        (replace(VISIT, status=PLANNED), "Hun Sen to visit China"),
        (replace(VISIT, status=Status.CANCELLED), "Visit of Hun Sen to China cancelled"),
        (replace(VISIT, place=None, host_countries=("CHN",)), "Hun Sen visits China"),
        (replace(VISIT, place=None), "Visit of Hun Sen"),
        (replace(VISIT, people=(), visitors=()), "Cambodia visits China"),
        (replace(EVENT, kind=Kind.CALL), "Xi Jinping and Hun Sen speak by phone"),
        (replace(DEAL, topic="Comprehensive Strategic Partnership"), "Comprehensive Strategic Partnership signed"),
        (replace(DEAL, topic="free\ntrade deal", status=PLANNED), "Free trade deal to be signed"),
        (DEAL, "Agreement of China and Cambodia signed"),
        (
            replace(DEAL, kind=Kind.ANNOUNCEMENT, topic="Ministry of Foreign Affairs"),
            "Ministry of Foreign Affairs announcement",
        ),
        (replace(DEAL, kind=Kind.ANNOUNCEMENT, countries=("KHM",)), "Announcement by Cambodia"),
        (replace(EVENT, kind=Kind.CEREMONY, people=(HUN_SEN,)), "Ceremony with Hun Sen in Beijing"),
        (replace(EVENT, kind=Kind.OTHER, people=(), countries=()), "Event in Beijing"),
    ],
)
def test_titles_read_as_english(event: Event, expected: str) -> None:
    assert title(event) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ([], ""),
        (["A"], "A"),
        (["A", "B", "C", "D"], "A, B, C and D"),
        (["A", "B", "C", "D", "E"], "A, B, C and 2 others"),
    ],
)
def test_long_lists_of_names_are_counted(names: list[str], expected: str) -> None:
    assert listed(names) == expected
