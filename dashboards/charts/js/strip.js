// The front as a row of sectors, made of plain elements: it wraps on a phone and reads well aloud.
import { counted, filled, short } from "./shared.js";

const element = (tag, name, text = "") => {
  const made = document.createElement(tag);
  made.className = name;
  made.textContent = text;
  return made;
};

function sector(pick) {
  const root = element("button", "md-sector");
  root.type = "button";
  const parts = { fire: element("span", "md-sector-fire"), level: element("span", "md-sector-level") };
  parts.fire.append(parts.level);
  for (const name of ["name", "value", "watch", "deals"]) parts[name] = element("span", `md-sector-${name}`);
  root.append(parts.name, parts.fire, parts.value, parts.watch, parts.deals);
  const made = { root, parts, key: "" };
  root.addEventListener("click", () => pick(made.key));
  return made;
}

const watched = (words, n) => (n ? counted(words, "teams", n) : "");
const violated = (words, n) => (n ? `, ${counted(words, "violations", n)}` : "");

function show({ root, parts }, cell, words) {
  root.classList.toggle("md-sector-calm", cell.calm);
  parts.name.textContent = cell.title;
  parts.level.style.height = `${Math.round(100 * Math.min(1, Math.max(0, cell.fire)))}%`;
  parts.value.textContent = filled(words.fire, { value: short(cell.fire) }) + violated(words, cell.violations);
  parts.watch.textContent = watched(words, cell.monitors);
  parts.deals.textContent = cell.deals.join(" · ");
}

// Returns a function that shows a frame in `holder`, keeping the elements from frame to frame.
export function drawer(holder, pick) {
  const sectors = [];
  holder.classList.add("md-strip");
  return (frame, { words }) => {
    const cells = frame.cells || [];
    while (sectors.length > cells.length) sectors.pop().root.remove();
    while (sectors.length < cells.length) {
      sectors.push(sector(pick));
      holder.append(sectors[sectors.length - 1].root);
    }
    cells.forEach((cell, k) => {
      sectors[k].key = cell.key;
      show(sectors[k], cell, words);
    });
  };
}

export function table(spec, frame) {
  const cells = frame.cells || [];
  return {
    head: ["sector", "fire", "violations", "deals", "monitors"].map((name) => spec.words[`head.${name}`]),
    rows: cells.map((cell) => [
      cell.title, cell.fire, cell.violations, cell.deals.join(", ") || "–", cell.monitors,
    ]),
    keys: cells.map((cell) => cell.key),
  };
}

export function summary(spec, frame) {
  const cells = frame.cells || [];
  const calm = cells.filter((cell) => cell.calm).length;
  return filled(spec.words.summary, { n: cells.length, calm });
}
