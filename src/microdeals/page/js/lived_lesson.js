// A lesson whose worlds are lived in this browser: what is asked of the Workers, and what is kept of it. How it looks is a page's.
import { courseOf } from "./course.js";
import { make } from "./dom.js";
import { Findings } from "./lesson_findings.js";
import { draw } from "./stage.js";
import { WatchedWorld } from "./watched.js";

const BATCH = 10;

// What a page has besides: where it is (`state`, `keep`), how guesses are taken, and what to do on an error (`broken`).
export class LivedLesson {
  constructor(lesson, words, pool) {
    Object.assign(this, { lesson, words, pool, findings: new Findings(lesson), guess: null, guesses: [], hasSeen: false, tried: new Set(), isReady: false });
  }

  question(world, set = []) {
    return { key: JSON.stringify([world, set]), world, set, days: this.lesson.worlds[world].days };
  }

  // Live the worlds of a setting, or of a step of the lever, and keep what is measured.
  async live(key, tell = () => {}) {
    await this.pool.ready;
    const seeds = Array.from({ length: this.lesson.runs }, (_, seed) => seed);
    const batches = [];
    for (let from = 0; from < seeds.length; from += BATCH) batches.push(seeds.slice(from, from + BATCH));
    const found = await Promise.all(batches.map(async (some) => {
      const { rows } = await this.pool.ask({ job: "worlds", question: this.question(key), seeds: some });
      tell(some.length);
      return rows;
    }));
    this.findings.take(key, found.flat());
  }

  // Live all that a class compares; `tell` hears how many worlds of how many are done.
  async liveAll(tell) {
    const { compared, runs, lever: { home, setting } } = this.lesson;
    const needed = [...new Set(compared.map((key) => (key === home ? setting : key)))];
    const of = needed.length * runs;
    let done = 0;
    await Promise.all(needed.map((key) => this.live(key, (n) => tell((done += n), of))));
    if (home && compared.includes(home)) this.findings.alias(home, setting);
    this.isReady = true;
  }

  pairs(key, set) {
    const all = Array.from({ length: this.lesson.runs }, (_, seed) => [seed, seed]);
    return this.pool.rows(this.question(key, set), all, () => {});
  }

  // One world of a setting on the stage; with its days and its story, where `row` is the pair as compared.
  async watch(place, key, set, seed, row) {
    const watching = (this.watching = {});
    const box = place.querySelector(":scope > .md-alone-world") ?? place.appendChild(make("section", { class: "md-alone-world" }));
    box.replaceChildren(make("p", { role: "status" }, this.words["page.working"]));
    try {
      const question = this.question(key, set);
      const record = await this.pool.watch(question, seed);
      if (watching !== this.watching) return; // something else has been chosen since
      const war = { ...this.lesson, ...this.lesson.worlds[key] };
      if (row) new WatchedWorld(box, war, this.words).show({ seed, row, run: key }, record);
      else {
        const course = courseOf(war, this.words, record, { seed, run: key });
        box.replaceChildren();
        draw(box, course, { day: course.turns[0]?.day ?? course.last });
      }
      box.scrollIntoView({ block: "nearest" });
    } catch (problem) {
      this.broken(problem);
    }
  }
}
