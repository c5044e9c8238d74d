// Tells the timeline which event is open, scrolls each of its articles to the quote, once for each event, and copies what a
// button offers.
const FRAMES = 120; // the articles may be drawn after this; it gives up after so many frames

export default function ({ data, parentElement }) {
  document.onclick = ({ target }) => {
    const button = target.closest && target.closest("[data-copy]");
    if (!button) return;
    navigator.clipboard.writeText(button.dataset.copy).then(() => { button.dataset.done = "yes"; });
  };
  document.documentElement.dataset.opened = data.row;
  document.dispatchEvent(new Event("opened"));
  if (parentElement.dataset.anchor === data.anchor) return;
  const first = parentElement.dataset.anchor === undefined;
  let frames = 0;
  const scroll = () => {
    const articles = [...document.querySelectorAll(".article")].filter((one) => one.dataset.event === data.anchor);
    if (articles.length < data.articles) { if (frames++ < FRAMES) requestAnimationFrame(scroll); return; }
    parentElement.dataset.anchor = data.anchor;
    for (const article of articles) {
      const mark = article.querySelector("mark");
      if (!mark) continue;
      const above = mark.getBoundingClientRect().top - article.getBoundingClientRect().top;
      article.scrollTop += above - article.clientHeight / 4;
    }
    if (data.follow && !first) document.querySelector(".event").scrollIntoView({ block: "start" });
  };
  requestAnimationFrame(scroll);
}
