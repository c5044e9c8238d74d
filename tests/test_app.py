import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from factories import ANY, event, sample, when
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import MENTION
from streamlit.testing.v1 import AppTest

from timeline.app.controls import FIRST, LABELS, MOST, shown
from timeline.app.event import citation, disagreement, head, history, panel, source_name
from timeline.app.library import Library
from timeline.app.listing import SIZE, listed
from timeline.app.passages import article_html, passages
from timeline.app.shell import summary
from timeline.app.timeline_page import opened
from timeline.cli import FOLDER_VARIABLE
from timeline.frame import to_frame, to_table
from timeline.model import Article, Party, Place, Span, Status
from timeline.store import START, Store, View

ROOT = Path(__file__).parent.parent
SCRIPT = ROOT / "timeline" / "app" / "main.py"
HOSTILE = "**bold** <script>alert(1)</script> $x$ :red[no] ![](x.png)"


@pytest.fixture
def page(monkeypatch):
    """The page of a folder or a table: none is that of the corpus beside the dashboard."""

    def opened(path: Path | None = None, **address: str | list[str]) -> AppTest:
        monkeypatch.setenv(FOLDER_VARIABLE, str(path or ROOT / "corpus"))
        app = AppTest.from_file(str(SCRIPT), default_timeout=60)
        for name, value in address.items():
            app.query_params[name] = value
        return app.run()

    return opened


def counts(app: AppTest) -> str:
    return app.caption[0].value


def captions(app: AppTest) -> str:
    return "\n".join(one.value for one in app.caption)


def text_of(app: AppTest) -> str:
    return "\n".join(one.value for one in app.text)


def html_of(app: AppTest) -> str:
    return "\n".join(one.proto.body for one in app.get("html"))


def part(app: AppTest, name: str) -> dict:
    """What Python gives a part of the page."""
    wanted = (one.proto for one in app.get("bidi_component"))
    return next(json.loads(one.json) for one in wanted if one.component_name.endswith(f".{name}"))


def titles(app: AppTest) -> list[str]:
    return [entry[3] for group in part(app, "list")["groups"] for entry in group["events"]]


def test_the_page_opens_on_the_corpus_beside_it(page):
    app = page()
    assert not app.exception
    assert app.title[0].value == "Diplomatic Timeline"
    assert counts(app).endswith("5 articles · 2 languages · 2016 – Dec 2024")


def test_the_filters_are_labelled_as_a_reader_calls_them(page):
    facets = part(page(), "controls")["facets"]
    assert [facet["label"] for facet in facets] == [
        "People", "Country", "Kind", "Status", "Place", "Source", "Language", "Precision",
    ]  # fmt: skip


def test_an_address_sets_the_filters(page):
    app = page(people="Wang Huning")
    assert counts(app).startswith("1 event · 1 article")
    assert all("Wang Huning" in title for title in titles(app))
    people = part(app, "controls")["facets"][0]
    assert [value for value, _, _, chosen in people["values"] if chosen] == ["Wang Huning"]


def test_an_address_sets_the_dates_and_the_search(page):
    march = {"from": "2024-03-01", "to": "2024-03-31"}
    assert titles(page(**march)) == ["Hun Sen and Zhao Leji meet in Hainan"]
    assert titles(page(text="hainan zhao")) == ["Hun Sen and Zhao Leji meet in Hainan"]


def test_an_empty_view_says_which_filter_to_loosen_and_clears_them(page):
    app = page(people="Wang Huning", text="nowhere")
    assert "Without the filter Search: 1 event" in text_of(app)
    assert "People" not in text_of(app)
    app.button[0].click().run()
    assert titles(app) == titles(page())


def test_the_most_reported_event_is_open_at_first(page):
    app = page()
    assert "<h2>Hun Sen and Xi Jinping meet in Beijing</h2>" in html_of(app)
    assert "<mark>" in html_of(app)


def test_an_address_opens_its_event(page):
    first = part(page(), "list")["groups"][0]["events"][0]
    app = page(event=first[1])
    assert f"<h2>{first[3]}</h2>" in html_of(app)
    assert part(app, "list")["opened"] == first[1]


def test_what_an_address_has_wrong_is_dropped_with_a_word(page):
    app = page(people=["Zhao Leji", "Nobody"], event="gone", **{"from": "2024-13-45"})
    assert not app.exception
    assert counts(app).startswith("2 events")
    for words in ('people "Nobody"', 'event "gone"', 'from "2024-13-45"'):
        assert words in captions(app)


PARAMETERS = ["people", "kinds", "places", "text", "from", "to", "lanes", "time", "together", "event", "nonsense"]


@settings(max_examples=12, deadline=None)
@given(st.dictionaries(st.sampled_from(PARAMETERS), st.text(max_size=12)))
def test_no_shared_address_breaks_the_page(address):
    app = AppTest.from_file(str(SCRIPT), default_timeout=60)
    for name, value in address.items():
        app.query_params[name] = value
    assert not app.run().exception


def test_a_folder_that_is_not_there_is_named(page, tmp_path):
    app = page(tmp_path / "nowhere")
    assert not app.exception
    assert counts(app) == "No events"
    assert str(tmp_path / "nowhere") in text_of(app)


def test_an_empty_folder_says_so(page, tmp_path):
    app = page(tmp_path)
    assert not app.exception
    assert str(tmp_path) in text_of(app)


def test_articles_that_tell_of_no_event_are_counted(page, tmp_path):
    (tmp_path / "recipe.txt").write_text("Boil the rice and add the fish.", "utf-8")
    assert "Articles read: 1." in text_of(page(tmp_path))


def test_skipped_files_are_shown_with_the_reason(page, tmp_path):
    (tmp_path / "visit.txt").write_text("On December 3, 2024, Xi Jinping met Hun Sen in Beijing.", "utf-8")
    (tmp_path / "empty.txt").touch()
    app = page(tmp_path)
    assert counts(app).startswith("1 event")
    assert app.expander[0].label == "1 file skipped"
    assert "empty.txt: " in text_of(app)


def test_a_table_opens_without_its_articles_and_shows_the_quote(page, tmp_path):
    pq.write_table(to_table(to_frame(sample())), tmp_path / "events.parquet")
    app = page(tmp_path / "events.parquet")
    assert counts(app).startswith("6 events")
    assert "<blockquote" in html_of(app)


def test_a_table_that_is_none_is_named_and_what_it_lacks(page, tmp_path):
    pq.write_table(to_table(to_frame(sample())).drop(["quote"]), tmp_path / "events.parquet")
    assert "events.parquet: no event table: it has no column quote" in text_of(page(tmp_path / "events.parquet"))


def test_text_of_an_article_is_shown_and_never_interpreted(page, tmp_path):
    (tmp_path / "visit.txt").write_text(f"On December 3, 2024, Xi Jinping met Hun Sen in Beijing.\n{HOSTILE}", "utf-8")
    app = page(tmp_path)
    assert "&lt;script&gt;" in html_of(app)
    assert "<script>" not in html_of(app)
    assert "**bold**" in html_of(app)
    assert not any("bold" in one.value for one in app.markdown)


@pytest.fixture(scope="module")
def store():
    return Store.of(to_frame(sample()))


def facets(store: Store, view: View, **finds: str) -> dict[str, dict]:
    return {facet["name"]: facet for facet in shown(Library(store), view, finds, LABELS)["facets"]}


def test_values_come_most_frequent_first_with_their_counts(store):
    people = facets(store, START)["people"]["values"]
    assert people[0] == ["Hun Sen", "Hun Sen", 4, False]
    assert [count for _, _, count, _ in people] == sorted((count for _, _, count, _ in people), reverse=True)


def test_a_list_is_short_until_it_is_asked_for_more_of():
    many = [event(f"e{i:03}", when(sample()[0].when.start), people=((f"Name {i:03}", ""),)) for i in range(MOST + 9)]
    library = Library(Store.of(to_frame(many)))
    (short, *_), (long, *_) = (shown(library, START, {}, longer)["facets"] for longer in ((), ("people",)))
    assert len(short["values"]) == FIRST
    assert len(long["values"]) == FIRST + short["more"] == MOST


def test_a_list_with_one_value_is_no_filter(store):
    assert "languages" not in facets(store, START)


def test_only_chosen_people_can_be_asked_for_together(store):
    assert facets(store, View(people=("Hun Sen",)))["people"]["together"] is None
    assert facets(store, View(people=("Hun Sen", "Xi Jinping")))["people"]["together"] is False


def test_a_chosen_value_is_shown_however_rare_and_a_sought_one_is_found():
    many = [event(f"e{i:03}", when(sample()[0].when.start), people=((f"Name {i:03}", ""),)) for i in range(MOST + 9)]
    last = f"Name {MOST + 8:03}"
    store = Store.of(to_frame(many))
    assert last not in [value for value, *_ in facets(store, START)["people"]["values"]]
    assert [last, last, 1, True] in facets(store, View(people=(last,)))["people"]["values"]
    assert [value for value, *_ in facets(store, START, people=last.casefold())["people"]["values"]] == [last]


def test_the_list_has_every_event_of_the_view_once_page_by_page():
    many = [event(f"e{i:03}", when(sample()[1].when.start)) for i in range(2 * SIZE + 3)]
    store = Store.of(to_frame(many))
    pages = [listed(store, START, None, page) for page in range(3)]
    ids = [entry[1] for one in pages for group in one["groups"] for entry in group["events"]]
    assert ids == store.frame(store.rows(START))["id"].tolist()
    assert pages[0]["last"] == 2


def test_the_open_event_is_that_of_the_address_else_the_most_reported(store):
    assert store.id(opened(store, START)) == "talks"
    assert store.id(opened(store, View(event="hainan"))) == "hainan"
    assert store.id(opened(store, View(people=("Zhao Leji",), statuses=("occurred",)))) == "hainan"


def test_the_summary_counts_what_is_in_view(store):
    assert summary(store, START) == "6 events · 3 articles · 1 language · 2016 – Dec 2024"
    assert summary(store, View(kinds=("agreement",))) == "1 event · 1 article · 1 language · 2016"
    assert summary(store, View(text="nothing at all")) == "No events"


TEXT = "Before. Xi met Hun Sen in Beijing on Tuesday & left. After <b>."


def told(quote: str, who: str, day: str):
    at = {words: Span(TEXT.index(words), TEXT.index(words) + len(words)) for words in (quote, who, day, "Beijing")}
    return replace(
        MENTION,
        article_id="a",
        span=at[quote],
        quote=quote,
        when=replace(MENTION.when, span=at[day]),
        people=(Party(who, who, at[who]),),
        place=Place("Beijing", "CHN", span=at["Beijing"]),
    )


ARTICLE = Article("a", "a.txt", TEXT)
QUOTE = "Xi met Hun Sen in Beijing on Tuesday & left."
TELLS = replace(told(QUOTE, "Hun Sen", "Tuesday"), article_id="a")
EVENT = replace(event("e", TELLS.when), mentions=(TELLS,))


def test_the_quote_is_marked_and_its_date_people_and_place_underlined():
    assert article_html(ARTICLE, [told(QUOTE, "Hun Sen", "Tuesday")]) == (
        'Before. <mark>Xi met <u class="person">Hun Sen</u> in <u class="place">Beijing</u> on '
        '<u class="date">Tuesday</u> &amp; left.</mark> After &lt;b&gt;.'
    )


def test_an_article_stands_under_its_name_with_the_dates_explained():
    shown = panel(EVENT, ARTICLE)
    assert "<q" in shown
    assert "Tuesday" in shown
    assert "as written" in shown or MENTION.when.explanation in shown
    assert shown.index("explained") < shown.index("<mark>")


def test_only_addresses_of_the_web_become_links():
    assert "<a " not in panel(EVENT, replace(ARTICLE, url="javascript:alert(1)"))
    linked = panel(EVENT, replace(ARTICLE, url="https://example.org/a?b=1&c=2"))
    assert 'href="https://example.org/a?b=1&amp;c=2"' in linked
    assert 'rel="noopener noreferrer"' in linked


def test_the_history_tells_each_report_in_order_of_publication():
    plan = replace(told(QUOTE, "Hun Sen", "Tuesday"), status=Status.PLANNED, published=date(2024, 11, 30))
    report = replace(told(QUOTE, "Hun Sen", "Tuesday"), status=Status.OCCURRED, published=date(2024, 12, 4))
    both = replace(EVENT, mentions=(report, plan))
    lines = history(both, {ARTICLE.id: ARTICLE})
    assert lines.index("planned") < lines.index("reported")
    assert history(EVENT, {ARTICLE.id: ARTICLE}) == ""


def test_a_conflict_of_dates_says_which_source_says_what():
    day, other = (replace(told(QUOTE, "Hun Sen", "Tuesday"), when=when(date(2024, 12, d))) for d in (3, 4))
    both = replace(EVENT, mentions=(day, other), date_conflict=True)
    lines = disagreement(both, {ARTICLE.id: ARTICLE})
    assert f"3 December 2024, says {source_name(ARTICLE)}" in lines
    assert f"4 December 2024, says {source_name(ARTICLE)}" in lines
    assert disagreement(EVENT, {ARTICLE.id: ARTICLE}) == ""


def test_the_facts_name_visitors_and_hosts_with_their_posts():
    guest, host = Party("Hun Sen", "Hun Sen", ANY, post="Senate President"), Party("Xi Jinping", "Xi", ANY)
    visit = replace(EVENT, people=(guest, host), visitors=(guest,), hosts=(host,))
    facts = head(to_frame([visit]).to_dict("records")[0], visit)
    assert "<dt>Visitor</dt><dd>Hun Sen, Senate President</dd>" in facts
    assert "<dt>Host</dt><dd>Xi Jinping</dd>" in facts
    assert "<dt>With</dt>" not in facts


def test_a_citation_names_event_quote_and_sources():
    cited = citation(
        to_frame([EVENT]).to_dict("records")[0], [replace(ARTICLE, publisher="The Post", url="https://x.org")]
    )
    for words in (EVENT.id, MENTION.quote.split()[0], "The Post", "https://x.org"):
        assert words in cited


@given(st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(sorted), min_size=3, max_size=6))
def test_the_passages_of_an_article_are_its_text(spans):
    quotes = [replace(told(QUOTE, "Xi", "left"), span=Span(*span)) for span in spans]
    assert "".join(passage.text for passage in passages(ARTICLE, quotes)) == TEXT
