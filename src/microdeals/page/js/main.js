// The page: what is asked, the answer, the trade, a world to watch. All that is said comes from the words.
import { addressOf, asIs, commandOf, DECLINED, isShown, lastSeed, readAddress } from "./address.js";
import { answers, questionOf } from "./answer.js";
import { courseOf } from "./course.js";
import { chartModel, chartWords, make } from "./dom.js";
import { shown } from "./figure.js";
import { dialsForm, guessForm, questionForm } from "./form.js";
import { begin, byId, failed } from "./opening.js";
import { Cancelled, Pool } from "./pool.js";
import { filled } from "./shared.js";
import * as trade from "./trade.js";
import { WatchedWorld } from "./watched.js";

class Page {
  constructor(data, module) {
    Object.assign(this, { war: data.war, words: data.words, pool: new Pool(data, module), asking: 0, found: null, before: null });
    const { state, said } = readAddress(window.location.hash, this.war, this.words);
    this.state = state;
    this.build();
    this.places.address.textContent = said.join(" ");
    this.world = new WatchedWorld(this.places.world, this.war, this.words);
    window.addEventListener("hashchange", () => this.moved());
  }

  build() {
    const words = this.words;
    const place = (tag, name, ...children) => (this.places[name] = make(tag, { class: `md-alone-${name}`, "data-part": name }, ...children));
    this.places = {};
    const bar = make("progress", { max: 1, value: 0, "aria-label": words["page.working"] });
    const cancel = make("button", { type: "button", onclick: () => (this.isStopped ? this.run() : this.pool.cancel()) });
    Object.assign(this.places, { bar, cancel });
    const main = byId("md-main");
    main.append(
      place("p", "address"),
      make("div", { class: "md-alone-top" },
        make("section", { class: "md-alone-left" },
          make("div", { class: "md-alone-said", role: "status" }, place("p", "sentence"), place("p", "rest"), place("p", "ranges")),
          place("div", "progress", bar, place("span", "count"), cancel),
          place("p", "revealed"), place("div", "guessing")),
        place("section", "trade")),
      make("div", { class: "md-alone-lower" },
        make("section", { class: "md-alone-turns" }, make("h2", {}, words["page.dials.title"]), make("p", {}, words["page.dials.hint"]), place("div", "dials")),
        make("section", {}, make("h2", {}, words["page.ask.title"]), place("div", "question"), make("p", {}, words["page.ask.command"]), place("code", "command"),
          make("button", { type: "button", class: "md-alone-print", onclick: () => window.print() }, words["page.ask.print"]))),
      make("h2", {}, words["page.world.title"]), place("section", "world", make("p", {}, words["page.world.none"])));
    main.hidden = false;
  }

  // Something else is asked: the address says it, the forms show it, the wars are lived.
  ask(change, isFromAddress = false) {
    this.state = { ...this.state, ...change };
    if (this.state.world && !isShown(this.state)) this.unwatch(); // it is none of those that are asked for now
    if (!isFromAddress) {
      const address = addressOf(this.state, this.war);
      window.history.replaceState(null, "", `#${address}`);
      this.places.address.textContent = "";
    }
    this.forms();
    return this.run();
  }

  unwatch() {
    this.state.world = "";
    this.watching = null;
    this.places.world.replaceChildren(make("p", {}, this.words["page.world.none"]));
  }

  moved() {
    const { state, said } = readAddress(window.location.hash, this.war, this.words);
    this.places.address.textContent = said.join(" ");
    this.ask(state, true);
  }

  forms() {
    const { war, words, state } = this;
    const fields = () => [this.places.question, this.places.dials].flatMap((place) => [...place.querySelectorAll("input, select, button")]);
    const focused = fields().indexOf(document.activeElement);
    const ask = (change) => this.ask(change);
    this.places.question.replaceChildren(questionForm(war, words, state, ask));
    this.places.dials.replaceChildren(...dialsForm(war, words, state, ask));
    this.places.command.textContent = commandOf(state, war);
    fields()[focused]?.focus();
  }

  async run() {
    const asking = (this.asking += 1);
    const { places } = this;
    this.pool.cancel();
    this.offer(false);
    byId("md-problem").hidden = true;
    places.progress.hidden = false;
    byId("md-main").dataset.state = "working";
    let done = [0, 0];
    const tell = (n, of) => {
      if (asking !== this.asking) return;
      done = [n, of];
      places.bar.value = n / of;
      places.count.textContent = filled(this.words["page.progress"], { done: 2 * n, of: 2 * of });
    };
    try {
      for await (const found of answers(this.pool, this.war, this.state, tell)) {
        if (asking !== this.asking) return;
        const isFirst = this.found?.asking !== asking;
        await this.show({ ...found, asking });
        if (isFirst && this.state.world) this.watch(this.state.world, true);
      }
      if (asking !== this.asking) return;
      places.progress.hidden = true;
      byId("md-main").dataset.state = "done";
      await this.reveal(asking);
    } catch (problem) {
      if (asking === this.asking) this.broken(problem, done);
    }
  }

  broken(problem, [done, of]) {
    const { places, words } = this;
    byId("md-main").dataset.state = "stopped";
    this.asking += 1; // what is still on its way tells nobody any more
    if (problem instanceof Cancelled) {
      places.count.textContent = filled(words["page.stopped"], { done, of });
      this.offer(true);
      return;
    }
    failed(words, problem.isSeed ? filled(words["page.not_finite"], { seed: problem.message }) : problem.message);
  }

  // The button beside the progress: to stop, or to go on with what was stopped.
  offer(isStopped) {
    this.isStopped = isStopped;
    this.places.cancel.textContent = this.words[isStopped ? "page.again" : "page.cancel"];
  }

  async show(found) {
    const { places, words, war, state } = this;
    this.found = found;
    const { lines, frame, n } = found.verdict;
    places.sentence.textContent = lines[0];
    places.rest.textContent = lines.slice(1).join(" ");
    places.ranges.textContent = words[`page.said.${state.given ? "given" : found.isWhole ? "first" : "open"}`];
    const last = lastSeed({ seed: state.seed, n });
    const spec = {
      kind: "trade", kinds: war.kinds, closing: war.least[0], relief: war.least[1], words: chartWords(words, "panels.chart.trade"),
      caption: { title: words["page.trade.title"], subtitle: words["page.trade.unit"], note: filled(words["page.trade.note"], { n: n.toLocaleString("en"), first: state.seed, last, name: war.name, version: war.version }) },
    };
    const guess = /^\d+$/.test(state.guess) ? Number(state.guess) : -1;
    const drawn = { ...frame, first: state.seed, guess };
    if (this.chart) this.chart.draw(drawn, spec);
    else await shown({ model: (this.chart = chartModel(spec, drawn, (key) => this.watch(key))), el: places.trade }, { trade });
    this.guessing();
  }

  guessing() {
    const { places, state, found, war, words } = this;
    const canGuess = state.guess === "" && Object.keys(war.better).length > 0;
    if (!canGuess) return places.guessing.replaceChildren();
    if (places.guessing.childElementCount) return null;
    const now = { now: found.verdict.ofHundred[0], of: found.verdict.of };
    const take = (guess) => this.ask({ guess, set: new Map(Object.entries(war.better)) });
    return places.guessing.replaceChildren(...guessForm(war, words, now, take));
  }

  // What came out beside the guess, as long as the values are those that it was about.
  async reveal(asking) {
    const { state, war, words, places } = this;
    const better = Object.entries(war.better);
    const isAbout = state.guess !== "" && better.every(([path, value]) => state.set.get(path) === value) && state.set.size === better.length;
    if (!isAbout) {
      places.revealed.textContent = "";
      return;
    }
    const now = this.found.verdict;
    for await (const { verdict } of answers(this.pool, war, { ...state, set: new Map() }, () => {})) {
      if (asking !== this.asking) return;
      const values = { guess: state.guess, did: war.kinds[0].did, n: now.ofHundred[0], of: now.of, before: verdict.ofHundred[0] };
      places.revealed.textContent = filled(words[`page.guess.${state.guess === DECLINED ? "declined" : "revealed"}`], values);
      break;
    }
  }

  async watch(key, isFromAddress = false) {
    const place = Number(BigInt(key) - BigInt(this.state.seed));
    const row = this.found.rows[place];
    if (!row) return;
    const { state } = this;
    if (!isFromAddress) {
      this.state.world = key;
      window.history.replaceState(null, "", `#${addressOf(this.state, this.war)}`);
    }
    try {
      const watching = (this.watching = {});
      this.places.world.replaceChildren(make("p", { role: "status" }, this.words["page.working"]));
      const record = await this.pool.watch(questionOf(state), place);
      if (watching !== this.watching) return; // another one has been chosen since
      this.world.show({ seed: key, row, run: addressOf(state, this.war) }, record);
      if (!isFromAddress) this.places.world.scrollIntoView({ block: "nearest" });
    } catch (problem) {
      if (!(problem instanceof Cancelled)) failed(this.words, problem.message);
    }
  }
}

// For tests and scripts: the answer to a question that the page itself does not show.
async function answerTo(page, asked) {
  const state = { ...asIs(page.war), ...asked, set: new Map(Object.entries(asked.set || {})) };
  let found;
  for await (found of answers(page.pool, page.war, state, () => {}));
  const { lines, frame, numbers } = found.verdict;
  return { lines, numbers, counts: frame.counts, values: Array.from(frame.values, (value) => (Number.isNaN(value) ? null : value)), rows: found.rows };
}

// The course of a world, as the stage would play it.
async function courseOfWorld(page, asked, seed) {
  const state = { ...asIs(page.war), ...asked, seed: String(seed), set: new Map(Object.entries(asked.set || {})) };
  return courseOf(page.war, page.words, await page.pool.watch(questionOf(state), 0), { seed });
}

begin(async (data, module) => {
  const page = new Page(data, module);
  window.microdeals = { answerTo: (asked) => answerTo(page, asked), courseOf: (asked, seed) => courseOfWorld(page, asked, seed) };
  page.forms();
  await page.run();
});
