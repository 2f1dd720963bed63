// Two settings of one war on the same luck, answered here: dials left and right, and between them what differs.
import { Asking, comparisonsOf } from "./asking.js";
import { dialBox } from "./dial_box.js";
import { chartModel, make } from "./dom.js";
import { shown } from "./figure.js";
import { filled } from "./shared.js";
import { differing, findingOfChange, meanSaid, movedSaid, rowOf } from "./told_changes.js";
import { labelOf, nameOf, pairSaid, peaceOf, plain } from "./told_pairs.js";
import * as trade from "./trade.js";
import { settingsOf, Turns } from "./turns.js";

const SIDES = { left: "set", right: "right" }; // what is set on a side, in a question

class Compared {
  constructor({ model, el }, { war, words: pageWords, pool }) {
    const [words, spec] = [model.get("words"), model.get("spec")];
    Object.assign(this, { model, war, words, spec, pageWords, picked: "", found: null, chart: null });
    this.build(el);
    const answers = (...asked) => comparisonsOf(...asked, spec.t);
    const how = { words, pageWords, what: words["compare.pairs"], answers, show: (found, state) => this.show(found, state), changed: () => this.facts() };
    this.asking = new Asking({ pool, war }, how);
    el.firstChild.prepend(this.asking.bar);
    const places = { set: this.boxes.left.dials, right: this.boxes.right.dials };
    this.turns = new Turns({ model, war, pageWords, places, dials: () => war.dials, asked: (state) => this.ask(state), drawn: () => this.mark() });
    this.ask(this.turns.state);
  }

  build(el) {
    const { words } = this;
    const place = (tag, name, className, ...more) => (this.places[name] = make(tag, { class: className }, ...more));
    const box = (side) => dialBox(words, words[`compare.${side}_dials`], () => this.turns.set(new Map(), "", SIDES[side]));
    this.places = {};
    this.boxes = { left: box("left"), right: box("right") };
    const stage = place("div", "stage", "md-verdict-stage", place("p", "finding", "md-compare-finding"), place("p", "moved", ""),
      place("div", "trade", ""), place("div", "card", "md-world"), place("p", "relief", "md-compare-relief"),
      place("p", "peaceLeft", "md-peace"), place("p", "peaceRight", "md-peace"), place("div", "table", ""));
    this.places.card.setAttribute("role", "status");
    for (const it of stage.children) it.hidden = true;
    el.replaceChildren(make("div", { class: "md-here" }, make("div", { class: "md-compare-body" }, this.boxes.left.box, stage, this.boxes.right.box)));
  }

  // Dials that differ stand out on both sides; the way back is there once something is set.
  mark() {
    const { state } = this.turns ?? {};
    if (!state) return;
    const keys = differing(this.war, state).map(({ dial }) => dial.paths[0]);
    for (const [side, { dials, way }] of Object.entries(this.boxes)) {
      way.disabled = !state[SIDES[side]].size;
      this.war.dials.forEach((dial, k) => dials.children[k].classList.toggle("md-marked", keys.includes(dial.paths[0])));
    }
  }

  ask(state) {
    this.mark();
    return this.asking.ask(state);
  }

  get isDrawn() {
    return !this.found.state.given && Boolean(this.war.draws);
  }

  get ranges() {
    return this.isDrawn ? (this.found.isToldApart ? "both" : "open") : "luck";
  }

  async show(found, state) {
    if (this.found?.state !== state) this.picked = "";
    this.found = { ...found, state };
    const { places, war, words } = this;
    const [left, right] = found.sides;
    const worlds = words[this.isDrawn ? "wars" : "worlds"];
    this.about = { war, words, left: left.verdict, right: right.verdict, change: found.change, worlds, runs: left.rows.length };
    places.stage.found = this.found; // for tests and scripts
    for (const it of places.stage.children) it.hidden = false;
    places.finding.textContent = findingOfChange(this.about, state);
    places.moved.textContent = movedSaid(this.about);
    places.relief.textContent = `${meanSaid(this.about, "relief")}.`;
    for (const [place, side, { rows, verdict }] of [["peaceLeft", "left", left], ["peaceRight", "right", right]])
      places[place].textContent = `${words[`compare.${side}`]}: ${peaceOf(war, rows, state.days, verdict.of)}`;
    this.card();
    this.table();
    await this.trade();
  }

  table() {
    const { war, words, about } = this;
    const cell = (tag, said, more = {}) => make(tag, more, said);
    const head = [cell("td", ""), ...["left", "right", "table.change"].map((name) => cell("th", words[`compare.${name}`], { scope: "col" }))];
    const rows = war.kinds.map((kind, label) => make("tr", {},
      make("th", { scope: "row" }, make("span", { class: `md-label-mark md-look-${kind.look}`, "aria-hidden": "true" }), make("span", {}, filled(words.label, { name: kind.title, did: kind.did }))),
      ...rowOf(about, label).map((said) => cell("td", said))));
    this.places.table.replaceChildren(
      make("table", { class: "md-table md-compare-table" }, make("caption", {}, filled(words["compare.table.title"], { worlds: about.worlds })),
        make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...rows)),
      make("p", { class: "md-note" }, words[`compare.table.hint.${this.ranges}`]));
  }

  async trade() {
    const { words, found, spec, about } = this;
    const [left, right] = found.sides;
    const { seed, name } = found.state;
    const note = filled(words["compare.note"], { runs: plain(about.runs), first: seed, last: BigInt(seed) + BigInt(about.runs - 1), model: name });
    const described = { ...spec.trade, caption: { ...spec.trade.caption, title: meanSaid(about, "closing"), note } };
    const drawn = { ...right.verdict.frame, first: seed, before: { ...left.verdict.frame, first: seed } };
    if (this.chart) {
      this.chart.set("facts", { seeds: about.runs });
      this.chart.draw(drawn, described);
      return;
    }
    this.chart = chartModel(described, drawn, (key) => this.pick(key));
    this.chart.set("facts", { seeds: about.runs });
    this.close = await shown({ model: this.chart, el: this.places.trade }, { trade });
  }

  pick(key) {
    this.picked = key;
    this.card();
  }

  // The world of the mark that was chosen, on both sides.
  card() {
    const { war, words, found, picked } = this;
    const place = picked ? Number(BigInt(picked) - BigInt(found.state.seed)) : -1;
    if (!found.sides[0].rows[place]) return this.places.card.replaceChildren(make("p", {}, words["compare.world.none"]));
    const names = Object.keys(SIDES);
    const told = found.sides.map(({ rows }, k) => {
      const said = filled(words["compare.world.side"], { side: words[`compare.${names[k]}`], label: labelOf(war, words, rows[place]) });
      return make("p", {}, `${said} ${pairSaid(war, words, rows[place])}`);
    });
    return this.places.card.replaceChildren(make("p", { class: "md-world-title" }, filled(words["compare.world.title"], { seed: picked })), ...told,
      make("div", { class: "md-world-links" }, ...names.map((side) => this.link(side))));
  }

  // The way to watch it on one side.
  link(side) {
    const go = (event) => {
      event.preventDefault();
      this.model.set("watched", `${side} ${this.picked}`);
      this.model.save_changes();
    };
    const said = filled(this.words["compare.world.watch"], { side: this.words[`compare.${side}`] });
    return make("a", { href: this.watched(side), onclick: go }, make("span", {}, said));
  }

  watched(side) {
    const { state } = this.found;
    const [own, other] = side === "left" ? [state.set, state.right] : [state.right, state.set];
    const parts = new URLSearchParams([["war", state.name], ["seed", this.picked]]);
    if (this.isDrawn) parts.append("drawn", "1");
    const ofWar = new Map(this.war.dials.flatMap((dial) => dial.paths.map((path, place) => [path, dial.own[place]])));
    const kept = state.given ? [] : [...other.keys()].filter((path) => !own.has(path)).map((path) => [path, ofWar.get(path)]);
    settingsOf([...own, ...kept], state.fixed).forEach((it) => parts.append("set", it));
    return `/watch?${parts}`;
  }

  // The state and the numbers on the DOM, for tests, for scripts and for those who see nothing fade.
  facts() {
    const { stage } = this.places;
    const { isStale, isOpen } = this.asking;
    stage.setAttribute("data-stale", String(isStale));
    stage.setAttribute("aria-busy", String(isOpen));
    if (!this.found) return;
    const { sides, state, change } = this.found;
    const { gained, lost } = change.labels[0].told;
    const told = { war: state.name, seed: state.seed, pairs: sides[0].rows.length, ranges: this.ranges, gained, lost };
    Object.entries(SIDES).forEach(([side, set], k) => {
      told[`${side}-settings`] = settingsOf(state[set], state.fixed).join(" ");
      this.war.kinds.forEach((kind, label) => (told[`${side}-${nameOf(kind)}`] = sides[k].verdict.numbers[label]));
    });
    for (const [name, value] of Object.entries(told)) stage.setAttribute(`data-${name}`, String(value));
  }

  end() {
    this.asking.end();
    this.turns.end();
    this.close?.();
  }
}

export function compared(place, war) {
  const view = new Compared(place, war);
  return () => view.end();
}
