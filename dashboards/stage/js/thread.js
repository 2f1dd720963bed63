// A promise as a thread between the sides: it thickens as it is kept, snaps when it is broken, fades when it ends.
import { shortened } from "./capital.js";
import { isInForce, isOver, strengthOf, svg, within } from "./parts.js";

const THIN = 1.2; // px
const THICK = 4.4; // px more where a cheat would surely have broken it by now
const SNAPPED = 5; // days that a broken thread hangs
const FADES = 4; // days that an ended one is seen
const SAG = 5; // px
const NEWS = 4; // days that a report is seen
const FULL_ROW = 23; // px of a row in full; in a lower one a name stands halfway between its thread and the one above
const FLAG = 16; // px that a report takes at its end

const line = (name) => svg("path", { class: name, fill: "none" });
const hung = (from, to, y, drop) => `M${from},${y} Q${(from + to) / 2},${y + SAG} ${to},${(y + drop).toFixed(1)}`;

// The deal that a row shows: the one in force, or one that has just ended.
function shownAt(row, day) {
  const inForce = row.deals.find((deal) => isInForce(deal, day));
  return inForce || row.deals.find((deal) => isOver(deal, day) && day - deal.ended <= FADES);
}

const lastBefore = (list, time) => list.reduce((last, it) => (it.day <= time && (!last || it.day >= last.day) ? it : last), null);

// What a deal looks like at a time: how wide its ends hang apart (0: whole), how faint, and who did it.
export function stateOf(deal, time) {
  const day = Math.floor(time);
  const breach = lastBefore(deal.breaches, time);
  const since = breach ? time - breach.day : Infinity;
  const ended = isOver(deal, day);
  const fade = ended ? within(0, 1 - (time - deal.ended) / FADES, 1) : 1;
  const left = ended && deal.left;
  const torn = left ? 1 : since < SNAPPED ? 1 - since / SNAPPED : 0;
  return { torn, fade, by: left ? deal.by : breach?.side ?? -1, waits: deal.started === null || deal.started > day, strength: strengthOf(deal, day) };
}

export function thread(row, top, place) {
  const { left, right } = place;
  const y = top + 13;
  const middle = (left + right) / 2;
  const group = svg("g", { class: "md-stage-thread" });
  const rail = svg("line", { x1: left, x2: right, y1: y, y2: y, class: "md-stage-idle" });
  const halves = [line("md-stage-cord"), line("md-stage-cord")];
  const name = svg("text", { x: middle, y: top + 8 + (FULL_ROW - place.size.row) / 2, "text-anchor": "middle", class: "md-stage-deal" }, shortened(row.title, Math.floor((right - left - 2 * FLAG) / 7)));
  const flag = svg("g", { class: "md-stage-flag" });
  const sign = svg("text", { y: 4, "text-anchor": "middle" }, "!");
  flag.append(svg("circle", { r: 8 }), sign);
  group.append(rail, ...halves, name, flag);
  const draw = (deal, time) => {
    const { torn, fade, by, waits, strength } = stateOf(deal, time);
    halves.forEach((half, side) => {
      const [from, to] = side === 0 ? [left, middle] : [right, middle];
      const back = torn * (side === by ? 0.34 : 0.12) * (right - left);
      half.setAttribute("d", hung(from, to + (side === 0 ? -back : back), y, SAG / 2 + torn * 9));
      half.setAttribute("stroke-width", (THIN + THICK * strength).toFixed(2));
      half.setAttribute("stroke-opacity", deal.bound[side] ? fade.toFixed(2) : 0);
      half.setAttribute("stroke-dasharray", waits ? "2 5" : "none");
      half.setAttribute("class", torn > 0 && side === by ? `md-stage-cord md-stage-${"ab"[side]}` : "md-stage-cord");
    });
  };
  const show = (time) => {
    const deal = shownAt(row, Math.floor(time));
    const isLive = Boolean(deal) && isInForce(deal, Math.floor(time));
    halves.forEach((half) => half.setAttribute("visibility", deal ? "visible" : "hidden"));
    name.setAttribute("class", isLive ? "md-stage-deal" : "md-stage-deal md-stage-past");
    const report = deal && lastBefore(deal.reports, time);
    const isNews = Boolean(report) && time - report.day < NEWS;
    flag.setAttribute("visibility", isNews ? "visible" : "hidden");
    if (isNews) {
      const x = report.side === 0 ? left + FLAG / 2 : right - FLAG / 2;
      flag.setAttribute("transform", `translate(${x} ${y})`);
      flag.setAttribute("class", `md-stage-flag md-stage-${"ab"[report.side]}${report.true ? "" : " md-stage-false"}`);
    }
    if (deal) draw(deal, time);
  };
  return { group, show };
}
