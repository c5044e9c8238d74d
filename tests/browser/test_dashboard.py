"""What a visitor does: open, filter, click, read, download, on a wide screen and on a phone."""

import csv
import io
import re
from datetime import date
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import icalendar
import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import served
from playwright.sync_api import Browser, Locator, Page, expect

from timeline.app.sections import PATHS

HOSTILE = "**bold** <script>document.title='x'</script> $x$ :red[no] ![](x.png)"
SERIOUS = {"serious", "critical"}
TALKS = "Hun Sen and Xi Jinping meet in Beijing"


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    expect(page.locator(".article mark").first).to_be_visible(timeout=60_000)
    settled(page)
    return page


def rested(page: Page) -> None:
    """Wait until all is there, and the script has not run for a while: it runs again once the page's width is known."""
    whole = page.locator(".timeline svg, .js-plotly-plot").or_(page.get_by_role("button", name="Clear filters"))
    expect(whole.last).to_be_visible(timeout=60_000)
    page.wait_for_function(
        """() => {
            if (!document.querySelector("[data-test-script-state=notRunning]")) window.ran = performance.now();
            return performance.now() - (window.ran ??= performance.now()) > 700;
        }"""
    )


def settled(page: Page) -> None:
    """Wait until the script has run and the picture, as wide as the page, has stood still for a while."""
    expect(page.locator("[data-test-script-state=notRunning]")).to_have_count(1, timeout=30_000)
    page.wait_for_function(
        """() => {
            const picture = document.querySelector(".timeline svg");
            const fits = picture && picture.clientWidth === picture.parentElement.clientWidth;
            const drawn = fits ? picture.outerHTML : null;
            if (!drawn || window.drawn !== drawn) {
                window.drawn = drawn;
                window.since = performance.now();
            }
            return drawn && performance.now() - window.since > 300;
        }"""
    )


def counts(page: Page) -> Locator:
    return page.get_by_test_id("stCaptionContainer").first


def choose(page: Page, facet: str, value: str) -> None:
    """Choose a value of a filter, which is folded away or not."""
    box = page.locator(f'[data-id="{facet}:{value}"]')
    if not box.is_visible():
        page.locator(f"[data-group={facet}] summary").click()
    box.click()


def labels(page: Page) -> list[str]:
    """The labels on the timeline, without the folds' own and the lanes' headings."""
    texts = page.locator(".timeline .label").all_text_contents()
    return [text for text in texts if re.match(r"(Meeting|Visit|Agreement|Announcement)\b", text)]


def click_mark(page: Page, words: str) -> None:
    """Click the bar below the label with these words."""
    settled(page)
    # All boxes in one breath: the picture may be drawn anew between two questions.
    boxes = """css => [...document.querySelectorAll(".timeline " + css)].map(
        one => ({text: one.textContent, ...one.getBoundingClientRect().toJSON()}))"""
    label = next(box for box in page.evaluate(boxes, ".label") if words in box["text"])
    bars = page.evaluate(boxes, ".bars rect")
    below = [bar for bar in bars if 0 < bar["y"] - label["y"] < 30 and bar["height"] > 10]
    bar = min(below, key=lambda bar: (abs(bar["x"] - label["x"]), -bar["width"]))
    page.mouse.click(bar["x"] + bar["width"] / 2, bar["y"] + bar["height"] / 2)


def downloaded(page: Page, format: str) -> bytes:
    with page.expect_download() as download:
        page.locator(".downloads").get_by_role("link", name=format, exact=True).click()
    return Path(download.value.path()).read_bytes()


def rows_of(page: Page) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(downloaded(page, "CSV").decode("utf-8-sig"))))


@pytest.mark.parametrize("path", PATHS.values())
def test_each_page_opens_without_an_error_and_asks_no_other_host(page, address, path):
    errors, strangers = [], []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("request", lambda request: strangers.append(request.url) if not is_own(request.url, address) else None)
    page.goto(f"{address}/{path}")
    rested(page)
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
    choose(page, "people", "Zhao Leji")
    expect(counts(page)).to_contain_text("2 events")
    settled(page)
    assert len(labels(page)) == 2
    assert all("Zhao Leji" in label for label in labels(page))
    expect(page.locator(".list a")).to_have_count(2)


def test_people_are_any_of_the_chosen_or_all_of_them_together(page, address):
    opened(page, f"{address}/?people=Xi+Jinping&people=Zhao+Leji")
    expect(counts(page)).to_contain_text("3 events")
    page.get_by_text("All of them together").click()
    expect(counts(page)).to_contain_text("1 event ·")
    expect(page).to_have_url(re.compile("together=yes"))


def test_the_values_of_a_filter_say_how_many_events_they_have(page, address):
    opened(page, f"{address}/?people=Zhao+Leji")
    value = page.locator(".controls label.value", has_text="Planned")
    expect(value.locator("output")).to_have_text("1")
    visits = page.locator("[data-group=kinds] label.value", has_text="Visit")
    expect(visits.locator("output")).to_have_text("0")


def test_the_date_filter_narrows_the_view(page, address):
    opened(page, f"{address}/?from=2024-03-01&to=2024-03-31")
    expect(counts(page)).to_contain_text("1 event ·")
    assert labels(page) == ["Meeting · Hun Sen and Zhao Leji meet in Hainan"]


def test_a_typed_date_filters_too(page, address):
    opened(page, address)
    page.get_by_label("From").fill("2024-12-03")
    page.get_by_label("From").press("Enter")
    expect(counts(page)).to_contain_text("3 events")
    expect(page).to_have_url(re.compile("from=2024-12-03"))


def test_a_search_looks_into_the_articles_whatever_the_accents(page, address):
    opened(page, address)
    page.get_by_label("Search").fill("pekin president")
    expect(counts(page)).to_contain_text("2 languages")
    expect(page).to_have_url(re.compile(r"text=pekin\+president"))
    page.get_by_label("Search").fill("no such words")
    expect(counts(page)).to_have_text("No events")
    page.get_by_test_id("stButton").get_by_role("button", name="Clear filters").click()
    expect(counts(page)).to_contain_text("6 events")


def test_lanes_repeat_an_event_for_each_of_its_people(page, address):
    opened(page, address)
    page.get_by_label("Lanes").select_option("person")
    expect(page).to_have_url(re.compile("lanes=person"))
    expect(page.locator(".timeline .label", has_text="Wang Huning 1")).to_have_count(1)
    settled(page)
    assert sum("Hun Sen to meet Xi Jinping" in label for label in labels(page)) == 4


def test_wheel_buttons_and_box_zoom_one_and_the_same_window(page, address):
    opened(page, address)
    plot = page.locator(".timeline svg").bounding_box()
    page.mouse.move(plot["x"] + 0.95 * plot["width"], plot["y"] + 120)
    page.mouse.wheel(0, -400)
    expect(page).to_have_url(re.compile("from="))
    page.get_by_role("button", name="Show all time").click()
    expect(page).not_to_have_url(re.compile("from="))
    settled(page)
    plot = page.locator(".timeline svg").bounding_box()
    page.mouse.move(plot["x"] + 0.75 * plot["width"], plot["y"] + 40)
    page.mouse.down()
    page.mouse.move(plot["x"] + 0.99 * plot["width"], plot["y"] + 60, steps=4)
    page.mouse.up()
    expect(counts(page)).to_contain_text("4 events")
    expect(page.get_by_label("From")).to_have_value(re.compile("2024-11-"))
    settled(page)
    page.get_by_role("button", name="Zoom out").click()
    expect(counts(page)).not_to_contain_text("4 events")


def test_the_window_stays_when_something_else_changes(page, address):
    window = "from=2024-11-01&to=2024-12-31"
    opened(page, f"{address}/?{window}")
    choose(page, "kinds", "meeting")
    expect(page).to_have_url(re.compile(f"kinds=meeting&{window}"))
    page.locator(".list a").first.click()
    expect(page).to_have_url(re.compile(f"kinds=meeting&{window}&event="))
    expect(page.get_by_label("To", exact=True)).to_have_value("2024-12-31")


def test_a_click_on_a_mark_opens_its_article_with_its_sentence_marked(page, address):
    opened(page, address)
    click_mark(page, "Hun Sen and Zhao Leji meet in Hainan")
    expect(page.locator(".event h2")).to_have_text("Hun Sen and Zhao Leji meet in Hainan")
    # for a moment of the rerun the article before stands beside the new one
    article = page.locator(".article[data-event^='2024-03-28']")
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
    article, quote = page.locator(".article").first.bounding_box(), marked.bounding_box()
    assert article["y"] <= quote["y"]
    assert quote["y"] + quote["height"] <= article["y"] + article["height"]


def test_the_mark_of_the_open_event_is_framed(page, address):
    opened(page, address)
    for title in ("Hun Sen and Zhao Leji meet in Hainan", "Comprehensive Strategic Partnership signed"):
        link = page.locator(".list a", has_text=title)
        link.click()
        page.wait_for_function(
            """row => {
                const frames = [...document.querySelectorAll(".timeline .opened rect")];
                const bars = document.querySelectorAll(`.timeline .bars:not(.labels) [data-row="${row}"]`);
                const outer = frames[0]?.getBoundingClientRect();
                return frames.length === 1 && bars.length && [...bars].every(bar => {
                    const inner = bar.getBoundingClientRect();
                    return outer.left < inner.left && inner.right < outer.right && outer.top < inner.top
                        && inner.bottom < outer.bottom && inner.top - outer.top < 5;
                });
            }""",
            arg=link.get_attribute("data-row"),
        )


def test_a_click_on_a_label_opens_its_event_too(page, address):
    opened(page, address)
    page.locator(".timeline .label", has_text="Ministry of Foreign Affairs").click(force=True)
    expect(page.locator(".event h2")).to_contain_text("Ministry of Foreign Affairs")


def test_a_click_in_the_list_opens_its_event_and_leaves_the_picture(page, address):
    opened(page, address)
    page.evaluate("document.querySelector('.timeline').dataset.same = 'yes'")
    page.locator(".list a", has_text="Comprehensive Strategic Partnership signed").click()
    expect(page.locator(".event h2")).to_have_text("Comprehensive Strategic Partnership signed")
    expect(page.locator(".list a[aria-current=true]")).to_have_count(1)
    assert page.locator(".timeline[data-same=yes]").count() == 1


def test_keys_open_the_next_and_the_previous_event(page, address):
    opened(page, address)
    first = page.locator(".list a[aria-current]").inner_text()
    page.keyboard.press("k")
    expect(page.locator(".event h2")).not_to_have_text(TALKS)
    page.keyboard.press("j")
    expect(page.locator(".event h2")).to_have_text(TALKS)
    expect(page.locator(".list a[aria-current]")).to_have_text(first, use_inner_text=True)
    page.get_by_label("Search").press("j")
    expect(page.get_by_label("Search")).to_have_value("j")


def test_everything_can_be_reached_and_done_by_keyboard(page, address):
    opened(page, address)
    page.get_by_label("Search").focus()
    reached = []
    for _ in range(80):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.dataset.id || document.activeElement.textContent"))
    for wanted in ("from", "people:Hun Sen", "countries:CHN", "CSV"):
        assert wanted in reached
    assert any("Comprehensive Strategic" in one for one in reached)
    page.locator('[data-id="people:Zhao Leji"]').focus()
    page.keyboard.press("Space")
    expect(counts(page)).to_contain_text("2 events")
    assert page.evaluate("document.activeElement.dataset.id") == "people:Zhao Leji"
    expect(page.locator(".list a")).to_have_count(2)
    page.locator(".list a").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(".event h2")).to_have_text("Hun Sen to meet Xi Jinping, Wang Huning and Zhao Leji")


def test_an_event_shows_its_sources_side_by_side_across_languages(page, address):
    opened(page, address)
    expect(page.locator(".event h2")).to_have_text(TALKS)
    expect(page.locator(".article")).to_have_count(3)
    assert {one.get_attribute("lang") for one in page.locator(".article").all()} == {"en", "fr"}
    expect(page.locator(".article[lang=fr] mark").first).to_contain_text("le 3 décembre 2024")


def test_the_address_restores_event_and_filters(page, browser, address):
    opened(page, address)
    choose(page, "people", "Zhao Leji")
    expect(counts(page)).to_contain_text("2 events")
    click_mark(page, "meet in Hainan")
    expect(page).to_have_url(re.compile("event="))
    other = browser.new_context().new_page()
    opened(other, page.url)
    expect(other.locator(".event h2")).to_have_text("Hun Sen and Zhao Leji meet in Hainan")
    expect(counts(other)).to_contain_text("2 events")
    other.context.close()


def test_back_returns_to_the_view_before(page, address):
    opened(page, address)
    choose(page, "people", "Zhao Leji")
    expect(counts(page)).to_contain_text("2 events")
    page.go_back()
    expect(counts(page)).to_contain_text("6 events")


def test_two_visitors_never_see_each_others_view(page, browser, address):
    other = browser.new_context().new_page()
    opened(page, address)
    opened(other, address)
    choose(page, "people", "Zhao Leji")
    expect(counts(page)).to_contain_text("2 events")
    choose(other, "kinds", "visit")
    expect(counts(other)).to_contain_text("1 event ·")
    expect(counts(page)).to_contain_text("2 events")
    other.context.close()


def test_the_download_holds_what_the_screen_shows(page, address):
    opened(page, address)
    assert len(rows_of(page)) == 6
    choose(page, "kinds", "meeting")
    expect(counts(page)).to_contain_text("3 events")
    settled(page)
    assert sorted(row["title"] for row in rows_of(page)) == sorted(
        re.sub(r" · \d+ sources$", "", label).removeprefix("Meeting · ") for label in labels(page)
    )


def test_a_feed_gives_the_view_of_its_address(address):
    calendar = icalendar.Calendar.from_ical(urlopen(f"{address}/events.ics?people=Zhao+Leji").read())
    days = [(entry.decoded("dtstart"), entry.decoded("dtend")) for entry in calendar.walk("VEVENT")]
    assert days == [(date(2024, 3, 28), date(2024, 3, 29)), (date(2024, 12, 2), date(2024, 12, 5))]
    with pytest.raises(HTTPError, match="400"):
        urlopen(f"{address}/events.csv?people=Nobody")


def test_the_picture_can_be_saved_as_svg_and_png(page, address):
    opened(page, address)
    for format, start in (("SVG", b"<svg"), ("PNG", b"\x89PNG")):
        with page.expect_download() as download:
            page.locator(".tools").get_by_role("button", name=format).click()
        data = Path(download.value.path()).read_bytes()
        assert data.startswith(start)
        assert format == "PNG" or b"Hun Sen and Zhao Leji meet in Hainan" in data


def test_true_time_is_one_switch_away(page, address):
    opened(page, address)
    ticks = page.locator(".timeline .xtick")
    expect(ticks.filter(has_text="28 Mar")).to_have_count(1)
    page.get_by_label("True time").check()
    expect(ticks.filter(has_text="2020")).to_have_count(1)
    expect(page).to_have_url(re.compile("time=true"))


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
    listed, plot = (page.locator(css).bounding_box() for css in (".list", ".timeline svg"))
    assert listed["y"] < plot["y"]
    page.wait_for_function(
        """() => {
            const labels = [...document.querySelectorAll(".timeline .label")];
            const inside = box => box.left >= 0 && box.right <= 390;
            return labels.length > 0 && labels.every(label => inside(label.getBoundingClientRect()));
        }"""
    )
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_picture_is_drawn_for_the_ground_it_stands_on(browser: Browser, address, scheme):
    page = browser.new_context(color_scheme=scheme).new_page()
    opened(page, address)
    label = page.locator(".timeline .label", has_text="Meeting").first
    ink, paper = {
        "light": ("rgb(30, 36, 43)", "rgb(255, 255, 255)"),
        "dark": ("rgb(232, 234, 237)", "rgb(19, 23, 28)"),
    }[scheme]
    expect(label).to_have_css("fill", ink)
    expect(page.get_by_test_id("stApp")).to_have_css("background-color", paper)
    page.context.close()


def test_a_dark_page_prints_as_ink_on_paper(browser: Browser, address):
    page = browser.new_context(color_scheme="dark").new_page()
    opened(page, address)
    page.emulate_media(media="print")
    ink = "rgb(30, 36, 43)"
    for drawn in (".timeline .label", ".timeline .xtick"):
        expect(page.locator(drawn).first).to_have_css("fill", ink)
    for words in (".list a span", ".article", ".event h2"):
        expect(page.locator(words).first).to_have_css("color", ink)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    for hidden in (".tools", ".downloads", "[data-testid=stSidebar]"):
        expect(page.locator(hidden)).to_be_hidden()
    page.context.close()


def test_text_of_an_article_is_shown_letter_by_letter(page, tmp_path):
    (tmp_path / "visit.txt").write_text(f"On December 3, 2024, Xi Jinping met Hun Sen in Beijing.\n{HOSTILE}", "utf-8")
    for address in served(tmp_path):
        opened(page, address)
        expect(page.locator(".article").last).to_contain_text(HOSTILE)
        assert page.title() == "Diplomatic Timeline"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", ["", "?lanes=person&people=Hun+Sen&people=Xi+Jinping", "?text=nothing+of+the+kind"])
def test_nothing_stands_in_the_way_of_assistive_technology(browser: Browser, address, scheme, view):
    page = browser.new_context(color_scheme=scheme, viewport={"width": 1440, "height": 1000}).new_page()
    page.goto(f"{address}/{view}")
    expect(page.get_by_test_id("stCaptionContainer").first).to_be_visible(timeout=60_000)
    rested(page)
    found = Axe().run(page).response["violations"]
    told = [(one["id"], [node["target"] for node in one["nodes"]]) for one in found if one["impact"] in SERIOUS]
    assert told == []
    page.context.close()


def test_khmer_and_arabic_have_a_face_of_their_own(address):
    for name in ("noto-serif-khmer", "noto-naskh-arabic"):
        assert urlopen(f"{address}/faces/{name}.woff2").read(4) == b"wOF2"


@pytest.mark.parametrize("name", list(PATHS.values())[1:])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_each_page_shows_the_same_view_and_stands_in_nobodys_way(browser: Browser, address, name, scheme):
    page = browser.new_context(color_scheme=scheme, viewport={"width": 1440, "height": 1000}).new_page()
    page.goto(f"{address}/{name}?people=Zhao+Leji")
    expect(page.locator(".js-plotly-plot").first).to_be_visible(timeout=60_000)
    expect(counts(page)).to_contain_text("2 events")
    expect(page.locator(".list a")).to_have_count(2)
    rested(page)
    found = Axe().run(page).response["violations"]
    told = [(one["id"], [node["target"] for node in one["nodes"]]) for one in found if one["impact"] in SERIOUS]
    assert told == []
    page.context.close()


def test_the_ways_between_the_pages_keep_the_view(page, address):
    opened(page, f"{address}/?people=Zhao+Leji")
    page.locator(".st-key-ways").get_by_role("link", name="Activity").click()
    expect(page).to_have_url(re.compile(r"/activity\?people=Zhao\+Leji"))
    expect(counts(page)).to_contain_text("2 events")
    page.locator(".list a").first.click()
    expect(page.locator(".event h2")).to_have_text("Hun Sen and Zhao Leji meet in Hainan", timeout=30_000)
    expect(counts(page)).to_contain_text("2 events")


@pytest.mark.parametrize(("name", "asked"), [("places", "places=Hainan"), ("people", "people="), ("activity", "from=")])
def test_a_click_on_a_picture_narrows_the_view(page, address, name, asked):
    page.goto(f"{address}/{name}")
    shapes = {"places": ".scatterlayer .point", "people": ".hm image", "activity": ".bars .point path"}
    mark = page.locator(f".js-plotly-plot {shapes[name]}").last
    expect(mark).to_be_attached(timeout=60_000)
    rested(page)
    box = mark.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2 + (0 if name != "people" else 10), box["y"] + box["height"] / 2)
    expect(page).to_have_url(re.compile(re.escape(asked).replace("Hainan", "")))
