// The page of a lesson: one stage after the other. Worlds are lived here; all that is said comes from the words.
import { make } from "./dom.js";
import { addressOf, isOfCase, PROJECTOR, readPlace, STAGES, withWorlds } from "./lesson_address.js";
import { caseNote, caseOffer } from "./lesson_case.js";
import { FREE_OF_NUMBERS, VIEWS } from "./lesson_views.js";
import { LivedLesson } from "./lived_lesson.js";
import { begin, byId, failed } from "./opening.js";
import { Cancelled, Pool } from "./pool.js";
import { filled } from "./shared.js";
import * as clock from "./time_box.js";
import { widgetModel } from "./lesson_charts.js";

class LessonPage extends LivedLesson {
  constructor(data, module) {
    super(withWorlds(data.war), data.words, new Pool(data, module));
    Object.assign(this, { end: null, places: {} });
    const { state, said } = readPlace(window.location.hash, this.lesson, this.words);
    this.state = state;
    this.build();
    this.places.address.textContent = said.join(" ");
    window.addEventListener("hashchange", () => this.moved());
  }

  build() {
    const { words, lesson } = this;
    const place = (tag, name, attributes = {}, ...children) => (this.places[name] = make(tag, { class: `md-alone-${name}`, "data-part": name, ...attributes }, ...children));
    const stages = STAGES.map((stage) => make("li", { "data-stage": stage }, make("button", { type: "button", onclick: () => this.go(stage) }, words[`lessons.stages.${stage}`])));
    const bar = (this.places.bar = make("progress", { max: 1, value: 0, "aria-label": words["page.working"] }));
    const step = (by) => () => this.go(STAGES[STAGES.indexOf(this.state.stage) + by]);
    byId("md-main").append(
      place("p", "address", { role: "status" }), ...caseNote(lesson, words),
      make("nav", { "aria-label": words["lessons.stages.name"] }, place("ol", "stages", { class: "md-stages" }, ...stages)),
      place("div", "clock"),
      place("div", "progress", {}, bar, place("span", "count", { role: "status" })),
      place("section", "stage", { class: "md-lesson-stage" }),
      make("div", { class: "md-steps" }, place("button", "back", { type: "button", onclick: step(-1) }, words["lessons.step.back"]),
        place("button", "projector", { type: "button", title: words["site.projector.hint"], onclick: () => this.project() }, words["site.projector.name"]),
        place("button", "next", { type: "button", class: "md-alone-main", onclick: step(1) })),
      make("div", { class: "md-lesson-foot" }, make("p", { class: "md-note" }, filled(words["lessons.source"], { lesson: lesson.name })),
        make("button", { type: "button", class: "md-alone-print", onclick: () => window.print() }, words["page.ask.print"]), ...caseOffer(lesson, words)));
    byId("md-main").hidden = false;
  }

  moved() {
    if (this.lesson.case && isOfCase(window.location.hash) !== this.lesson.case.is_shown) return window.location.reload();
    const { state, said } = readPlace(window.location.hash, this.lesson, this.words);
    this.places.address.textContent = said.join(" ");
    this.state = state;
    return this.show();
  }

  // Note something of the state in the address.
  keep(change) {
    Object.assign(this.state, change);
    window.history.replaceState(null, "", `#${addressOf(this.state)}`);
    this.places.address.textContent = "";
  }

  // The view for a projector, on or off: large letters, and a result waits for a tap.
  project() {
    this.keep({ view: this.state.view ? "" : PROJECTOR });
    this.show();
  }

  go(stage) {
    this.keep({ stage });
    this.show();
    byId("md-main").scrollIntoView({ block: "start" });
  }

  show() {
    const { words, places, lesson, state } = this;
    const at = STAGES.indexOf(state.stage);
    this.end?.();
    [this.end, this.watching] = [null, null];
    if (state.view) document.documentElement.dataset.view = state.view;
    else delete document.documentElement.dataset.view;
    places.projector.setAttribute("aria-pressed", String(Boolean(state.view)));
    places.stage.replaceChildren();
    for (const item of places.stages.children) {
      const isHere = item.dataset.stage === state.stage;
      for (const node of [item, item.firstChild]) isHere ? node.setAttribute("aria-current", "step") : node.removeAttribute("aria-current");
    }
    places.back.disabled = at === 0;
    places.next.hidden = at === STAGES.length - 1;
    if (!places.next.hidden) places.next.textContent = filled(words["lessons.step.next"], { stage: words[`lessons.stages.${STAGES[at + 1]}`] });
    this.time?.();
    places.clock.replaceChildren();
    const said = Object.fromEntries(["name", "left", "over", "start", "stop"].map((word) => [word, words[`lessons.clock.${word}`]]));
    this.time = clock.whole.render({ model: widgetModel({ words: said, minutes: lesson.clock[state.stage] }), el: places.clock });
    byId("md-main").dataset.stage = state.stage;
    if (this.isReady || FREE_OF_NUMBERS.includes(state.stage)) this.end = VIEWS[state.stage](places.stage, this) ?? null;
  }

  takeGuess(made) {
    this.guess = made;
    this.guesses = [made];
    this.go("play");
  }

  addGuess(made) {
    this.guesses.push(made);
    this.show();
  }

  // Lets the next in front of this screen guess.
  forgetGuess() {
    [this.guess, this.guesses, this.hasSeen] = [null, [], false];
    this.go("hook");
  }

  broken(problem) {
    if (problem instanceof Cancelled) return;
    failed(this.words, problem.isSeed ? filled(this.words["page.not_finite"], { seed: problem.message }) : problem.message);
  }

  async run() {
    const { places, words } = this;
    byId("md-main").dataset.state = "working";
    this.show();
    await this.liveAll((done, of) => {
      places.bar.value = done / of;
      places.count.textContent = filled(words["page.progress"], { done, of });
    });
    places.progress.hidden = true;
    byId("md-main").dataset.state = "done";
    if (!FREE_OF_NUMBERS.includes(this.state.stage)) this.show();
  }
}

// For tests and scripts: what a class sees, and what it is told.
function toldBy(page) {
  const { lesson, findings, words } = page;
  const texts = (guess) => Object.fromEntries(["hook", "play", "contrast", "recap", "debrief", "sandbox"].map((part) => [part, lesson[part].map((text) => findings.said(text, guess))]));
  return {
    findings: () => ({ each: findings.each, courses: findings.courses, lines: findings.lines }),
    texts: (guess = []) => ({ ...texts(guess), question: findings.said(lesson.prediction.question), reveal: findings.said(lesson.reveal[findings.nearness(guess)], guess), says: findings.said(lesson.lever.says) }),
    nearness: (guess) => findings.nearness(guess),
    claims: () => findings.claims(),
    live: (key) => page.live(key).then(() => ({ each: findings.each, courses: findings.courses })),
    pairs: (key, set = []) => page.pairs(key, set),
    words: () => words,
  };
}

begin(async (data, module) => {
  const page = new LessonPage(data, module);
  window.microdeals = toldBy(page);
  await page.run();
}, () => isOfCase(window.location.hash));
