// Worlds as marks, a button each. One stop for the Tab key; arrow keys go from mark to mark.

const SVG = "http://www.w3.org/2000/svg";
const SHAPES = {
  "stepping-stone": ["circle", { cx: 10, cy: 10, r: 8 }],
  "pressure-valve": ["rect", { x: 2.5, y: 2.5, width: 15, height: 15, rx: 1 }],
  painkiller: ["polygon", { points: "10,0.5 19.5,10 10,19.5 0.5,10" }],
  "dead-letter": ["polygon", { points: "4.5,1.5 10,7 15.5,1.5 18.5,4.5 13,10 18.5,15.5 15.5,18.5 10,13 4.5,18.5 1.5,15.5 7,10 1.5,4.5" }],
  setback: ["polygon", { points: "10,18.5 1,2 19,2" }],
};

const element = (tag, name, text = "") => {
  const made = document.createElement(tag);
  made.className = name;
  made.textContent = text;
  return made;
};

function shape(look) {
  const svg = document.createElementNS(SVG, "svg");
  const [tag, attributes] = SHAPES[look] || SHAPES["dead-letter"];
  const drawn = document.createElementNS(SVG, tag);
  Object.entries(attributes).forEach(([name, value]) => drawn.setAttribute(name, value));
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("aria-hidden", "true");
  svg.append(drawn);
  return svg;
}

function mark(world, pick) {
  const button = element("button", `md-mark md-look-${world.look}`);
  button.type = "button";
  button.title = world.title;
  button.tabIndex = -1;
  button.setAttribute("aria-label", world.title);
  button.append(shape(world.look));
  button.addEventListener("click", () => pick(world.key));
  return button;
}

function legend(spec, frame) {
  const list = element("ul", "md-marks-legend");
  spec.groups.forEach(({ look, title }) => {
    const item = element("li", `md-look-${look}`);
    const n = frame.worlds.filter((world) => world.look === look).length;
    item.append(shape(look), element("span", "md-marks-meaning", title), element("b", "md-marks-count", String(n)));
    list.append(item);
  });
  if (frame.guess >= 0) {
    const item = element("li", "md-marks-guess");
    item.append(element("span", "md-marks-sign"), element("span", "", spec.words.guessed.replace("{n}", frame.guess)));
    list.append(item);
  }
  return list;
}

const STEPS = { ArrowRight: () => 1, ArrowLeft: () => -1, ArrowDown: (row) => row, ArrowUp: (row) => -row };

function walk(event, grid) {
  const buttons = [...grid.children];
  const at = buttons.indexOf(document.activeElement);
  const step = STEPS[event.key];
  if (!step || at < 0) return;
  const row = getComputedStyle(grid).gridTemplateColumns.split(" ").length;
  const next = buttons[at + step(row)];
  if (!next) return;
  event.preventDefault();
  buttons[at].tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}

// Returns a function that shows a frame in `holder`.
export function drawer(holder, pick) {
  const grid = element("div", "md-marks");
  grid.addEventListener("keydown", (event) => walk(event, grid));
  let shown = "";
  return (frame, spec) => {
    const all = { worlds: frame.worlds || [], guess: frame.guess ?? -1 };
    const now = JSON.stringify([all, spec.groups]);
    if (now === shown) return;
    shown = now;
    const held = [...grid.children].indexOf(document.activeElement);
    grid.replaceChildren(...all.worlds.map((world) => mark(world, pick)));
    [...grid.children].forEach((button, k) => button.classList.toggle("md-guessed", k < all.guess));
    const first = grid.children[Math.max(0, held)];
    if (first) first.tabIndex = 0;
    if (held >= 0 && first) first.focus();
    holder.replaceChildren(grid, legend(spec, all));
  };
}

export function table(spec, frame) {
  const worlds = frame.worlds || [];
  const titles = new Map(spec.groups.map(({ look, title }) => [look, title]));
  return {
    head: [spec.words.world, spec.words.became],
    rows: worlds.map((world) => [world.title.split(":")[0], titles.get(world.look)]),
    keys: worlds.map((world) => world.key),
  };
}

export const summary = (spec, frame) =>
  spec.groups
    .map(({ look, title }) => `${title}: ${(frame.worlds || []).filter((world) => world.look === look).length}`)
    .concat(spec.words.hint)
    .join(". ");
