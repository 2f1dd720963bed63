// The hundred wars of the first screen after the guess: sliders, the sentence, and the marks in the page's chart.
import { Asking, pairsOf } from "./asking.js";
import { make } from "./dom.js";
import { filled } from "./shared.js";
import { Turns, keyOf } from "./turns.js";

const CHART = "/assets/charts/overheard.js";

class Hundred {
  constructor({ model, el }, { war, words: pageWords, pool }, tell) {
    const [words, spec] = [model.get("words"), model.get("spec")];
    Object.assign(this, { model, war, words, spec, tell, stage: 0 });
    this.said = make("p", { class: "md-reveal-said", role: "status" }, words.waiting);
    const how = { words, pageWords, what: words.counted, answers: pairsOf, show: (found) => this.show(found), changed() {} };
    this.asking = new Asking({ pool, war }, how);
    const [dials, buttons] = [make("div", { class: "md-here-dials" }), make("div", { class: "md-keep-row md-here-buttons" })];
    this.buttons = buttons;
    el.replaceChildren(make("div", { class: "md-here" }, this.said, this.asking.bar,
      make("div", { class: "md-first-dials" }, make("h2", { class: "md-chart-title" }, words.title), make("p", { class: "md-chart-subtitle" }, words.hint), dials, buttons)));
    this.turns = new Turns({ model, war, pageWords, places: { set: dials }, dials: () => this.shown(), asked: (state) => this.ask(state), drawn: () => this.offer() });
    this.ask(this.turns.state);
  }

  // The dials in the order in which the page offers them: one, then three, then all.
  shown() {
    const { order, stages } = this.spec;
    const dials = order.map((key) => this.war.dials.find(({ paths }) => paths[0] === key));
    return dials.slice(0, stages[this.stage] ?? dials.length);
  }

  offer() {
    const { words, spec } = this;
    const act = (name, onclick) => make("button", { type: "button", class: "md-here-button", onclick }, name);
    const more = this.stage < spec.stages.length ? [act(this.stage ? words.all : words.three, () => this.more())] : [];
    this.buttons.replaceChildren(...more, ...spec.known.map(({ name, set }) => act(name, () => this.turns.set(new Map(Object.entries(set))))));
  }

  more() {
    this.stage += 1;
    this.turns.draw();
    const [dial] = this.turns.places.set.querySelectorAll("input");
    dial?.focus();
  }

  // What is shipped is shown at once; anything else is lived.
  ask(state) {
    const known = state.days === this.war.days && this.spec.known.find(({ set }) => keyOf({ ...state, set: new Map(Object.entries(set)) }) === keyOf(state));
    this.asking.bar.hidden = Boolean(known);
    if (!known) {
      this.said.textContent = this.words.waiting;
      return this.asking.ask(state);
    }
    this.asking.end();
    this.say(known.said, known.frame);
    return null;
  }

  show({ verdict }) {
    const { words, spec, asking } = this;
    const said = filled(words.changed, { did: this.war.kinds[0].did, now: verdict.numbers[0], before: spec.before });
    this.say(`${words.guessed} ${said}`, { ...verdict.frame, first: asking.asked.seed, guess: spec.guess });
  }

  say(said, frame) {
    this.said.textContent = said;
    this.tell("hundred", frame);
  }

  end() {
    this.asking.end();
    this.turns.end();
    this.tell("hundred", null);
  }
}

export async function hundred(place, war) {
  const { tell } = await import(new URL(CHART, window.location.origin));
  const view = new Hundred(place, war, tell);
  return () => view.end();
}
