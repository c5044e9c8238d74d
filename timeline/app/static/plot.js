// What is clicked in pictures of fixed extent, and how wide they may be: sends ["click", key, ...the mark's customdata].
const STEP = 20; // pixels: a picture is not drawn anew for every pixel of a resized window

export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  const root = parentElement.querySelector(".plot");
  let known = data.width;
  const bound = new Map();
  const measure = new ResizeObserver(() => {
    const width = Math.floor(root.clientWidth / STEP) * STEP;
    if (width > 0 && width !== known) { known = width; setStateValue("width", width); }
  });
  measure.observe(root);
  const bind = () => {
    for (const key of data.keys) {
      const plot = document.querySelector(`.st-key-${key} .js-plotly-plot`);
      if (!plot || !plot.on || bound.get(key) === plot) continue;
      if (plot.heard) plot.removeListener("plotly_click", plot.heard); // of an earlier run of this part
      plot.heard = ({ points: [point] }) => {
        const mark = [point.customdata ?? point.pointNumber].flat();
        setTriggerValue("act", ["click", key, ...mark.map(Number)]);
      };
      plot.on("plotly_click", plot.heard);
      bound.set(key, plot);
    }
  };
  const drawn = new MutationObserver(bind);
  drawn.observe(document.querySelector("[data-testid=stMain]") || document.body, { childList: true, subtree: true });
  bind();
  return () => { measure.disconnect(); drawn.disconnect(); };
}
