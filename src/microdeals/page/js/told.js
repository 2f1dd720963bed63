// What is said of events and turning points, in the words of the stage. See dashboards/stage/in_words.py.
import { formFor } from "./shared.js";
import { isTrue } from "./turning.js";
import { hundredths, worded } from "./worded.js";

const DAY = 86_400_000; // milliseconds

// One world as sentences see it: names and words, its record, and dates.
export class Teller {
  constructor({ stage, start }, words, record) {
    Object.assign(this, { stage, words, record, begun: Date.parse(`${start}T00:00Z`) });
  }

  text(key) {
    return this.words[`stage.${key}`];
  }

  said(key, names) {
    return worded(this.text(key), names, this.stage);
  }

  // The same of a number `n`.
  counted(key, n, names = {}) {
    return worded(formFor(this.words, `stage.${key}`, n), { n, ...names }, this.stage);
  }

  partsOf(day) {
    const date = new Date(this.begun + DAY * (day - 1));
    return { day: date.getUTCDate(), month: this.words[`date.month.${date.getUTCMonth() + 1}`], year: date.getUTCFullYear(), number: date.getUTCMonth() + 1 };
  }

  dateOf(day) {
    return worded(this.words["date.day"], this.partsOf(day), this.stage);
  }

  // A name as an owner's.
  ofWhom(name) {
    return this.said(name.endsWith("s") ? "owner_s" : "owner", { name });
  }

  trust(side, day) {
    return day < 1 ? this.record.trust[side] : this.record.daily[`trust_${side}`][day - 1];
  }

  // An event as a sentence; `host` is who sat at the table with the leaders.
  event([day, name, slot, side], host = "") {
    const { stage, record } = this;
    let key = name;
    if (name === "meeting") key += `_${stage.formats[slot]}`;
    else if (name === "report") key += isTrue([day, name, slot, side], record.events) ? "_true" : "_false";
    return this.said(`event.${key}`, this.namesOf(name, slot, side, host));
  }

  namesOf(name, slot, side, host = "") {
    const { sides, slots, spoilers, sectors } = this.stage;
    const isStrike = name === "strike";
    const hasDeal = !["meeting", "strike", "rung_opened"].includes(name) && slot >= 0;
    return {
      party: side >= 0 ? sides[side] : "", other: side >= 0 ? sides[1 - side] : "", host,
      deal: hasDeal ? slots[slot].title : "", who: isStrike ? spoilers[side].join(", ") : "", sector: isStrike ? sectors[slot] : "",
    };
  }

  // A turning point: its day, what it was, and what it did.
  turn(point) {
    return { day: point.day, name: this.named(point), said: this.effect(point), series: point.series };
  }

  named({ day, name, isFalse }) {
    const { another_war: _, signatures } = this.stage.turns;
    let key = name;
    if (key === "report") key += isFalse ? "_false" : "_true";
    const first = this.record.events.find(([, it]) => signatures.includes(it) || it === "settled")?.[0] ?? 0;
    if (signatures.includes(key)) key = day === first ? "first_signed" : "signed";
    return this.text(`turning.${key}`) ?? this.text("turning.other");
  }

  effect({ day, name, series, before, after }) {
    const { another_war: another, closed, series: all } = this.stage.turns;
    const [was, is] = [hundredths(before), hundredths(after)];
    if (name === closed) return this.text("turning.closes");
    if (another.includes(name) || was === is) {
      const found = this.record.events.find((event) => event[0] === day && event[1] === name);
      return found ? this.event(found) : "";
    }
    const values = { party: "", before: was, after: is };
    if (series === all[all.length - 1]) return this.said(`turning.${is > was ? "widens" : "narrows"}`, values);
    return this.said(`turning.${is > was ? "rises" : "falls"}`, { ...values, party: this.ofWhom(this.stage.sides[all.indexOf(series)]) });
  }
}
