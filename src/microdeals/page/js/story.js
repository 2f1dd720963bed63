// A world told as a person would write it: a section a month, the twin last. See dashboards/stage/story.py.
import { isTrue } from "./turning.js";
import { hundredths, worded } from "./worded.js";

const SIGNED = ["signed", "renewed"];
const UNTOLD = ["meeting", "superseded", "overrun"];
const LEAST_FALL = 0.02; // from how much trust on its fall is told
const FEW = 3; // deals that are named one by one
const SAME = 0.005; // gaps closer than that are told as one

const upper = (said) => said.slice(0, 1).toUpperCase() + said.slice(1);

export function storyOf(teller, turns) {
  const keyOf = (day) => {
    const { year, number } = teller.partsOf(day);
    return `${year}-${number}`;
  };
  const settled = teller.record.events.find(([, name]) => name === "settled")?.[0];
  const months = grouped(teller.record.events, ([day]) => keyOf(day)).map((events) => {
    const key = keyOf(events[0][0]);
    const { month, year } = teller.partsOf(events[0][0]);
    return {
      year: String(year), title: worded(teller.words["date.month_of"], { month, year }, teller.stage), told: sentences(teller, events).join(" "),
      signed: events.filter(([day, name]) => name === "signed" && day !== settled).length, turns: turns.filter(({ day }) => keyOf(day) === key).map(({ name }) => name),
    };
  });
  return { opening: opening(teller), months: months.filter(({ told }) => told), ending: ending(teller) };
}

function grouped(events, keyOf) {
  const found = [];
  let before = null;
  for (const event of events) {
    const key = keyOf(event);
    if (key !== before) found.push([]);
    found[found.length - 1].push(event);
    before = key;
  }
  return found;
}

function opening(teller) {
  const [first, second] = teller.stage.sides;
  const [trust0, trust1] = teller.record.trust.map(hundredths);
  const gap = Math.max(0, hundredths(teller.record.daily.gap_total[0]));
  return teller.said("story.opening", { date: teller.dateOf(1), first, second, gap, trust_0: trust0, trust_1: trust1 });
}

// What is told of a month: day by day, and at its end what was extended.
function sentences(teller, events) {
  const found = grouped(events, ([day]) => day).flatMap((ofDay) =>
    onDay(teller, ofDay).map((said, k) => (k ? upper(said) : dated(teller, ofDay[0][0], said)))
  );
  const extended = [...new Set(events.filter(([, name]) => name === "renewed").map(([, , slot]) => titleOf(teller, slot)))];
  if (!extended.length) return found;
  const key = extended.length > FEW ? "extended_many" : extended.length > 1 ? "extended_some" : "extended";
  return [...found, plain(teller, `story.${key}`, { deals: listed(teller, extended), n: extended.length })];
}

const titleOf = (teller, slot) => teller.stage.slots[slot].title;
const plain = (teller, key, values) => teller.text(key).replace(/\{(\w+)\}/g, (gap, name) => values[name] ?? gap);

function dated(teller, day, said) {
  const { day: number, month } = teller.partsOf(day);
  return teller.said("story.dated", { day: number, month, told: within(teller, said) });
}

// A sentence that goes on after its date: only names keep their capital.
function within({ stage }, said) {
  const keeps = said.startsWith("“") || stage.sides.some((name) => said.startsWith(name) && !name.startsWith("The "));
  return keeps ? said : said.slice(0, 1).toLowerCase() + said.slice(1);
}

function onDay(teller, events) {
  const { record } = teller;
  const signed = events.filter(([, name]) => name === "signed").map(([, , slot]) => titleOf(teller, slot));
  const isSettled = events.some(([, name]) => name === "settled");
  const found = [];
  if (signed.length && !isSettled) {
    found.push(signing(teller, events, signed));
    const first = record.events.findIndex(([, name]) => name === "signed");
    if (record.events.indexOf(events[0]) < first + 1) found.push(reason(teller, events[0][0]));
  }
  const reports = events.filter(([, name]) => name === "report");
  const isReported = (event) => reports.some((it) => it[2] === event[2] && it[3] === event[3]);
  for (const event of events) {
    if ([...SIGNED, ...UNTOLD].includes(event[1]) || (event[1] === "breach" && isReported(event))) continue;
    found.push(happened(teller, event));
  }
  return reports.length ? [...found, ...falls(teller, events[0][0])] : found;
}

function signing(teller, events, deals) {
  const meeting = events.find(([, name]) => name === "meeting");
  const isEnvoys = !meeting || teller.stage.formats[meeting[2]] === "envoys";
  return plain(teller, `story.${isEnvoys ? "envoys_sign" : "leaders_sign"}`, { deals: listed(teller, deals) });
}

// Why the first deal is signed although there is little trust.
function reason(teller, day) {
  const [first, second] = [0, 1].map((side) => teller.trust(side, day));
  return teller.said("story.why_signed", { wary: teller.stage.sides[first <= second ? 0 : 1] });
}

const AS = { breach: "unseen", first_move: "alone" };

function happened(teller, event) {
  const [, name, slot, side] = event;
  const key = name === "report" ? `report_${isTrue(event, teller.record.events)}` : AS[name] ?? name;
  const { deal, sector } = teller.namesOf(name, slot, side);
  const { sides } = teller.stage;
  const party = sides[side < 0 ? sides.length - 1 : side];
  const other = sides[side === 0 || side < 0 ? (side === 0 ? 1 : 0) : 0];
  return teller.said(`story.${key}`, { party, other, deals: listed(teller, [deal]), sector });
}

// Whose trust fell that day, and how far.
function falls(teller, day) {
  return teller.stage.sides.flatMap((name, side) => {
    const [before, after] = [teller.trust(side, day - 1), teller.trust(side, day)];
    if (before - after < LEAST_FALL) return [];
    return [teller.said("story.trust", { whose: teller.ofWhom(name), before: hundredths(before), after: hundredths(after) })];
  });
}

// Deals one after another, as a sentence has them.
function listed(teller, deals) {
  const named = deals.map((title) => plain(teller, "story.quoted", { title }));
  if (named.length === 1) return named[0];
  return plain(teller, "story.list_and", { first: named.slice(0, -1).join(", "), last: named[named.length - 1] });
}

function ending(teller) {
  const { record } = teller;
  const [gap, without] = [record, record.twin].map(({ daily, last }) => daily.gap_total[last - 1]);
  const apart = plain(teller, `apart.${gap > 0 ? "now" : "closed"}`, { gap: hundredths(gap) });
  const said = teller.counted("story.ending", record.last, { date: teller.dateOf(record.last), apart: `${within(teller, apart)}.` });
  if (Math.abs(without - gap) < SAME) return `${said} ${teller.text("story.twin_same")}`;
  return `${said} ${teller.counted(`story.${without > gap ? "twin_worse" : "twin_better"}`, hundredths(Math.abs(without - gap)))}`;
}
