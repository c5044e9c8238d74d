// The events as headings and links, for the keyboard, screen readers, print and phones. A link is an event's own address;
// a plain click opens the event here. The keys j and k open the next and the previous event.
export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".list");
  const act = (...wish) => setTriggerValue("act", wish);
  root.act = act;
  const focused = root.contains(document.activeElement) ? document.activeElement.dataset.id : null;
  const inside = root.scrollTop;
  root.replaceChildren(...data.groups.flatMap(({ heading, events }) => group(heading, events, data)), ...pages(data));
  if (root.page === data.page) root.scrollTop = inside;
  root.page = data.page;
  root.onclick = (event) => {
    const link = event.target.closest("[data-id]");
    if (!link || (!data.opens && !link.dataset.turn) || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    if (link.dataset.turn) act("page", Number(link.dataset.turn));
    else act("open", Number(link.dataset.row));
  };
  root.onkeydown = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const links = [...root.querySelectorAll("a")];
    const next = links[links.indexOf(document.activeElement) + step];
    if (!step || !next) return;
    event.preventDefault();
    next.focus();
  };
  const stepped = (event) => {
    const step = data.opens && { j: 1, k: -1 }[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    root.act("step", step);
  };
  root.stop?.();
  document.addEventListener("keydown", stepped);
  root.stop = () => document.removeEventListener("keydown", stepped);
  const target = focused ? root.querySelector(`[data-id="${CSS.escape(focused)}"]`) : null;
  if (target) target.focus({ preventScroll: true });
  const open = root.querySelector("[aria-current]");
  if (open && root.opened !== open.dataset.id) show(root, open);
  root.opened = open ? open.dataset.id : null;
  return () => root.stop();
}

function group(heading, events, data) {
  const title = document.createElement("h3");
  title.textContent = heading;
  const list = document.createElement("ol");
  list.append(...events.map((event) => item(event, data)));
  return [title, list];
}

function item([row, id, when, title, note, look], data) {
  const entry = document.createElement("li");
  const link = document.createElement("a");
  link.href = `${data.address}event=${encodeURIComponent(id)}`;
  Object.assign(link.dataset, { id, row });
  if (id === data.opened) link.ariaCurrent = "true";
  const day = document.createElement("time");
  day.textContent = when;
  const words = document.createElement("span");
  words.textContent = title;
  const sign = document.createElement("i");
  sign.className = look;
  const rest = document.createElement("small");
  rest.textContent = note;
  words.append(rest);
  link.append(day, sign, words);
  entry.append(link);
  return entry;
}

function pages({ page, last, size }) {
  if (last < 1) return [];
  const bar = document.createElement("nav");
  bar.ariaLabel = "Pages of the list";
  const turn = (to, words) => {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", textContent: words, disabled: to < 0 || to > last || to === page });
    Object.assign(button.dataset, { id: `turn-${words}`, turn: to });
    return button;
  };
  const where = document.createElement("span");
  where.textContent = `Page ${(page + 1).toLocaleString("en")} of ${(last + 1).toLocaleString("en")}`;
  bar.append(turn(0, "First"), turn(page - 1, "Earlier"), where, turn(page + 1, "Later"), turn(last, "Last"));
  return [bar];
}

function show(root, link) {
  const above = link.getBoundingClientRect().top - root.getBoundingClientRect().top;
  if (above < 0 || above > root.clientHeight - link.clientHeight) root.scrollTop += above - root.clientHeight / 3;
}
