// The guess: one tap where it can be, and an open way to decline.
import { make } from "./dom.js";
import * as drawing from "./drawn_line.js";
import { widgetModel } from "./lesson_charts.js";
import { isLevel, NONE } from "./lesson_findings.js";
import { counted, filled } from "./shared.js";
import { toDecimals } from "./worded.js";

const HUNDRED = 100;
const MIDDLE = 50;

// The question, what it is answered with, and for the first guess the way to decline.
export function guessForm(place, page, take, isOwn) {
  const { lesson, words, findings } = page;
  const { kind, question, hint } = lesson.prediction;
  const box = make("section", { class: "md-guessing", "aria-label": words["lessons.guess.title"] },
    make("p", { class: "md-lesson-question" }, findings.said(question)), make("p", { class: "md-note" }, findings.said(hint)));
  place.append(box);
  const bad = make("p", { class: "md-answer", role: "alert", hidden: true });
  const refuse = (problem) => {
    bad.textContent = problem;
    bad.hidden = !problem;
  };
  const button = (said, act, isMain = false) => make("button", { type: "button", class: isMain ? "md-alone-main" : "", onclick: act }, said);
  const say = words[isOwn ? "lessons.guess.this" : "lessons.room.this"];
  const end = { choice: choiceForm, dots: dotsForm, line: lineForm }[kind](box, page, { take, bad, refuse, button, say });
  if (isOwn) box.append(button(words["lessons.guess.none"], () => take(NONE)));
  return end;
}

function choiceForm(box, { lesson }, { take }) {
  const options = lesson.prediction.options.map(({ text }, place) => make("button", { type: "button", class: "md-option", onclick: () => take([place]) }, `${place + 1}. ${text}`));
  box.append(make("div", { class: "md-options" }, ...options));
  return () => {};
}

function dotsForm(box, { words }, { take, bad, refuse, button, say }) {
  const label = words["lessons.guess.dots"];
  const marks = make("div", { class: "md-lesson-marks", "aria-hidden": "true" }, ...Array.from({ length: HUNDRED }, () => make("span")));
  const dress = (n) => [...marks.children].forEach((mark, k) => (mark.className = `md-lesson-mark md-lesson-mark-${k < n ? "yes" : "no"}`));
  const slider = make("input", { type: "range", min: 0, max: HUNDRED, step: 1, value: MIDDLE, "aria-label": label, oninput: () => {
    exact.value = slider.value;
    dress(Number(slider.value));
  } });
  const valueOf = () => (/^\s*\d{1,3}\s*$/.test(exact.value) && Number(exact.value) <= HUNDRED ? Number(exact.value) : null);
  const exact = make("input", { type: "text", inputmode: "numeric", value: MIDDLE, "aria-label": label, oninput: () => {
    refuse("");
    if (valueOf() === null) return;
    slider.value = String(valueOf());
    dress(valueOf());
  } });
  dress(MIDDLE);
  const guess = () => {
    refuse(valueOf() === null ? words["lessons.guess.bad"] : "");
    if (valueOf() !== null) take([valueOf()]);
  };
  box.append(make("div", { class: "md-dots-guess" }, slider, exact), marks, bad, button(say, guess, true));
  return () => {};
}

// A line to draw; it starts level, at what the question tells of the first day.
function lineForm(box, { lesson, words, findings }, { take, bad, refuse, button, say }) {
  const { days, measure } = lesson.prediction;
  const { title, unit, low, high, decimals } = lesson.measures[measure];
  const start = toDecimals(findings.lines.a[days[0] - 1], decimals);
  const model = widgetModel({
    days, low, high, unit, values: days.map(() => start),
    words: { day: words["lessons.guess.day"], name: words["lessons.guess.line"] },
  });
  const el = make("div");
  box.append(make("p", { class: "md-chart-subtitle" }, `${title} (${unit})`), el);
  const end = drawing.whole.render({ model, el });
  const guess = () => {
    const line = model.get("values");
    refuse(isLevel(line) ? words["lessons.guess.level"] : "");
    if (!isLevel(line)) take([...line]);
  };
  box.append(bad, button(say, guess, true));
  return end;
}

export const guessesSaid = (words, n) => counted(words, "lessons.room.guesses", n);
