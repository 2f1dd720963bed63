// What a visitor can ask: how many wars, how long, with which numbers; each with a field for an exact value.
import { DECLINED, largestSeed, seedFrom, shownText, valueFrom } from "./address.js";
import { make } from "./dom.js";
import { counted, filled } from "./shared.js";


export function select(label, options, value, take) {
  const field = make("select", { onchange: () => take(field.value) });
  for (const [key, title] of options) field.append(make("option", { value: key, selected: String(key) === String(value) }, title));
  return make("label", { class: "md-alone-field" }, make("span", {}, label), field);
}

const spanOf = (words, days) => words[`span.${days}`] || counted(words, "span", days);

// The question: size, length, numbers, seed.
export function questionForm(war, words, state, ask) {
  const parts = [
    select(words["page.ask.size"], war.sizes.map((n) => [n, n.toLocaleString("en")]), state.n, (text) => ask({ n: Number(text) })),
    select(words["page.ask.days"], war.horizons.map((days) => [days, spanOf(words, days)]), state.days, (text) => ask({ days: Number(text) })),
  ];
  if (war.draws) {
    const choices = [["0", words["page.ask.drawn_on"]], ["1", words["page.ask.drawn_off"]]];
    parts.push(select(words["page.ask.drawn"], choices, state.given ? "1" : "0", (text) => ask({ given: text === "1" })));
  }
  const bad = make("span", { class: "md-alone-bad", role: "status" });
  const seed = make("input", { type: "text", inputmode: "numeric", value: state.seed, onchange: () => {
    const most = war.sizes.at(-1);
    const found = seedFrom(seed.value, most);
    bad.textContent = found ? "" : filled(words["page.ask.bad_seed"], { text: shownText(seed.value), largest: largestSeed(most) });
    if (found) ask({ seed: found });
  } });
  parts.push(make("label", { class: "md-alone-field" }, make("span", {}, words["page.ask.seed"]), seed), bad);
  return make("div", { class: "md-alone-fields" }, ...parts);
}

function turned(state, dial, value) {
  const set = new Map(state.set);
  dial.paths.forEach((path) => set.set(path, value));
  return { set };
}

// A dial: a slider with a field for an exact number, or a choice; `ask` is told what is set then.
export function dialView(war, words, state, dial, ask) {
  const value = state.set.get(dial.paths[0]) ?? dial.value;
  const label = `${dial.group}: ${filled(words["page.dials.now"], { label: dial.label, unit: dial.unit })}`;
  if (dial.choices.length)
    return select(`${dial.group}: ${dial.label}`, dial.choices.map((word, place) => [word, dial.said[place]]), value, (word) => ask(turned(state, dial, word)));
  const bad = make("span", { class: "md-alone-bad", role: "status" });
  const slider = make("input", { type: "range", min: dial.low, max: dial.slider, step: dial.step, value, "aria-label": label,
    oninput: () => (exact.value = slider.value), onchange: () => ask(turned(state, dial, Number(slider.value))) });
  const exact = make("input", { type: "text", inputmode: "decimal", value, "aria-label": label, onchange: () => {
    const found = valueFrom(dial, exact.value);
    bad.textContent = found === undefined ? filled(words["page.dials.bad"], { text: shownText(exact.value), label: dial.label, rule: dial.rule }) : "";
    if (found !== undefined) ask(turned(state, dial, found));
  } });
  return make("div", { class: "md-alone-dial", "data-path": dial.paths[0] }, make("span", {}, label), make("div", { class: "md-alone-turn" }, slider, exact), bad);
}

// The dials, and two settings to go back to.
export function dialsForm(war, words, state, ask) {
  const buttons = [make("button", { type: "button", onclick: () => ask({ set: new Map() }) }, words["page.dials.reset"])];
  if (Object.keys(war.better).length)
    buttons.push(make("button", { type: "button", onclick: () => ask({ set: new Map(Object.entries(war.better)) }) }, words["page.dials.better"]));
  return [...war.dials.map((dial) => dialView(war, words, state, dial, ask)), make("div", { class: "md-alone-buttons" }, ...buttons)];
}

// The guess, before it is made. `now`: in how many of so many wars deals are stepping stones.
export function guessForm(war, words, { now, of }, take) {
  const question = filled(words["first.guess.question"], { did: war.kinds[0].did, n: now });
  const bad = make("p", { class: "md-alone-bad", role: "status" });
  const slider = make("input", { type: "range", min: 0, max: of, step: 1, value: now, "aria-label": words["first.guess.label"], oninput: () => (exact.value = slider.value) });
  const exact = make("input", { type: "text", inputmode: "numeric", value: now, "aria-label": words["first.guess.label"] });
  const guess = () => {
    const typed = exact.value.trim();
    const isGood = /^\d{1,3}$/.test(typed) && Number(typed) <= of;
    bad.textContent = isGood ? "" : filled(words["page.guess.bad"], { text: shownText(typed), of });
    if (isGood) take(typed);
  };
  const form = make("div", { class: "md-alone-guess", hidden: true },
    make("p", {}, question), make("div", { class: "md-alone-turn" }, slider, exact),
    make("div", { class: "md-alone-buttons" }, make("button", { type: "button", class: "md-alone-main", onclick: guess }, words["first.guess.take"]),
      make("button", { type: "button", onclick: () => take(DECLINED) }, words["first.guess.decline"])), bad);
  const open = make("button", { type: "button", class: "md-alone-main", onclick: () => {
    open.hidden = true;
    form.hidden = false;
    slider.focus();
  } }, words["first.guess.button"]);
  return [open, form];
}
