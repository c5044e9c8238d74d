"""An article as HTML with the quotes of an event marked; all text is escaped, so that it is shown and never acts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby, pairwise
from typing import NamedTuple

from timeline.model import Article, Mention, Span


class Passage(NamedTuple):
    """A stretch of an article over which nothing changes: whether it is quoted, and what its words are."""

    text: str
    quoted: bool
    role: str


def article_html(article: Article, mentions: Sequence[Mention]) -> str:
    """Return the article's text with each quote in a `<mark>`, and its date, people and places underlined."""
    groups = groupby(passages(article, mentions), key=lambda passage: passage.quoted)
    return "".join(_run(quoted, list(group)) for quoted, group in groups)


def passages(article: Article, mentions: Sequence[Mention]) -> Iterator[Passage]:
    """Cut an article where a quote or a named thing starts or ends; the pieces joined are the text."""
    quotes = [mention.span for mention in mentions]
    roles = [pair for mention in mentions for pair in _named(mention)]
    spans = [*quotes, *(span for span, _ in roles)]
    cuts = sorted({0, len(article.text), *(edge for span in spans for edge in (span.start, span.end))})
    for start, end in pairwise(cuts):
        piece = Span(start, end)
        role = next((role for span, role in roles if span.contains(piece)), "")
        yield Passage(piece.of(article.text), any(quote.contains(piece) for quote in quotes), role)


def _named(mention: Mention) -> Iterator[tuple[Span, str]]:
    yield mention.when.span, "date"
    yield from ((party.span, "person") for party in mention.people)
    if mention.place and mention.place.span:
        yield mention.place.span, "place"


def _run(quoted: bool, group: Iterable[Passage]) -> str:
    inner = "".join(map(_piece, group))
    return f"<mark>{inner}</mark>" if quoted else inner


def _piece(passage: Passage) -> str:
    text = escape(passage.text)
    return f'<u class="{passage.role}">{text}</u>' if passage.role else text
