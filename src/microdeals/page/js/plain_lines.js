// Lines over an axis as plain SVG: what ECharts draws on the dashboard, from the same description and frame.
import { apart, isLow } from "./lines.js";
import { palette } from "./palette.js";
import { isNarrow, short } from "./shared.js";

const SVG = "http://www.w3.org/2000/svg";
const [LEFT, TOP, FOOT, TALL, LOW] = [48, 14, 44, 280, 176];
const ROW = 18; // px of a name
const LETTER = 7; // px

function made(name, attributes, parent, text) {
  const it = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) it.setAttribute(key, String(value));
  if (text !== undefined) it.textContent = text;
  parent.append(it);
  return it;
}

const dashes = { solid: "none", dashed: "6 4", dotted: "2 3" };
const dashOf = (dash) => (Array.isArray(dash) ? dash.join(" ") : dashes[dash] ?? "none");

// The last value of a line before a hole.
const lastOf = (line) => line.reduce((last, value) => (Number.isNaN(value) ? last : value), NaN);

function columnsOf(spec, { n, values }) {
  const bytes = values.buffer.slice(values.byteOffset, values.byteOffset + values.byteLength);
  return Array.from({ length: spec.lines.length + 1 }, (_, k) => Array.from(new Float32Array(bytes, 4 * k * n, n)));
}

function ticksOf({ low, high, every }) {
  const step = every || (high - low) / 4;
  return Array.from({ length: Math.round((high - low) / step) + 1 }, (_, k) => low + k * step).filter((value) => value <= high + step / 1e6);
}

const numberOf = (value) => String(Number(value.toPrecision(6))).replace("-", "−");

function pathOf(xs, ys, x, y) {
  let isDown = false;
  return ys.map((value, k) => {
    if (Number.isNaN(value)) {
      isDown = false;
      return "";
    }
    const move = isDown ? "L" : "M";
    isDown = true;
    return `${move}${x(xs[k]).toFixed(1)},${y(value).toFixed(1)}`;
  }).join("");
}

export function drawing(spec, frame, width) {
  const ink = palette();
  const [xs, ...lines] = columnsOf(spec, frame);
  const named = spec.lines.map((line, k) => ({ ...line, k })).filter(({ title }) => title);
  const narrow = isNarrow(width);
  const last = named.map(({ title, k }) => `${title} ${short(lastOf(lines[k]))}`);
  const right = narrow ? 14 : 24 + LETTER * Math.max(0, ...last.map((it) => it.length));
  const top = TOP + (narrow ? ROW * named.length : 0);
  const tall = (isLow(spec) ? LOW : TALL) + top - TOP;
  const svg = made("svg", { width, height: tall, viewBox: `0 0 ${width} ${tall}`, "aria-hidden": "true", "font-family": "Roboto, system-ui, sans-serif", "font-size": 13 }, document.createDocumentFragment());
  const x = (value) => LEFT + ((width - LEFT - right) * (value - spec.x.low)) / (spec.x.high - spec.x.low);
  const y = (value) => top + ((tall - top - FOOT) * (spec.y.high - value)) / (spec.y.high - spec.y.low);
  for (const value of ticksOf(spec.y)) {
    made("line", { x1: x(spec.x.low), x2: x(spec.x.high), y1: y(value), y2: y(value), stroke: value === 0 ? ink.axis : ink.grid }, svg);
    made("text", { x: LEFT - 8, y: y(value) + 4, "text-anchor": "end", fill: ink.text }, svg, numberOf(value));
  }
  let free = -Infinity;
  for (const value of ticksOf(spec.x)) {
    if (x(value) < free) continue;
    free = x(value) + 34;
    made("text", { x: x(value), y: tall - FOOT + 18, "text-anchor": "middle", fill: ink.text }, svg, numberOf(value));
  }
  made("text", { x: x(spec.x.high), y: tall - 8, "text-anchor": "end", fill: ink.faint }, svg, spec.x.title);
  lines.forEach((line, k) => {
    const look = ink.look(spec.lines[k].look);
    made("path", { d: pathOf(xs, line, x, y), fill: "none", stroke: look.color, "stroke-width": look.width, "stroke-dasharray": dashOf(look.dash) }, svg);
  });
  const ends = named.map(({ k }) => lastOf(lines[k]));
  const heights = narrow ? named.map((_, n) => TOP + ROW * n) : apart(ends.map(y), ROW, top, tall - FOOT);
  named.forEach(({ look, k }, n) => {
    const at = lines[k].lastIndexOf(lastOf(lines[k]));
    const place = narrow ? { x: LEFT + 34, y: heights[n] } : { x: x(xs[at]) + 10, y: heights[n] + 4 };
    if (narrow) made("line", { x1: LEFT, x2: LEFT + 28, y1: heights[n] - 4, y2: heights[n] - 4, stroke: ink.look(look).color, "stroke-width": ink.look(look).width, "stroke-dasharray": dashOf(ink.look(look).dash) }, svg);
    made("text", { ...place, fill: ink.text, stroke: ink.page, "stroke-width": 3, "paint-order": "stroke" }, svg, last[n]);
  });
  return svg;
}

// Draws a chart of figure.js that has no drawer of its own.
export function plotter(parts, model) {
  const draw = () => parts.plot.replaceChildren(drawing(model.get("spec"), model.get("frame"), parts.plot.clientWidth || 600));
  const sizes = new ResizeObserver(draw);
  sizes.observe(parts.plot);
  return { draw, follow() {}, end: () => sizes.disconnect(), images: { svg: () => parts.plot.querySelector("svg").outerHTML } };
}
