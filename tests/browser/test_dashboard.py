"""What a visitor does: open, filter, click, read, download, on a wide screen and on a phone."""

import csv
import io
import re
from pathlib import Path

import pytest
from conftest import served
from playwright.sync_api import Browser, Locator, Page, expect

HOSTILE = "**bold** <script>document.title='x'</script> $x$ :red[no] ![](x.png)"
TALKS = "Hun Sen and Xi Jinping meet in Beijing"


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    expect(page.locator(".article mark").first).to_be_visible(timeout=60_000)
    settled(page)
    return page


def settled(page: Page) -> None:
    """Wait until the script has run and the one picture, as wide as the page, has stood still for a while."""
    expect(page.locator("[data-test-script-state=notRunning]")).to_have_count(1, timeout=30_000)
    page.wait_for_function(
        """() => {
            const plots = document.querySelectorAll(".js-plotly-plot");
            const main = document.querySelector(".st-key-measure");
            const fits = plots.length === 1 && Math.abs(plots[0].clientWidth - main.clientWidth) < 2;
            const drawn = fits ? plots[0].querySelector(".infolayer") : null;
            if (!drawn || window.drawn !== drawn.innerHTML) {
                window.drawn = drawn && drawn.innerHTML;
                window.since = performance.now();
            }
            return drawn && performance.now() - window.since > 300;
        }"""
    )


def counts(page: Page) -> Locator:
    return page.get_by_test_id("stCaptionContainer").first


def choose(page: Page, label: str, option: str) -> None:
    page.get_by_role("combobox", name=label).click()
    page.get_by_role("option", name=option, exact=True).click()
    page.keyboard.press("Escape")


def labels(page: Page) -> list[str]:
    """The labels on the timeline, without the folds' own."""
    texts = page.locator(".js-plotly-plot .annotation-text").all_text_contents()
    return [text for text in texts if not re.fullmatch(r"\d+ (year|month|week|day)s?", text)]


def click_mark(page: Page, words: str) -> None:
    """Click the bar below the label with these words."""
    settled(page)
    # All boxes in one breath: the picture may be drawn anew between two questions.
    boxes = """css => [...document.querySelectorAll(".js-plotly-plot " + css)].map(
        one => ({text: one.textContent, ...one.getBoundingClientRect().toJSON()}))"""
    label = next(box for box in page.evaluate(boxes, ".annotation-text") if words in box["text"])
    bars = page.evaluate(boxes, ".bars .point path")
    below = [bar for bar in bars if 0 < bar["y"] - label["y"] < 30 and bar["height"] > 10]
    bar = min(below, key=lambda bar: (abs(bar["x"] - label["x"]), -bar["width"]))
    page.mouse.click(bar["x"] + bar["width"] / 2, bar["y"] + bar["height"] / 2)


def downloaded(page: Page) -> list[dict[str, str]]:
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_the_page_opens_without_an_error_and_asks_no_other_host(page, address):
    errors, strangers = [], []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("request", lambda request: strangers.append(request.url) if not is_own(request.url, address) else None)
    opened(page, address)
    expect(counts(page)).to_have_text("6 events · 5 articles · 2 languages · 2016 – Dec 2024")
    assert errors == []
    assert strangers == []


def is_own(url: str, address: str) -> bool:
    return url.startswith((address, address.replace("http", "ws", 1), "data:", "blob:"))


def test_the_first_picture_labels_every_event(page, address):
    opened(page, address)
    assert len(labels(page)) == 6


def test_the_person_filter_narrows_picture_counts_and_list(page, address):
    opened(page, address)
    choose(page, "People", "Zhao Leji")
    expect(counts(page)).to_contain_text("2 events")
    settled(page)
    assert len(labels(page)) == 2
    assert all("Zhao Leji" in label for label in labels(page))


def test_the_date_filter_narrows_the_view(page, address):
    opened(page, f"{address}/?dates=2024-03-01&dates=2024-03-31")
    expect(counts(page)).to_contain_text("1 event ·")
    assert labels(page) == ["Meeting · Hun Sen and Zhao Leji meet in Hainan"]


def test_a_typed_date_filters_too(page, address):
    opened(page, address)
    page.get_by_role("spinbutton", name="year, Dates start date").click()
    page.keyboard.type("20241203")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(counts(page)).to_contain_text("3 events")


def test_a_click_on_a_mark_opens_its_article_with_its_sentence_marked(page, address):
    opened(page, address)
    click_mark(page, "Hun Sen and Zhao Leji meet in Hainan")
    expect(page.locator(".event h2")).to_have_text("Hun Sen and Zhao Leji meet in Hainan")
    # for a moment of the rerun the article before stands beside the new one
    article = page.locator(".article[data-anchor^='2024-03-28']")
    expect(article).to_contain_text("High-Level Meeting between Cambodian and Chinese Leaders")
    marked = article.locator("mark").first
    expect(marked).to_contain_text("held a meeting with Chairman of the Standing Committee")
    expect(marked).to_contain_text("on Thursday (Mar. 28) in Hainan, China.")
    expect(marked.locator("u.person").first).to_have_text("Hun Sen")


def test_the_marked_sentence_is_scrolled_into_sight(page, address):
    opened(page, address)
    click_mark(page, "Comprehensive Strategic Partnership")
    marked = page.locator(".article mark", has_text="was signed in 2016").first
    expect(marked).to_be_visible()
    page.wait_for_function("() => document.querySelector('.article').scrollTop > 0")
    article, quote = page.locator(".article").bounding_box(), marked.bounding_box()
    assert article["y"] <= quote["y"]
    assert quote["y"] + quote["height"] <= article["y"] + article["height"]


def test_a_click_on_a_label_opens_its_event_too(page, address):
    opened(page, address)
    page.locator(".js-plotly-plot .annotation-text", has_text="Ministry of Foreign Affairs").click(force=True)
    expect(page.locator(".event h2")).to_contain_text("Ministry of Foreign Affairs")


def test_a_click_on_a_row_opens_its_event_and_leaves_the_picture(page, address):
    opened(page, address)
    page.evaluate("document.querySelector('.js-plotly-plot').dataset.same = 'yes'")
    table = page.get_by_test_id("stDataFrame").bounding_box()
    page.mouse.click(table["x"] + 150, table["y"] + 60)
    expect(page.locator(".event h2")).to_have_text("Comprehensive Strategic Partnership signed")
    assert page.locator(".js-plotly-plot[data-same=yes]").count() == 1


def test_an_event_shows_each_of_its_sources(page, address):
    opened(page, address)
    expect(page.locator(".event h2")).to_have_text(TALKS)
    source = page.get_by_role("combobox", name="Sources (3)")
    source.click()
    page.get_by_role("option", name=re.compile("entretient")).click()
    expect(page.locator(".article mark").first).to_contain_text("le 3 décembre 2024")


def test_the_address_restores_event_and_filters(page, browser, address):
    opened(page, address)
    choose(page, "People", "Zhao Leji")
    expect(counts(page)).to_contain_text("2 events")
    click_mark(page, "meet in Hainan")
    expect(page).to_have_url(re.compile("event="))
    other = browser.new_context().new_page()
    opened(other, page.url)
    expect(other.locator(".event h2")).to_have_text("Hun Sen and Zhao Leji meet in Hainan")
    expect(counts(other)).to_contain_text("2 events")
    other.context.close()


def test_the_download_holds_what_the_screen_shows(page, address):
    opened(page, address)
    assert len(downloaded(page)) == 6
    choose(page, "Kind", "Meeting")
    expect(counts(page)).to_contain_text("3 events")
    settled(page)
    rows = downloaded(page)
    assert sorted(row["title"] for row in rows) == sorted(
        re.sub(r" · \d+ sources$", "", label).removeprefix("Meeting · ") for label in labels(page)
    )


def test_true_time_is_one_switch_away(page, address):
    opened(page, address)
    ticks = page.locator(".js-plotly-plot .xtick")
    expect(ticks.filter(has_text="28 Mar")).to_have_count(1)
    page.get_by_text("True time").click()
    expect(ticks.filter(has_text="2020")).to_have_count(1)


@pytest.mark.parametrize("width", [390, 800, 1440])
def test_no_width_scrolls_sideways(browser: Browser, address, width):
    page = browser.new_context(viewport={"width": width, "height": 844}).new_page()
    opened(page, address)
    inner = page.evaluate(
        "[document.documentElement.scrollWidth, document.querySelector('[data-testid=stMain]').scrollWidth]"
    )
    assert max(inner) <= width
    page.context.close()


def test_a_phone_shows_the_list_first_and_all_labels_inside(browser: Browser, address):
    page = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
    opened(page, address)
    table, plot = (page.locator(css).bounding_box() for css in ("[data-testid=stDataFrame]", ".js-plotly-plot"))
    assert table["y"] < plot["y"]
    page.wait_for_function(
        """() => {
            const labels = [...document.querySelectorAll(".js-plotly-plot .annotation-text")];
            const inside = box => box.left >= 0 && box.right <= 390;
            return labels.length > 0 && labels.every(label => inside(label.getBoundingClientRect()));
        }"""
    )
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_picture_is_drawn_for_the_ground_it_stands_on(browser: Browser, address, scheme):
    page = browser.new_context(color_scheme=scheme).new_page()
    opened(page, address)
    label = page.locator(".js-plotly-plot .annotation-text", has_text="Meeting").first
    ink, paper = {
        "light": ("rgb(30, 36, 43)", "rgb(255, 255, 255)"),
        "dark": ("rgb(232, 234, 237)", "rgb(19, 23, 28)"),
    }[scheme]
    expect(label).to_have_css("fill", ink)
    expect(page.get_by_test_id("stApp")).to_have_css("background-color", paper)
    page.context.close()


def test_text_of_an_article_is_shown_letter_by_letter(page, tmp_path):
    (tmp_path / "visit.txt").write_text(f"On December 3, 2024, Xi Jinping met Hun Sen in Beijing.\n{HOSTILE}", "utf-8")
    for address in served(tmp_path):
        opened(page, address)
        expect(page.locator(".article").last).to_contain_text(HOSTILE)
        assert page.title() == "Diplomatic Timeline"
