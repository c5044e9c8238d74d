// The filters: search, dates, and the values of each list with the events that each has. What is asked stands in Python;
// this draws it, and sends every wish as one act.
const WAIT = 300; // milliseconds after the last key, before a search is asked

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".controls");
  const act = (...wish) => setTriggerValue("act", wish);
  root.act = act;
  root.text = data.text;
  if (!root.ready) prepare(root);
  const focused = root.contains(document.activeElement) ? document.activeElement.dataset.id : null;
  const text = root.querySelector("[data-id=text]");
  if (document.activeElement !== text && text.value !== data.text) text.value = data.text;
  for (const end of ["from", "to"]) {
    const day = root.querySelector(`[data-id=${end}]`);
    [day.min, day.max] = data.bounds;
    if (document.activeElement !== day) day.value = data[end];
  }
  root.querySelector(".reset").hidden = !data.filters;
  drawFacets(root.querySelector(".facets"), data.facets);
  if (focused) root.querySelector(`[data-id="${CSS.escape(focused)}"]`)?.focus();
}

function prepare(root) {
  root.ready = true;
  root.innerHTML = `
    <label>Search<input data-id="text" type="search" placeholder="Title, quote or article" autocomplete="off"></label>
    <fieldset class="dates"><legend>Dates</legend>
      <input data-id="from" type="date" aria-label="From"><span aria-hidden="true">–</span>
      <input data-id="to" type="date" aria-label="To"></fieldset>
    <div class="facets"></div>
    <button class="reset" data-id="reset" type="button">Clear filters</button>`;
  let timer;
  const soon = (wish) => { clearTimeout(timer); timer = setTimeout(wish, WAIT); };
  root.addEventListener("input", ({ target }) => {
    if (target.dataset.id === "text") soon(() => root.act("text", target.value));
    if (target.dataset.find) soon(() => root.act("find", target.dataset.find, target.value));
  });
  root.addEventListener("change", ({ target }) => {
    const { id, facet, value } = target.dataset;
    if (id === "text" && target.value !== root.text) { clearTimeout(timer); root.act("text", target.value); }
    if (facet) root.act("toggle", facet, value);
    if (id === "together") root.act("together", target.checked);
  });
  // A day is typed figure by figure, and is none, or another, until the last one.
  const dated = () => root.act("dates", ...["from", "to"].map((end) => root.querySelector(`[data-id=${end}]`).value));
  for (const day of root.querySelectorAll("[type=date]")) {
    day.addEventListener("change", () => soon(dated));
    day.addEventListener("keydown", ({ key }) => { if (key === "Enter") { soon(() => {}); dated(); } });
  }
  root.addEventListener("click", ({ target }) => {
    const { id, more } = target.dataset;
    if (id === "reset") root.act("clear");
    if (more) root.act("more", more);
  });
}

function drawFacets(box, facets) {
  for (const facet of facets) {
    let group = box.querySelector(`[data-group=${facet.name}]`);
    if (!group) {
      group = document.createElement("details");
      group.dataset.group = facet.name;
      group.open = facet.open;
      group.innerHTML = `<summary></summary><input type="search" data-find="${facet.name}" autocomplete="off" hidden><div></div>`;
      box.append(group);
    }
    const find = group.querySelector("input");
    find.hidden = !facet.long;
    find.placeholder = `Find among ${facet.size.toLocaleString("en")}`;
    find.ariaLabel = `Find in ${facet.label}`;
    find.dataset.id = `find-${facet.name}`;
    group.querySelector("summary").textContent = facet.label + (facet.chosen ? ` (${facet.chosen})` : "");
    if (facet.chosen) group.open = true;
    const most = Math.max(1, ...facet.values.map(([, , count]) => count));
    const rows = facet.values.map(([value, label, count, chosen]) => valueRow(facet.name, value, label, count, chosen, most));
    if (facet.together !== null) rows.unshift(together(facet.together));
    if (facet.more > 0) rows.push(more(facet));
    group.querySelector("div").replaceChildren(...rows);
  }
}

function valueRow(facet, value, label, count, chosen, most) {
  const row = document.createElement("label");
  row.className = count ? "value" : "value none";
  row.style.setProperty("--share", `${(100 * count) / most}%`);
  const box = document.createElement("input");
  Object.assign(box, { type: "checkbox", checked: chosen });
  Object.assign(box.dataset, { id: `${facet}:${value}`, facet, value });
  const name = document.createElement("span");
  name.textContent = label;
  name.title = label;
  const number = document.createElement("output");
  number.textContent = count.toLocaleString("en");
  row.append(box, name, number);
  return row;
}

function together(checked) {
  const row = document.createElement("label");
  row.className = "value switch";
  row.innerHTML = '<input type="checkbox" data-id="together"><span>All of them together</span>';
  row.firstChild.checked = checked;
  return row;
}

function more(facet) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "more";
  Object.assign(button.dataset, { id: `more-${facet.name}`, more: facet.name });
  button.textContent = facet.longer ? "Fewer" : `${facet.more} more`;
  button.ariaLabel = `${button.textContent}: ${facet.label}`;
  return button;
}
