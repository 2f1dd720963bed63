// The curve under the scene: trust and the gap over the whole course, with the twin's gap; it is the scrubber.
import { svg, zoomOf } from "./parts.js";
import { NARROW } from "./sizes.js";

const BETWEEN = 8; // px
const TOP = 22; // px for the signs of turning points
const FOOT = 18;
const MARGIN = 10;
const LETTER = 7; // px that a letter of a month takes, at most

function path(line, x, y) {
  return line.map((value, day) => `${day ? "L" : "M"}${x(day).toFixed(1)},${y(value).toFixed(1)}`).join("");
}

// The first of each month, as many as there is room for; years where months would be too many.
function months(course, x, width) {
  const isLong = course.last > 400;
  const found = isLong ? course.months.filter(({ year }, k) => k > 0 && year !== course.months[k - 1].year) : course.months;
  const longest = Math.max(74, ...found.map(({ title }) => LETTER * title.length + 6));
  const every = Math.max(1, Math.ceil((found.length * longest) / width));
  return found.filter((_, k) => k % every === 0).map(({ day, title, year }) => ({ at: x(day), title: isLong ? year : title }));
}

export function curve(course, wide, { trust: trustTall, gap: gapTall }) {
  const zoom = zoomOf(wide);
  const width = wide / zoom;
  const tall = TOP + trustTall + BETWEEN + gapTall + FOOT;
  const drawing = svg("svg", { width: wide, height: tall * zoom, viewBox: `0 0 ${width} ${tall}`, "aria-hidden": "true" });
  const x = (day) => MARGIN + ((width - 2 * MARGIN) * day) / Math.max(1, course.last);
  const dayAt = (at) => Math.round(Math.min(1, Math.max(0, (at / zoom - MARGIN) / (width - 2 * MARGIN))) * course.last);
  const most = Math.min(1, Math.max(0.1, ...course.trust[0], ...course.trust[1]) * 1.05);
  const trust = (value) => TOP + trustTall * (1 - value / most);
  const top = TOP + trustTall + BETWEEN;
  const all = [...course.gap, ...course.twin.gap];
  const [low, high] = [Math.min(0, ...all), Math.max(0.1, ...all) * 1.08];
  const gap = (value) => top + (gapTall * (high - value)) / (high - low);
  const foot = top + gapTall;
  const rule = (y) => svg("line", { x1: x(0), x2: x(course.last), y1: y, y2: y, class: "md-stage-rule" });
  const area = `${path(course.gap, x, gap)}${path([...course.twin.gap].reverse(), (k) => x(course.last - k), gap).replace("M", "L")}Z`;
  const label = (at, title) => {
    const isLast = at > width - Math.max(56, LETTER * title.length); // no room to its right
    const place = { x: isLast ? width : at + 3, y: foot + 13, "text-anchor": isLast ? "end" : "start" };
    return svg("text", { ...place, class: "md-stage-small md-stage-faint" }, title);
  };
  const ticks = months(course, x, width).flatMap(({ at, title }) => [
    svg("line", { x1: at, x2: at, y1: TOP, y2: foot, class: "md-stage-tick" }),
    label(at, title),
  ]);
  drawing.append(...ticks, rule(TOP + trustTall), rule(gap(0)), svg("path", { d: area, class: "md-stage-between" }));
  drawing.append(
    svg("path", { d: path(course.trust[0], x, trust), class: "md-stage-line md-stage-line-a" }),
    svg("path", { d: path(course.trust[1], x, trust), class: "md-stage-line md-stage-line-b" }),
    svg("path", { d: path(course.twin.gap, x, gap), class: "md-stage-line md-stage-line-ghost" }),
    svg("path", { d: path(course.gap, x, gap), class: "md-stage-line md-stage-line-gap" }),
    ...names(course, x, foot, width)
  );
  const cursor = svg("g", { class: "md-stage-cursor" });
  cursor.append(svg("line", { y1: TOP - 2, y2: foot }), svg("circle", { cy: foot, r: 6 }));
  let free = -Infinity;
  const pins = course.turns.map((turn, k) => {
    const sign = Math.max(x(turn.day), free);
    free = sign + 20;
    return pin(turn, k, x(turn.day), sign, foot);
  });
  drawing.append(cursor, ...pins);
  const show = (time) => cursor.setAttribute("transform", `translate(${x(time).toFixed(1)} 0)`);
  return { drawing, show, dayAt, pins };
}

function names(course, x, foot, width) {
  const label = (y, text) => svg("text", { x: x(0) + 4, y, class: "md-stage-curve-name" }, text);
  return [label(TOP + 11, course.words.trust_curve), label(foot - 6, course.words[width < NARROW ? "gap_short" : "gap_curve"])];
}

function pin(turn, k, at, sign, foot) {
  const group = svg("g", { class: "md-stage-pin", "data-day": turn.day });
  group.append(
    svg("line", { x1: at, x2: at, y1: 18, y2: foot }),
    svg("circle", { cx: sign, cy: 10, r: 9 }),
    svg("text", { x: sign, y: 14, "text-anchor": "middle" }, String(k + 1))
  );
  return group;
}
