"""Mentions in one line: what a scenario is about, and nothing else."""

from datetime import date, timedelta
from itertools import count

from timeline.model import Basis, Kind, Mention, Party, Place, Precision, Span, Status, When

SIDES = {
    "Xi Jinping": "CHN",
    "Wang Huning": "CHN",
    "Zhao Leji": "CHN",
    "Hun Sen": "KHM",
    "Hun Manet": "KHM",
    "Emmanuel Macron": "FRA",
}
"""The people of the scenarios; anybody else is somebody that no file knows."""

_ids = count(1)


def when(edtf: str, basis: Basis = Basis.EXPLICIT) -> When:
    """Return the date that an EDTF value of a day, a range, a month or a year stands for."""
    first, _, last = edtf.rstrip("~").partition("/")
    precision = Precision.RANGE if last else {10: Precision.DAY, 7: Precision.MONTH, 4: Precision.YEAR}[len(first)]
    start = date.fromisoformat(first + "-01-01"[len(first) - 4 :])
    return When(start, _end(last or first), precision, edtf, Span(0, len(edtf)), basis, "as written")


def _end(edtf: str) -> date:
    if len(edtf) == 10:
        return date.fromisoformat(edtf)
    year, month = int(edtf[:4]), int(edtf[5:] or 12)
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def party(name: str, **known: str) -> Party:
    return Party(name, name, Span(0, len(name)), country=known.pop("country", SIDES.get(name, "")), **known)


def parties(names: str) -> tuple[Party, ...]:
    return tuple(party(name) for name in names.split(", ") if name)


def place(words: str) -> Place | None:
    """Return the place of "Beijing, CHN"."""
    name, _, country = words.partition(", ")
    return Place(name, country) if words else None


def mention(
    kind: str,
    edtf: str,
    people: str = "",
    countries: str = "",
    where: str = "",
    *,
    article: str = "",
    status: str = "occurred",
    basis: Basis = Basis.EXPLICIT,
    visitors: str = "",
    hosts: str = "",
    visitor_countries: str = "",
    topic: str = "",
    bodies: str = "",
    language: str = "en",
    published: str = "",
    at: int = 0,
) -> Mention:
    """Return a mention; each is from an article of its own unless told otherwise."""
    return Mention(
        article_id=article or f"article-{next(_ids):05}",
        kind=Kind(kind),
        status=Status(status),
        when=when(edtf, basis),
        people=parties(people),
        visitors=parties(visitors),
        hosts=parties(hosts),
        countries=tuple(countries.split()),
        visitor_countries=tuple(visitor_countries.split()),
        host_countries=(),
        place=place(where),
        span=Span(at, at + 10),
        quote="ten letter",
        rule="test",
        topic=topic,
        bodies=tuple(bodies.split()),
        language=language,
        published=date.fromisoformat(published) if published else None,
    )
