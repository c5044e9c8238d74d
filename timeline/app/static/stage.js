// What Streamlit leaves to the browser about a Plotly picture: how wide it may be, and what was clicked in it, by the
// numbers that Python gave its marks (it leans on Plotly's own events, on an element of Streamlit's making).
export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  const root = parentElement.querySelector(".stage");
  root.stop?.();
  let known = data.width;
  let bound = null;

  const measure = new ResizeObserver(() => { known = measured(root, known, setStateValue); });
  measure.observe(root);

  const clicked = ({ points: [point] }) => {
    if (point.customdata === undefined && !point.z) return; // a cell in which nothing is
    setTriggerValue("act", ["click", ...[point.customdata ?? point.pointNumber].flat().map(Number)]);
  };
  // Drawing a picture anew forgets who listens to it, also where its element stays: listening starts again each time.
  const bind = () => {
    const plot = document.querySelector(`.st-key-${data.key} .js-plotly-plot`);
    if (!plot || !plot.on) return;
    bound?.removeListener?.("plotly_click", clicked);
    bound = plot;
    plot.on("plotly_click", clicked);
  };
  const drawn = new MutationObserver(bind);
  drawn.observe(document.querySelector("[data-testid=stMain]") || document.body, { childList: true, subtree: true });
  bind();
  root.stop = () => { measure.disconnect(); drawn.disconnect(); bound?.removeListener?.("plotly_click", clicked); };
  return () => root.stop();
}
