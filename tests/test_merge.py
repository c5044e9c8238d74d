"""Merging: which mentions are one event, what the event says, and what holds for any mentions at all."""

import random
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mentions import mention, parties, party, place, when

from timeline.merge import clusters, compatible, merge
from timeline.merge.claims import Claim, claim_of, identities
from timeline.merge.clusters import filed, sought
from timeline.merge.rules import contradict, days_of_one_visit
from timeline.model import Basis, Event, Mention, Place, Precision, Status

TALKS = ("meeting", "2024-12-03", "Xi Jinping, Hun Sen", "CHN KHM", "Beijing, CHN")
VISIT = ("visit", "2024-12-02/2024-12-04", "Hun Sen", "KHM CHN", "China, CHN")
PACT = ("agreement", "2016", "", "KHM CHN")
WORD = ("announcement", "2024-11-30", "", "KHM")

MEETS_ALL = "Hun Sen, Xi Jinping, Wang Huning, Zhao Leji"

INHERITED = {"basis": Basis.INHERITED}
FRENCH = {"language": "fr"}


def merged(*mentions: Mention) -> Event:
    (event,) = merge(mentions)
    return event


def joined(one: Mention, other: Mention) -> bool:
    return len(merge([one, other])) == 1


def names(people: tuple) -> list[str]:
    return [person.name for person in people]


def test_five_articles_tell_of_six_events():
    french = [mention(*TALKS, basis=basis, **FRENCH) for basis in (Basis.EXPLICIT, Basis.WEEKDAY)]
    english = [mention(*TALKS, published="2024-12-04"), mention(*TALKS, basis=Basis.WEEKDAY, published="2024-12-04")]
    planned = [mention(*VISIT, article="visit", status="planned", at=at) for at in (0, 50, 90)]
    trip = mention("meeting", VISIT[1], MEETS_ALL, "KHM CHN", article="visit", status="planned", **INHERITED)
    passing = mention("visit", "2024-12-03~", "Hun Sen", "KHM CHN", published="2024-12-04", **INHERITED)
    pact, word = mention(*PACT, topic="Comprehensive Strategic Partnership"), mention(*WORD)
    hainan = mention("meeting", "2024-03-28", "Hun Sen, Zhao Leji", "KHM CHN", "Hainan, CHN", basis=Basis.INFERRED_YEAR)
    events = merge([*french, *english, *planned, trip, passing, pact, word, hainan])
    assert [(str(event.kind), event.when.edtf, len(event.mentions)) for event in events] == [
        ("agreement", "2016", 1),
        ("meeting", "2024-03-28", 1),
        ("announcement", "2024-11-30", 1),
        ("meeting", "2024-12-02/2024-12-04", 1),
        ("visit", "2024-12-02/2024-12-04", 4),
        ("meeting", "2024-12-03", 4),
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(TALKS, TALKS, id="two papers on one meeting"),
        pytest.param(TALKS, ("meeting", "2024-12-03", "", "KHM CHN"), id="the countries alone"),
        pytest.param(TALKS, ("meeting", "2024-12-03", "Xi Jinping", "CHN"), id="one of the two sides"),
        pytest.param(TALKS, ("meeting", "2024-12-03", "Hun Sen"), id="no countries but those of the people"),
        pytest.param(TALKS, (*TALKS[:4], "China, CHN"), id="the country of the city"),
        pytest.param(TALKS, ("meeting", "2024-12-03", "", "", "Beijing, CHN"), id="no party, but the day and the city"),
        pytest.param(
            TALKS, ("meeting", "2024-12-03", "Xi Jinping, Wang Huning, Hun Sen", "CHN KHM"), id="one more name"
        ),
        pytest.param(TALKS, ("meeting", "2024", "Xi Jinping, Hun Sen", "CHN KHM"), id="the year and the people"),
        pytest.param(("meeting", "2024-03", "", "CHN KHM"), ("meeting", "2024-03", "", "KHM CHN"), id="the same month"),
        pytest.param(VISIT, ("visit", "2024-12-02", "Hun Sen", "KHM CHN"), id="the first day of a visit"),
        pytest.param(VISIT, ("visit", "2024-12-02/2024-12-05", "Hun Sen", "KHM CHN"), id="a visit with two ends"),
        pytest.param(
            ("visit", "2024-12-02/2024-12-04", "Hun Sen", "KHM CHN", "Beijing, CHN"),
            ("visit", "2024-12-02/2024-12-04", "Hun Sen", "KHM CHN", "Shanghai, CHN"),
            id="two cities of one journey",
        ),
        pytest.param(
            ("visit", "2024-12-03", "Hun Sen", "KHM CHN", "Guangdong, CHN"),
            ("visit", "2024-12-03", "Hun Sen", "KHM CHN", "Guangzhou, CHN"),
            id="a region and a city",
        ),
        pytest.param(
            ("meeting", "2015-02-11", "", "DEU UKR BLR", "Minsk, BLR"),
            ("meeting", "2015-02-11", "", "RUS UKR DEU FRA", "Minsk, BLR"),
            id="four who met, and the host with two of them",
        ),
        pytest.param(PACT, PACT, id="an agreement without a name"),
        pytest.param(WORD, WORD, id="a day's announcement without a topic"),
    ],
)
def test_one_event(one, other):
    assert joined(mention(*one), mention(*other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(TALKS, ("meeting", "2024-12-04", *TALKS[2:]), id="the same people on another day"),
        pytest.param(
            TALKS, ("meeting", "2024-12-03", "Zhao Leji, Hun Sen", "CHN KHM"), id="another person of one side"
        ),
        pytest.param(
            TALKS, ("meeting", "2024-12-03", "Xi Jinping, Hun Manet", "CHN KHM"), id="another of the other side"
        ),
        pytest.param(TALKS, ("meeting", "2024-12-03", "Emmanuel Macron", ""), id="nobody in common"),
        pytest.param(TALKS, ("meeting", "2024-12-03", "Xi Jinping", "CHN FRA"), id="another country"),
        pytest.param(TALKS, (*TALKS[:4], "Shanghai, CHN"), id="another city"),
        pytest.param(TALKS, (*TALKS[:4], "Phnom Penh, KHM"), id="a city of another country"),
        pytest.param(TALKS, ("call", *TALKS[1:]), id="another kind"),
        pytest.param(TALKS, ("meeting", "2024", "", "CHN KHM"), id="a year and the countries alone"),
        pytest.param(TALKS, ("meeting", "2024-12", "", "CHN KHM"), id="a month and the countries alone"),
        pytest.param((*TALKS[:4], "Guangdong, CHN"), (*TALKS[:4], "Sichuan, CHN"), id="another region"),
        pytest.param(
            ("meeting", "2024-12-03", "", "FRA CHN", "Paris, FRA"),
            ("meeting", "2024-12-03", "", "FRA DEU", "Paris, FRA"),
            id="two who met the host",
        ),
        pytest.param(VISIT, ("meeting", "2024-12-03", "Hun Sen", "KHM CHN"), id="a visit and its meeting"),
        pytest.param(VISIT, ("visit", "2024-12-05/2024-12-06", "Hun Sen", "KHM CHN"), id="back-to-back visits"),
        pytest.param(
            ("visit", "2024-12-01/2024-12-09", "Hun Sen", "KHM CHN VNM"),
            ("visit", "2024-12-02/2024-12-04", "Hun Sen", "KHM CHN"),
            id="a tour and its leg",
        ),
        pytest.param(
            ("meeting", "2024-12-03", "Xi Jinping, Chad Smith"),
            ("meeting", "2024-12-03", "Xi Jinping, Jordan Bardella"),
            id="two strangers who met one person",
        ),
        pytest.param(("meeting", "2024-12-03"), ("meeting", "2024-12-03"), id="nothing known"),
        pytest.param(WORD, ("announcement", "2024-12-01", "", "KHM"), id="another day's announcement"),
        pytest.param(WORD, ("announcement", "2024-11-30", "", "CHN"), id="another ministry's announcement"),
    ],
)
def test_two_events(one, other):
    assert not joined(mention(*one), mention(*other))


@pytest.mark.parametrize(
    ("kind", "one", "other", "same"),
    [
        (PACT, "Comprehensive Strategic Partnership", "the comprehensive strategic partnership with China", True),
        (PACT, "Comprehensive Strategic Partnership", "free trade agreement", False),
        (PACT, "Comprehensive Strategic Partnership", "", True),
        (WORD, "official visit of Hun Sen", "the Official Visit", True),
        (WORD, "official visit of Hun Sen", "new visa rules", False),
        (WORD, "official visit of Hun Sen", "", False),
    ],
)
def test_topic(kind, one, other, same):
    assert joined(mention(*kind, topic=one), mention(*kind, topic=other)) is same


SUMMIT = ("meeting", "2006-11-18/2006-11-19")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param(("Hu Jintao", "CHN VNM"), ("", "VNM"), True, id="an attendant, and the host alone"),
        pytest.param(("Hu Jintao", "CHN"), ("George W. Bush", "USA"), True, id="two of the many who came"),
        pytest.param(("Hun Sen, Xi Jinping",), ("Emmanuel Macron",), False, id="two who may have met in its margins"),
        pytest.param(("", "", "Hanoi, VNM"), ("", "", "Busan, KOR"), False, id="another city"),
    ],
)
def test_summit_of_a_body_is_known_by_its_name(one, other, same):
    pair = [mention(*SUMMIT, *about, bodies="APEC") for about in (one, other)]
    assert (len(merge(pair)) == 1) is same


def test_two_who_meet_where_a_summit_is_held_are_no_summit():
    talks = mention("meeting", "2006-11-18", "Hu Jintao, George W. Bush", "CHN USA", "Hanoi, VNM")
    assert not joined(mention(*SUMMIT, "Hu Jintao", "CHN", "Hanoi, VNM", bodies="APEC"), talks)


@pytest.mark.parametrize(("day", "same"), [("2006-11-19", True), ("2006-11-12/2006-11-19", False)])
def test_weeks_of_a_forum_hold_several_meetings(day, same):
    assert joined(*(mention("meeting", edtf, "", "VNM", bodies="APEC") for edtf in (SUMMIT[1], day))) is same


def test_month_of_a_summit_is_enough_beside_its_name():
    assert joined(mention(*SUMMIT, "Hu Jintao", bodies="APEC"), mention("meeting", "2006-11", "", "VNM", bodies="APEC"))


def test_summit_takes_the_stated_range():
    first = mention("meeting", "2006-11-18", "", "VNM", bodies="APEC")
    assert merged(first, mention(*SUMMIT, "Hu Jintao", "CHN VNM", bodies="APEC")).when.edtf == SUMMIT[1]


def test_summits_of_two_bodies_are_two():
    assert not joined(*(mention(*SUMMIT, "Hu Jintao", "CHN", bodies=body) for body in ("APEC", "ASEAN")))


VISITS_HIM = ("visit", "2024-12-03", "Hun Sen, Xi Jinping", "KHM CHN")


@pytest.mark.parametrize(
    ("visit", "same"),
    [
        pytest.param(VISITS_HIM, True, id="the day and both sides"),
        pytest.param(("visit", "2024-12-03", "Hun Sen", "KHM CHN"), False, id="the visitor alone"),
        pytest.param(
            ("visit", "2024-12-03", "Hun Sen", "KHM CHN", "Beijing, CHN"), True, id="the visitor in that city"
        ),
        pytest.param(("visit", "2024-12-03", "Hun Sen", "KHM", "Beijing, CHN"), False, id="whom he visits unsaid"),
        pytest.param(("visit", "2024-12-02/2024-12-04", *VISITS_HIM[2:]), False, id="a longer stay"),
        pytest.param((*VISITS_HIM, "Shanghai, CHN"), False, id="another city"),
    ],
)
def test_visit_of_a_day_is_the_meeting_it_was_made_for(visit, same):
    assert joined(mention(*TALKS), mention(*visit)) is same


def test_visit_that_could_be_either_of_two_meetings_is_neither():
    dinner = mention("meeting", "2024-12-03", "Xi Jinping, Hun Sen, Hun Manet", "CHN KHM", "Shanghai, CHN")
    assert sorted(len(event.mentions) for event in merge([mention(*TALKS), dinner, mention(*VISITS_HIM)])) == [1, 1, 1]


def test_topics_of_two_languages_do_not_contradict():
    one = mention(*PACT, topic="Comprehensive Strategic Partnership")
    assert joined(one, mention(*PACT, topic="partenariat stratégique global", **FRENCH))


@pytest.mark.parametrize(
    ("kind", "people", "same"),
    [
        ("meeting", MEETS_ALL, False),
        ("meeting", "Hun Sen, Xi Jinping", True),
        ("meeting", "", False),
        ("visit", "Hun Sen, Xi Jinping", False),
    ],
)
def test_date_of_a_trip_stands_for_a_day_only_where_the_people_are_the_same(kind, people, same):
    announced = mention(kind, "2024-12-02/2024-12-04", people, "KHM CHN", status="planned", **INHERITED)
    assert joined(mention(*TALKS), announced) is same


def test_visit_known_by_one_day_of_it_takes_the_stated_range():
    passing = mention("visit", "2024-12-03~", "Hun Sen", "KHM CHN", **INHERITED)
    event = merged(passing, mention(*VISIT, status="planned"))
    assert (event.when.edtf, event.status) == ("2024-12-02/2024-12-04", Status.OCCURRED)


@pytest.mark.parametrize(
    ("cities", "events"), [("China Beijing", 1), ("Guangzhou Beijing", 1), ("Beijing Shanghai", 1)]
)
def test_days_of_arriving_and_leaving_are_one_visit_where_its_length_is_known(cities, events):
    days = zip(("2024-12-02", "2024-12-04"), cities.split(), strict=True)
    ends = [mention("visit", day, "Hun Sen", "KHM CHN", f"{city}, CHN") for day, city in days]
    assert len(merge(ends)) == 2
    assert len(merge([*ends, mention(*VISIT)])) == events


def test_leg_of_a_journey_is_no_day_of_another_city():
    leg = mention("visit", "2024-12-03", "Hun Sen", "KHM CHN", "Shanghai, CHN")
    assert not joined(mention(*VISIT[:4], "Beijing, CHN"), leg)


def test_visitor_and_host_are_not_exchanged():
    there = mention(*VISIT[:2], "", "KHM CHN", visitor_countries="KHM")
    assert not joined(there, mention(*VISIT[:2], "", "KHM CHN", visitor_countries="CHN"))


def test_nothing_is_joined_through_a_vague_report():
    vague = mention("meeting", "2024-12-03", "", "CHN KHM")
    events = merge([vague, mention(*TALKS), mention("meeting", "2024-12-03", "Zhao Leji, Hun Sen", "CHN KHM")])
    assert sorted(len(event.mentions) for event in events) == [1, 2]


def test_year_with_two_visits_in_it_joins_neither():
    later = mention("visit", "2024-12-20/2024-12-21", "Hun Sen", "KHM CHN")
    sometime = [mention("visit", "2024", "Hun Sen", "KHM CHN") for _ in range(2)]
    assert [len(event.mentions) for event in merge([mention(*VISIT), later, *sometime])] == [2, 1, 1]


@pytest.mark.parametrize("same", [True, False])
def test_without_parties_the_article_and_topic_decide(same):
    one = mention("other", "2024-12", article="a", topic="ceasefire talks")
    other = mention("other", "2024-12", article="a" if same else "b", topic="ceasefire talks", at=50)
    assert joined(one, other) is same


def test_person_without_wikidata_id_is_the_one_with_it():
    known = replace(mention(*TALKS), people=(party("Xi Jinping", qid="Q15031"),))
    event = merged(known, mention(*TALKS))
    assert [(person.name, person.qid) for person in event.people] == [("Xi Jinping", "Q15031"), ("Hun Sen", "")]


def test_accents_and_capitals_are_no_other_person():
    assert joined(mention("call", "2024-12-03", "Recep ERDOĞAN"), mention("call", "2024-12-03", "Recep Erdogan"))


@pytest.mark.parametrize(
    ("dates", "best"),
    [
        ([("2024-12-03", Basis.INFERRED_YEAR), ("2024-12-03", Basis.EXPLICIT)], Basis.EXPLICIT),
        ([("2024-12-03", Basis.INHERITED), ("2024-12-03", Basis.RELATIVE)], Basis.RELATIVE),
        ([("2024-12-03", Basis.RELATIVE), ("2024-12-03", Basis.WEEKDAY)], Basis.WEEKDAY),
        ([("2024", Basis.EXPLICIT), ("2024-12-03", Basis.INFERRED_YEAR)], Basis.INFERRED_YEAR),
    ],
)
def test_surest_date_is_the_events(dates, best):
    assert merged(*(mention("meeting", edtf, *TALKS[2:], basis=basis) for edtf, basis in dates)).when.basis is best


def test_date_of_most_articles_wins_a_tie_and_the_conflict_is_told():
    stays = ["2024-12-01/2024-12-03", "2024-12-02/2024-12-04", "2024-12-02/2024-12-04"]
    event = merged(*(mention("visit", stay, "Hun Sen", "KHM CHN") for stay in stays))
    assert (event.when.edtf, event.date_conflict) == (stays[1], True)


@pytest.mark.parametrize("other", ["2024-12-02", "2024-12-02/2024-12-04", "2024-12"])
def test_part_or_whole_of_a_date_is_no_conflict(other):
    assert not merged(mention(*VISIT), mention("visit", other, "Hun Sen", "KHM CHN")).date_conflict


@pytest.mark.parametrize(
    ("reports", "status"),
    [
        ("planned 2024-12-05, occurred 2024-12-04", "occurred"),
        ("planned 2024-12-01, cancelled 2024-12-02", "cancelled"),
        ("planned 2024-12-01, postponed 2024-12-02", "postponed"),
        ("cancelled 2024-12-01, planned 2024-12-02", "planned"),
        ("cancelled 2024-12-01, occurred 2024-12-04", "occurred"),
        ("occurred 2024-12-03, cancelled 2024-12-05", "cancelled"),
        ("planned 2024-12-01, cancelled", "cancelled"),
        ("occurred, cancelled 2024-12-05", "occurred"),
    ],
)
def test_status_is_the_last_word_but_no_plan_outlives_the_event(reports, status):
    words = [report.partition(" ") for report in reports.split(", ")]
    event = merged(*(mention(*TALKS, status=word, published=day) for word, _, day in words))
    assert event.status == status
    assert len(event.mentions) == 2


def test_people_and_countries_stand_in_order_of_support():
    event = merged(
        mention("meeting", "2024-12-03", "Wang Huning, Xi Jinping, Hun Sen", "CHN KHM", published="2024-12-01"),
        mention("meeting", "2024-12-03", "Hun Sen", "KHM", published="2024-12-02"),
    )
    assert names(event.people) == ["Hun Sen", "Wang Huning", "Xi Jinping"]
    assert event.countries == ("KHM", "CHN")


def test_fullest_form_of_a_person_and_of_the_place_is_kept():
    full = replace(
        mention(*TALKS),
        visitors=(party("Hun Sen", post="President of the Senate"),),
        place=Place("Beijing", "CHN", geonames="1816670"),
    )
    event = merged(
        replace(mention(*TALKS), visitors=parties("Hun Sen"), place=place("China, CHN")), mention(*TALKS), full
    )
    assert event.visitors == full.visitors
    assert event.place == full.place


def test_mentions_stand_in_order_of_publication():
    days = ["", "2024-12-05", "2024-12-04"]
    event = merged(*(mention(*TALKS, published=day) for day in days))
    assert [str(one.published or "") for one in event.mentions] == ["2024-12-04", "2024-12-05", ""]


@pytest.mark.parametrize(
    ("given", "start"),
    [
        (TALKS, "2024-12-03-meeting-chn-khm-"),
        (VISIT, "2024-12-02-visit-chn-khm-"),
        (PACT, "2016-agreement-chn-khm-"),
        (("meeting", "2024-03", "", "ASEAN EU"), "2024-03-meeting-asean-eu-"),
        (("other", "2024-03-01", "", "A/B ?"), "2024-03-01-other-a-b-"),
    ],
)
def test_id_reads_well_in_a_link(given, start):
    head, digest = merged(mention(*given)).id[: len(start)], merged(mention(*given)).id[len(start) :]
    assert head == start
    assert len(digest) == 6
    assert digest.isalnum()


@pytest.mark.parametrize(
    ("precision", "edtf", "start"),
    [("decade", "201X", "201x-"), ("season", "2016-21", "2016-21-"), ("range", "2016-03/2016-05", "2016-03-")],
)
def test_id_is_no_finer_than_the_text(precision, edtf, start):
    told = replace(when("2016"), precision=Precision(precision), edtf=edtf)
    assert merged(replace(mention(*PACT), when=told)).id.startswith(f"{start}agreement-")


def test_events_that_look_alike_get_distinct_ids():
    pair = [mention(*PACT, article=article, topic=topic) for article, topic in (("a", "rail"), ("b", "rice"))]
    first, second = sorted(event.id for event in merge(pair))
    assert second == f"{first}-2"


# --- promises --------------------------------------------------------------------------------------------------------

unhurried = settings(deadline=None)
"""A busy machine fails no promise."""

DAYS = ["2024-12-02", "2024-12-03", "2024-12-02/2024-12-04", "2024-12-03/2024-12-05", "2024-12", "2024"]
PEOPLE = ["Xi Jinping", "Hun Sen", "Hun Manet", "Emmanuel Macron", "Chad Smith"]


def some(values: list[str], by: str) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(values), max_size=3, unique=True).map(by.join)


MENTIONS = st.lists(
    st.builds(
        mention,
        st.sampled_from(["meeting", "visit", "agreement", "announcement"]),
        st.sampled_from(DAYS),
        some(PEOPLE, ", "),
        some(["CHN", "KHM", "FRA", "VNM"], " "),
        st.sampled_from(["", "Beijing, CHN", "China, CHN", "Paris, FRA", "Shanghai, CHN"]),
        article=st.sampled_from("abc"),
        status=st.sampled_from(list(Status)),
        basis=st.sampled_from(list(Basis)),
        topic=st.sampled_from(["", "trade pact", "rail line"]),
        bodies=st.sampled_from(["", "", "APEC", "ASEAN"]),
        published=st.sampled_from(["", "2024-12-04", "2024-12-05"]),
        at=st.integers(0, 3),
    ),
    max_size=12,
)


@unhurried
@given(MENTIONS, st.randoms())
def test_order_and_repetition_make_no_difference(mentions, chance):
    again = mentions + mentions[:3]
    chance.shuffle(again)
    assert merge(again) == merge(mentions)


@unhurried
@given(MENTIONS)
def test_merging_again_changes_nothing(mentions):
    events = merge(mentions)
    assert merge(one for event in events for one in event.mentions) == events


@unhurried
@given(MENTIONS)
def test_each_mention_stands_in_one_event(mentions):
    events = merge(mentions)
    placed = [one for event in events for one in event.mentions]
    assert len(placed) == len(set(placed))
    assert set(placed) == set(mentions)
    assert len({event.id for event in events}) == len(events)


@unhurried
@given(MENTIONS)
def test_events_stand_by_date_and_never_end_before_they_start(mentions):
    dates = [(event.when.start, event.when.end) for event in merge(mentions)]
    assert dates == sorted(dates)
    assert all(start <= end for start, end in dates)


def claims(mentions: list[Mention]) -> list:
    identity = identities(mentions)
    return [claim_of(one, identity) for one in mentions]


@unhurried
@given(MENTIONS)
def test_no_event_holds_a_pair_that_contradicts(mentions):
    for event in merge(mentions):
        told = claims(list(event.mentions))
        pairs = [(one, other) for one, other in combinations(told, 2) if one != other]
        assert all(compatible(*pair) or one_act(*pair) or one_stay(*pair, told) for pair in pairs)


def one_stay(one: Claim, other: Claim, told: list[Claim]) -> bool:
    """Tell whether the two may be days of a visit that the event holds too."""
    return any(days_of_one_visit(one, other, whole) for whole in told if whole.days > 1)


def one_act(one: Claim, other: Claim) -> bool:
    """Tell whether the two may be a visit and the meeting that it was made for."""
    days = {one.start, one.end, other.start, other.end}
    return {one.family, other.family} == {"visit", "meeting"} and len(days) == 1 and not contradict(one, other)


@unhurried
@given(MENTIONS)
def test_whatever_is_compatible_is_found_on_the_shelf(mentions):
    for one, other in combinations(claims(mentions), 2):
        found = set(sought(one)) & set(filed(other))
        assert found or not compatible(one, other)
        assert compatible(one, other) == compatible(other, one)


# --- growth ----------------------------------------------------------------------------------------------------------


def crowded(size: int) -> list[Mention]:
    """Two days of a world of more and more countries, with envoys to each other."""
    chance = random.Random(7)
    codes = [f"C{number:02}" for number in range(int(size**0.5))]
    pairs = [sorted(chance.sample(codes, 2)) for _ in range(size)]
    return [reported(chance, pair, chance.randrange(2), f"Envoy of {pair[0]} to {pair[1]}") for pair in pairs]


def lengthy(size: int) -> list[Mention]:
    """A few countries and their ministers over more and more years."""
    chance = random.Random(7)
    pairs = [chance.sample(["CHN", "KHM", "FRA", "VNM", "LAO", "THA"], 2) for _ in range(size)]
    people = [", ".join(f"Minister of {code}" for code in pair) for pair in pairs]
    return [reported(chance, pair, chance.randrange(size // 4), who) for pair, who in zip(pairs, people, strict=True)]


def long_lasting(size: int) -> list[Mention]:
    """Months, years and decades of one pair of countries, of many people."""
    chance = random.Random(7)
    dates = ["2024", "2024-05", "2020-01-01/2025-12-31", "2024-05-06"]
    return [
        mention("visit", chance.choice(dates), f"Person {chance.randrange(size // 4)}", "CHN KHM") for _ in range(size)
    ]


def famous(size: int) -> list[Mention]:
    """One meeting that every paper reports, each in one of a few ways."""
    ways = [TALKS, TALKS[:4], TALKS[:3], ("meeting", "2024-12-03", "", "CHN KHM")]
    return [mention(*ways[number % 4]) for number in range(size)]


def reported(chance: random.Random, pair: list[str], day: int, people: str) -> Mention:
    edtf = str(date(2000, 1, 1) + timedelta(days=day))
    return mention("meeting", edtf, people if chance.random() < 0.7 else "", " ".join(pair))


@pytest.mark.parametrize("world", [crowded, lengthy, long_lasting, famous])
def test_work_grows_with_the_mentions_and_not_with_their_pairs(world, monkeypatch):
    calls = [0]

    def counted(one, other):
        calls[0] += 1
        return compatible(one, other)

    monkeypatch.setattr(clusters, "compatible", counted)
    counts = []
    for size in (1000, 2000):
        calls[0] = 0
        assert merge(world(size))
        counts.append(calls[0])
    assert counts[1] <= 2.3 * counts[0]
    assert counts[1] <= 20 * 2000
