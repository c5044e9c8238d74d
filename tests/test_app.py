from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from factories import sample
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import MENTION
from streamlit.testing.v1 import AppTest

from timeline.app.filters import Filters, chosen, loosened, options
from timeline.app.page import summary
from timeline.app.passages import article_html, passages
from timeline.app.picture import event_of
from timeline.frame import to_frame
from timeline.model import Article, Party, Place, Span

ROOT = Path(__file__).parent.parent
HOSTILE = "**bold** <script>alert(1)</script> $x$ :red[no] ![](x.png)"


@pytest.fixture
def page(monkeypatch):
    """The page of a folder: none is that of dashboard.py."""

    def opened(folder: Path | None = None, **address: str) -> AppTest:
        monkeypatch.delenv("DIPLOMATIC_TIMELINE_CORPUS", raising=False)
        if folder:
            monkeypatch.setenv("DIPLOMATIC_TIMELINE_CORPUS", str(folder))
        app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
        for name, value in address.items():
            app.query_params[name] = value
        return app.run()

    return opened


def counts(app: AppTest) -> str:
    return app.caption[0].value


def text_of(app: AppTest) -> str:
    return "\n".join(one.value for one in app.text)


def html_of(app: AppTest) -> str:
    return "\n".join(one.proto.body for one in app.get("html"))


def rows(app: AppTest) -> list[str]:
    return app.dataframe[0].value["Event"].tolist()


def filtered(app: AppTest, label: str):
    return next(one for one in app.multiselect if one.label == label)


def test_the_page_opens_on_the_corpus_beside_it(page):
    app = page()
    assert not app.exception
    assert app.title[0].value == "Diplomatic Timeline"
    assert counts(app).endswith("5 articles · 2 languages · 2016 – Dec 2024")


def test_the_filters_are_labelled_as_a_reader_calls_them(page):
    app = page()
    assert [one.label for one in app.multiselect] == ["People", "Kind", "Country", "Status"]
    assert [one.label for one in app.date_input] == ["Dates"]
    assert [one.label for one in app.text_input] == ["Search"]


def test_the_person_filter_leaves_that_persons_events(page):
    app = page()
    filtered(app, "People").select("Wang Huning").run()
    assert counts(app).startswith("1 event · 1 article")
    assert all("Wang Huning" in row for row in rows(app))


def test_the_date_filter_leaves_what_touches_the_dates(page):
    app = page()
    app.date_input[0].set_value((date(2024, 3, 1), date(2024, 3, 31))).run()
    assert rows(app) == ["Hun Sen and Zhao Leji meet in Hainan"]


def test_while_only_the_first_date_is_picked_nothing_is_left_out(page):
    app = page()
    before = rows(app)
    app.date_input[0].set_value((date(2024, 12, 3),)).run()
    assert rows(app) == before


def test_an_empty_view_says_which_filter_to_loosen_and_clears_them(page):
    app = page()
    everything = rows(app)
    filtered(app, "People").select("Wang Huning").run()
    app.text_input[0].set_value("nowhere").run()
    assert "Without the filter Search: 1 event" in text_of(app)
    assert "People" not in text_of(app)
    app.button[0].click().run()
    assert rows(app) == everything


def test_the_most_reported_event_is_open_at_first(page):
    app = page()
    assert "<h2>Hun Sen and Xi Jinping meet in Beijing</h2>" in html_of(app)
    assert "<mark>" in html_of(app)


def test_an_address_opens_its_event(page):
    app = page()
    other = to_frame(sample())  # ids differ from the corpus's: an unknown event opens the usual one
    assert "<h2>Hun Sen and Xi Jinping meet in Beijing</h2>" in html_of(page(event=other["id"][0]))
    assert not app.exception


@settings(max_examples=12, deadline=None)
@given(
    st.dictionaries(st.sampled_from(["people", "dates", "kinds", "text", "event", "true-time"]), st.text(max_size=12))
)
def test_no_shared_address_breaks_the_page(address):
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
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


def test_text_of_an_article_is_shown_and_never_interpreted(page, tmp_path):
    (tmp_path / "visit.txt").write_text(f"On December 3, 2024, Xi Jinping met Hun Sen in Beijing.\n{HOSTILE}", "utf-8")
    app = page(tmp_path)
    assert "&lt;script&gt;" in html_of(app)
    assert "<script>" not in html_of(app)
    assert "**bold**" in html_of(app)
    assert not any("bold" in one.value for one in app.markdown)


@pytest.fixture(scope="module")
def frame():
    return to_frame(sample())


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        (Filters(), ["partnership", "hainan", "announcement", "visit", "plan", "talks"]),
        (Filters(people=("Xi Jinping",)), ["plan", "talks"]),
        (Filters(people=("Xi Jinping", "Zhao Leji")), ["hainan", "plan", "talks"]),
        (Filters(dates=(date(2016, 5, 1), date(2016, 5, 2))), ["partnership"]),
        (Filters(dates=(date(2024, 12, 4), date(2024, 12, 9))), ["visit", "plan"]),
        (Filters(kinds=("visit", "agreement")), ["partnership", "visit"]),
        (Filters(countries=("CHN",)), ["hainan", "plan", "talks"]),
        (Filters(statuses=("planned",)), ["plan"]),
        (Filters(text="BEIJING xi"), ["talks"]),
        (Filters(text="beijing nowhere"), []),
        (Filters(people=("Xi Jinping",), statuses=("occurred",)), ["talks"]),
    ],
)
def test_filters_leave_what_passes_all_of_them(frame, filters, ids):
    assert chosen(frame, filters)["id"].tolist() == ids


def test_loosening_counts_what_each_filter_alone_keeps_out(frame):
    filters = Filters(people=("Wang Huning",), kinds=("visit",), text="nothing")
    assert loosened(frame, filters) == {}
    assert loosened(frame, replace(filters, text="")) == {"people": 1, "kinds": 1}


def test_options_come_most_frequent_first_and_blanks_are_none(frame):
    assert options(frame, "people")[0] == "Hun Sen"
    assert options(frame, "place") == ["Beijing", "China", "Hainan"]


def test_the_summary_counts_what_is_in_view(frame):
    assert summary(frame) == "6 events · 3 articles · 1 language · 2016 – Dec 2024"
    assert summary(frame[5:]) == "1 event · 3 articles · 1 language · Dec 2024"
    assert summary(frame[:1]) == "1 event · 1 article · 1 language · 2016"


@pytest.mark.parametrize("data", ["e1", ["e1"], {"0": "e1"}])
def test_a_clicked_points_event_is_found_however_it_comes_back(data):
    assert event_of({"customdata": data}) == "e1"


TEXT = "Before. Xi met Hun Sen in Beijing on Tuesday & left. After <b>."


def told(quote: str, who: str, day: str):
    at = {words: Span(TEXT.index(words), TEXT.index(words) + len(words)) for words in (quote, who, day, "Beijing")}
    return replace(
        MENTION,
        span=at[quote],
        quote=quote,
        when=replace(MENTION.when, span=at[day]),
        people=(Party(who, who, at[who]),),
        place=Place("Beijing", "CHN", span=at["Beijing"]),
    )


ARTICLE = Article("a", "a.txt", TEXT)
QUOTE = "Xi met Hun Sen in Beijing on Tuesday & left."


def test_the_quote_is_marked_and_its_date_people_and_place_underlined():
    assert article_html(ARTICLE, [told(QUOTE, "Hun Sen", "Tuesday")]) == (
        'Before. <mark>Xi met <u class="person">Hun Sen</u> in <u class="place">Beijing</u> on '
        '<u class="date">Tuesday</u> &amp; left.</mark> After &lt;b&gt;.'
    )


@given(st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(sorted), min_size=3, max_size=6))
def test_the_passages_of_an_article_are_its_text(spans):
    quotes = [replace(told(QUOTE, "Xi", "left"), span=Span(*span)) for span in spans]
    assert "".join(passage.text for passage in passages(ARTICLE, quotes)) == TEXT
