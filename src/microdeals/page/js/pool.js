// Workers that live pairs: batches go to whoever is free, answers come in the order that was asked for.
import { designOf } from "./intervals.js";

const MOST_WORKERS = 4;
const BATCH = 20;
const TRIES = 2; // of a job whose Worker fails

export class Cancelled extends Error {}

export class Pool {
  constructor(data, module) {
    const address = URL.createObjectURL(new Blob([data.worker], { type: "text/javascript" }));
    Object.assign(this, { address, first: { job: "start", war: data.war, module }, workers: new Map(), free: [], queue: [], lost: null });
    const n = Math.max(1, Math.min(MOST_WORKERS, navigator.hardwareConcurrency || 1));
    this.ready = Promise.all(Array.from({ length: n }, () => this.begin()));
    this.ready.catch((problem) => this.lose(problem)); // whoever waits for it hears of it, too
  }

  // A new Worker, which is free once it knows the war. Fails where it cannot begin.
  begin() {
    return new Promise((resolve, reject) => {
      const worker = new Worker(this.address);
      worker.onmessage = ({ data: told }) => this.heard(worker, told);
      worker.onerror = (event) => this.died(worker, event.message);
      this.give(worker, { message: this.first, resolve, reject, tries: TRIES, isFirst: true });
    });
  }

  // A job for a Worker that does nothing else.
  give(worker, job) {
    this.workers.set(worker, { ...job, tries: job.tries - 1 });
    worker.postMessage({ ...job.message });
  }

  heard(worker, { problem, isSeed, ...told }) {
    const job = this.workers.get(worker);
    if (!job) return null; // it was ended meanwhile
    if (job.isFirst && problem) return this.died(worker, problem);
    this.workers.set(worker, null);
    this.free.push(worker);
    if (problem) job.reject(Object.assign(new Error(problem), { isSeed }));
    else job.resolve(told);
    return this.next();
  }

  // A Worker that failed outside of its job never answers again: another takes its place, and once its job.
  died(worker, message) {
    const job = this.workers.get(worker);
    worker.terminate();
    this.workers.delete(worker);
    this.free = this.free.filter((other) => other !== worker);
    const problem = new Error(message);
    if (job?.isFirst) return job.reject(problem);
    if (job?.isGivenUp) job.reject(new Cancelled());
    else if (job?.tries) this.queue.unshift(job);
    else job?.reject(problem);
    this.next(); // another may be free
    return this.begin().catch((why) => this.lose(why));
  }

  // A Worker could not begin. The others go on; where there is none, nothing is answered any more.
  lose(problem) {
    if (this.workers.size) return;
    this.lost = problem;
    this.queue.splice(0).forEach(({ reject }) => reject(problem));
  }

  next() {
    while (this.free.length && this.queue.length) this.give(this.free.shift(), this.queue.shift());
  }

  ask(message) {
    return new Promise((resolve, reject) => {
      if (this.lost) return reject(this.lost);
      this.queue.push({ message, resolve, reject, tries: TRIES });
      return this.next();
    });
  }

  // Nobody asks any more.
  close() {
    this.cancel();
    [...this.workers.keys()].forEach((worker) => worker.terminate());
  }

  // What nobody has begun yet is not begun any more, nor begun again.
  cancel() {
    for (const job of this.workers.values()) if (job) job.isGivenUp = true;
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
