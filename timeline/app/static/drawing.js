// A figure in Plotly's language as SVG. It knows the words that our timelines are written in: horizontal bars, a heatmap,
// markers, shapes, annotations, and an axis with named ticks. Plotly itself takes longer to load than all else on the page.
const NUMBERS = {
  f4: Float32Array, f8: Float64Array, i1: Int8Array, u1: Uint8Array, i2: Int16Array, u2: Uint16Array, i4: Int32Array, u4: Uint32Array,
};
const LINE = 1.2; // of the size of the letters
const SHORT_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

// Returns the figure with its packed numbers as arrays.
function read({ data, layout }) {
  return { layout, data: data.map((trace) => Object.fromEntries(Object.entries(trace).map(([name, value]) => [name, unpacked(value)]))) };
}

function unpacked(value) {
  if (!value?.bdata) return value;
  return new NUMBERS[value.dtype](bytesOf(value.bdata).buffer);
}

function bytesOf(base64) {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

// Returns where the figure's plot lies on a width of pixels that shows a range of its axis, and the pixels of its values.
function plotted({ layout: { margin, height, yaxis } }, width, [first, last]) {
  const [left, right, top, bottom] = [margin.l, width - margin.r, margin.t, height - margin.b];
  const [low, high] = yaxis.range;
  return {
    left, right, top, bottom, width, height,
    x: (value) => left + ((value - first) / (last - first)) * (right - left),
    y: (value) => bottom - ((value - low) / (high - low)) * (bottom - top),
    value: (x) => first + ((x - left) / (right - left)) * (last - first),
    row: (y) => low + ((bottom - y) / (bottom - top)) * (high - low),
  };
}

function drawing({ data, layout }, plot, words) {
  const shapes = layout.shapes || [];
  const below = shapes.filter(({ layer }) => layer === "below");
  const above = shapes.filter(({ layer }) => layer !== "below");
  const { left, right, top, bottom, width, height } = plot;
  return `<svg role="img" aria-label="${attribute(words)}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"
      font-family="${attribute(layout.font.family)}" font-size="${layout.font.size}" fill="${layout.font.color}">
    <clipPath id="plot"><rect x="${left}" y="0" width="${right - left}" height="${bottom}"/></clipPath>
    <g clip-path="url(#plot)">${below.map((one) => shape(one, plot)).join("")}${data.map((one, i) => trace(one, i, plot)).join("")}
      <g class="over">${above.map((one) => shape(one, plot)).join("")}
      ${(layout.annotations || []).map((one) => annotation(one, plot)).join("")}</g></g>
    <g class="axes">${axis(layout.xaxis, plot)}${layout.yaxis.visible ? lanes(layout.yaxis, plot) : ""}</g></svg>`;
}

function trace(one, i, plot) {
  if (one.type === "heatmap") return heatmap(one, plot);
  return one.type === "bar" ? bars(one, i, plot) : markers(one, plot);
}

function bars({ base, x, y, width, marker, customdata, name }, i, plot) {
  let fill = marker.color;
  let pattern = "";
  if (marker.pattern) { // lines as far apart as Plotly's, and as thick
    const { size, solidity } = marker.pattern;
    pattern = `<pattern id="hatch${i}" patternUnits="userSpaceOnUse" width="${size}" height="${size}" patternTransform="rotate(45)">
      <rect width="${size * solidity}" height="${size}" fill="${fill}"/></pattern>`;
    fill = `url(#hatch${i})`;
  }
  const rects = Array.from(base, (start, j) => {
    const left = plot.x(start);
    const [upper, lower] = [y[j] - width / 2, y[j] + width / 2].map(plot.y).sort((a, b) => a - b);
    return `<rect data-i="${j}" data-row="${customdata[j]}" x="${left.toFixed(2)}" y="${upper}" width="${Math.max(0, plot.x(start + x[j]) - left).toFixed(2)}" height="${lower - upper}"/>`;
  });
  return `${pattern}<g class="bars ${name || ""}" data-trace="${i}" fill="${fill}">${rects.join("")}</g>`;
}

// Cells of the same colour are one path: a thousand elements less.
function heatmap(one, plot) {
  const half = (Math.abs(plot.y(1) - plot.y(0)) - one.ygap) / 2;
  const edges = Array.from(one.x, (edge) => Math.round(plot.x(edge)));
  const columns = edges.length - 1;
  const paths = new Map();
  Array.from(one.y).forEach((lane) => {
    const [upper, lower] = [plot.y(lane) - half, plot.y(lane) + half];
    for (let start = 0, end; start < columns; start = end) {
      const count = one.z[lane * columns + start];
      for (end = start + 1; end < columns && one.z[lane * columns + end] === count;) end += 1;
      if (count) paths.set(count, `${paths.get(count) || ""}M${edges[start]},${upper}H${edges[end]}V${lower}H${edges[start]}Z`);
    }
  });
  const drawn = Array.from(paths, ([count, path]) => `<path fill="${shade(one, count)}" d="${path}"/>`);
  return `<g class="cells" shape-rendering="crispEdges">${drawn.join("")}</g>`;
}

// Returns the colour of a count: between two stops of the scale, what lies between their colours.
function shade({ colorscale, zmin, zmax }, count) {
  const share = (count - zmin) / (zmax - zmin || 1);
  const above = Math.max(1, colorscale.findIndex(([stop]) => stop >= share));
  const [[low, from], [high, to]] = [colorscale[above - 1], colorscale[above]];
  const weight = high > low ? Math.min(1, (share - low) / (high - low)) : 1;
  const [ends, others] = [from, to].map((colour) => colour.match(/[\d.]+/g).map(Number));
  return `rgba(${ends.map((part, i) => part + weight * (others[i] - part)).join()})`;
}

function markers({ x, y, marker: { size, color, line } }, plot) {
  const half = size / 2;
  const triangles = Array.from(x, (value, i) => `M${plot.x(value) - half},${plot.y(y[i]) - half}v${size}l${size},${-half}Z`);
  return `<path class="flags" d="${triangles.join("")}" fill="${color}" stroke="${line.color}" stroke-width="${line.width}"/>`;
}

function shape({ type, path, x0, x1, y0, y1, xref, fillcolor, line }, plot) {
  const dash = line.dash === "dash" ? ` stroke-dasharray="${4 * line.width} ${3 * line.width}"` : "";
  const stroke = line.width ? ` stroke="${line.color}" stroke-width="${line.width}"${dash}` : "";
  const x = xref === "paper" ? (share) => plot.left + share * (plot.right - plot.left) : plot.x;
  if (type === "path") return `<path fill="none"${stroke} d="${placed(path, plot)}"/>`;
  if (type === "line") return `<path${stroke} d="M${x(x0)},${plot.y(y0)}H${x(x1)}"/>`;
  const [left, right, upper, lower] = [x(x0), x(x1), plot.y(y0), plot.y(y1)];
  return `<rect class="tint" x="${left}" y="${upper}" width="${right - left}" height="${lower - upper}" fill="${fillcolor}"${stroke}/>`;
}

function placed(path, plot) {
  return path.replace(/([MHV])([^MHVZ,]+),?([^MHVZ]*)/g, (_, sign, one, other) => {
    if (sign === "V") return `V${plot.y(Number(one))}`;
    return `${sign}${plot.x(Number(one)).toFixed(2)}${other && `,${plot.y(Number(other))}`}`;
  });
}

function annotation({ text, x, y, xref, xanchor, yanchor, font }, plot) {
  const left = xref === "paper" ? plot.left + x * (plot.right - plot.left) : plot.x(x);
  const line = plot.y(y) - (yanchor === "bottom" ? 0.3 : -0.35) * font.size;
  const anchor = xanchor === "left" ? "start" : "middle";
  return `<text class="label" x="${left.toFixed(2)}" y="${line}" text-anchor="${anchor}" fill="${font.color}" font-size="${font.size}">${bold(text)}</text>`;
}

function axis({ tickvals, ticktext, tickfont, linecolor }, { x, left, right, bottom }) {
  const ticks = Array.from(tickvals || [], (value, i) => [x(value), ticktext[i]]).filter(([at]) => at >= left && at <= right);
  const names = ticks.map(([at, text]) => {
    const lines = text.split("<br>").map((line, i) => `<tspan x="${at}" dy="${i ? LINE : 0}em">${bold(line)}</tspan>`);
    return `<text class="xtick" x="${at}" y="${bottom + 4 + tickfont.size}">${lines.join("")}</text>`;
  });
  return `<path stroke="${linecolor}" d="M${left},${bottom + 0.5}H${right}"/>
    <g text-anchor="middle" font-size="${tickfont.size}" fill="${tickfont.color}">${names.join("")}</g>`;
}

function lanes({ tickvals, ticktext, tickfont }, { y, left }) {
  const names = tickvals.map((value, i) => `<text x="${left - 6}" y="${y(value) + 0.35 * tickfont.size}">${bold(ticktext[i])}</text>`);
  return `<g text-anchor="end" font-size="${tickfont.size}" fill="${tickfont.color}">${names.join("")}</g>`;
}

// Returns a frame around the bars of a row of the table, one for each lane that has it.
function framed(picture, row) {
  const lines = new Map();
  for (const bar of picture.querySelectorAll(`.bars:not(.labels) [data-row="${row}"]`)) {
    const [left, top, width, height] = ["x", "y", "width", "height"].map((name) => Number(bar.getAttribute(name)));
    const [start, end] = lines.get(top) || [left, left];
    lines.set(top, [Math.min(start, left), Math.max(end, left + width), height]);
  }
  const rects = Array.from(lines, ([top, [left, right, height]]) => `<rect x="${left - 1.5}" y="${top - 1.5}" width="${right - left + 3}" height="${height + 3}"/>`);
  return `<g class="opened" fill="none" stroke="currentColor" stroke-width="1.5">${rects.join("")}</g>`;
}

// Returns what stands at a place of the picture: a mark of a trace, or a cell that has events.
function found({ data, layout }, plot, element, x, y) {
  const mark = element.closest("[data-i]");
  if (mark) {
    const [one, i] = [data[mark.parentElement.dataset.trace], Number(mark.dataset.i)];
    return { mark: [one.customdata[i]], words: said(one.hovertemplate, { hovertext: one.hovertext[i], text: one.text[i] }) };
  }
  const [one] = data;
  if (one?.type !== "heatmap" || x < plot.left || x >= plot.right || y >= plot.bottom) return null;
  const [lane, cell] = [Math.round(plot.row(y)), one.x.findIndex((edge) => edge > plot.value(x)) - 1];
  const count = one.z[lane * (one.x.length - 1) + cell];
  if (!count || cell < 0) return null;
  const values = { z: count.toLocaleString("en"), y: layout.yaxis.ticktext[lane], x: one.x[cell] };
  return { mark: [lane, cell], words: said(one.hovertemplate, values) };
}

// Fills the words of a hover template in.
function said(template, values) {
  const words = template.replace("<extra></extra>", "");
  return words.replace(/%\{(\w+)(?::,)?(?:\|([^}]*))?\}/g, (_, name, form) => (form ? dated(values[name], form) : values[name]));
}

// Writes a day, in milliseconds, in the words of Plotly's clock.
function dated(time, form) {
  const day = new Date(time);
  const thursday = new Date(time + (4 - (day.getUTCDay() || 7)) * 864e5); // of the same week: its year is the week's
  const words = {
    "-d": day.getUTCDate(),
    b: SHORT_MONTHS[day.getUTCMonth()],
    Y: day.getUTCFullYear(),
    q: Math.floor(day.getUTCMonth() / 3) + 1,
    G: thursday.getUTCFullYear(),
    V: Math.ceil(((thursday - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / 864e5 + 1) / 7),
  };
  return form.replace(/%(-d|\w)/g, (_, sign) => words[sign]);
}

// Python has escaped all text, and sets some of it in bold; no other element passes.
function bold(text) {
  return harmless(text).replaceAll("<b>", '<tspan font-weight="700">').replaceAll("</b>", "</tspan>").replaceAll("<br>", " ");
}

function harmless(text) {
  return text.replace(/<(?!\/?b>|br>)/g, "&lt;");
}

function attribute(text) {
  return text.replace(/[&"<]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
