// Workers that live pairs: batches go to whoever is free, answers come in the order that was asked for.
import { designOf } from "./intervals.js";

const MOST_WORKERS = 4;
const BATCH = 20;

export class Cancelled extends Error {}

export class Pool {
  constructor(data, module) {
    const address = URL.createObjectURL(new Blob([data.worker], { type: "text/javascript" }));
    const n = Math.max(1, Math.min(MOST_WORKERS, navigator.hardwareConcurrency || 1));
    this.workers = Array.from({ length: n }, () => new Worker(address));
    this.waiting = new Map();
    this.free = [...this.workers];
    this.queue = [];
    this.sent = 0;
    this.workers.forEach((worker) => {
      worker.onmessage = ({ data: told }) => this.heard(worker, told);
      worker.onerror = (event) => this.failed(event.message);
    });
    this.ready = Promise.all(this.workers.map((worker) => this.post(worker, { job: "start", war: data.war, module })));
  }

  post(worker, message) {
    this.free = this.free.filter((other) => other !== worker);
    return new Promise((resolve, reject) => {
      const id = (this.sent += 1);
      this.waiting.set(id, { resolve, reject });
      worker.postMessage({ id, ...message });
    });
  }

  heard(worker, { id, problem, isSeed, ...told }) {
    this.free.push(worker);
    const asked = this.waiting.get(id); // none where another Worker has failed meanwhile
    this.waiting.delete(id);
    if (problem) asked?.reject(Object.assign(new Error(problem), { isSeed }));
    else asked?.resolve(told);
    this.next();
  }

  failed(message) {
    const asked = [...this.waiting.values(), ...this.queue.splice(0)];
    this.waiting.clear();
    asked.forEach(({ reject }) => reject(new Error(message)));
  }

  next() {
    while (this.free.length && this.queue.length) {
      const { message, resolve, reject } = this.queue.shift();
      this.post(this.free[0], message).then(resolve, reject);
    }
  }

  ask(message) {
    return new Promise((resolve, reject) => {
      this.queue.push({ message, resolve, reject });
      this.next();
    });
  }

  // Nobody asks any more.
  close() {
    this.cancel();
    this.workers.forEach((worker) => worker.terminate());
  }

  // What nobody has begun yet is not begun any more.
  cancel() {
    this.queue.splice(0).forEach(({ reject }) => reject(new Cancelled()));
  }

  // The rows of pairs of [luck, draw], in their order; `tell` hears how many are done.
  async rows(question, pairs, tell) {
    await this.ready;
    const batches = [];
    for (let from = 0; from < pairs.length; from += BATCH) batches.push(pairs.slice(from, from + BATCH));
    const found = await Promise.all(
      batches.map(async (batch) => {
        const { rows } = await this.ask({ job: "pairs", question, pairs: batch });
        tell(batch.length);
        return rows;
      })
    );
    return found.flat();
  }

  // The record of one world and its twin, day by day.
  async watch(question, place) {
    await this.ready;
    return (await this.ask({ job: "watch", question, place })).record;
  }
}

// A question's pairs in three steps: those that are shown, the same at the file's numbers, some draws again.
export function stepsOf(war, { n, given }) {
  const own = Array.from({ length: n }, (_, place) => [place, given || !war.draws ? -1 : place]);
  if (given || !war.draws || n < 2) return { own, given: null, rest: null, design: null };
  const design = designOf(n, war.design);
  const rest = design.flatMap((lucks, draw) => lucks.slice(1).map((luck) => [luck, draw]));
  return { own, given: own.map(([place]) => [place, -1]), rest, design };
}

// The repeated draws as rows a draw: the first of each is the pair that is shown.
export function repeatedOf(design, own, rest) {
  const each = design[0].length - 1;
  return design.map((_, draw) => [own[draw], ...rest.slice(draw * each, (draw + 1) * each)]);
}
