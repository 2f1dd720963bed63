// What a watched world was like, out of the module's memory: its weeks, and its deals.

const WEEK = 7;
const SERIES = ["trust_0", "trust_1", "fighting", "gap_total"];
const BEGIN = ["signed", "first_move"];
const WAITS = 2; // where a slot says whether its deal has to wait for quiet days
const ENDS = { expired: "ran_out", withdrawn: "left", lapsed: "never_started", superseded: "replaced", overrun: "left", resumed: "left" };

// The last day of each week, the day before the first of them by its first day; and the deals.
export function lived(engine, twin, days) {
  const { daily, events, outcome } = engine.at.twins[twin];
  const nDays = engine.read(outcome, "days");
  const at = (day) => Object.fromEntries(SERIES.map((name) => [name, engine.read(daily, name, day - 1)]));
  const shown = [1];
  for (let day = WEEK; day < Math.min(days, nDays); day += WEEK) shown.push(day);
  if (nDays > 1) shown.push(nDays);
  return { weeks: shown.map((day) => ({ day, ...at(day) })), deals: dealsOf(engine, events, engine.read(outcome, "n_events")) };
}

function dealsOf(engine, events, nEvents) {
  const names = Object.fromEntries(Object.entries(engine.war.happenings).map(([name, code]) => [code, name]));
  const [running, deals] = [new Map(), []];
  for (let row = 0; row < nEvents; row += 1) {
    const [day, code, slot] = ["day", "happening", "slot"].map((name) => engine.read(events, name, row));
    const name = names[code];
    if (BEGIN.includes(name) && !running.has(slot)) {
      const waits = engine.war.slots[slot][WAITS];
      const deal = { slot, signed: day, start: waits ? -1 : day, end: -1, ending: "running" };
      running.set(slot, deal);
      deals.push(deal);
    } else if (running.has(slot)) {
      const deal = running.get(slot);
      if (name === "started") deal.start = day;
      if (ENDS[name]) {
        Object.assign(deal, { end: day, ending: ENDS[name] });
        running.delete(slot);
      }
    }
  }
  return deals;
}
