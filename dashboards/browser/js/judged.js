// Many worlds beside their twins, answered here: the shares, the trade and one world; dials beside them.
import { Asking, answersOf } from "./asking.js";
import { dialBox } from "./dial_box.js";
import { chartModel, make } from "./dom.js";
import { shown } from "./figure.js";
import { saidOf } from "./intervals.js";
import { filled } from "./shared.js";
import { findingOf, labelOf, nameOf, pairSaid, peaceOf, plain } from "./told_pairs.js";
import * as trade from "./trade.js";
import { settingsOf, Turns } from "./turns.js";

class Judged {
  constructor({ model, el }, { war, words: pageWords, pool }) {
    const [words, spec] = [model.get("words"), model.get("spec")];
    Object.assign(this, { model, war, words, spec, picked: "", found: null, chart: null });
    this.build(el);
    const how = { words, pageWords, what: words.counted, answers: answersOf, show: (found, state) => this.show(found, state), changed: () => this.facts() };
    this.asking = new Asking({ pool, war }, how);
    el.firstChild.prepend(this.asking.bar);
    this.turns = new Turns({
      model, war, pageWords, places: { set: this.places.dials }, dials: () => war.dials,
      asked: (state) => this.ask(state), drawn: () => this.offer(),
    });
    this.ask(this.turns.state);
  }

  build(el) {
    const { words } = this;
    const place = (tag, name, className, ...more) => (this.places[name] = make(tag, { class: className }, ...more));
    this.places = {};
    const { box, dials, way } = dialBox(words, words["dials.open"], () => this.turns.set(new Map()));
    Object.assign(this.places, { dials, back: way });
    const left = make("div", { class: "md-verdict-left" }, place("section", "shares", "md-shares"));
    const right = make("div", { class: "md-verdict-right" }, place("div", "trade", ""), place("div", "card", "md-world"));
    this.places.card.setAttribute("role", "status");
    const two = place("div", "two", "md-verdict-two", left, right);
    two.hidden = true;
    el.replaceChildren(make("div", { class: "md-here" }, make("div", { class: "md-verdict-body" }, box, place("div", "stage", "md-verdict-stage", two))));
  }

  // The way back is there once something is set.
  offer() {
    this.places.back.disabled = !this.model || !this.turns?.state.set.size;
  }

  ask(state) {
    this.offer();
    return this.asking.ask(state);
  }

  async show(found, state) {
    const isOther = this.found?.state !== state;
    this.found = { ...found, state };
    if (isOther) this.picked = "";
    this.places.two.hidden = false;
    this.places.stage.found = this.found; // for tests and scripts
    this.shares();
    this.card();
    await this.trade();
  }

  get isDrawn() {
    return !this.found.state.given && Boolean(this.war.draws);
  }

  get ranges() {
    return this.isDrawn ? (this.found.isToldApart ? "both" : "open") : "luck";
  }

  shares() {
    const { war, words, found } = this;
    const { n, of, ofHundred, ranges, price, numbers } = found.verdict;
    const worlds = words[this.isDrawn ? "wars" : "worlds"];
    const atPrice = price ? `; ${filled(words["shares.at_a_price"], { n: saidOf(price, n, of, war.judge.few), price: war.judge.at_a_price })}` : "";
    const share = (kind, label) => {
      const said = filled(words.share, { name: kind.plural, did: kind.did }) + (label ? "" : atPrice);
      const mark = make("span", { class: `md-label-mark md-look-${kind.look}`, "aria-hidden": "true" });
      return make("li", { class: "md-share", [`data-${nameOf(kind)}`]: numbers[label] }, mark, make("span", { class: "md-share-n" }, String(ofHundred[label])),
        make("span", { class: "md-share-said" }, said), make("span", { class: "md-share-range" }, `(${ranges[label]})`));
    };
    this.places.shares.replaceChildren(
      make("h2", { class: "md-chart-title" }, filled(words["shares.title"], { of, worlds })),
      make("p", { class: "md-peace" }, peaceOf(war, found.rows, found.state.days, of)),
      make("ul", { class: "md-share-list" }, ...war.kinds.map(share)),
      make("p", { class: "md-note" }, filled(words[`shares.hint.${this.ranges}`], { n: plain(n) }))
    );
  }

  async trade() {
    const { war, words, found, spec } = this;
    const { frame, n } = found.verdict;
    const { seed, name } = found.state;
    const note = filled(words[this.isDrawn ? "note_drawn" : "note"], { n: plain(n), first: seed, last: BigInt(seed) + BigInt(n - 1), model: name });
    const title = findingOf(war, words, found.verdict, words[this.isDrawn ? "wars" : "worlds"]);
    const described = { ...spec, caption: { ...spec.caption, title, note } };
    const drawn = { ...frame, first: seed };
    if (this.chart) {
      this.chart.set("facts", { pairs: n });
      this.chart.draw(drawn, described);
      return;
    }
    this.chart = chartModel(described, drawn, (key) => this.pick(key));
    this.chart.set("facts", { pairs: n });
    this.close = await shown({ model: this.chart, el: this.places.trade }, { trade });
  }

  pick(key) {
    this.picked = key;
    this.card();
  }

  card() {
    const { war, words, found, picked } = this;
    const row = picked && found.rows[Number(BigInt(picked) - BigInt(found.state.seed))];
    if (!row) return this.places.card.replaceChildren(make("p", {}, words["world.none"]));
    const title = filled(words["world.title"], { seed: picked, label: labelOf(war, words, row) });
    const go = (event) => {
      event.preventDefault();
      this.model.set("watched", picked);
      this.model.save_changes();
    };
    return this.places.card.replaceChildren(make("p", { class: "md-world-title" }, `${title}.`), make("p", {}, pairSaid(war, words, row)),
      make("a", { href: this.watched(picked), onclick: go }, make("span", { class: "md-world-link" }, words["world.watch"])));
  }

  // Where the world of a seed is watched.
  watched(seed) {
    const { state } = this.found;
    const parts = new URLSearchParams([["war", state.name], ["seed", seed]]);
    if (this.isDrawn) parts.append("drawn", "1");
    settingsOf(state.set, state.fixed).forEach((it) => parts.append("set", it));
    return `/watch?${parts}`;
  }

  // The state and the numbers on the DOM, for tests, for scripts and for those who see nothing fade.
  facts() {
    const { stage } = this.places;
    const { isStale, isOpen } = this.asking;
    stage.setAttribute("data-stale", String(isStale));
    stage.setAttribute("aria-busy", String(isOpen));
    if (!this.found) return;
    const { verdict, state } = this.found;
    const told = { war: state.name, seed: state.seed, days: state.days, pairs: verdict.n, settings: settingsOf(state.set, state.fixed).join(" "), ranges: this.ranges };
    this.war.kinds.forEach((kind, label) => (told[nameOf(kind)] = verdict.numbers[label]));
    for (const [name, value] of Object.entries(told)) stage.setAttribute(`data-${name}`, String(value));
  }

  end() {
    this.asking.end();
    this.turns.end();
    this.close?.();
  }
}

export function judged(place, war) {
  const view = new Judged(place, war);
  return () => view.end();
}
