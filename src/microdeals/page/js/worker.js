// Runs in a Worker: lives the pairs that it is asked for, a batch at a time.
import { drawer } from "./draws.js";
import { Engine, NotFinite } from "./engine.js";
import { evenings } from "./evenings.js";

let [war, module, engine, watcher] = [null, null, null, null];
let [asked, draw] = [null, null];

const started = async (memory) => new Engine((await WebAssembly.instantiate(module, {})).exports, memory, war);

// What is set, and what is drawn beside it.
function settle(question) {
  asked = question;
  const kept = new Set([...question.kept, ...question.set.map(([path]) => path)]);
  draw = war.draws && !question.given ? drawer(war.draws, kept) : () => [];
  engine.set(question.set, question.days);
}

const JOBS = {
  async start(data) {
    war = data.war;
    module = await WebAssembly.compile(data.module);
    engine = await started(war.memory);
    return {};
  },
  // Pairs of [luck, draw] as places from the first seed on; a draw of -1 leaves the file's numbers.
  pairs({ question, pairs }) {
    if (!asked || asked.key !== question.key) settle(question);
    const first = BigInt(question.seed);
    const rows = pairs.map(([luck, drawn]) => engine.pair(first + BigInt(luck), drawn < 0 ? [] : draw(first + BigInt(drawn))));
    return { rows };
  },
  // One world and its twin, day by day.
  async watch({ question, place }) {
    watcher ||= await started(war.watched);
    settle(question);
    watcher.set(question.set, question.days);
    const seed = BigInt(question.seed) + BigInt(place);
    return { record: evenings(watcher, seed, draw(seed), question.days) };
  },
};

onmessage = async ({ data }) => {
  try {
    postMessage(await JOBS[data.job](data));
  } catch (problem) {
    postMessage({ problem: problem.message, isSeed: problem instanceof NotFinite });
  }
};
