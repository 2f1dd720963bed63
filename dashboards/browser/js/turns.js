// Dials that answer without the server: it is told what is set, and says what else changes.
import { dialView } from "./form.js";

const asMap = (values) => values && new Map(values);

// What is asked for, as the server says it; `right` is what is set on the right, where two settings are compared.
export const stateOf = ({ set, right = null, days, given, seed, n, fixed = [], name = "" }) => ({ set: asMap(set), right: asMap(right), days, given, seed, n, fixed, name });

const sorted = (values) => values && [...values].sort();
export const keyOf = ({ set, right = null, days, given, seed, n }) => JSON.stringify([sorted(set), sorted(right), days, given, seed, n]);

// What is set, without what the war has anyway: that is no change, and is drawn where nobody knows it.
export function changesIn(war, set) {
  const own = new Map(war.dials.flatMap((dial) => dial.paths.map((path, place) => [path, dial.own[place]])));
  return new Map([...set].filter(([path, value]) => own.get(path) !== value));
}

// What is set and what stays, as addresses and command lines take it.
export const settingsOf = (set, fixed) => [...set, ...fixed].map(([path, value]) => `${path}=${value}`).sort();

export class Turns {
  // `how`: the model, the war, `places` of the dials by what they set ("set" or "right"), `dials()` that are shown,
  // `asked(state)`, and `drawn()` whenever they were drawn again.
  constructor(how) {
    Object.assign(this, how, { number: 0, state: stateOf(how.model.get("question")) });
    this.number = how.model.get("question").heard;
    this.hear = () => this.heard();
    this.model.on("change:question", this.hear);
    this.draw();
  }

  // Something was set here: `key` is the dial's; none, where all is set at once.
  set(values, key = "", side = "set") {
    this.state = { ...this.state, [side]: changesIn(this.war, values) };
    this.number += 1;
    const told = { number: this.number, key, side };
    for (const name of Object.keys(this.places)) told[name] = Object.fromEntries(this.state[name]);
    this.model.set("turned", told);
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
    const fields = () => Object.values(this.places).flatMap((place) => [...place.querySelectorAll("input, select")]);
    const focused = fields().indexOf(document.activeElement);
    for (const [side, place] of Object.entries(this.places)) {
      const state = { ...this.state, set: this.state[side] };
      place.replaceChildren(...this.dials().map((dial) => dialView(this.war, this.pageWords, state, dial, ({ set }) => this.set(set, dial.paths[0], side))));
    }
    fields()[focused]?.focus();
    this.drawn();
  }

  end() {
    this.model.off("change:question", this.hear);
  }
}
