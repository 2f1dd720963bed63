// What a world and its twin were like day by day, out of the module's memory: all that the stage is told of.

const SERIES = ["trust_0", "trust_1", "gap_total", "active"];
const SIDES = [0, 1];
const fieldsOf = (engine, at, row, names) => names.map((name) => engine.read(at, name, row));

// A pair that the engine has been told of, lived to its last day. `seed` is a BigInt, `values` what is drawn.
export function evenings(engine, seed, values, days) {
  engine.lives(days, days);
  engine.live(seed, values);
  const told = [0, 1].map((twin) => worldOf(engine, twin));
  const gaps = gapsAtFirst(engine, seed, values);
  const { daily, events } = told[0];
  const talks = events.filter(([, name, slot]) => name === "meeting" && slot === engine.war.stage.trilateral).map(([day]) => day);
  const ran = runningBy(events, engine.war.stage.slots, told[0].last);
  const nights = [];
  const hosts = [];
  // The record has no promises and no monitors: evenings are seen by living the days once more, one by one.
  engine.lives(1, 1);
  for (let day = 1; day <= told[0].last; day += 1) {
    if (day === 1) engine.live(seed, values);
    else engine.liveADay();
    const isWatched = day > 1 && daily.active[day - 2] > 0;
    if (!isWatched && !ran[day].length && !talks.includes(day)) continue;
    nights.push({ day, eyes: isWatched ? watchedIn(engine) : [], tempted: ran[day].map((slot) => [slot, temptedIn(engine, slot)]) });
    if (talks.includes(day)) hosts.push([day, hostIn(engine)]);
  }
  const twin = { daily: told[1].daily, fires: told[1].fires, last: told[1].last, gap: gaps[1] };
  return { ...told[0], nights, hosts, twin, gap: gaps[0] };
}

// How far apart the sides are before the first day, with deals and without.
function gapsAtFirst(engine, seed, values) {
  engine.lives(0, 0);
  engine.live(seed, values);
  engine.noteTheStart();
  return engine.at.twins.map(({ daily }) => engine.read(daily, "gap_total", engine.at.most_days - 1));
}

function worldOf(engine, twin) {
  const at = engine.at.twins[twin];
  const last = engine.read(at.outcome, "days");
  const days = [...Array(last).keys()];
  const daily = Object.fromEntries(SERIES.map((name) => [name, days.map((row) => engine.read(at.daily, name, row))]));
  const places = [...Array(at.sectors.n).keys()];
  const shares = places.map((place) => engine.read(at.sectors, "share", place));
  const front = (name, place) => days.map((day) => engine.read(at.fronts, name, day * at.fronts.n + place));
  const names = engine.war.stage.happenings;
  const length = engine.read(at.outcome, "n_events");
  if (length > at.events.n) throw new Error(`events: ${length}`); // beyond its room nothing was written
  const events = Array.from({ length }, (_, row) => {
    const [day, code, slot, side] = fieldsOf(engine, at.events, row, ["day", "happening", "slot", "side"]);
    return [day, names[code], slot, side];
  });
  return {
    last, daily, events,
    fires: places.map((place) => front("fire", place).map((fire) => fire / shares[place])),
    calms: places.map((place) => front("calm", place).map((calm) => calm > 0)),
    trust: SIDES.map((side) => engine.read(at.rows_of_parties, "trust", side)),
  };
}

const BEGINS = ["signed", "first_move"];
const ENDS = ["expired", "withdrawn", "lapsed", "superseded", "overrun", "resumed"];

// The slots of the deals that run on each day, from the morning on.
function runningBy(events, slots, last) {
  const [running, found] = [new Set(), [[]]];
  let row = 0;
  for (let day = 1; day <= last; day += 1) {
    found.push([...running]);
    for (; row < events.length && events[row][0] === day; row += 1) {
      const [, name, slot] = events[row];
      if (name === "started" || (BEGINS.includes(name) && !slots[slot].waits)) running.add(slot);
      else if (ENDS.includes(name)) running.delete(slot);
    }
  }
  return found;
}

function watchedIn(engine) {
  const { sectors } = engine.at.twins[0];
  return Array.from({ length: sectors.n }, (_, place) => (engine.read(sectors, "watched", place) ? 1 : 0));
}

const temptedIn = (engine, slot) => SIDES.map((side) => engine.read(engine.at.twins[0].bonds, "if_exploiting", 2 * slot + side));

// Who sits at the table with both sides: of those at hand whom both bear, the one of most heft.
function hostIn(engine) {
  const { third_parties: now, rows_of_third_parties: set, rows_of_parties: parties } = engine.at.twins[0];
  let [chosen, most] = [-1, 0];
  for (let place = 0; place < now.n; place += 1) {
    const [lean, engaged] = fieldsOf(engine, now, place, ["lean", "engaged"]);
    const [hosts, heft] = fieldsOf(engine, set, place, ["hosts", "heft"]);
    const isBorne = SIDES.every((side) => (side ? -lean : lean) >= -engine.read(parties, "tolerance", side));
    if (engaged && hosts && isBorne && (chosen < 0 || heft > most)) [chosen, most] = [place, heft];
  }
  return chosen;
}
