// One question after the other: what was asked last is answered, and what is older tells nobody any more.
import { comparisonOf } from "./changes.js";
import { make } from "./dom.js";
import { Cancelled, repeatedOf, stepsOf } from "./pool.js";
import { questionOf } from "./answer.js";
import { filled } from "./shared.js";
import { verdictOf } from "./verdict.js";

const FIRST = 200; // pairs that give the first answer

const plain = (n) => n.toLocaleString("en");

// Yields what is known over the first pairs, over all, and with both ranges; `tell` hears how many are done.
export async function* answersOf(pool, war, state, tell) {
  const [question, steps] = [questionOf(state), stepsOf(war, state)];
  const { own, given, rest, design } = steps;
  const all = own.length + (given ? given.length + rest.length : 0);
  let done = 0;
  const count = (n) => tell((done += n), all);
  tell(0, all);
  const isDrawn = !state.given && Boolean(war.draws);
  const answer = (rows, more = {}) => ({ rows, verdict: verdictOf(war, rows, { isDrawn, ...more }) });
  const rows = await pool.rows(question, own.slice(0, FIRST), count);
  if (own.length > FIRST) {
    yield answer(rows);
    rows.push(...(await pool.rows(question, own.slice(FIRST), count)));
  }
  yield answer(rows);
  if (!given) return;
  const [asGiven, more] = await Promise.all([pool.rows(question, given, count), pool.rows(question, rest, count)]);
  yield { ...answer(rows, { given: asGiven, repeated: repeatedOf(design, rows, more) }), isToldApart: true };
}

// Yields what is known over all pairs, and nothing beside it.
export async function* pairsOf(pool, war, state, tell) {
  const isDrawn = !state.given && Boolean(war.draws);
  const pairs = Array.from({ length: state.n }, (_, place) => [place, isDrawn ? place : -1]);
  let done = 0;
  tell(0, state.n);
  const rows = await pool.rows(questionOf(state), pairs, (n) => tell((done += n), state.n));
  yield { rows, verdict: verdictOf(war, rows, { isDrawn }) };
}

// Yields what changes between two settings over the first pairs, over all, and with both ranges. What either side sets is
// drawn on neither; `t` has the bounds of Student's t by how many pairs there are.
export async function* comparisonsOf(pool, war, state, tell, t) {
  const isDrawn = !state.given && Boolean(war.draws);
  const { own, given, rest, design } = stepsOf(war, state);
  const sides = [[state.set, state.right], [state.right, state.set]].map(([set, other]) => ({
    question: questionOf({ ...state, set, kept: [...other.keys()].filter((path) => !set.has(path)).sort() }), rows: [], given: null, repeated: null,
  }));
  const all = 2 * (own.length + (given ? given.length + rest.length : 0));
  let done = 0;
  tell(0, all);
  const live = (pairs) => Promise.all(sides.map(({ question }) => pool.rows(question, pairs, (n) => tell((done += n), all))));
  const answer = () => {
    const told = sides.map(({ rows, given: asGiven, repeated }) => ({ rows: [...rows], verdict: verdictOf(war, rows, { isDrawn, given: asGiven, repeated }) }));
    return { sides: told, change: comparisonOf(war, sides, { isDrawn, t }), isToldApart: Boolean(sides[0].given) };
  };
  const grow = (found) => found.forEach((rows, k) => sides[k].rows.push(...rows));
  grow(await live(own.slice(0, FIRST)));
  if (own.length > FIRST) {
    yield answer();
    grow(await live(own.slice(FIRST)));
  }
  yield answer();
  if (!given) return;
  const [asGiven, more] = await Promise.all([live(given), live(rest)]);
  sides.forEach((side, k) => Object.assign(side, { given: asGiven[k], repeated: repeatedOf(design, side.rows, more[k]) }));
  yield answer();
}

export class Asking {
  // `how`: words, what is counted, `answers` as above, `show(found, state)`, and `changed()` whenever it stands otherwise.
  constructor({ pool, war }, how) {
    Object.assign(this, { pool, war, ...how, number: 0, state: "waiting", shownFor: null, done: 0, total: 0 });
    this.said = make("div", { class: "md-answering-said", role: "status" });
    this.line = make("progress", { class: "md-here-line", max: 1, value: 0, "aria-hidden": "true" });
    this.button = make("button", { type: "button", class: "md-here-button", onclick: () => (this.state === "running" ? this.cancel() : this.ask(this.asked)) });
    this.bar = make("div", { class: "md-answering" }, this.said, this.line, this.button);
  }

  get isOpen() {
    return this.state === "running";
  }

  // Whether what is shown belongs to another question than the one that was asked last.
  get isStale() {
    return this.shownFor !== null && this.shownFor !== this.asked;
  }

  async ask(asked) {
    const number = (this.number += 1);
    if (this.isOpen) this.pool.cancel();
    this.asked = asked;
    this.tell("running", 0, 0);
    try {
      const progress = (done, total) => number === this.number && this.tell("running", done, total);
      for await (const found of this.answers(this.pool, this.war, asked, progress)) {
        if (number !== this.number) return;
        this.shownFor = asked;
        await this.show(found, asked);
        this.changed();
      }
      if (number === this.number) this.tell("done", this.total, this.total);
    } catch (problem) {
      if (number !== this.number) return;
      this.number += 1; // what is still on its way tells nobody any more
      this.pool.cancel();
      if (problem instanceof Cancelled) this.tell("stopped", this.done, this.total);
      else this.failed(problem);
    }
  }

  failed(problem) {
    const said = problem.isSeed ? filled(this.pageWords["page.not_finite"], { seed: problem.message }) : problem.message;
    this.tell("failed", this.done, this.total, said);
  }

  // What nobody has begun yet is not begun any more; what was found stays.
  cancel() {
    this.number += 1;
    this.pool.cancel();
    this.tell("stopped", this.done, this.total);
  }

  end() {
    this.number += 1;
    if (this.isOpen) this.pool.cancel();
  }

  tell(state, done, total, problem = "") {
    Object.assign(this, { state, done, total });
    const key = state === "stopped" && !done ? "stopped_before" : state;
    const said = [filled(this.words[`answer.${key}`], { done: plain(done), total: plain(total), what: this.what, problem })];
    if (this.shownFor !== null && state !== "done") said.push(this.words[this.isStale ? "answer.older" : "answer.first"]);
    this.said.textContent = said.join(" ");
    this.line.value = total ? done / total : 0;
    this.line.hidden = state !== "running";
    this.button.hidden = state === "done";
    this.button.textContent = this.words[state === "running" ? "answer.cancel" : "answer.again"];
    Object.assign(this.bar.dataset, { state, done, stale: this.isStale });
    this.changed();
  }
}
