// What Streamlit leaves to the browser about a picture: how wide it may be, and what is done to it. Streamlit tells Python
// nothing of zooming (it leans on Plotly's own events, on an element of Streamlit's making).
const STEP = 20; // pixels: the picture is not drawn anew for every pixel of a resized window
const SAME = 960; // pixels: a dense picture has no more cells in more room
const WAIT = 120; // milliseconds after the last turn of the wheel

export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  const root = parentElement.querySelector(".stage");
  root.stop?.();
  let known = data.width;
  let bound = null;
  let timer = 0;
  const act = (...wish) => setTriggerValue("act", wish);

  const measure = new ResizeObserver(() => {
    const width = Math.floor(root.clientWidth / STEP) * STEP;
    if (width <= 0 || width === known || (data.dense && Math.min(width, known || width) >= SAME)) return;
    known = width;
    setStateValue("width", width);
  });
  measure.observe(root);

  const zoomed = (change) => {
    if (change["xaxis.range[0]"] === undefined && !change["xaxis.range"] && !change["xaxis.autorange"]) return;
    clearTimeout(timer);
    const axis = bound._fullLayout.xaxis;
    timer = setTimeout(() => act("zoom", ...axis.range.map((end) => axis.r2l(end))), WAIT);
  };
  const clicked = ({ points: [point] }) => {
    if (point.customdata === undefined && !point.z) return; // a cell in which nothing is
    act("click", ...[point.customdata ?? point.pointNumber].flat().map(Number));
  };
  const whole = () => act("whole");
  const heard = { plotly_relayout: zoomed, plotly_click: clicked, plotly_doubleclick: whole };
  const unbind = () => {
    if (!bound || !bound.removeListener) return;
    for (const [name, listener] of Object.entries(heard)) bound.removeListener(name, listener);
  };
  // Drawing a picture anew forgets who listens to it, also where its element stays: listening starts again each time.
  const bind = () => {
    const plot = document.querySelector(`.st-key-${data.key} .js-plotly-plot`);
    if (!plot || !plot.on) return;
    unbind();
    bound = plot;
    for (const [name, listener] of Object.entries(heard)) plot.on(name, listener);
  };
  const drawn = new MutationObserver(bind);
  drawn.observe(document.querySelector("[data-testid=stMain]") || document.body, { childList: true, subtree: true });
  bind();
  root.stop = () => { measure.disconnect(); drawn.disconnect(); clearTimeout(timer); unbind(); };
  return () => root.stop();
}
