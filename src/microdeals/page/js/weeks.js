// One world in a small picture: trust as two lines, fire as bars, deals as bars; played week by week.
import { isDark, palette } from "./palette.js";
import { short } from "./shared.js";
import { element, svg } from "./trade_parts.js";

const TRUST = 66; // px, heights
const FIRE = 28;
const ROW = 18;
const LANE = 6; // at least, where deals of a row overlap
const GAP = 10;
const FOOT = 22;
const LETTER = 6.5; // of an axis, on average
const MILLISECONDS_A_WEEK = 350;

// Where things stand: names to the left, or above each band where it is narrow.
function layout(spec, spells, width) {
  const narrow = width < 560;
  const head = narrow ? 16 : 0;
  const left = narrow ? 2 : 232;
  const right = narrow ? 8 : 150;
  const trustTop = 2 * head;
  const fireTop = trustTop + TRUST + GAP + head;
  const dealsTop = fireTop + FIRE + GAP;
  let bottom = dealsTop;
  const rows = spec.rows.map(({ key }) => {
    const placed = lanesOf(spells.filter(({ row }) => row === key));
    const tall = Math.max(ROW, LANE * (placed[0]?.n || 1) + 4);
    const top = bottom + head;
    bottom = top + tall;
    return { top, tall, placed };
  });
  const x = (day) => left + ((width - left - right) * day) / spec.last_day;
  return { narrow, head, left, x, trustTop, fireTop, rows, bottom, height: bottom + FOOT, width };
}

const label = (at, y, text, ink, more = {}) =>
  svg("text", { x: at, y, fill: ink.text, "font-size": 13, "dominant-baseline": "middle", ...more }, text);

function names(spec, place, ink) {
  const { narrow, head, trustTop, fireTop, rows } = place;
  const at = (top, tall) => (narrow ? top - head / 2 : top + tall / 2);
  return [
    label(0, narrow ? head / 2 : at(trustTop, TRUST), spec.words.trust, ink),
    label(0, at(fireTop, FIRE), spec.words.fire, ink),
    ...spec.rows.map(({ title }, k) => label(0, at(rows[k].top, rows[k].tall), title, ink)),
  ];
}

// The ticks whose names fit beside each other; the others keep their line.
function roomy(ticks, x) {
  const named = new Set();
  let end = -Infinity;
  for (const tick of ticks) {
    const half = (LETTER * tick.title.length) / 2;
    if (x(tick.day) - half < end) continue;
    named.add(tick);
    end = x(tick.day) + half + GAP;
  }
  return named;
}

function frame(spec, place, ink) {
  const { x, trustTop, fireTop, bottom } = place;
  const line = (x1, y1, x2, y2) => svg("line", { x1, y1, x2, y2, stroke: ink.grid });
  const named = roomy(spec.ticks, x);
  const ticks = spec.ticks.flatMap((tick) => [
    line(x(tick.day), trustTop, x(tick.day), bottom),
    ...(named.has(tick) ? [label(x(tick.day), bottom + 12, tick.title, ink, { "font-size": 12, "text-anchor": x(tick.day) > place.width - 24 ? "end" : "middle", fill: ink.faint })] : []),
  ]);
  return [
    ...ticks,
    line(x(0), trustTop, x(spec.last_day), trustTop),
    svg("line", { x1: x(0), y1: trustTop + TRUST, x2: x(spec.last_day), y2: trustTop + TRUST, stroke: ink.axis }),
    svg("line", { x1: x(0), y1: fireTop + FIRE, x2: x(spec.last_day), y2: fireTop + FIRE, stroke: ink.axis }),
  ];
}

function trust(spec, moments, place, ink) {
  const y = (value) => place.trustTop + TRUST * (1 - value);
  const looks = ["side-a", "side-b"].map(ink.look);
  return looks.flatMap((look, side) => {
    const points = moments.map(({ day, trust: both }) => `${place.x(day)},${y(both[side])}`).join(" ");
    const dash = Array.isArray(look.dash) ? look.dash.join(" ") : "none";
    const line = svg("polyline", { points, fill: "none", stroke: look.color, "stroke-width": 2.5, "stroke-dasharray": dash });
    return [line, ...moments.filter((_, k) => k % 6 === 3 * side).map(({ day, trust: both }) => sign(side, place.x(day), y(both[side]), look.color))];
  });
}

const sign = (side, cx, cy, fill) =>
  side === 0
    ? svg("circle", { cx, cy, r: 4.5, fill })
    : svg("polygon", { points: `${cx},${cy - 5.5} ${cx + 5.5},${cy + 4.5} ${cx - 5.5},${cy + 4.5}`, fill });

// The lines' names and last values, moved apart.
function ends(spec, moments, place, ink) {
  if (!moments.length) return [];
  const last = moments[moments.length - 1];
  const wanted = last.trust.map((value) => place.trustTop + TRUST * (1 - value));
  const upper = wanted[0] <= wanted[1] ? 0 : 1;
  const low = Math.min(place.trustTop + TRUST - 4, Math.max(wanted[1 - upper], wanted[upper] + 16));
  const heights = upper === 0 ? [Math.min(wanted[0], low - 16), low] : [low, Math.min(wanted[1], low - 16)];
  const looks = ["side-a", "side-b"].map(ink.look);
  return looks.flatMap((look, side) => {
    const at = place.narrow ? 8 + (side * place.width) / 2 : place.x(spec.last_day) + 12;
    const y = place.narrow ? 1.5 * place.head : heights[side];
    return [sign(side, at, y, look.color), label(at + 9, y + 1, spec.lines[side], ink)];
  });
}

function fire(moments, place, ink) {
  return moments.slice(1).map((moment, k) => {
    const [from, to] = [place.x(moments[k].day), place.x(moment.day)];
    const tall = FIRE * Math.min(1, Math.max(0, moment.fire));
    return svg("rect", { x: from + 0.5, y: place.fireTop + FIRE - tall, width: Math.max(1, to - from - 1), height: tall, fill: ink.faint });
  });
}

// Deals of one row that overlap share its height.
function lanesOf(spells) {
  const ends = [];
  const placed = spells.map((spell) => {
    const end = spell.end < 0 ? Infinity : spell.end;
    const free = ends.findIndex((until) => until <= spell.signed);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = end;
    return { spell, lane };
  });
  return placed.map((it) => ({ ...it, n: ends.length }));
}

function deals(spec, place, ink) {
  const color = ink.look("third").color;
  return place.rows.flatMap(({ top: rowTop, tall: rowTall, placed }) =>
    placed.flatMap(({ spell, lane, n }) => {
      const thick = (rowTall - 4) / n;
      const tall = Math.min(9, thick - 1.5);
      const top = rowTop + 2 + lane * thick + (thick - tall) / 2;
      const [from, to] = [place.x(spell.start < 0 ? spell.signed : spell.start), place.x(spell.end < 0 ? spec.last_day : spell.end)];
      const bar = svg("rect", { x: from, y: top, width: Math.max(2, to - from), height: tall, fill: spell.start < 0 ? "none" : color, stroke: color });
      bar.append(svg("title", {}, `${spell.title}. ${spell.why}`));
      return [bar, ...ending(spell, to, top + tall / 2, Math.min(7, thick / 2 + 1), ink)];
    })
  );
}

function ending(spell, x, y, arm, ink) {
  const line = (x1, y1, x2, y2) => svg("line", { x1, y1, x2, y2, stroke: ink.text, "stroke-width": 2 });
  if (spell.ending === "left")
    return [svg("circle", { cx: x, cy: y, r: 6, fill: ink.page }), line(x - 4, y - 4, x + 4, y + 4), line(x - 4, y + 4, x + 4, y - 4)];
  return spell.ending === "running" ? [] : [line(x, y - arm, x, y + arm)];
}

let numbers = 0;

function picture(spec, shown, at, width) {
  const ink = palette();
  const { moments = [], spells = [] } = shown;
  const place = layout(spec, spells, width);
  const drawing = svg("svg", { width, height: place.height, viewBox: `0 0 ${width} ${place.height}`, "aria-hidden": "true", "font-family": "Roboto, system-ui, sans-serif" });
  const clip = svg("clipPath", { id: `md-weeks-${(numbers += 1)}` });
  const now = moments[at] ? place.x(moments[at].day) : 0;
  clip.append(svg("rect", { x: 0, y: 0, width: now + (at === moments.length - 1 ? 8 : 0), height: place.height }));
  const past = svg("g", { "clip-path": `url(#${clip.id})` });
  past.append(...fire(moments, place, ink), ...trust(spec, moments, place, ink), ...deals(spec, place, ink));
  drawing.append(clip, ...frame(spec, place, ink), past, ...names(spec, place, ink), ...ends(spec, moments.slice(0, at + 1), place, ink));
  if (at < moments.length - 1)
    drawing.append(svg("line", { x1: now, x2: now, y1: place.trustTop, y2: place.bottom, stroke: ink.text }));
  return drawing;
}

const SIGNS = { play: "▶", pause: "⏸", again: "⟳" };

function control(name, act) {
  const button = element("button", "md-weeks-button");
  button.type = "button";
  button.addEventListener("click", act);
  button.dataset.name = name;
  return button;
}

export function drawer(holder) {
  const [bar, said, box] = [element("div", "md-weeks-bar"), element("span", "md-weeks-said"), element("div", "md-weeks-box")];
  let [spec, shown, at, timer, drawn] = [null, {}, -1, 0, ""];
  const last = () => (shown.moments || []).length - 1;
  const draw = () => {
    const width = box.clientWidth || 600;
    const now = [at, width, isDark(), document.documentElement.dataset.view].join();
    const moment = shown.moments?.[at];
    if (now !== drawn && moment) box.replaceChildren(picture(spec, shown, at, width));
    drawn = now;
    name(toggle, timer ? "pause" : "play");
    holder.parentElement.dataset.week = String(at);
    said.textContent = moment ? `${moment.title}${moment.said ? `: ${moment.said}` : ""}` : "";
  };
  const name = (button, word) => {
    button.textContent = `${SIGNS[word]} ${spec.words[word]}`;
  };
  const stop = () => {
    clearInterval(timer);
    timer = 0;
  };
  const tick = () => {
    if (!holder.isConnected) return stop();
    if (at < last()) at += 1;
    if (at >= last()) stop();
    draw();
  };
  const play = () => {
    if (timer) stop();
    else {
      if (at >= last()) at = 0;
      timer = setInterval(tick, MILLISECONDS_A_WEEK);
    }
    draw();
  };
  const toggle = control("play", play);
  const again = control("again", () => {
    stop();
    at = 0;
    draw();
  });
  said.setAttribute("role", "status");
  bar.append(toggle, again, said);
  holder.append(box, bar);
  new ResizeObserver(draw).observe(box);
  return (frame, described) => {
    if (frame !== shown) [shown, at, drawn] = [frame, (frame.moments || []).length - 1, ""];
    spec = described;
    name(again, "again");
    draw();
  };
}

// The picture as a file.
export const image = (plot) => plot.querySelector(".md-weeks-box svg")?.outerHTML;

export function table(spec, frame) {
  return {
    head: [spec.words.week, ...spec.lines, spec.words.fire, spec.words.happened],
    rows: (frame.moments || []).map((moment) => [moment.title, ...moment.trust, moment.fire, moment.said]),
  };
}

export function summary(spec, frame) {
  const moments = frame.moments || [];
  const last = moments[moments.length - 1];
  if (!last) return "";
  return `${last.title}: ${spec.lines.map((title, k) => `${title} ${short(last.trust[k])}`).join(", ")}, ${spec.words.fire} ${short(last.fire)}.`;
}
