// The front: a scheme, not a map. Each sector burns and cools; beside its flames, hollow, those of the twin.
import { shortened } from "./capital.js";
import { at, filled, hundredths, isInForce, strengthOf, svg, within } from "./parts.js";

const FLAME = "M0,0C-9,-2 -8,-14 -3,-20C-3,-15 0,-16 1,-30C8,-20 9,-4 0,0Z"; // 30 px tall, from the ground
const HEIGHTS = [0.85, 1.1, 0.95, 1.15, 0.8, 1.05];
const KEY_FITS = 960; // px
const MOST = 1.3; // fire that fills the room of flames

const columnsOf = (course, narrow) => (narrow ? Math.min(course.sectors.length, 2) : course.sectors.length);
const tallOf = (size, narrow) => (narrow ? 100 : size.sector);

export function frontHeight(course, size, narrow) {
  const rows = Math.ceil(course.sectors.length / columnsOf(course, narrow));
  return rows * (tallOf(size, narrow) + 8);
}

function flames(n, x, wide, y, name) {
  const step = wide / n;
  return HEIGHTS.slice(0, n).map((tall, k) => {
    const node = svg("path", { d: FLAME, class: name });
    return { node, tall, x: x + step * (k + 0.5), y, phase: 2.4 * k + x };
  });
}

const WIDE = 1.15;

function burn(all, fire, seconds, room) {
  for (const { node, tall, x, y, phase } of all) {
    const alive = seconds === null ? 1 : 1 + 0.13 * Math.sin(seconds * 7 + phase) + 0.06 * Math.sin(seconds * 17 + 2 * phase);
    const high = (room / 30 / MOST) * within(0, fire, MOST) * tall * alive;
    const broad = WIDE * (0.55 + 0.45 * within(0, fire, 1));
    node.setAttribute("transform", `translate(${x.toFixed(1)} ${y}) scale(${broad.toFixed(2)} ${Math.max(0.04, high).toFixed(3)})`);
  }
}

// An eye of a monitor team.
function eye(x, y) {
  const group = svg("g", { class: "md-stage-eye", transform: `translate(${x} ${y})` });
  const pupil = svg("circle", { r: 2.6, class: "md-stage-pupil" });
  group.append(svg("path", { d: "M-8,0Q0,-8 8,0Q0,8 -8,0Z" }), pupil);
  return { group, pupil };
}

function sector(course, k, box) {
  const { x, y, wide, tall, narrow, flames: room } = box;
  const deals = course.deals.filter((deal) => deal.sector === k);
  const most = Math.max(1, ...course.eyes[k]);
  const group = svg("g", { class: "md-stage-sector", "data-key": course.sectors[k].key });
  const frame = svg("rect", { x, y, width: wide, height: tall, rx: 6, class: "md-stage-cell" });
  const heat = svg("rect", { x, y, width: wide, height: tall, rx: 6, class: "md-stage-heat" });
  const letters = 7.3; // px a letter, at most
  const eyesWide = 18 * Math.min(most, 3);
  const title = svg("text", { x: x + 8, y: y + 17, class: "md-stage-place" }, shortened(course.sectors[k].title, Math.floor((wide - 14 - eyesWide) / letters)));
  const lines = [0, 1].map((row) => svg("text", { x: x + 8, y: y + 33 + 14 * row, class: "md-stage-here" }));
  const cords = [0, 1].map((row) => svg("line", { x1: x + 8, x2: x + wide - 8, y1: y + 37 + 14 * row, y2: y + 37 + 14 * row, class: "md-stage-cord" }));
  const ground = y + tall - 19;
  const own = wide * 0.62;
  const real = flames(narrow ? 4 : 5, x + 6, own - 10, ground, "md-stage-flame");
  const core = flames(narrow ? 4 : 5, x + 6, own - 10, ground, "md-stage-core");
  const ghost = flames(2, x + own + 2, wide - own - 10, ground, "md-stage-ghost");
  const numbers = [x + own / 2, x + own + (wide - own) / 2 - 3].map((middle, which) =>
    svg("text", { x: middle, y: y + tall - 6, "text-anchor": "middle", class: which ? "md-stage-small md-stage-faint" : "md-stage-small" })
  );
  const eyes = Array.from({ length: Math.min(most, 3) }, (_, n) => eye(x + wide - 14 - 18 * n, y + 12));
  group.append(frame, heat, ...real.map(({ node }) => node), ...core.map(({ node }) => node), ...ghost.map(({ node }) => node));
  group.append(svg("line", { x1: x + own, x2: x + own, y1: ground - room, y2: y + tall - 4, class: "md-stage-split" }));
  group.append(title, ...lines, ...cords, ...numbers, ...eyes.map((it) => it.group));
  const show = (time, seconds) => {
    const day = Math.floor(time);
    const [fire, without] = [at(course.fires[k], time), at(course.twin.fires[k], time)];
    burn(real, fire, seconds, room);
    burn(core, 0.55 * within(0, fire, MOST), seconds === null ? null : seconds + 3, room);
    burn(ghost, without, null, room);
    heat.setAttribute("fill-opacity", within(0, fire, 1).toFixed(2));
    [fire, without].forEach((value, which) => say(numbers[which], `${hundredths(value)} %`));
    frame.setAttribute("class", course.calms[k][day] ? "md-stage-cell md-stage-calm" : "md-stage-cell");
    const here = deals.filter((deal) => isInForce(deal, day)).slice(0, 2);
    lines.forEach((node, row) => {
      const deal = here[row];
      const waits = deal && (deal.started === null || deal.started > day);
      const said = deal ? (waits ? filled(course.words.waits, { deal: deal.title }) : deal.title) : "";
      say(node, shortened(said, Math.floor((wide - 14) / (letters - 1))));
      cords[row].setAttribute("visibility", deal ? "visible" : "hidden");
      if (deal) cords[row].setAttribute("stroke-width", (1 + 3.5 * strengthOf(deal, day)).toFixed(2));
      cords[row].setAttribute("stroke-dasharray", waits ? "2 4" : "none");
    });
    look(eyes, course.eyes[k][day], deals, time);
  };
  return { group, show };
}

// Eyes are open where teams are at work, and turn to the side that is reported.
function look(eyes, n, deals, time) {
  const news = deals.flatMap(({ reports }) => reports).find(({ day }) => time >= day && time - day < 4);
  eyes.forEach(({ group, pupil }, k) => {
    group.setAttribute("visibility", k < n ? "visible" : "hidden");
    pupil.setAttribute("cx", news ? (news.side === 0 ? -4 : 4) : 0);
  });
}

function say(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

export function front(course, place) {
  const { width, narrow, frontTop, size } = place;
  const columns = columnsOf(course, narrow);
  const gap = 8;
  const wide = (width - gap * (columns - 1)) / columns;
  const tall = tallOf(size, narrow);
  const all = course.sectors.map((_, k) => {
    const [row, column] = [Math.floor(k / columns), k % columns];
    return sector(course, k, { x: column * (wide + gap), y: frontTop + row * (tall + gap), wide, tall, narrow, flames: size.flames });
  });
  const group = svg("g");
  const key = svg("text", { x: 0, y: frontTop - 8, class: "md-stage-small md-stage-faint" }, course.words[width < KEY_FITS ? "front_short" : "front"]);
  if (size.key > 20) group.append(key); // else there is no line for it
  group.append(...all.map((it) => it.group));
  return { group, show: (time, seconds) => all.forEach((it) => it.show(time, seconds)) };
}
