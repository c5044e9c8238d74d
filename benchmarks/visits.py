"""A reader's visit to a page in a browser, and how long the page takes to paint what each act asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, Page

from benchmarks.timelines import PAGES

WATCH = (PAGES / "watch.js").read_text(encoding="utf-8")
WINDOW = {"width": 1440, "height": 1000}
LONGEST = 180_000  # milliseconds that anything may take
REST = 700  # milliseconds in which a page sends for what else it wants, before it is measured or acted upon


@dataclass(frozen=True, slots=True)
class Taken:
    """What a page took to paint: milliseconds, and bytes that the server sent by the time that it was at rest."""

    time: float
    sent: float


@dataclass(frozen=True, slots=True)
class Visit:
    """A page in a browser that had not seen it before."""

    kind: str
    page: Page

    def load(self, address: str) -> Taken:
        """Open an address."""
        return self._painted(lambda: self.page.goto(address, wait_until="commit"), acted=False)

    def choose(self, person: str) -> Taken:
        """Choose a person: the filter's box in the dashboard, a button elsewhere."""
        box = f'.controls input[data-facet=people][data-value="{person}"]'
        button = f'button:has-text("{person}")'
        choice = self.page.locator(box if self.kind == "dashboard" else button).first
        return self._painted(choice.click)

    def turn(self, share: float) -> Taken:
        """Turn the wheel by a step at a share of the picture's width."""
        box = self.page.locator(".timeline svg").bounding_box()
        assert box, "the picture has no ground"
        self.page.mouse.move(box["x"] + share * box["width"], box["y"] + box["height"] / 2)
        return self._painted(lambda: self.page.mouse.wheel(0, -240))

    def search(self, text: str) -> Taken:
        """Type a text into the search field, and ask for it."""
        field = self.page.locator(".controls [data-id=text]")
        field.fill(text)
        return self._painted(lambda: field.press("Enter"))

    @property
    def heap(self) -> float:
        """The megabytes of JavaScript's heap once its garbage is collected."""
        devtools = self.page.context.new_cdp_session(self.page)
        devtools.send("HeapProfiler.collectGarbage")
        used: float = devtools.send("Runtime.getHeapUsage")["usedSize"] / 2**20
        devtools.detach()
        return used

    @property
    def nodes(self) -> int:
        """The elements of the page."""
        return int(self.page.evaluate("document.getElementsByTagName('*').length"))

    def _painted(self, act: Callable[[], Any], *, acted: bool = True) -> Taken:
        """Do something, and wait until the page has painted something else than before."""
        asked = {"page": self.kind, "acted": acted, "before": self._shown() if acted else None, "longest": LONGEST}
        before = self._sent() if acted else 0.0
        act()
        time = self.page.evaluate(
            "({page, before, acted, longest}) => __watch.painted(page, before, acted, longest)", asked
        )
        self.page.wait_for_timeout(REST)
        return Taken(time, self._sent() - before)

    def _shown(self) -> str | None:
        shown: str | None = self.page.evaluate("page => __watch.shown[page]()", self.kind)
        return shown

    def _sent(self) -> float:
        return float(self.page.evaluate("__watch.bytes"))


@contextmanager
def visiting(browser: Browser, kind: str) -> Iterator[Visit]:
    """Visit a page in a fresh context, whose caches are empty."""
    context = browser.new_context(viewport=WINDOW)  # type: ignore[arg-type]
    context.set_default_timeout(LONGEST)
    page = context.new_page()
    page.add_init_script(WATCH)
    try:
        yield Visit(kind, page)
    finally:
        context.close()
