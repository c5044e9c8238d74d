"""The open event: what, who, where and when, and the articles that say so."""

from __future__ import annotations

from html import escape

import streamlit as st

from timeline.app.browser import scroll_to_quote
from timeline.app.library import Library
from timeline.app.passages import article_html
from timeline.lexicon.countries import country_name
from timeline.lexicon.kinds import kinds
from timeline.model import Article, Event, Mention, Party, Status, When
from timeline.timescale import in_words
from timeline.titles import title


def show_reader(library: Library, event: Event, *, follow: bool) -> None:
    """Show one event and one of its articles; `follow` brings the article into the window, for a page of one column."""
    st.html(f'<section class="event"><h2>{escape(title(event))}</h2>{_facts(event)}{_notes(library, event)}</section>')
    sources = list(dict.fromkeys(mention.article_id for mention in event.mentions))
    picked = sources[0] if len(sources) == 1 else _ask_source(library, event, sources)
    mentions = [mention for mention in event.mentions if mention.article_id == picked]
    article = library.articles[picked]
    st.html(_dated(article, mentions) + _article(event, article, mentions))
    scroll_to_quote(_anchor(event, article), follow=follow)


def _ask_source(library: Library, event: Event, sources: list[str]) -> str:
    """Let the reader choose among the sources; a select box shows its options as plain text."""
    names = {source: f"{i}. {source_name(library.articles[source])}" for i, source in enumerate(sources, 1)}
    label = f"Sources ({len(sources)})"
    return st.selectbox(label, sources, format_func=names.__getitem__, key=f"source-{event.id}") or sources[0]


def source_name(article: Article) -> str:
    """Name an article by its publisher, title, day and language, as far as it tells them."""
    day = f"{article.published.day} {article.published:%b %Y}" if article.published else "undated"
    return " · ".join(filter(None, (article.publisher, article.title or article.id, day, article.language)))


def _facts(event: Event) -> str:
    place = event.place
    rows = {
        "What": f"{kinds()[event.kind].label}, {event.status.value}",
        "When": _words(event.when),
        "Who": "; ".join(map(_described, event.people)),
        "Countries": ", ".join(map(country_name, event.countries)),
        "Where": ", ".join(dict.fromkeys((place.name, country_name(place.country)))) if place else "",
    }
    return (
        "<dl>" + "".join(f"<dt>{name}</dt><dd>{escape(value)}</dd>" for name, value in rows.items() if value) + "</dl>"
    )


def _described(party: Party) -> str:
    return f"{party.name}, {party.post}" if party.post else party.name


def _notes(library: Library, event: Event) -> str:
    """Say which sources disagree on the date, and which ones announced beforehand what occurred."""
    notes = []
    if event.date_conflict:
        notes += [("Dates differ: ", mention) for mention in event.mentions]
    if event.status is Status.OCCURRED:
        notes += [
            (f"Earlier: {mention.status.value} for ", mention)
            for mention in event.mentions
            if mention.status is not Status.OCCURRED
        ]
    lines = dict.fromkeys(_note(head, mention, library.articles[mention.article_id]) for head, mention in notes)
    return f'<ul class="notes">{"".join(lines)}</ul>' if lines else ""


def _note(head: str, mention: Mention, article: Article) -> str:
    return f"<li>{escape(f'{head}{_words(mention.when)}, says {source_name(article)}')}</li>"


def _dated(article: Article, mentions: list[Mention]) -> str:
    """Explain how the dates of the quotes were read: the words, the date, the rule; each explanation once."""
    lines = dict.fromkeys(_explained(article, mention.when) for mention in mentions)
    return '<p class="explained">' + "<br>".join(lines) + "</p>"


def _explained(article: Article, when: When) -> str:
    words = " ".join(when.span.of(article.text).split())
    return f'<q lang="{escape(article.language)}">{escape(words)}</q> {escape(f"{_words(when)}: {when.explanation}")}'


def _article(event: Event, article: Article, mentions: list[Mention]) -> str:
    attributes = {
        "class": "article",
        "data-anchor": _anchor(event, article),
        "lang": article.language,
        "dir": "auto",
        "tabindex": "0",
        "role": "region",
        "aria-label": f"Article: {article.title or article.id}",
    }
    written = " ".join(f'{name}="{escape(value)}"' for name, value in attributes.items() if value)
    return f"<div {written}>{article_html(article, mentions)}</div>"


def _anchor(event: Event, article: Article) -> str:
    return f"{event.id}/{article.id}"


def _words(when: When) -> str:
    return in_words(when.start, when.end, when.precision, month="%B") + (" (about)" if "~" in when.edtf else "")
