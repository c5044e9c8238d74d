from __future__ import annotations

from datetime import date
from time import process_time

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cases import cases
from timeline.dates import find_dates, read_dates
from timeline.model import Basis, Precision

WORDS = st.sampled_from(
    [
        "on",
        "Tuesday",
        "March",
        "3",
        "2024",
        "-",
        "to",
        "5",
        ",",
        "May",
        "last",
        "month",
        "(",
        ")",
        "\n",
        "met",
        "will",
        "©",
        "2016",
        "yesterday",
        ".",
        "31",
    ]
)


@pytest.mark.parametrize(("language", "case"), cases("date"))
def test_words_and_values(language, case):
    reading = read_dates(case["text"], language, case.get("published"))
    assert [[when.span.of(case["text"]), when.edtf] for when in reading.whens] == case.get("dates", [])
    assert [one.words for one in reading.unresolved] == case.get("open", [])


@settings(deadline=None)
@given(
    st.lists(WORDS, max_size=14),
    st.sampled_from(["en", "fr"]),
    st.none() | st.dates(date(1990, 1, 1), date(2030, 1, 1)),
)
def test_promises_of_every_date(words, language, published):
    """A date is an interval that its EDTF states, in words that stand in the text, and the same each time."""
    text = " ".join(words)
    whens = find_dates(text, language, published)
    for when in whens:
        assert when.start <= when.end
        assert when.span.of(text).strip() == when.span.of(text) != ""
        assert when.explanation
        assert parse_edtf(when.edtf) is not None
        assert (when.precision is Precision.DAY) <= (when.start == when.end)
    assert [when.span for when in whens] == sorted(when.span for when in whens)
    assert whens == find_dates(text, language, published)


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("on 3 May 2020", Basis.EXPLICIT),
        ("on 3 May", Basis.INFERRED_YEAR),
        ("on Sunday", Basis.WEEKDAY),
        ("yesterday", Basis.RELATIVE),
    ],
)
def test_basis(text, basis):
    assert [when.basis for when in find_dates(text, "en", date(2020, 5, 4))] == [basis]


def test_explanation_names_the_anchor():
    [when] = find_dates("They met on Tuesday.", "en", date(2024, 12, 4))
    assert when.explanation == "the Tuesday on or before publication, 2024-12-04"


def test_weekday_that_disagrees_is_told_and_the_day_followed():
    [when] = find_dates("They met on Monday, 3 December 2024.", "en")
    assert when.start == date(2024, 12, 3)
    assert "2024-12-03 was a Tuesday" in when.explanation


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("The deal of 22 July took effect on 27 July 2020.", ["2020-07-22", "2020-07-27"]),
        ("Those of 30 December wait for what began on 5 January 2020.", ["2019-12-30", "2020-01-05"]),
        ("In May 2012 they met on 22 July. It ended on 27 July 2020.", ["2012-05", "2012-07-22", "2020-07-27"]),
    ],
)
def test_year_stated_later_in_the_sentence_is_that_of_a_day_before_it(text, dates):
    assert [when.edtf for when in find_dates(text, "en")] == dates


def test_language_without_a_file_has_dateparsers_words():
    [when] = find_dates("Ze ontmoetten elkaar op 3 december 2024.", "nl")
    assert when.edtf == "2024-12-03"


@pytest.mark.parametrize(
    "part",
    [
        "They met on 3 May 2020. ",
        "Monday ",
        "March ",
        "1234567890",
        "on ",
        "yesterday, ",
        "on 3, 5 and 7 May 2020, ",
        "2001, 2006, ",
    ],
)
def test_time_grows_with_the_text(part):
    """Eight times the text takes about eight times as long; a quadratic reader would take sixty-four."""

    def seconds(count):
        began = process_time()
        find_dates(part * count, "en", date(2020, 5, 5))
        return process_time() - began

    seconds(10)
    assert min(seconds(8000) for _ in range(2)) < 30 * max(seconds(1000) for _ in range(3))
