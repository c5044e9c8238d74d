"""The nouns of the project: what a stage hands to the next one.

Everything here is frozen, plain data. A `Span` holds Unicode code-point offsets into `Article.text`, end exclusive;
`article.text[span.start:span.end]` is always the words themselves. Days are `datetime.date`; intervals include both
ends.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """What sort of event it is; labels, colours and PLOVER codes stand in data/kinds.toml."""

    VISIT = "visit"
    MEETING = "meeting"
    CALL = "call"
    AGREEMENT = "agreement"
    ANNOUNCEMENT = "announcement"
    CEREMONY = "ceremony"
    OTHER = "other"


class Status(StrEnum):
    """How the text speaks of the event: decided by the words of the clause, never by the date."""

    OCCURRED = "occurred"
    PLANNED = "planned"
    CANCELLED = "cancelled"
    POSTPONED = "postponed"


class Precision(StrEnum):
    """How fine the text's own words are, the finest first."""

    DAY = "day"
    RANGE = "range"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"


class Basis(StrEnum):
    """How the date was reached from its words."""

    EXPLICIT = "explicit"
    RELATIVE = "relative"
    WEEKDAY = "weekday"
    INFERRED_YEAR = "inferred-year"
    INHERITED = "inherited"


# The members are names of this module, too, for what asks for them at every word: Python 3.11 takes ten times as long
# for a member of an enumeration as for a name.
VISIT, MEETING, CALL, AGREEMENT, ANNOUNCEMENT, CEREMONY, OTHER = Kind
OCCURRED, PLANNED, CANCELLED, POSTPONED = Status
DAY, RANGE, MONTH, SEASON, YEAR, DECADE = Precision
EXPLICIT, RELATIVE, WEEKDAY, INFERRED_YEAR, INHERITED = Basis


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code-point offsets into a text, end exclusive."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words that the span covers."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Tell whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Article:
    """One document as it was read; `text` is never altered afterwards.

    `language` is an ISO 639-1 code. `published` is None when the text does not say; `published_span` are the words that
    say it, where they stand in the text.
    """

    id: str
    path: str
    text: str
    title: str = ""
    published: date | None = None
    language: str = ""
    publisher: str = ""
    url: str = ""
    published_span: Span | None = None


@dataclass(frozen=True, slots=True)
class When:
    """A resolved date: an inclusive interval of days, never finer than its words.

    `edtf` is ISO 8601-2 (`2024-12-03`, `2024-12-02/2024-12-04`, `2024-03`, `2016`, `2023~`). `span` are the date words.
    `explanation` is one line for an analyst.
    """

    start: date
    end: date
    precision: Precision
    edtf: str
    span: Span
    basis: Basis
    explanation: str


@dataclass(frozen=True, slots=True)
class Unresolved:
    """Date words whose day, month or year the text does not decide; listed by `timeline check`, never guessed."""

    span: Span
    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class Party:
    """A person named in the text.

    `name` is the authority file's name where it knows the person, else the fullest form the article uses. `surface` are
    the words of this place in the text, at `span`, without titles. `country` is ISO 3166-1 alpha-3 or "".
    """

    name: str
    surface: str
    span: Span
    post: str = ""
    country: str = ""
    qid: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A city, region or country; `country` is ISO 3166-1 alpha-3, `geonames` the GeoNames id or ""."""

    name: str
    country: str = ""
    geonames: str = ""
    surface: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """One sentence about one event.

    `quote` is the sentence, verbatim, at `span`. `people` are all who take part, visitors and hosts included.
    `countries` are the alpha-3 codes of the parties. `topic` are the text's own words for what was signed or announced,
    or "", and `bodies` the bodies of states that meet, by their short names. `rule` names the data row that fired.
    `language` and `published` are the article's.
    """

    article_id: str
    kind: Kind
    status: Status
    when: When
    people: tuple[Party, ...]
    visitors: tuple[Party, ...]
    hosts: tuple[Party, ...]
    countries: tuple[str, ...]
    visitor_countries: tuple[str, ...]
    host_countries: tuple[str, ...]
    place: Place | None
    span: Span
    quote: str
    rule: str
    topic: str = ""
    bodies: tuple[str, ...] = ()
    language: str = ""
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One real-world event and every mention of it; `mentions` is never empty and is in order of publication.

    `when` is the best-supported date of the mentions; `date_conflict` says that mentions of the same event disagree on
    it.
    """

    id: str
    kind: Kind
    status: Status
    when: When
    people: tuple[Party, ...]
    visitors: tuple[Party, ...]
    hosts: tuple[Party, ...]
    countries: tuple[str, ...]
    visitor_countries: tuple[str, ...]
    host_countries: tuple[str, ...]
    place: Place | None
    mentions: tuple[Mention, ...]
    topic: str = ""
    date_conflict: bool = False
