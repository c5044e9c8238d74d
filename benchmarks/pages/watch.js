// Loaded before a page's own scripts: counts what the server sends, notes when the reader acted last, and tells when a
// page has painted what it was asked for. A page is painted when its words and its picture belong together and have
// stood unchanged for two frames.
(() => {
  const watch = (window.__watch = { bytes: 0, acted: 0 });
  window.WebSocket = class extends WebSocket {
    constructor(...where) {
      super(...where);
      this.addEventListener("message", ({ data }) => { watch.bytes += data.byteLength ?? data.size ?? data.length; });
    }
  };
  for (const kind of ["click", "wheel", "keydown"]) {
    const noted = ({ timeStamp }) => { watch.acted = timeStamp; };
    addEventListener(kind, noted, { capture: true, passive: true });
  }

  const told = (marks) => document.querySelector(marks) && document.getElementById("counts").textContent || null;
  const caption = () => document.querySelector("[data-testid=stCaptionContainer]")?.textContent || null;
  const bars = (plot) => plot.querySelectorAll(".barlayer .point path").length;
  // Plotly has reckoned with the figure that it was given last
  const current = (plot) => plot?.calcdata?.length && plot.calcdata[0][0]?.trace?._input === plot.data[0];

  // What each page shows, as words that change with it; null while it is on the way.
  watch.shown = {
    empty: caption,
    plain() {
      const [words, plot] = [caption(), document.querySelector(".js-plotly-plot")];
      return words && current(plot) && bars(plot) === Number(words.replace(/\D/g, "")) ? words : null;
    },
    dashboard() {
      const [words, picture] = [caption(), document.querySelector(".timeline svg")];
      const drawn = words && picture?.ariaLabel.includes(words) && picture.querySelector(".cells path, .bars rect");
      return drawn ? words : null;
    },
    "vis-timeline": () => told(".vis-item"),
    timelinejs: () => told(".tl-timemarker"),
  };

  // The time at which the page shows something other than `before`, since the reader acted, else since it was asked for.
  watch.painted = (page, before, acted, longest) => new Promise((resolve, reject) => {
    let [seen, frames] = [null, 0];
    const end = performance.now() + longest;
    const look = () => {
      const words = watch.shown[page]();
      frames = words !== null && words === seen ? frames + 1 : 0;
      seen = words;
      if (frames >= 2 && words !== before) resolve(performance.now() - (acted ? watch.acted : 0));
      else if (performance.now() > end) reject(new Error(`nothing else than "${before}" was painted`));
      else requestAnimationFrame(look);
    };
    look();
  });
})();
