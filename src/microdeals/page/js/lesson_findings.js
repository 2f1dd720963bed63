// What a class sees of the worlds of a lesson: numbers, texts with numbers in them, and how near a guess was.
import { meanLine, meanOf } from "./sums.js";
import { toDecimals } from "./worded.js";

const FULL = 100;
export const NONE = []; // a guess that was openly declined

export class Findings {
  constructor(lesson) {
    Object.assign(this, { lesson, each: {}, courses: {}, lines: {} });
  }

  // Take the worlds of a setting, or of a step of the lever.
  take(key, rows) {
    const { measures } = this.lesson;
    Object.entries(measures).forEach(([name, measure], place) => {
      this.each[`${name}_${key}`] = rows.map(({ raw }) => shownOf(measure, raw[place]));
    });
    this.courses[key] = rows[0].course.map((_, day) => rows.map(({ course }) => course[day]));
    if (this.lesson.is_line) this.lines[key] = meanLine(rows.map(({ line }) => line));
  }

  // A step of the lever that is a setting: its worlds are that one's.
  alias(step, key) {
    for (const name of Object.keys(this.lesson.measures)) this.each[`${name}_${step}`] = this.each[`${name}_${key}`];
    this.courses[step] = this.courses[key];
  }

  has(key) {
    return key in this.courses;
  }

  value(measure, key) {
    return meanOf(this.each[`${measure}_${key}`]);
  }

  // Of each world of a setting, whether it counts.
  counted(key) {
    return this.each[`${this.lesson.prediction.measure}_${key}`].map((value) => value > 0);
  }

  count(key) {
    return toDecimals(this.value(this.lesson.prediction.measure, key), 0);
  }

  // A text of the lesson with its numbers.
  said(text, guess = NONE) {
    return text.replace(/\{(\w+)\}/g, (gap, name) => this.number(name, guess) ?? gap);
  }

  number(name, guess) {
    if (name === "guess") return guessInWords(this.lesson, guess);
    const { prediction, measures } = this.lesson;
    if (name === "guess_jump") return tidied(guess.length ? jumpIn(this.lesson, guess) : 0, measures[prediction.measure].decimals);
    if (!(name in this.each)) return undefined;
    const measure = Object.keys(measures).find((one) => name.startsWith(`${one}_`) && this.has(name.slice(one.length + 1)));
    return tidied(meanOf(this.each[name]), measures[measure].decimals);
  }

  // The claims with whether they are seen in these worlds.
  claims() {
    return this.lesson.claims.map((claim) => {
      const [one, other] = [claim.of, claim.against].map((key) => this.each[`${claim.measure}_${key}`]);
      const sign = claim.than === "less" ? -1 : 1;
      const mean = meanOf(one.map((value, k) => sign * (value - other[k])));
      const difference = claim.than === "same" ? Math.abs(mean) : mean;
      const beyond = difference - claim.margin;
      return { says: claim.says, holds: (claim.than === "same" ? -beyond : beyond) >= 0 };
    });
  }

  // How near a guess was to the worlds of setting A: "right", "near", "far" or "declined".
  nearness(guess) {
    if (!guess.length) return "declined";
    const { prediction: asked } = this.lesson;
    if (asked.kind === "choice") {
      const off = Math.abs(guess[0] - this.rightOption());
      return off === 0 ? "right" : off === 1 && asked.options.length > 2 ? "near" : "far";
    }
    if (asked.kind === "dots") return by(Math.abs(guess[0] - this.value(asked.measure, "a")), asked.right, asked.near);
    const found = this.rightLine();
    const off = by(meanOf(guess.map((value, k) => Math.abs(value - found[k]))), asked.right, asked.near);
    if (!asked.jump.length) return off;
    const missed = Math.abs(jumpIn(this.lesson, guess) - jumpIn(this.lesson, found));
    return worse(off, by(missed, asked.jump_right, asked.jump_near));
  }

  rightOption() {
    const { options, measure } = this.lesson.prediction;
    const value = this.value(measure, "a");
    const fits = options.findIndex(({ low, high }) => low <= value && value < high);
    return fits < 0 ? options.length - 1 : fits;
  }

  rightLine() {
    const line = this.lines.a;
    return this.lesson.prediction.days.map((day) => line[Math.min(day, line.length) - 1]);
  }
}

// A world's number as it is shown; worlds that count have 100, others 0.
function shownOf({ counts, is_label: isLabel, at_least: low, at_most: high, scale }, value) {
  if (!counts) return value * scale;
  const isWithin = isLabel ? value > 0 : (low === null || value >= low) && (high === null || value <= high);
  return isWithin ? FULL : 0;
}

const WORSE = ["right", "near", "far"];
const worse = (one, other) => (WORSE.indexOf(other) > WORSE.indexOf(one) ? other : one);
const by = (off, right, near) => (off <= right ? "right" : off <= near ? "near" : "far");

function jumpIn({ prediction: { days, jump } }, line) {
  const [first, last] = jump.map((day) => days.indexOf(day));
  return line[last] - line[first];
}

// A number as texts write it, with a real minus.
export const tidied = (value, decimals) => (toDecimals(value, decimals) + 0).toFixed(decimals).replace("-", "−");

// A guess as the reader made it.
export function guessInWords({ prediction, measures }, guess) {
  if (!guess.length) return "–";
  if (prediction.kind === "choice") return prediction.options[guess[0]].text;
  return guess.map((value) => tidied(value, measures[prediction.measure].decimals)).join(", ");
}

// Whether a line rises and falls nowhere, as it stands before anybody has drawn.
export const isLevel = (line) => new Set(line).size < 2;
