"""One meeting and one visit, for what is tested after merging."""

from dataclasses import replace
from datetime import date

from timeline.model import Basis, Event, Kind, Mention, Party, Place, Precision, Span, Status, When

BEIJING = Place("Beijing", "CHN", "1816670")
CHINA = Place("China", "CHN")


def party(name: str) -> Party:
    return Party(name, name, Span(0, len(name)))


HUN_SEN, XI, WANG, ZHAO = (party(name) for name in ("Hun Sen", "Xi Jinping", "Wang Huning", "Zhao Leji"))

DAY = When(
    date(2024, 12, 3),
    date(2024, 12, 3),
    Precision.DAY,
    "2024-12-03",
    Span(10, 20),
    Basis.EXPLICIT,
    "as written",
)

MENTION = Mention(
    article_id="a",
    kind=Kind.MEETING,
    status=Status.OCCURRED,
    when=DAY,
    people=(XI, HUN_SEN),
    visitors=(),
    hosts=(),
    countries=("CHN", "KHM"),
    visitor_countries=(),
    host_countries=(),
    place=BEIJING,
    span=Span(0, 40),
    quote="Xi met Hun Sen on December 3, 2024.",
    rule="meeting/met",
    language="en",
    published=date(2024, 12, 4),
)

EVENT = Event(
    id="e1",
    kind=Kind.MEETING,
    status=Status.OCCURRED,
    when=DAY,
    people=(XI, HUN_SEN),
    visitors=(),
    hosts=(),
    countries=("CHN", "KHM"),
    visitor_countries=(),
    host_countries=(),
    place=BEIJING,
    mentions=(MENTION,),
)

VISIT = replace(
    EVENT,
    kind=Kind.VISIT,
    people=(HUN_SEN,),
    visitors=(HUN_SEN,),
    visitor_countries=("KHM",),
    place=CHINA,
    mentions=(MENTION,),
)
