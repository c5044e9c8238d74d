from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cases import cases
from timeline.events import extract
from timeline.model import Article, Basis, Kind, Status

PHRASES = st.sampled_from(
    [
        "Hun Sen met Xi Jinping in Beijing on December 3, 2024.",
        "Emmanuel Macron will visit Kenya from 2 to 4 May 2023.",
        "During his trip, Macron will hold talks with William Ruto.",
        "The ministry announced on Monday that the visit was cancelled.",
        "France and Kenya signed a treaty in 1964.",
        "Copyright © 2023",
        "(Photo: on Tuesday",
        "**bold** <b>$x$</b>\n\n",
    ]
)


def read(text, language="en", published=None):
    return extract(Article("a", "a.txt", text, language=language, published=published))


@pytest.mark.parametrize(("language", "case"), cases("event"))
def test_kind_status_date_people_countries_place(language, case):
    found = [
        [
            one.kind,
            one.status,
            one.when.edtf,
            sorted(p.name for p in one.people),
            sorted(one.countries),
            one.place.name if one.place else "",
        ]
        for one in read(case["text"], language, case.get("published"))
    ]
    assert found == [[*event[:3], sorted(event[3]), sorted(event[4]), event[5]] for event in case["events"]]


@settings(max_examples=40, deadline=None)
@given(st.lists(PHRASES, max_size=6), st.none() | st.dates(date(2000, 1, 1), date(2030, 1, 1)))
def test_promises_of_every_mention(phrases, published):
    """The quote is a verbatim slice, what is named stands in it, and the same article gives the same mentions."""
    text = " ".join(phrases)
    mentions = read(text, published=published)
    for one in mentions:
        assert one.span.of(text) == one.quote != ""
        assert one.when.start <= one.when.end
        assert one.rule.startswith("en:")
        assert all(person.span.start < one.span.end for person in one.people)  # a "meeting with X" is whose was told of
        assert all(person.span.of(text) == person.surface for person in one.people)
        assert set(one.visitors) | set(one.hosts) <= set(one.people) | set(one.visitors)
        assert one.when.basis is Basis.INHERITED or one.span.contains(one.when.span)
    assert mentions == read(text, published=published)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Angela Merkel will meet Emmanuel Macron in Berlin on 3 May 2020.", Status.PLANNED),
        ("Angela Merkel is scheduled to meet Emmanuel Macron in Berlin on 3 May 2020.", Status.PLANNED),
        ("Angela Merkel met Emmanuel Macron in Berlin on 3 May 2020.", Status.OCCURRED),
        ("Angela Merkel called off a meeting with Emmanuel Macron in Berlin on 3 May 2020.", Status.CANCELLED),
        ("Angela Merkel postponed a meeting with Emmanuel Macron in Berlin on 3 May 2020.", Status.POSTPONED),
    ],
)
def test_status_comes_from_the_clause(text, status):
    assert [one.status for one in read(text)] == [status]


def test_a_trip_dates_what_happens_within_it():
    text = "Emmanuel Macron will visit Kenya on 2-4 May 2023. During his trip, Macron will meet William Ruto."
    visit, talks = read(text)
    assert (visit.kind, talks.kind) == (Kind.VISIT, Kind.MEETING)
    assert talks.when.basis is Basis.INHERITED
    assert (talks.when.start, talks.when.end) == (visit.when.start, visit.when.end)
    assert "2-4 May 2023" in talks.when.explanation


def test_a_visit_known_only_by_one_of_its_days_says_so():
    text = "Emmanuel Macron met William Ruto on 3 May 2023 as part of his three-day official visit to Kenya."
    meeting, visit = read(text)
    assert meeting.when.edtf == "2023-05-03"
    assert (visit.kind, visit.when.edtf, visit.when.basis) == (Kind.VISIT, "2023-05-03~", Basis.INHERITED)
    assert [person.name for person in visit.people] == ["Emmanuel Macron"]


def test_a_dateline_is_no_date_of_an_event():
    text = "PARIS, 3 May 2023 (Agency) -- Emmanuel Macron met William Ruto in Paris."
    assert read(text) == []


@pytest.mark.parametrize(
    ("behind", "named"),
    [
        (["Emmanuel Macron is 47."], ["Emmanuel Macron", "William Ruto"]),
        ([*3 * ["The weather was fine."], "Emmanuel Macron is 47."], ["Emmanuel Macron", "William Ruto"]),
        ([*5 * ["They were long."], "Musalia Mudavadi also attended the talks."], ["Musalia Mudavadi", "William Ruto"]),
        ([*9 * ["The weather was fine."], "Emmanuel Macron is 47."], ["William Ruto"]),
    ],
)
def test_whom_an_event_leaves_unnamed_is_looked_for_in_the_sentences_behind_it(behind, named):
    [one] = read(" ".join(["The French president met William Ruto in Nairobi on 3 May 2023.", *behind]))
    assert sorted(person.name for person in one.people) == named


def test_every_rule_of_a_language_is_named():
    [one] = read("Angela Merkel met Emmanuel Macron in Berlin on 3 May 2020.")
    assert one.rule == "en:meet"
