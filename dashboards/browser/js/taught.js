// The stages of a lesson, drawn and lived by this browser as a lesson's page does. Where the visitor is and what was guessed
// is the server's: it says so, and hears of each guess.
import { make } from "./dom.js";
import { withWorlds } from "./lesson_address.js";
import { FREE_OF_NUMBERS, VIEWS } from "./lesson_views.js";
import { LivedLesson } from "./lived_lesson.js";
import { warOf } from "./opened_war.js";
import { Cancelled } from "./pool.js";
import { filled } from "./shared.js";

const OWN = { ...VIEWS, sandbox };
const OF_GUESSES = ["guess", "reveal"]; // stages that show what others guessed meanwhile
const lived = new WeakMap(); // what came out in the worlds of a lesson that was fetched, for the next time it is opened

class TaughtLesson extends LivedLesson {
  constructor({ model, el, can }, war) {
    super(lived.get(war)?.lesson ?? withWorlds(war.war), war.words, war.pool);
    const known = lived.get(war);
    if (known) Object.assign(this, { findings: known.findings, tried: known.tried, isReady: known.isReady });
    lived.set(war, this);
    Object.assign(this, { model, el, can, number: 0, end: null, forgetGuess: null, working: make("p", { role: "status" }, war.words["page.working"]), state: { step: "", setting: "" } });
    this.hear = () => this.show();
    model.on("change:at", this.hear);
  }

  // Nothing of where somebody is within a stage stands in the dashboard's address.
  keep(change) {
    Object.assign(this.state, change);
  }

  show() {
    const { stage, guess, room, has_seen: hasSeen } = this.model.get("at");
    const isOther = stage !== this.stage || OF_GUESSES.includes(stage);
    Object.assign(this, { stage, guess, room, guesses: room, hasSeen });
    if (isOther) this.draw(stage);
  }

  draw(stage) {
    this.close();
    this.el.replaceChildren();
    this.el.dataset.stage = stage;
    const place = make("div", { class: "md-here md-taught" });
    this.el.append(place);
    if (this.isReady || FREE_OF_NUMBERS.includes(stage)) this.end = OWN[stage](place, this) ?? null;
    else place.append(this.working);
    this.el.lesson = this; // for tests and scripts
  }

  async run() {
    this.show();
    if (!this.isReady) {
      await this.liveAll((done, of) => (this.working.textContent = filled(this.words["page.progress"], { done, of })));
      if (!FREE_OF_NUMBERS.includes(this.stage)) this.draw(this.stage);
    }
    this.can("yes");
  }

  send(values) {
    this.model.set("guessed", { number: (this.number += 1), values });
    this.model.save_changes();
  }

  takeGuess(made) {
    this.send(made);
  }

  addGuess(made) {
    this.send(made);
  }

  // To one of the pages that a lesson leads to.
  go(page, key, seed = 0) {
    this.model.set("gone", { number: (this.number += 1), page, key, seed });
    this.model.save_changes();
  }

  link(page, key, said) {
    const onclick = (event) => {
      event.preventDefault();
      this.go(page, key);
    };
    return make("a", { href: `/${page}${this.model.get("queries")[key]}`, onclick }, make("span", {}, said));
  }

  watchLink(key) {
    return this.link("watch", key, this.words["lessons.play.watch"]);
  }

  // A world of the trade is watched on a page of its own; one of the hundred that play, here.
  watch(place, key, set, seed, row) {
    return row ? this.go("watch", key, seed) : super.watch(place, key, set, seed, row);
  }

  // What this browser cannot do, the server does.
  broken(problem) {
    if (problem instanceof Cancelled) return;
    console.warn("The server answers: ", problem);
    this.can("no");
  }

  close() {
    this.end?.();
    [this.end, this.watching] = [null, null];
  }

  leave() {
    this.close();
    this.model.off("change:at", this.hear);
  }
}

// Everything is the visitor's own now: the settings on the pages on which all can be turned.
function sandbox(place, page) {
  const { lesson, words, findings } = page;
  const items = Object.entries(lesson.settings).map(([key, { title }]) => {
    const links = ["watch", "verdict"].map((name) => page.link(name, key, filled(words[`lessons.sandbox.${name}`], { key: key.toUpperCase() })));
    return make("li", {}, ...links, make("span", { class: "md-note" }, title));
  });
  place.append(make("h3", {}, words["lessons.sandbox.title"]), ...lesson.sandbox.map((text) => make("p", { class: "md-lesson-text" }, findings.said(text, page.guess ?? []))), make("ul", { class: "md-sandbox" }, ...items));
}

export async function render({ model, el, can, signal }) {
  const war = await warOf(model.get("files"));
  if (!war) can("no");
  if (!war || signal.aborted) return () => {};
  const lesson = new TaughtLesson({ model, el, can }, war);
  lesson.run().catch((problem) => lesson.broken(problem));
  return () => lesson.leave();
}
