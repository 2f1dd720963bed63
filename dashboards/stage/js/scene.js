// The scene: two capitals, promises as threads between them, envoys on the road, and the front with its ghost.
import { capital, shortened } from "./capital.js";
import { front, frontHeight } from "./front.js";
import { at, svg, within, zoomOf } from "./parts.js";
import { NARROW } from "./sizes.js";
import { thread } from "./thread.js";

const WALK = 2.2; // days from a capital to the table, and back

const eased = (share) => share * share * (3 - 2 * share);

// Deals along the whole front have a row a kind, in the order in which they were first signed.
export function rowsOf(course) {
  const rows = new Map();
  for (const deal of course.deals.filter(({ sector }) => sector < 0)) {
    if (!rows.has(deal.row)) rows.set(deal.row, { title: deal.title, deals: [] });
    rows.get(deal.row).deals.push(deal);
  }
  return [...rows.values()];
}

export function layout(course, width, size) {
  const narrow = width < NARROW;
  const side = narrow ? 80 : 168;
  const rows = rowsOf(course);
  const tall = Math.max(size.least, size.row * rows.length + size.road + 8);
  const road = tall - size.road / 2;
  const frontTop = tall + size.key;
  const height = frontTop + frontHeight(course, size, narrow) + 4;
  return { width, height, narrow, side, rows, tall, road, frontTop, size, left: side + 4, right: width - side - 4 };
}

// How near to the table everybody is, 0 to 1, and which meeting it is.
export function talksAt(course, time) {
  let best = { near: 0, meeting: null };
  for (const meeting of course.meetings) {
    const near = 1 - Math.abs(time - meeting.day) / WALK;
    if (near > best.near) best = { near, meeting };
  }
  return { near: eased(within(0, best.near, 1)), meeting: best.meeting };
}

function road(course, place) {
  const { road: y } = place;
  const [left, right] = [place.left + 6, place.right - 6];
  const middle = (left + right) / 2;
  const group = svg("g", { class: "md-stage-road" });
  const token = (side) =>
    side === 0
      ? svg("circle", { r: 7, class: "md-stage-a" })
      : svg("polygon", { points: "0,-8 8,6.5 -8,6.5", class: "md-stage-b" });
  const tokens = [token(0), token(1)];
  const host = svg("polygon", { points: "0,-9 9,0 0,9 -9,0", class: "md-stage-third" });
  const paper = svg("path", { d: "M-6,-8h9l4,4v12h-13z M-3,-2h7 M-3,2h7", class: "md-stage-paper" });
  const said = svg("text", { x: middle, y: y + Math.min(19, place.size.road / 2 + 1), class: "md-stage-small", "text-anchor": "middle" });
  group.append(
    svg("line", { x1: left, x2: right, y1: y, y2: y, class: "md-stage-way" }),
    svg("rect", { x: middle - 13, y: y - 2, width: 26, height: 4, rx: 2, class: "md-stage-table" }),
    host,
    paper,
    ...tokens,
    said
  );
  const show = (time) => {
    const { near, meeting } = talksAt(course, time);
    const leads = meeting && meeting.format !== "envoys";
    tokens.forEach((node, side) => {
      const [from, to] = side === 0 ? [left, middle - 22] : [right, middle + 22];
      const size = leads ? 1.25 : 0.9;
      node.setAttribute("transform", `translate(${(from + (to - from) * near).toFixed(1)} ${y}) scale(${size})`);
      });
    const sits = Boolean(meeting && meeting.host);
    host.setAttribute("visibility", sits && near > 0 ? "visible" : "hidden");
    host.setAttribute("transform", `translate(${middle} ${(y - 6 - 26 * (1 - near)).toFixed(1)})`);
    host.setAttribute("fill-opacity", near.toFixed(2));
    const signs = near > 0.9 && course.deals.some(({ signed }) => signed === meeting.day);
    paper.setAttribute("visibility", signs ? "visible" : "hidden");
    paper.setAttribute("transform", `translate(${middle} ${y - (sits ? 24 : 14)})`);
    const key = sits ? "meeting_trilateral" : `meeting_${meeting?.format}`;
    const text = near > 0.5 ? (course.words[`event.${key}`] || "").replace("{host}", meeting.host) : "";
    const fits = shortened(text, Math.floor(place.width / 6.6));
    if (said.textContent !== fits) said.textContent = fits;
  };
  return { group, show };
}

export function scene(course, wide, size) {
  const zoom = zoomOf(wide);
  const place = layout(course, wide / zoom, size);
  const { width, height } = place;
  const drawing = svg("svg", { width: wide, height: height * zoom, viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" });
  const sides = [0, 1].map((side) => capital(course, side, place));
  const threads = place.rows.map((row, k) => thread(row, 10 + size.row * k, place));
  const way = road(course, place);
  const line = front(course, place);
  drawing.append(...sides.map(({ group }) => group), ...threads.map(({ group }) => group), way.group, line.group);
  const show = (time, flicker) => {
    sides.forEach(({ show: lit }, side) => lit(at(course.trust[side], time)));
    threads.forEach((it) => it.show(time));
    way.show(time);
    line.show(time, flicker);
  };
  return { drawing, show };
}
