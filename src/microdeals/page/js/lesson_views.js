// What each stage of a lesson shows. A view fills a place that is in the page, and gives what to do at its end.
import { make } from "./dom.js";
import { formView, guessesView, guessSaid, meanLines, numbersView, outcomeView, settingName, swarmView } from "./lesson_charts.js";
import { guessesSaid, guessForm } from "./lesson_guess.js";
import { leverView } from "./lesson_lever.js";
import { tradeView } from "./lesson_trade.js";
import { filled } from "./shared.js";

const said = (page, text) => page.findings.said(text, page.guess ?? []);
const paragraphs = (page, texts, name = "md-lesson-text") => texts.map((text) => make("p", { class: name }, said(page, text)));
const heading = (text) => make("h3", {}, text);
const many = (ends) => () => ends.forEach((end) => end?.());

// Parts beside each other, each with its name and a function that fills it and gives what to do at its end. On a projector
// there is one at a time, with a button each.
function beside(place, page, parts) {
  const ways = make("div", { class: "md-parts-ways", role: "group", "aria-label": page.words["lessons.parts.name"] });
  const box = make("div", { class: "md-parts md-parts-beside" }, ways);
  place.append(box);
  const made = parts.map(([name, fill], at) => {
    const part = make("div", { class: "md-part" });
    box.append(part);
    ways.append(make("button", { type: "button", onclick: () => show(at) }, name));
    return { part, end: fill(part) };
  });
  const show = (at) => made.forEach(({ part }, k) => {
    part.classList.toggle("md-part-on", k === at);
    ways.children[k].setAttribute("aria-pressed", String(k === at));
  });
  show(0);
  return many(made.map(({ end }) => end));
}

// A result that waits for a tap on a projector; elsewhere there is nothing to tap. Returns where it goes.
function curtain(place, page) {
  const behind = make("div", { class: "md-behind" });
  const box = make("div", { class: "md-curtain", "data-open": "false" }, behind);
  const open = make("button", { type: "button", class: "md-alone-main md-curtain-button", onclick: () => {
    box.dataset.open = "true";
    open.remove();
  } }, page.words["lessons.reveal.tap"]);
  box.prepend(open);
  place.append(box);
  return behind;
}

// Parts one at a time, with a button each; a printed page has the one that is shown.
function inTurn(place, page, parts) {
  const ways = make("div", { class: "md-parts-ways", role: "group", "aria-label": page.words["lessons.parts.name"] });
  const box = make("div", { class: "md-part" });
  let end = () => {};
  const show = (at) => {
    end();
    box.replaceChildren();
    [...ways.children].forEach((way, k) => way.setAttribute("aria-pressed", String(k === at)));
    end = parts[at][1](box) ?? (() => {});
  };
  ways.append(...parts.map(([name], at) => make("button", { type: "button", onclick: () => show(at) }, name)));
  place.append(make("div", { class: "md-parts" }, ways, box));
  show(0);
  return () => end();
}

function hook(place, page) {
  place.append(...paragraphs(page, page.lesson.hook, "md-lesson-hook"));
}

function guess(place, page) {
  if (page.guess === null) return guessForm(place, page, (made) => page.takeGuess(made), true);
  place.append(make("p", { class: "md-guess-made" }, guessSaid(page)));
  if (page.hasSeen) {
    place.append(make("p", { class: "md-lesson-question" }, said(page, page.lesson.prediction.question)));
    if (page.forgetGuess) place.append(make("button", { type: "button", onclick: () => page.forgetGuess() }, page.words["lessons.again"]));
    return null;
  }
  place.append(make("p", { class: "md-note", role: "status" }, `${page.words["lessons.room.add"]} ${guessesSaid(page.words, page.guesses.length)}`));
  return guessForm(place, page, (made) => page.addGuess(made), false);
}

function play(place, page) {
  const { lesson, words } = page;
  const shown = make("div");
  const box = make("div", { class: "md-play", "data-run": "false" }, make("div", { class: "md-play-text" }, ...paragraphs(page, lesson.play), make("p", { class: "md-note" }, lesson.settings.a.text)), shown);
  place.append(box);
  let [end, isOne] = [() => {}, true];
  // All hundred, or one of them on the stage, in the same place.
  const turn = () => {
    isOne = !isOne;
    end();
    end = () => {};
    shown.replaceChildren();
    shown.className = isOne ? "md-one-war" : "";
    if (isOne) page.watch(shown, "a", [], 0, null);
    else end = swarmView(shown, page, "a", { isMoving: true }).end;
    note.hidden = isOne && !page.watchLink;
    way.textContent = words[`lessons.play.${isOne ? "all" : "see_one"}`];
  };
  const way = make("button", { type: "button", class: "md-play-way", onclick: turn });
  const note = make("p", { class: "md-note" }, make("span", {}, `${words["lessons.play.done"]} `), page.watchLink?.("a") ?? null);
  const run = make("button", { type: "button", class: "md-alone-main", onclick: () => {
    run.remove();
    box.dataset.run = "true";
    turn();
    box.append(note, way);
  } }, words["lessons.play.run"]);
  box.append(run);
  return () => end();
}

function reveal(place, page) {
  const { lesson, words, findings } = page;
  page.hasSeen = true;
  const near = findings.nearness(page.guess ?? []);
  const behind = curtain(place, page);
  behind.append(make("p", { class: "md-lesson-verdict", "data-near": near, role: "status" }, said(page, lesson.reveal[near])));
  const room = (part) => void guessesView(part, page);
  const ofClass = page.room && !lesson.is_line; // what a class guessed has a part of its own
  const result = (part) => {
    if (lesson.is_line) return meanLines(part, page, ["a"]);
    const end = outcomeView(part, page, "a");
    if (!ofClass) room(part);
    return end;
  };
  const why = (part) => void part.append(heading(words["lessons.parts.why"]), ...paragraphs(page, lesson.reveal.text));
  return beside(behind, page, [[words["lessons.parts.result"], result], ...(ofClass ? [[words["lessons.parts.room"], room]] : []), [words["lessons.parts.why"], why]]);
}

function settingsView(place, page) {
  const keys = Object.keys(page.lesson.settings);
  if (page.lesson.is_line) {
    const end = meanLines(place, page, keys);
    place.append(make("ul", { class: "md-settings" }, ...keys.map((key) => make("li", {}, `${settingName(page, key)}. ${page.lesson.settings[key].text}`))));
    return end;
  }
  const { measures, prediction } = page.lesson;
  const box = make("div", { class: "md-outcomes" }, make("p", { class: "md-slide-only" }, measures[prediction.measure].title));
  place.append(box);
  return many(keys.map((key) => {
    const one = make("div");
    box.append(one);
    const end = outcomeView(one, page, key, "small");
    one.append(make("p", { class: "md-note md-outcome-text" }, page.lesson.settings[key].text));
    return end;
  }));
}

function contrast(place, page) {
  const { lesson, words } = page;
  page.hasSeen = true;
  return inTurn(curtain(place, page), page, [
    [words["lessons.parts.settings"], (part) => settingsView(part, page)],
    [words["lessons.parts.words"], (part) => void part.append(...paragraphs(page, lesson.contrast))],
    ...lesson.theory.map((form) => [words[`lessons.parts.${form.name}`], (part) => formView(part, page, form)]),
    [words["lessons.parts.numbers"], (part) => void numbersView(part, page)],
  ]);
}

function recap(place, page) {
  const { lesson, words, findings } = page;
  page.hasSeen = true;
  const lines = (part) => void part.append(heading(words["lessons.recap.title"]), make("ol", { class: "md-recap" }, ...lesson.recap.map((line) => make("li", {}, said(page, line)))),
    heading(words["lessons.recap.goal"]), make("p", { class: "md-lesson-text" }, lesson.goal));
  const claims = (part) => {
    const items = findings.claims().map(({ says, holds }) => make("li", { "data-claim": holds ? "holds" : "fails" }, `${says} (${words[`lessons.recap.${holds ? "holds" : "fails"}`]})`));
    part.append(heading(words["lessons.recap.claims"]), make("ul", { class: "md-claims" }, ...items),
      make("p", { class: "md-note" }, filled(words["lessons.recap.sources"], { keys: lesson.sources.join(", ") })));
  };
  return beside(place, page, [[words["lessons.recap.title"], lines], [words["lessons.recap.claims"], claims]]);
}

function sandbox(place, page) {
  const { lesson, words } = page;
  place.append(heading(words["lessons.sandbox.title"]), make("p", { class: "md-lesson-text" }, words["page.lesson.sandbox"]));
  const end = tradeView(place, page, true);
  place.append(make("p", { class: "md-note" }, make("a", { href: `${lesson.war.name}.html`, rel: "noreferrer" }, filled(words["page.lesson.to_war"], { title: lesson.war.title })), ` ${words["page.lesson.to_war_hint"]}`));
  return end;
}

function debrief(place, page) {
  const { lesson, words } = page;
  page.hasSeen = true;
  const minutes = filled(words["lessons.recap.talk_minutes"], { n: lesson.clock.debrief });
  const talk = (part) => void part.append(heading(`${words["lessons.recap.talk"]} (${minutes})`), make("ol", { class: "md-debrief" }, ...lesson.debrief.map((question) => make("li", {}, said(page, question)))));
  return beside(place, page, [[words["lessons.parts.trade"], (part) => tradeView(part, page, false)], [words["lessons.recap.talk"], talk]]);
}

export const FREE_OF_NUMBERS = ["hook"]; // stages that can be read while worlds are lived
export const VIEWS = { hook, guess, play, reveal, contrast, lever: leverView, recap, sandbox, debrief };
