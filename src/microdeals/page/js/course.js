// A world and its twin as the one JSON that the stage plays, from their record. See dashboards/stage/course.py.
import { storyOf } from "./story.js";
import { Teller } from "./told.js";
import { isTrue, turningPoints } from "./turning.js";
import { toDecimals } from "./worded.js";

const FORMAT = 2;
const BEGINS = ["signed", "first_move"];
const ENDS = ["expired", "withdrawn", "lapsed", "superseded", "overrun", "resumed"];
const LEFT = ["withdrawn", "resumed", "overrun"];

// Lists have an entry a day, from the day before the first.
export function courseOf(war, words, record, { seed, outcome = "", run = "" }) {
  const { stage } = war;
  const teller = new Teller(war, words, record);
  const shares = (line) => line.map((value) => toDecimals(value, stage.rounded));
  const from = (first, line) => [first, ...line];
  const days = [...Array(record.last + 1).keys()];
  const hosts = new Map(record.hosts.map(([day, place]) => [day, stage.hosts[place] ?? ""]));
  const turns = turningPoints(record, stage.turns).map((point) => teller.turn(point));
  const gapOf = ({ gap, daily }) => shares(from(gap, daily.gap_total));
  return {
    format: FORMAT, war: war.name, title: stage.title, seed: Number(seed), last: record.last,
    dates: days.map((day) => teller.dateOf(Math.max(day, 1))),
    months: monthsOf(teller, record.last),
    sides: stage.sides, others: stage.others,
    sectors: stage.sectors.map((title, k) => ({ key: `sector-${k}`, title })),
    gap: gapOf(record),
    trust: [0, 1].map((side) => shares(from(record.trust[side], record.daily[`trust_${side}`]))),
    fires: record.fires.map((line) => shares(from(1, line))),
    calms: record.calms.map((line) => from(false, line)),
    eyes: stage.sectors.map((_, place) => eyesOf(record, place)),
    twin: { gap: gapOf(record.twin), fires: record.twin.fires.map((line) => shares(from(1, line))) },
    deals: dealsOf(stage, record),
    meetings: record.events.filter(([, name]) => name === "meeting").map(([day, , slot]) => ({
      day, format: stage.formats[slot], host: slot === stage.trilateral ? hosts.get(day) ?? "" : "",
    })),
    events: record.events.map((event) => ({ day: event[0], kind: event[1], said: teller.event(event, hosts.get(event[0]) ?? "") })),
    turns, story: storyOf(teller, turns), outcome, run, words: wordsOf(words),
  };
}

// The first day of each month of the run, with its name and year.
function monthsOf(teller, last) {
  const all = Array.from({ length: last }, (_, k) => [k + 1, teller.partsOf(k + 1)]);
  return all.filter(([, { day }]) => day === 1).map(([day, { month, year }]) => ({ day, title: month, year: String(year) }));
}

function wordsOf(words) {
  const start = "stage.";
  return Object.fromEntries(Object.entries(words).filter(([key]) => key.startsWith(start)).map(([key, said]) => [key.slice(start.length), said]));
}

function eyesOf({ nights, last }, place) {
  const found = new Array(last + 1).fill(0);
  nights.forEach(({ day, eyes }) => (found[day] = eyes[place] ?? 0));
  return found;
}

// The deals in the order in which they were signed, each with its life.
function dealsOf(stage, { events, nights, last }) {
  const [inSlot, deals] = [new Map(), []];
  const begin = (day, slot, bound) => {
    const { row, kind: title, sector, waits } = stage.slots[slot];
    const deal = { key: `deal-${deals.length}`, row, title, sector, signed: day, started: waits ? null : day, ended: null, left: false, by: -1, bound, boundOn: [[day, bound]], slot, reports: [] };
    inSlot.set(slot, deal);
    deals.push(deal);
  };
  const bind = (deal, day) => {
    deal.bound = [true, true];
    deal.boundOn.push([day, deal.bound]);
  };
  for (const event of events) {
    const [day, name, slot, side] = event;
    if (BEGINS.includes(name)) begin(day, slot, name === "signed" ? [true, true] : [side === 0, side === 1]);
    const deal = inSlot.get(slot);
    if (!deal) continue;
    if (name === "started") deal.started = day;
    else if (name === "answered") bind(deal, day);
    else if (name === "report") deal.reports.push({ day, side, true: isTrue(event, events) });
    else if (ENDS.includes(name)) {
      Object.assign(deal, { ended: day, left: LEFT.includes(name), by: side });
      inSlot.delete(slot);
    }
  }
  return deals.map((deal) => lifeOf(deal, events, nights, last));
}

// A day kept says as much as a cheat was likely to break it that day; a breach ends all it said.
function lifeOf({ slot, boundOn, ...deal }, events, nights, last) {
  const breaches = events.filter(([day, name, at]) => name === "breach" && at === slot && deal.signed <= day && (deal.ended === null || day <= deal.ended));
  const ofDay = new Map(nights.map(({ day, tempted }) => [day, tempted.find(([at]) => at === slot)?.[1]]));
  const strengths = [];
  const until = deal.ended ?? last;
  let strength = 0;
  for (let day = deal.signed; day <= until; day += 1) {
    const ran = deal.started !== null && day > deal.started;
    if (!ran && day === deal.ended) break;
    if (ran) {
      const bound = boundOn.filter(([since]) => since < day).at(-1)[1];
      const left = bound.reduce((part, is, side) => (is ? part * (1 - ofDay.get(day)[side]) : part), 1 - strength);
      strength = breaches.some(([on]) => on === day) ? 0 : 1 - left;
    }
    strengths.push(toDecimals(strength, 2));
  }
  return { ...deal, strengths, since: deal.signed, breaches: breaches.map(([day, , , side]) => ({ day, side })) };
}
