// Runs in a Worker: lives the worlds of a lesson, setting by setting, and measures each as lessons.measures does.
import { drawer } from "./draws.js";
import { COLUMNS, Engine, NotFinite } from "./engine.js";
import { evenings } from "./evenings.js";
import { withWorlds } from "./lesson_address.js";
import { meanOf, trailing } from "./sums.js";

let [lesson, module] = [null, null];
const engines = new Map();

async function engineOf(key) {
  if (!engines.has(key)) {
    const world = { ...lesson, ...lesson.worlds[key] };
    const { exports } = await WebAssembly.instantiate(module, {});
    engines.set(key, new Engine(exports, world.watched, world));
  }
  return engines.get(key);
}

// The engine of a question, with what is set; and what a seed draws beside it.
async function settled({ world, set, days }) {
  const engine = await engineOf(world);
  engine.set(set, days);
  const { draws } = lesson.worlds[world];
  return [engine, draws ? drawer(draws, new Set(set.map(([path]) => path))) : () => []];
}

const OF_A_WAR = ["days", "harm", "harm_a_month"];
const [LABEL, RELIEF, CLOSING] = COLUMNS.keys();
const OF_PAIRS = { label: LABEL, relief: RELIEF, closing: CLOSING };

// What every measure reads in the world of a seed, and how the one that is asked for went through the days.
function measured(engine, seed, drawn) {
  const all = Object.entries(lesson.measures);
  const needs = (kinds) => all.some(([, { kind }]) => kinds.includes(kind));
  const { days } = engine.war;
  const isCompared = needs(Object.keys(OF_PAIRS));
  engine.lives(days, isCompared ? days : 1);
  const row = isCompared ? engine.pair(seed, drawn) : engine.live(seed, drawn);
  const { daily, outcome } = engine.at.twins[0];
  if (!Number.isFinite(engine.read(outcome, "gap") + engine.read(outcome, "harm"))) throw new NotFinite(String(seed));
  const line = (name) => Array.from({ length: days }, (_, day) => engine.read(daily, name, day));
  const series = {};
  for (const [, { kind, series: name }] of all) if (kind === "series") series[name] ??= line(name);
  const ended = (name) => engine.read(outcome, name);
  const standing = ended("standing_since") >= 0 ? 1 : 0;
  const ends = Object.fromEntries(all.flatMap(([, { kind, fields }]) => (kind === "outcome" ? fields : [])).map((name) => [name, ended(name)]));
  let war = null;
  if (needs(OF_A_WAR)) {
    engine.lives(days, 1, true);
    engine.live(seed, drawn);
    war = { days: ended("days"), harm: ended("harm") };
    war.harm_a_month = (war.harm / war.days) * lesson.month;
  }
  const raw = all.map(([, measure]) => {
    const { kind, first, last } = measure;
    if (kind === "series") return meanOf(series[measure.series].slice(Math.max(0, first - 1), last || days));
    if (kind === "outcome") return measure.fields.reduce((sum, name) => sum + ends[name], 0);
    if (kind === "settled") return standing;
    if (kind === "label") return row[LABEL] === measure.label ? 1 : 0;
    return kind in OF_PAIRS ? row[OF_PAIRS[kind]] : war[kind];
  });
  const { measure: asked } = lesson.prediction;
  const place = all.findIndex(([name]) => name === asked);
  return { raw, ...courseOf(lesson.measures[asked], raw[place], series, engine.war) };
}

function courseOf(measure, value, series, { course_days: at, days }) {
  const { scale } = lesson.course;
  if (measure.kind === "days") return { course: at.map((day) => Math.min(value, day) * scale), line: null };
  if (measure.kind !== "series") return { course: [value * scale], line: null };
  const found = trailing(series[measure.series], measure, measure.last || days);
  const line = lesson.is_line ? series[measure.series].map((each) => each * measure.scale) : null;
  return { course: at.map((day) => found[day - 1] * scale), line };
}

const JOBS = {
  async start(data) {
    lesson = withWorlds(data.war);
    module = await WebAssembly.compile(data.module);
    return {};
  },
  // What comes out in worlds of a setting, by their seeds.
  async worlds({ question, seeds }) {
    const [engine, draw] = await settled(question);
    return { rows: seeds.map((seed) => measured(engine, BigInt(seed), draw(BigInt(seed)))) };
  },
  // Pairs of [luck, draw], compared.
  async pairs({ question, pairs }) {
    const [engine, draw] = await settled(question);
    return { rows: pairs.map(([luck, drawn]) => engine.pair(BigInt(luck), draw(BigInt(drawn)))) };
  },
  // One world and its twin, day by day.
  async watch({ question, place }) {
    const [engine, draw] = await settled(question);
    return { record: evenings(engine, BigInt(place), draw(BigInt(place)), question.days) };
  },
};

onmessage = async ({ data }) => {
  try {
    postMessage(await JOBS[data.job](data));
  } catch (problem) {
    postMessage({ problem: problem.message, isSeed: problem instanceof NotFinite });
  }
};
