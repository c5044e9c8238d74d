"""An event as HTML: its facts, its history, and the articles that tell of it; all text is escaped, and never acts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from html import escape
from typing import Any

from timeline.app.passages import article_html
from timeline.lexicon.countries import country_name
from timeline.lexicon.kinds import kinds
from timeline.model import Article, Event, Kind, Mention, Precision, Status, When
from timeline.store import Store, View, query
from timeline.store.facets import Rows
from timeline.timescale import in_words

SEPARATOR = " · "
SAFE_LINKS = ("https://", "http://")

Articles = Mapping[str, Article]


def source_name(article: Article) -> str:
    """Name an article by its publisher, title, day and language, as far as it tells them."""
    parts = (article.publisher, article.title or article.id, _day(article.published), article.language)
    return SEPARATOR.join(filter(None, parts))


def head(cells: Mapping[str, Any], event: Event | None) -> str:
    """Return an event's title and facts: what, when, who on which side, and where."""
    posts = {party.name: party.post for party in event.people} if event else {}
    sides = {"Visitor": cells["visitors"], "Host": cells["hosts"]}
    named = {name for side in sides.values() for name in side}
    place = dict.fromkeys(filter(None, (cells["place"], country_name(cells["place_country"]))))
    about = " (about)" if "~" in cells["edtf"] else ""
    rows = {
        "What": f"{kinds()[Kind(cells['kind'])].label}, {cells['status']}",
        "When": in_words(cells["start"], cells["end"], Precision(cells["precision"]), month="%B") + about,
        **{side + "s" * (len(names) > 1): _people(names, posts) for side, names in sides.items()},
        "With" if named else "Who": _people((name for name in cells["people"] if name not in named), posts),
        "Countries": ", ".join(map(country_name, cells["countries"])),
        "Where": ", ".join(place),
    }
    written = (f"<dt>{name}</dt><dd>{escape(value)}</dd>" for name, value in rows.items() if value)
    return f"<h2>{escape(cells['title'])}</h2><dl>{''.join(written)}</dl>"


def disagreement(event: Event, articles: Articles) -> str:
    """Say which source gives which date, where they differ."""
    if not event.date_conflict:
        return ""
    lines = (f"{words(mention.when)}, says {source_name(articles[mention.article_id])}" for mention in event.mentions)
    return _list("Dates differ", lines)


def history(event: Event, articles: Articles) -> str:
    """Tell how an event was announced and reported, report by report, where there is more than one."""
    told = sorted(event.mentions, key=lambda mention: (mention.published or date.max, mention.article_id, mention.span))
    lines = list(dict.fromkeys(_report(mention, articles[mention.article_id]) for mention in told))
    return _list("History", lines) if len(lines) > 1 else ""


def trip(store: Store, view: View, rows: Rows) -> str:
    """Link the other events of the same trip."""
    columns = ("id", "title", "start", "end", "precision")
    links = (
        f'<li><a href="{escape(address(view, event["id"]))}" target="_self">{escape(_dated(event))}</a></li>'
        for event in store.records(rows, columns)
    )
    return f'<h3>Same trip</h3><ul class="notes">{"".join(links)}</ul>' if len(rows) else ""


def address(view: View, id: str) -> str:
    """Return the address of an event within a view."""
    return "./?" + query(view.changed(event=id))


def citation(cells: Mapping[str, Any], sources: Sequence[Article]) -> str:
    """Return a button that copies a citation: what, when, the quote, the sources, and the event's id."""
    when = in_words(cells["start"], cells["end"], Precision(cells["precision"]), month="%B")
    names = "; ".join(SEPARATOR.join(filter(None, (source_name(one), one.url))) for one in sources)
    quote = " ".join(cells["quote"].split())
    text = f"{cells['title']}, {when}. “{quote}” {names}. Diplomatic Timeline, event {cells['id']}."
    return f'<button type="button" class="copy" data-copy="{escape(text)}">Copy citation</button>'


def quote(cells: Mapping[str, Any]) -> str:
    """Return the quote of an event whose articles are not at hand."""
    sources = ", ".join(cells["sources"])
    return (
        f'<blockquote dir="auto">{escape(cells["quote"])}</blockquote>'
        f'<p class="note">From {escape(sources)}. The article is not at hand: this dashboard shows a table.</p>'
    )


def panel(event: Event, article: Article) -> str:
    """Return an article with its quotes marked, under its name and the explanation of the dates in it."""
    mentions = [mention for mention in event.mentions if mention.article_id == article.id]
    attributes = {
        "class": "article",
        "data-event": event.id,
        "lang": article.language,
        "dir": "auto",
        "tabindex": "0",
        "role": "region",
        "aria-label": f"Article: {article.title or article.id}",
    }
    written = " ".join(f'{name}="{escape(value)}"' for name, value in attributes.items() if value)
    return (
        f'<section class="source"><h3 dir="auto">{_linked(article)}</h3>{_explained(article, mentions)}'
        f"<div {written}>{article_html(article, mentions)}</div></section>"
    )


def words(when: When) -> str:
    """Say a date in words, with the months in full."""
    return in_words(when.start, when.end, when.precision, month="%B") + (" (about)" if "~" in when.edtf else "")


def sources_of(event: Event, articles: Articles) -> list[Article]:
    """Return the articles of an event: one of each language first, so that languages stand side by side."""
    told = [articles[id] for id in dict.fromkeys(mention.article_id for mention in event.mentions)]
    first = {article.language: article for article in reversed(told)}
    return sorted(told, key=lambda article: first[article.language] is not article)


def _people(names: Iterable[str], posts: Mapping[str, str]) -> str:
    return "; ".join(", ".join(filter(None, (name, posts.get(name, "")))) for name in names)


def _report(mention: Mention, article: Article) -> str:
    said = "reported" if mention.status is Status.OCCURRED else mention.status.value
    day = _day(article.published) or "undated"
    return f"{day}: {said} for {words(mention.when)}, {article.publisher or article.title or article.id}"


def _list(heading: str, lines: Iterable[str]) -> str:
    items = "".join(f"<li>{escape(line)}</li>" for line in dict.fromkeys(lines))
    return f'<h3>{heading}</h3><ul class="notes">{items}</ul>'


def _dated(event: Mapping[str, Any]) -> str:
    return f"{in_words(event['start'], event['end'], Precision(event['precision']))}: {event['title']}"


def _linked(article: Article) -> str:
    """Name an article, with a link where its address is one that a browser can follow safely."""
    name = escape(source_name(article))
    if not article.url.startswith(SAFE_LINKS):
        return name
    return f'<a href="{escape(article.url)}" target="_blank" rel="noopener noreferrer">{name}</a>'


def _explained(article: Article, mentions: Iterable[Mention]) -> str:
    """Explain how the dates of the quotes were read: the words, the date, the rule; each explanation once."""
    lines = dict.fromkeys(_explanation(article, mention.when) for mention in mentions)
    return '<p class="explained">' + "<br>".join(lines) + "</p>"


def _explanation(article: Article, when: When) -> str:
    said = " ".join(when.span.of(article.text).split())
    return f'<q lang="{escape(article.language)}">{escape(said)}</q> {escape(f"{words(when)}: {when.explanation}")}'


def _day(day: date | None) -> str:
    return f"{day.day} {day:%b %Y}" if day else ""
