// The trade: worlds as marks, to the right suffering spared, upwards peace closer, in five named regions.
import { stage } from "./motion.js";
import { palette } from "./palette.js";
import { columns, countsOf, endsOf, isSettled, planeOf, seedAt } from "./plane.js";
import { CORNERS, filled, isNarrow } from "./shared.js";
import { axes, element, names, namesOf, peaceSaid, regions, svg, trails } from "./trade_parts.js";

const NEAR = 18; // px: a click takes the mark that is so near
const NAMED = 10; // px: the radius of a mark with a name
const RADII = [[150, 6], [1200, 4], [Infinity, 2.6]];

const percent = (share) => `${(100 * share).toFixed(1).replace("-", "−")} %`;

function outline(shape, r) {
  if (shape === "circle") return `M${r} 0A${r} ${r} 0 1 1 ${-r} 0A${r} ${r} 0 1 1 ${r} 0Z`;
  const corners = shape === "rect" ? [[-0.9, -0.9], [0.9, -0.9], [0.9, 0.9], [-0.9, 0.9]] : CORNERS[shape];
  return `M${corners.map(([dx, dy]) => `${(r * dx).toFixed(2)} ${(r * dy).toFixed(2)}`).join("L")}Z`;
}

// The name of a mark that is none of the many; undefined for the others.
const nameAt = (frame, worlds, k) => frame.named?.[k - worlds.n + frame.named.length];
const isNamed = (frame, worlds, k) => nameAt(frame, worlds, k) !== undefined;

// One world in words.
export function said(spec, frame, worlds, k) {
  const kind = spec.kinds[worlds.kinds[k]];
  const told = filled(isNamed(frame, worlds, k) ? spec.words.named : spec.words.world, {
    name: nameAt(frame, worlds, k), seed: seedAt(frame, k), title: kind.title, did: kind.did, relief: percent(worlds.relief[k]), closing: percent(worlds.closing[k]),
  });
  return isSettled(worlds, k) ? `${told} ${spec.words.settled}` : told;
}

function sized(holder, isTight = false) {
  const width = holder.clientWidth || 600;
  const narrow = isTight || isNarrow(width);
  // What the page wants to keep of a window for other things, and how low the drawing may become, in px;
  // where it does not say, width decides. A projector's page is enlarged: its px are fewer than the window's.
  const asked = (name) => parseFloat(getComputedStyle(holder).getPropertyValue(name));
  const rest = asked("--md-trade-rest");
  const most = rest ? window.innerHeight / (holder.currentCSSZoom || 1) - rest : Infinity;
  const height = isNarrow(width) ? 380 : Math.round(Math.max(asked("--md-trade-least") || 290, Math.min(0.62 * width, most)));
  return { width, height, box: { narrow, left: narrow ? 44 : 52, right: width - 6, top: narrow ? 40 : 22, bottom: height - (narrow ? 54 : 38) } };
}

// Whether what stands above the plane, on its left and on its right, needs more room than a line has.
function isTooLong(drawing, width) {
  const [left, right] = drawing.querySelectorAll(".md-trade-end");
  return left.getComputedTextLength() + right.getComputedTextLength() + 12 > width;
}

// Where names in one line would stand in each other, the right one goes a line lower.
function standApart(front) {
  const all = [...front.querySelectorAll(".md-trade-name")].map((name) => [name, name.getBBox()]);
  for (const [name, { x }] of all.filter(([it]) => it.getAttribute("text-anchor") === "end")) {
    const y = Number(name.getAttribute("y"));
    const beside = all.find(([it]) => it !== name && Number(it.getAttribute("y")) === y);
    if (beside && beside[1].x + beside[1].width + 4 > x) name.setAttribute("y", y + (y > front.ownerSVGElement.viewBox.baseVal.height / 1.5 ? -18 : 18));
  }
}

// The marks, each by its seed: one that is there already stays the same element.
class Worlds {
  constructor(group, motion) {
    Object.assign(this, { group, motion, marks: new Map(), row: [] });
  }

  show(spec, frame, worlds, width) {
    const r = RADII.find(([n]) => worlds.n <= n)[1] - (isNarrow(width) ? 1 : 0);
    const outlines = spec.kinds.map(({ look }) => outline(palette().look(look).shape, r));
    const gone = new Set(this.marks.keys());
    this.row = Array.from({ length: worlds.n }, (_, k) => {
      const key = seedAt(frame, k);
      const mark = this.marks.get(key) || this.add(key);
      gone.delete(key);
      dress(mark, spec.kinds[worlds.kinds[k]].look, isNamed(frame, worlds, k) ? outline(palette().look(spec.kinds[worlds.kinds[k]].look).shape, NAMED) : outlines[worlds.kinds[k]]);
      mark.node.classList.toggle("md-trade-own", isNamed(frame, worlds, k));
      mark.node.setAttribute("aria-label", said(spec, frame, worlds, k));
      return mark;
    });
    gone.forEach((key) => this.drop(key));
    if (!this.row.some(({ node }) => node.tabIndex === 0) && this.row[0]) stopAt(this.row, this.row[0]);
  }

  add(key) {
    const node = svg("path", { role: "button", tabindex: -1, "data-key": key });
    const mark = { key, node, to: null };
    this.group.append(node);
    this.marks.set(key, mark);
    return mark;
  }

  drop(key) {
    const mark = this.marks.get(key);
    this.motion.forget(mark);
    mark.node.remove();
    this.marks.delete(key);
  }
}

// What a mark looks like; it is ringed where that is another look than before.
function dress(mark, look, d) {
  const changed = mark.look !== undefined && mark.look !== look;
  mark.look = look;
  mark.node.setAttribute("class", `md-trade-mark md-look-${look}${changed ? " md-trade-changed" : ""}`);
  mark.node.setAttribute("d", d);
}

function nearest(row, x, y, most = NEAR) {
  const apart = (mark) => Math.hypot(mark.x - x, mark.y - y);
  const found = row.reduce((best, mark) => (!best || apart(mark) < apart(best) ? mark : best), null);
  return found && apart(found) <= most ? found : null;
}

const WAYS = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowUp: [1, -1], ArrowDown: [1, 1] };

// The next mark to the side or up and down, in the order of their places.
function next(row, mark, [along, by]) {
  const order = [...row].sort((a, b) => a.to[along] - b.to[along] || a.to[1 - along] - b.to[1 - along]);
  return order[order.indexOf(mark) + by];
}

// The row is one stop for the Tab key: this mark.
function stopAt(row, mark) {
  row.filter(({ node }) => node.tabIndex === 0).forEach(({ node }) => node.setAttribute("tabindex", -1));
  mark.node.setAttribute("tabindex", 0);
}

function listen(drawing, worlds, pick, tip) {
  const markOf = (target) => worlds.marks.get(target?.closest?.(".md-trade-mark")?.dataset.key);
  const at = (event) => {
    const { left, top, width } = drawing.getBoundingClientRect();
    const zoom = width / drawing.viewBox.baseVal.width || 1;
    return markOf(event.target) || nearest(worlds.row, (event.clientX - left) / zoom, (event.clientY - top) / zoom);
  };
  drawing.addEventListener("click", (event) => {
    const mark = at(event);
    if (mark) pick(mark.key);
  });
  drawing.addEventListener("pointermove", (event) => tip(at(event)));
  drawing.addEventListener("pointerleave", () => tip(null));
  drawing.addEventListener("focusin", ({ target }) => {
    const mark = markOf(target);
    tip(mark);
    if (mark) stopAt(worlds.row, mark);
  });
  drawing.addEventListener("focusout", () => tip(null));
  drawing.addEventListener("keydown", (event) => {
    const mark = markOf(event.target);
    if (event.key === "Escape") tip(null);
    if (!mark) return;
    if (event.key === "Enter" || event.key === " ") pick(mark.key);
    else if (!WAYS[event.key]) return;
    event.preventDefault();
    const other = WAYS[event.key] && next(worlds.row, mark, WAYS[event.key]);
    if (other) other.node.focus();
  });
}

// Says what a mark is, beside it.
function tipIn(box, size) {
  const shown = element("div", "md-trade-tip");
  shown.hidden = true;
  box.append(shown);
  return (mark) => {
    shown.hidden = !mark;
    if (!mark) return;
    shown.textContent = mark.node.getAttribute("aria-label");
    shown.style.left = `${Math.max(0, Math.min(mark.x - 130, size().width - 260))}px`;
    shown.style[mark.y > 110 ? "bottom" : "top"] = mark.y > 110 ? `${size().height - mark.y + 12}px` : `${mark.y + 12}px`;
    shown.style[mark.y > 110 ? "top" : "bottom"] = "auto";
  };
}

// Returns a function that shows a frame in `holder`.
export function drawer(holder, pick) {
  const box = element("div", "md-trade");
  const drawing = svg("svg", { role: "group" });
  const [back, marks, front] = ["md-trade-back", "md-trade-marks", "md-trade-front"].map((name) => svg("g", { class: name }));
  drawing.append(back, marks, front);
  box.append(drawing);
  holder.append(box);
  let [shown, drawn, size] = [null, "", sized(holder)];
  const motion = stage((isMoving) => (box.dataset.moving = String(isMoving)));
  const worlds = new Worlds(marks, motion);
  listen(drawing, worlds, pick, tipIn(box, () => size));
  const place = (isStill, isTight = false) => {
    const { spec, frame } = shown;
    size = sized(holder, isTight);
    const found = columns(frame);
    const before = frame.before ? columns(frame.before) : null;
    const counts = countsOf(spec, frame, found);
    const plane = planeOf(spec, found, size.box, before, size.box.narrow && counts.price ? 2 : 1);
    Object.entries({ width: size.width, height: size.height, viewBox: `0 0 ${size.width} ${size.height}` }).forEach(([name, value]) => drawing.setAttribute(name, value));
    worlds.show(spec, frame, found, size.width);
    back.replaceChildren(...regions(spec, plane), ...axes(spec, plane, endsOf(spec, counts), counts), ...trails(spec, plane, found, before));
    const isSeen = drawing.checkVisibility?.(); // else no text has a length, and some browsers refuse to say so
    if (isSeen && !size.box.narrow && isTooLong(back, size.width)) return place(isStill, true);
    front.replaceChildren(...names(spec, plane, counts, frame.guess ?? -1), ...namesOf(frame, plane, found));
    if (isSeen) standApart(front);
    motion.send(worlds.row, worlds.row.map((_, k) => plane.place(found, k)), isStill);
    box.dataset.moving ||= "false";
  };
  const resize = () => {
    const now = sized(holder);
    if (shown && `${now.width} ${now.height}` !== drawn) {
      drawn = `${now.width} ${now.height}`;
      place(true);
    }
  };
  new ResizeObserver(resize).observe(holder);
  return (frame, spec) => {
    if (shown && shown.frame === frame && shown.spec === spec) return;
    if (!frame.n) return;
    shown = { frame, spec };
    drawing.setAttribute("aria-label", spec.words.hint);
    place(false);
    drawn = `${size.width} ${size.height}`;
  };
}

const KEPT = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "opacity", "font", "paint-order"];

// The picture as a file, with the colours that it has now.
export function image(plot) {
  const drawing = plot.querySelector(".md-trade svg");
  const copy = drawing.cloneNode(true);
  const parts = drawing.querySelectorAll("*");
  copy.querySelectorAll("*").forEach((part, k) => {
    const style = getComputedStyle(parts[k]);
    part.setAttribute("style", KEPT.map((name) => `${name}:${style.getPropertyValue(name)}`).join(";"));
  });
  return copy.outerHTML;
}

export function table(spec, frame) {
  const worlds = columns(frame);
  const { seed, label, spared, closer, sooner } = spec.words;
  const tidy = (share) => Number((100 * share).toFixed(2));
  return {
    head: [seed, label, spared, closer, sooner],
    rows: Array.from(worlds.relief, (relief, k) => [
      nameAt(frame, worlds, k) ?? seedAt(frame, k), spec.kinds[worlds.kinds[k]].title, tidy(relief), tidy(worlds.closing[k]), isSettled(worlds, k) ? worlds.days[k] : "–",
    ]),
    keys: Array.from(worlds.relief, (_, k) => seedAt(frame, k)),
  };
}

export function summary(spec, frame) {
  const counts = countsOf(spec, frame, columns(frame));
  const ends = endsOf(spec, counts);
  const listed = spec.kinds.map(({ plural }, k) => `${plural} ${counts.kinds[k]}`).join(", ");
  return filled(spec.words.summary, { ...ends, of: counts.of, counts: listed, peace: peaceSaid(spec, counts) });
}
