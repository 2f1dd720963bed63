// Dials that answer without the server: it is told what is set, and says what else changes.
import { dialView } from "./form.js";

// What is asked for, as the server says it.
export const stateOf = ({ set, days, given, seed, n, fixed = [], name = "" }) => ({ set: new Map(set), days, given, seed, n, fixed, name });

export const keyOf = ({ set, days, given, seed, n }) => JSON.stringify([[...set].sort(), days, given, seed, n]);

// What is set, without what the war has anyway: that is no change, and is drawn where nobody knows it.
export function changesIn(war, set) {
  const own = new Map(war.dials.flatMap((dial) => dial.paths.map((path, place) => [path, dial.own[place]])));
  return new Map([...set].filter(([path, value]) => own.get(path) !== value));
}

export class Turns {
  // `how`: the model, the place of the dials, the war, `dials()` that are shown, and `asked(state)`.
  constructor(how) {
    Object.assign(this, how, { number: 0, state: stateOf(how.model.get("question")) });
    this.number = how.model.get("question").heard;
    this.hear = () => this.heard();
    this.model.on("change:question", this.hear);
    this.draw();
  }

  // Something was set here: `key` is the dial's; none, where all is set at once.
  set(set, key = "") {
    this.state = { ...this.state, set: changesIn(this.war, set) };
    this.number += 1;
    this.model.set("turned", { number: this.number, key, set: Object.fromEntries(this.state.set) });
    this.model.save_changes();
    this.draw();
    this.asked(this.state);
  }

  // The server asks for something else; what it says before it has heard of the last turn is no news.
  heard() {
    const question = this.model.get("question");
    if (question.heard < this.number) return;
    const state = stateOf(question);
    const isOther = keyOf(state) !== keyOf(this.state);
    this.state = state;
    if (!isOther) return;
    this.draw();
    this.asked(state);
  }

  draw() {
    const fields = () => [...this.place.querySelectorAll("input, select")];
    const focused = fields().indexOf(document.activeElement);
    const view = (dial) => dialView(this.war, this.pageWords, this.state, dial, ({ set }) => this.set(set, dial.paths[0]));
    this.place.replaceChildren(...this.dials().map(view));
    fields()[focused]?.focus();
    this.drawn();
  }

  end() {
    this.model.off("change:question", this.hear);
  }
}
