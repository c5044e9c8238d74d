// The tools above a picture: its lanes, its axis, its window of days, and saving it. What is wished goes to Python as an act.
const ZOOM = [
  ["earlier", "‹", "Earlier"], ["nearer", "+", "Zoom in"], ["farther", "−", "Zoom out"], ["later", "›", "Later"],
  ["whole", "All", "Show all time"],
];

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".tools");
  root.act = (...wish) => setTriggerValue("act", wish);
  root.data = data;
  if (!root.ready) prepare(root, data);
  root.querySelector("select").value = data.lanes;
  root.querySelector("[data-id=true]").checked = data.true_time;
  root.querySelector("[data-wish=whole]").disabled = data.whole;
  root.querySelector("[data-wish=farther]").disabled = data.whole;
}

function prepare(root, data) {
  root.ready = true;
  root.innerHTML = `
    <label>Lanes <select></select></label>
    <label><input type="checkbox" data-id="true"> True time</label>
    <span role="group" aria-label="Zoom"></span>
    <span role="group" aria-label="Save the picture" class="save">
      <button type="button" data-save="png">PNG</button><button type="button" data-save="svg">SVG</button></span>`;
  const lanes = root.querySelector("select");
  for (const [value, label] of data.choices) lanes.add(new Option(label, value));
  lanes.onchange = () => root.act("lanes", lanes.value);
  root.querySelector("[data-id=true]").onchange = ({ target }) => root.act("true_time", target.checked);
  const zoom = root.querySelector("[aria-label=Zoom]");
  for (const [wish, sign, words] of ZOOM) {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", textContent: sign, title: words, ariaLabel: words });
    button.dataset.wish = wish;
    button.onclick = () => root.act(wish);
    zoom.append(button);
  }
  for (const button of root.querySelectorAll("[data-save]")) {
    button.onclick = () => save(button.dataset.save, root.data);
  }
}

// Saved, the picture has the ground and the title that it takes from the page.
function save(format, { title, ground, ink }) {
  const picture = document.querySelector(".timeline svg");
  if (!picture) return;
  const head = 36;
  const [width, height] = [Number(picture.getAttribute("width")), Number(picture.getAttribute("height")) + head];
  const words = title.replace(/[<&]/g, (sign) => ({ "<": "&lt;", "&": "&amp;" })[sign]);
  const face = picture.getAttribute("font-family").replaceAll('"', "'");
  const copy = picture.cloneNode(true);
  copy.setAttribute("y", head);
  copy.querySelector(".opened")?.remove();
  const text = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
    <rect width="100%" height="100%" fill="${ground}"/><text x="2" y="20" fill="${ink}" font-family="${face}" font-size="15">${words}</text>
    ${new XMLSerializer().serializeToString(copy)}</svg>`;
  const svg = new Blob([text], { type: "image/svg+xml" });
  if (format === "svg") { offer(svg, "timeline.svg"); return; }
  const image = new Image();
  image.onload = () => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [2 * width, 2 * height];
    const pen = canvas.getContext("2d");
    pen.scale(2, 2);
    pen.drawImage(image, 0, 0);
    canvas.toBlob((png) => offer(png, "timeline.png"), "image/png");
  };
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
}

function offer(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
