// The pictures of a lesson: a hundred worlds on an axis, lines, guesses beside the result; each with its table.
import { chartModel, chartWords, make } from "./dom.js";
import { shown } from "./figure.js";
import { guessInWords, tidied } from "./lesson_findings.js";
import * as lines from "./lines.js";
import { plotter } from "./plain_lines.js";
import { counted, filled } from "./shared.js";
import * as swarm from "./swarm.js";
import { tableView } from "./table.js";

const MOST_LINES = 40; // of a class; the newest
const LOOKS = { a: "side-a", b: "side-b", c: "third" };

// What a widget of the dashboard asks of its model, without a server.
export function widgetModel(values, saved = () => {}) {
  const heard = [];
  return {
    get: (name) => values[name],
    set: (name, value) => (values[name] = value),
    on: (name, tell) => heard.push([name, tell]),
    save_changes: () => saved(values),
    put(changed) {
      Object.assign(values, changed);
      for (const [name, tell] of heard) if (name.replace("change:", "") in changed) tell();
    },
  };
}

const floats = (rows) => Float32Array.from(rows.flat());

// The number in the middle of numbers in order, or at another part, as NumPy takes it.
function quantile(values, part) {
  const sorted = [...values].sort((one, other) => one - other);
  const place = part * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return low + (high - low) * (place - Math.floor(place));
}

export const settingName = ({ lesson, words }, key) => filled(words["lessons.result.setting"], { key: key.toUpperCase(), title: lesson.settings[key].title });

// Worlds as dots: `look` has isTold, isMoving and size. Returns how to show another setting, and how to end.
export function swarmView(place, page, key, look) {
  const { lesson, words, findings } = page;
  const values = (at) => swarmValues(page, at, look);
  const box = make("div");
  place.append(box);
  const model = widgetModel(values(key));
  const end = swarm.whole.render({ model, el: box });
  let at = key;
  const rows = () => {
    const told = look.isTold && lesson.measures[lesson.prediction.measure].counts;
    const counted = told ? findings.counted(at).map((is) => words[`page.lesson.${is ? "yes" : "no"}`]) : null;
    const last = findings.courses[at].at(-1);
    const head = [words["page.lesson.world"], `${lesson.course.title} (${lesson.course.unit})`];
    return { head: counted ? [...head, lesson.measures[lesson.prediction.measure].title] : head, rows: last.map((value, seed) => [seed, value, ...(counted ? [counted[seed]] : [])]) };
  };
  place.append(tableOf(page, `${lesson.title}: ${lesson.course.title}`, rows));
  return { end, show: (next) => model.put(values((at = next))) };
}

// A table that opens, and can be kept.
export function tableOf({ words }, title, rows) {
  const spec = { caption: { title, subtitle: "", note: "" }, words: chartWords(words, "panels.chart.all") };
  const { details, refresh } = tableView(() => spec, rows, () => {});
  refresh();
  return details;
}

function swarmValues({ lesson, words, findings }, key, { isTold = false, isMoving = false, size = "large" }) {
  const { course } = lesson;
  const measure = lesson.measures[lesson.prediction.measure];
  const days = lesson.worlds[key]?.course_days ?? lesson.worlds[lesson.lever.setting].course_days;
  const frames = findings.courses[key];
  const isCounted = isTold && measure.counts;
  return {
    words: Object.fromEntries(["day", "hint", "moving", "last"].map((word) => [word, words[`lessons.swarm.${word}`]])),
    label: labelOf({ lesson, words, findings }, key, isCounted),
    title: size === "large" ? `${course.title} (${course.unit})` : course.title,
    days: isMoving ? days : days.slice(-1),
    values: floats(isMoving ? frames : frames.slice(-1)),
    low: course.low, high: course.high, every: course.every,
    borders: isCounted ? [measure.at_least, measure.at_most].filter((it) => it !== null).map((bound) => bound * course.scale) : [],
    border_title: isCounted ? course.border : "",
    counted: isCounted ? findings.counted(key) : [],
    is_told: isTold, is_moving: isMoving, size,
  };
}

function labelOf({ lesson, words, findings }, key, isCounted) {
  const last = findings.courses[key].at(-1);
  const [low, middle, high] = [0.1, 0.5, 0.9].map((part) => tidied(quantile(last, part), 0));
  const said = filled(words["lessons.swarm.label"], { n: last.length, title: lesson.course.title, middle, low, high });
  if (!isCounted) return said;
  return `${said} ${filled(words["lessons.result.marks"], { n: findings.count(key), title: lesson.measures[lesson.prediction.measure].title })}`;
}

// How many of a hundred worlds of a setting count, and each of them.
export function outcomeView(place, page, key, size = "medium") {
  const { lesson, words, findings } = page;
  const n = findings.count(key);
  const count = make("p", { class: "md-count", "data-count": n }, make("strong", {}, filled(words["lessons.result.count"], { n })),
    make("span", { class: "md-count-of" }, ` ${lesson.measures[lesson.prediction.measure].title}`));
  const box = make("div", { class: "md-outcome", "data-setting": key }, make("h3", { class: "md-chart-title" }, settingName(page, key)), count);
  place.append(box);
  return swarmView(box, page, key, { isTold: true, size }).end;
}

function linesSpec({ words }, caption, x, y, drawn) {
  return { kind: "lines", caption, x, y, lines: drawn.map(({ title, look }) => ({ title, look })), marks: [], slide: true, words: chartWords(words, "panels.chart.lines") };
}

// Draws lines: each has a title, a look and its values. NaN leaves a hole.
export function linesView(place, page, { caption, x, y, at, drawn }) {
  const frame = { n: at.length, values: floats([at, ...drawn.map(({ values }) => values)]) };
  const model = chartModel(linesSpec(page, caption, x, y, drawn), frame);
  const ended = shown({ model, el: place }, { lines }, plotter);
  return () => ended.then((end) => end());
}

// Mean lines of some settings, and the guesses made here.
export function meanLines(place, page, keys) {
  const { lesson, words, findings, guesses } = page;
  const measure = lesson.measures[lesson.prediction.measure];
  const n = findings.lines.a.length;
  const at = Array.from({ length: n }, (_, day) => day + 1);
  const others = (page.room ?? guesses.slice(1)).filter((guess) => guess.length).slice(-MOST_LINES).map((guess) => ({ title: "", look: "plain", values: through(lesson, guess, at) }));
  const drawn = [...others, ...keys.map((key) => ({ title: filled(words["lessons.result.short"], { key: key.toUpperCase() }), look: LOOKS[key], values: findings.lines[key] }))];
  if (page.guess?.length) drawn.push({ title: words["lessons.guess.yours"], look: "guess", values: through(lesson, page.guess, at) });
  const inClass = others.length ? [counted(words, "lessons.room.lines", others.length)] : [];
  const caption = { title: measure.title, subtitle: [measure.unit, ...inClass].join(" · "), note: words["lessons.result.note"] };
  const x = { title: words["panels.axis.day"], low: 0, high: n, every: 30 };
  return linesView(place, page, { caption, x, y: { title: measure.unit.split(";")[0], low: measure.low, high: measure.high, every: 0 }, at, drawn });
}

// A guess as a line through all days.
function through({ prediction: { days } }, guess, at) {
  return at.map((day) => {
    const k = Math.max(1, days.findIndex((it) => it >= day));
    const [from, to] = [days[k - 1], days[k]];
    return guess[k - 1] + ((guess[k] - guess[k - 1]) * Math.min(1, Math.max(0, (day - from) / (to - from))));
  });
}

// A closed form beside the lesson.
export function formView(place, page, form) {
  const word = (key) => page.words[`lessons.theory.${key}`];
  const looks = form.lines.length === 1 ? ["third"] : ["side-a", "side-b"];
  const drawn = form.lines.map(({ name, names, values }, k) => ({ title: filled(word(name), names), look: looks[k], values: values.map((value) => value ?? NaN) }));
  const axis = (it) => ({ ...it, title: word(it.title) });
  const caption = { title: word(form.name), subtitle: word(`${form.name}_unit`), note: form.note ? word(form.note) : "" };
  return linesView(place, page, { caption, x: axis(form.x), y: axis(form.y), at: form.at, drawn });
}

const [STEP, TALLEST, FOOT, DOT] = [2, 7, 22, 8]; // guesses in one stack; dots of the tallest; px

// The guesses made here beside the result: a dot each on a line from 0 to 100, or a bar an option.
export function guessesView(place, page) {
  const { lesson, words, guesses } = page;
  const made = (page.room ?? guesses).filter((guess) => guess.length);
  const box = make("section", { class: "md-room", "aria-label": words["lessons.room.name"], "data-guesses": made.length });
  if (page.room) {
    const declined = page.room.length - made.length;
    const said = [["guesses", made.length], ...(declined ? [["declined", declined]] : [])].map(([key, n]) => counted(words, `lessons.room.${key}`, n));
    place.append(box);
    box.append(make("p", { class: "md-chart-subtitle" }, said.join(" ")));
  }
  if (!made.length) return;
  if (lesson.prediction.kind === "dots") box.append(...dotsOf(page, made));
  else box.append(barsOf(page, made));
  place.append(box);
}

function dotsOf({ words, findings, guess }, made) {
  const result = findings.count("a");
  const numbers = made.map(([n]) => n).sort((one, other) => one - other);
  const stacks = {};
  numbers.forEach((n) => (stacks[Math.floor(n / STEP)] = (stacks[Math.floor(n / STEP)] ?? 0) + 1));
  const high = FOOT + DOT * Math.min(TALLEST, Math.max(...Object.values(stacks))) + 14;
  const strip = make("div", { class: "md-room-dots", role: "img", style: `height: ${high}px`, "aria-label": filled(words["lessons.room.dots"], { numbers: numbers.join(", "), n: result }) });
  const put = (name, left, bottom, text = "") => strip.append(make("span", { class: name, style: `left: ${left}%${bottom === null ? "" : `; bottom: ${bottom}px`}` }, text));
  const filledUp = {};
  for (const n of numbers) {
    const stack = Math.floor(n / STEP);
    put("md-room-dot", n, FOOT + DOT * Math.min(filledUp[stack] ?? 0, TALLEST - 1));
    filledUp[stack] = (filledUp[stack] ?? 0) + 1;
  }
  if (guess?.length) put("md-room-own", guess[0], FOOT + 2 + DOT * Math.min(TALLEST, stacks[Math.floor(guess[0] / STEP)]), "▼");
  put("md-room-result", result, null);
  [0, 25, 50, 75, 100].forEach((n) => put("md-room-tick", n, null, String(n)));
  return [strip, make("p", { class: "md-chart-note" }, filled(words[guess?.length ? "lessons.room.key_own" : "lessons.room.key"], { n: result }))];
}

function barsOf({ lesson, words, findings, guess }, made) {
  const right = findings.rightOption();
  const list = make("ul", { class: "md-room-bars" });
  lesson.prediction.options.forEach(({ text }, place) => {
    const n = made.filter(([chosen]) => chosen === place).length;
    const marks = [String(n), ...(place === right ? [words["lessons.room.right"]] : []), ...(guess?.[0] === place ? [words["lessons.guess.yours"]] : [])];
    const bar = make("span", { class: "md-room-bar", "aria-hidden": "true" }, make("span", { style: `width: ${(100 * n) / made.length}%` }));
    list.append(make("li", { class: `md-room-option${place === right ? " md-room-right" : ""}`, "data-guesses": n }, make("span", {}, text), bar, make("span", { class: "md-room-n" }, marks.join(" · "))));
  });
  return list;
}

// Every number of the lesson, every setting beside the others.
export function numbersOf({ lesson, words, findings }) {
  const keys = Object.keys(lesson.settings);
  const head = [words["lessons.result.measure"], ...keys.map((key) => filled(words["lessons.result.short"], { key: key.toUpperCase() }))];
  const rows = Object.entries(lesson.measures).map(([name, { title, unit, decimals }]) => [`${title} · ${unit}`, ...keys.map((key) => tidied(findings.value(name, key), decimals))]);
  return { head, rows };
}

export function numbersView(place, page) {
  const { lesson, words } = page;
  const { head, rows } = numbersOf(page);
  const line = (cells, first) => make("tr", {}, ...cells.map((cell, k) => make(k && !first ? "td" : "th", { scope: first ? "col" : k ? null : "row" }, cell)));
  const table = make("table", {}, make("caption", {}, words["lessons.result.table"]), make("thead", {}, line(head, true)), make("tbody", {}, ...rows.map((row) => line(row, false))));
  place.append(make("div", { class: "md-lesson-table", tabindex: 0, role: "region", "aria-label": words["lessons.result.table"] }, table),
    tableOf(page, `${lesson.title}: ${words["lessons.result.table"]}`, () => ({ head, rows })));
}

export const guessSaid = ({ lesson, words, guess }) => (guess?.length ? filled(words["lessons.guess.made"], { guess: guessInWords(lesson, guess) }) : words["lessons.guess.declined"]);
