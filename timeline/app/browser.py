"""The two things that Streamlit leaves to the browser: how wide the page is, and scrolling to a quote."""

from __future__ import annotations

import streamlit as st

# Reports the width in steps, so that the picture is not drawn anew for every pixel of a resized window.
MEASURE = """
const STEP = 20;
export default function ({ parentElement, setStateValue }) {
  let known = 0;
  const report = () => {
    const width = Math.floor(parentElement.clientWidth / STEP) * STEP;
    if (width > 0 && width !== known) { known = width; setStateValue("width", width); }
  };
  const observer = new ResizeObserver(report);
  observer.observe(parentElement);
  report();
  return () => observer.disconnect();
}
"""

# Waits for the article, which may be drawn after this, and scrolls it once for each anchor; gives up after some frames.
SCROLL = """
const FRAMES = 120;
export default function ({ data, parentElement }) {
  if (parentElement.dataset.anchor === data.anchor) return;
  const first = parentElement.dataset.anchor === undefined;
  let frames = 0;
  const scroll = () => {
    const article = [...document.querySelectorAll(".article")].find((one) => one.dataset.anchor === data.anchor);
    const mark = article && article.querySelector("mark");
    if (!mark) { if (frames++ < FRAMES) requestAnimationFrame(scroll); return; }
    parentElement.dataset.anchor = data.anchor;
    const above = mark.getBoundingClientRect().top - article.getBoundingClientRect().top;
    article.scrollTop += above - article.clientHeight / 4;
    if (data.follow && !first) article.scrollIntoView({ block: "center" });
  };
  requestAnimationFrame(scroll);
}
"""


def page_width() -> int | None:
    """Return the pixels that the page's main column has; None until the browser has told."""
    measure = st.components.v2.component("diplomatic_timeline.measure", js=MEASURE, isolate_styles=False)
    width = measure(key="measure", on_width_change=_nothing).get("width")
    return int(width) if width else None


def scroll_to_quote(anchor: str, *, follow: bool) -> None:
    """Scroll the article with this `data-anchor` to its first mark; `follow` brings it into the window as well."""
    scroll = st.components.v2.component("diplomatic_timeline.scroll", js=SCROLL, isolate_styles=False)
    scroll(key="scroll", data={"anchor": anchor, "follow": follow})


def _nothing() -> None:
    """Make the width a state of the session."""
