// What stands around the marks of the trade: regions and their names, axes, trails.
import { regionOf } from "./plane.js";
import { filled } from "./shared.js";

const SVG = "http://www.w3.org/2000/svg";

export function svg(tag, attributes = {}, text = "") {
  const made = document.createElementNS(SVG, tag);
  Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
  if (text) made.textContent = text;
  return made;
}

export function element(tag, name) {
  const made = document.createElement(tag);
  made.className = name;
  return made;
}

const tickSaid = (share) => `${share > 0 ? "+" : ""}${Number((100 * share).toFixed(1))}`.replace("-", "−");

// The regions as tinted fields, and the bands of settlements set off from them.
export function regions(spec, plane) {
  const fields = spec.kinds.map((kind) => {
    const { left, right, top, bottom } = regionOf(spec, kind, plane);
    return svg("rect", { class: `md-trade-region md-look-${kind.look}`, x: left, y: top, width: right - left, height: bottom - top });
  });
  const { box, settled } = plane;
  const edges = [["closer", plane.top], ["further", plane.bottom]].filter(([peace]) => settled[peace]);
  return [...fields, ...edges.map(([, y]) => svg("line", { class: "md-trade-edge", x1: box.left, x2: box.right, y1: y, y2: y }))];
}

const UNDER = 20; // px from the top of a strip to its letters' feet

// A name in the strip of its row, at the outer end of its region, with its count; small words beside or below it.
export function names(spec, plane, counts, guess) {
  const { words } = spec;
  const named = spec.kinds.map((kind, k) => {
    const field = regionOf(spec, kind, plane);
    const [x, anchor] = kind.spared ? [field.right - 8, "end"] : [field.left + 8, "start"];
    const name = svg("text", { class: `md-trade-name md-look-${kind.look}`, x, "text-anchor": anchor, y: (kind.peace === "closer" ? plane.top : field.top) + UNDER, "data-look": kind.look });
    name.append(svg("tspan", { class: "md-trade-count" }, String(counts.kinds[k])), svg("tspan", { dx: 6 }, kind.plural));
    if (kind.spared === null && guess >= 0) name.append(svg("tspan", { class: "md-trade-small md-trade-guess", dx: 8 }, filled(words.guessed, { n: guess })));
    if (kind.spared === null && counts.price) name.append(svg("tspan", { class: "md-trade-small", ...(plane.box.narrow ? { x, dy: 16 } : { dx: 10 }) }, filled(words.price, { n: counts.price })));
    return name;
  });
  const { box, settled, isLow } = plane;
  const bands = [["closer", box.top + 14], ["further", plane.bottom + 14]].filter(([peace]) => settled[peace] && !isLow);
  return [...named, ...bands.map(([peace, y]) => svg("text", { class: "md-trade-small md-trade-band", x: box.right - 8, y, "text-anchor": "end" }, words[`band.${peace}`]))];
}

// Ticks, and what each axis ends in: how many worlds went that way.
export function axes(spec, { box, x, y, xTicks, yTicks, borders }, ends, counts) {
  const { words } = spec;
  const lines = [
    ["x1", "x2", box.left, box.right, borders.above],
    ["x1", "x2", box.left, box.right, borders.below],
  ].map(([a, b, from, to, at]) => svg("line", { class: "md-trade-border", [a]: from, [b]: to, y1: at, y2: at }));
  lines.push(svg("line", { class: "md-trade-border", x1: x(spec.relief), x2: x(spec.relief), y1: box.top, y2: box.bottom }));
  lines.push(svg("line", { class: "md-trade-zero", x1: x(0), x2: x(0), y1: box.top, y2: box.bottom }));
  lines.push(svg("line", { class: "md-trade-zero", x1: box.left, x2: box.right, y1: y(0), y2: y(0) }));
  const tick = (at, name, anchor, value) => svg("text", { class: "md-trade-tick", x: at, y: name, "text-anchor": anchor }, tickSaid(value));
  const end = (name, at, level, anchor, sign) =>
    svg("text", { class: "md-trade-end", x: at, y: level, "text-anchor": anchor }, `${sign} ${filled(words[`end.${name}`], { n: ends[name], of: counts.of })}`);
  return [
    ...lines,
    ...xTicks.map(({ value, place }) => tick(place, box.bottom + 14, "middle", value)),
    ...yTicks.map(({ value, place }) => tick(box.left - 6, place + 4, "end", value)),
    end("closer", 0, box.narrow ? 14 : box.top - 8, "start", "↑"),
    svg("text", { class: "md-trade-end", x: box.narrow ? 0 : box.right, y: box.top - 8, "text-anchor": box.narrow ? "start" : "end" }, peaceSaid(spec, counts)),
    end("further", 0, box.bottom + (box.narrow ? 48 : 32), "start", "↓"),
    end("spared", box.right, box.bottom + 32, "end", "→"),
  ];
}

// In how many worlds there is peace on the last day, with deals and without.
export const peaceSaid = ({ words }, { peace }) => (peace ? filled(words.peace, { with: peace[0], without: peace[1] }) : "");

const LINE = 17; // px between names below each other
const CLOSE = 110; // px between marks whose names might lie on each other

// The names of the marks that have one, beside them; where marks are close, below each other.
export function namesOf(frame, { box, place }, worlds) {
  const own = frame.named ?? [];
  const placed = own.map((name, k) => {
    const [x, y] = place(worlds, worlds.n - own.length + k);
    return { name, x, y, at: y + 5, isRight: x > (box.left + box.right) / 2 };
  });
  const downwards = [...placed].sort((a, b) => a.y - b.y);
  downwards.forEach((one, k) => {
    const above = downwards.slice(0, k).filter((other) => other.isRight === one.isRight && Math.abs(other.x - one.x) < CLOSE);
    one.at = Math.max(one.at, ...above.map((other) => other.at + LINE));
  });
  const over = Math.max(0, ...placed.map(({ at }) => at - box.bottom + 2));
  return placed.flatMap(({ name, x, y, at, isRight }) => {
    const [from, level] = [x + (isRight ? -15 : 15), at - over];
    const text = svg("text", { class: "md-trade-own-name", x: from, y: level, "text-anchor": isRight ? "end" : "start" }, name);
    const isFar = Math.abs(level - 5 - y) > 8;
    return isFar ? [svg("line", { class: "md-trade-trail", x1: x, y1: y, x2: from, y2: level - 5 }), text] : [text];
  });
}

// Where worlds came from that are something else now.
export function trails(spec, plane, worlds, before) {
  if (!before) return [];
  const changed = Array.from(worlds.kinds, (kind, k) => k).filter((k) => worlds.kinds[k] !== before.kinds[k]);
  return changed.map((k) => {
    const [[x1, y1], [x2, y2]] = [plane.place(before, k), plane.place(worlds, k)];
    return svg("line", { class: `md-trade-trail md-look-${spec.kinds[worlds.kinds[k]].look}`, x1, y1, x2, y2 });
  });
}
