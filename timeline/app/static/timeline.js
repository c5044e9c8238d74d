// The timeline in the browser: it is drawn at the width there is, says what the pointer is at, and tells Python what is done
// to it. Turning the wheel moves the picture at once; Python draws the finer one when the wheel has come to rest.
const SAME = 960; // pixels: a dense picture has no more cells in more room
const WAIT = 120; // milliseconds after the last turn of the wheel
const TURN = 400; // pixels of the wheel that halve or double what is shown
const MOVED = 4; // pixels that make a box of a click

export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  const root = parentElement.querySelector(".timeline");
  root.act = (...wish) => setTriggerValue("act", wish);
  root.known = data.width;
  root.measured = () => { root.known = measured(root, root.known, setStateValue, data.dense ? SAME : Infinity); };
  root.measured();
  if (!root.measure) {
    root.measure = new ResizeObserver(() => root.measured());
    root.measure.observe(root);
  }
  // What is drawn stays, and goes on listening, until there is something else to draw.
  const drawn = [data.figure, data.turn, data.alt].join();
  if (data.figure && drawn !== root.drawn) {
    root.drawn = drawn;
    unzipped(data.figure).then((figure) => {
      if (drawn !== root.drawn) return;
      root.stop?.();
      root.stop = show(root, read(figure), data);
    });
  }
  return () => setTimeout(() => { if (!root.isConnected) { root.measure.disconnect(); root.stop?.(); } });
}

async function unzipped(packed) {
  return new Response(new Blob([bytesOf(packed)]).stream().pipeThrough(new DecompressionStream("deflate"))).json();
}

// Draws a figure, and anew whenever there is another width; returns what stops it.
function show(root, figure, data) {
  const shown = { figure, root, range: figure.layout.xaxis.range, plot: null, box: data.box };
  shown.draw = () => {
    if (!root.clientWidth) return; // not on the page yet: it is measured when it is
    shown.plot = plotted(figure, root.clientWidth, shown.range);
    root.innerHTML = drawing(figure, shown.plot, data.alt) + '<div class="hover" aria-hidden="true" hidden></div>';
    frame();
  };
  const frame = () => { // the reader says which event is open, on the page as a whole
    root.querySelector(".opened")?.remove();
    const row = document.documentElement.dataset.opened;
    const picture = root.querySelector("svg");
    if (picture && row) picture.insertAdjacentHTML("beforeend", framed(picture, row));
  };
  const wide = new ResizeObserver(() => { if (shown.plot?.width !== root.clientWidth) shown.draw(); });
  shown.draw();
  wide.observe(root);
  document.addEventListener("opened", frame);
  const mute = answering(shown);
  return () => { wide.disconnect(); document.removeEventListener("opened", frame); mute(); };
}

function answering(shown) {
  const { root, figure } = shown;
  let [timer, frame, from, dragged] = [0, 0, null, false];
  const x = (event) => event.clientX - root.getBoundingClientRect().left;
  const at = (event) => shown.plot && found(figure, shown.plot, event.target, x(event), event.clientY - root.getBoundingClientRect().top);
  const heard = {
    pointermove(event) {
      if (from === null) { point(shown, at(event), event); return; }
      if (!dragged && Math.abs(x(event) - from) < MOVED) return;
      dragged = true;
      root.setPointerCapture(event.pointerId);
      drawBox(shown, from, x(event));
    },
    pointerleave() { point(shown, null); },
    pointerdown(event) {
      dragged = false;
      if (!shown.box || event.button || event.pointerType === "touch") return;
      from = x(event);
    },
    pointerup(event) {
      if (dragged) root.act("zoom", ...[from, x(event)].sort((a, b) => a - b).map(shown.plot.value));
      from = null;
    },
    pointercancel() {
      from = null;
      root.querySelector(".box")?.remove();
    },
    click(event) {
      const there = dragged ? null : at(event);
      if (there) root.act("click", ...there.mark);
    },
    dblclick() { root.act("whole"); },
    wheel(event) {
      const range = turned(shown, shown.plot.value(x(event)), event.deltaY);
      if (!range) return; // nothing more is to be shown: the page scrolls on
      event.preventDefault();
      shown.range = range;
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(shown.draw);
      clearTimeout(timer);
      timer = setTimeout(() => root.act("zoom", ...range), WAIT);
    },
  };
  for (const [name, listener] of Object.entries(heard)) root.addEventListener(name, listener, { passive: false });
  return () => {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
    for (const [name, listener] of Object.entries(heard)) root.removeEventListener(name, listener);
  };
}

// Returns the range after a turn of the wheel at a place; null where it stays as it is.
function turned({ range: [first, last], figure }, place, turn) {
  const { minallowed, maxallowed } = figure.layout.xaxis;
  const factor = 2 ** (turn / TURN);
  const range = [Math.max(place + (first - place) * factor, minallowed ?? -Infinity), Math.min(place + (last - place) * factor, maxallowed ?? Infinity)];
  return range[0] === first && range[1] === last ? null : range;
}

function drawBox({ root, plot }, from, to) {
  point({ root }, null);
  root.querySelector(".box")?.remove();
  const box = `<rect class="box" x="${Math.min(from, to)}" y="0" width="${Math.abs(to - from)}" height="${plot.bottom}"/>`;
  root.querySelector("svg").insertAdjacentHTML("beforeend", box);
}

// Shows beside the pointer what is there.
function point({ root, plot }, there, event) {
  const hover = root.querySelector(".hover");
  root.classList.toggle("pointing", Boolean(there));
  hover.hidden = !there;
  if (!there) return;
  hover.innerHTML = harmless(there.words);
  const { left, top } = root.getBoundingClientRect();
  const [x, y] = [event.clientX - left, event.clientY - top];
  const before = x + 16 + hover.offsetWidth > plot.width;
  hover.style.left = `${before ? Math.max(0, x - 12 - hover.offsetWidth) : x + 16}px`;
  hover.style.top = `${y + 12}px`;
}
