// The lever of a lesson: one thing to turn, answered by a hundred worlds.
import { make } from "./dom.js";
import { swarmView, tableOf } from "./lesson_charts.js";
import { tidied } from "./lesson_findings.js";
import { filled } from "./shared.js";

// The question, the steps with what came out at those that were tried, and the worlds of the last one.
export function leverView(place, page) {
  const { lesson, words, findings } = page;
  const { lever } = lesson;
  page.hasSeen = true;
  const measure = lesson.measures[lever.measures[0]];
  const keyOf = (step) => (step === lever.home ? lever.setting : step);
  let at = page.state.step || lever.home || lever.keys[0];
  const steps = make("div", { class: "md-lever-steps", role: "group", "aria-label": lever.title });
  const numbers = make("div", { class: "md-lever-state", role: "status" });
  const dots = make("div", { class: "md-lever-swarm" });
  const box = make("section", { class: "md-lever", "aria-label": words["lessons.lever.name"] },
    make("p", { class: "md-lesson-question" }, findings.said(lever.question)),
    make("div", { class: "md-lever-two" },
      make("div", {}, make("p", { class: "md-lever-what" }, `${measure.title} · ${measure.unit.split(";")[0]}`), steps, make("p", { class: "md-lever-what" }, lever.title), numbers), dots));
  place.append(box);
  const row = make("button", { type: "button", onclick: () => row.replaceWith(make("p", { class: "md-lesson-text md-lever-says", role: "status" }, findings.said(lever.says))) }, words["lessons.lever.row"]);
  const tried = () => ({
    head: [lever.title, ...lever.measures.map((name) => lesson.measures[name].title)],
    rows: lever.keys.map((step, k) => [lever.steps[k].text, ...lever.measures.map((name) => (isTried(step) ? tidied(findings.value(name, keyOf(step)), lesson.measures[name].decimals) : words["lessons.lever.untried"]))]),
  });
  box.append(row, tableOf(page, `${lesson.title}: ${lever.title}`, tried));
  const isTried = (step) => (step === lever.home || page.tried.has(step)) && findings.has(keyOf(step));
  const columns = lever.keys.map((step, k) => columnOf(step, lever.steps[k].text, () => turn(step)));
  steps.append(...columns.map(({ node }) => node));
  let swarm = null;
  let isOpen = true;
  const show = () => {
    for (const { step, dress } of columns) {
      const value = isTried(step) ? findings.value(measureName(lever), keyOf(step)) : null;
      dress(value === null ? words["lessons.lever.untried"] : tidied(value, measure.decimals), value === null ? 0 : (value - measure.low) / (measure.high - measure.low), step === at);
    }
    box.dataset.step = at;
    box.dataset.ready = String(isTried(at));
    if (!isTried(at)) return;
    const rest = lever.measures.slice(1).map((name) => make("li", {}, filled(words["lessons.lever.number"], { title: lesson.measures[name].title, value: tidied(findings.value(name, keyOf(at)), lesson.measures[name].decimals) })));
    numbers.replaceChildren(make("ul", { class: "md-lever-numbers" }, ...rest));
    if (swarm) swarm.show(keyOf(at));
    else swarm = swarmView(dots, page, keyOf(at), { isTold: true, size: "small" });
  };
  const turn = async (step) => {
    at = step;
    page.keep({ step: step === lever.home ? "" : step });
    if (!findings.has(keyOf(step))) {
      numbers.textContent = words["page.working"];
      show();
      await page.live(keyOf(step));
    }
    page.tried.add(step);
    if (isOpen) show();
  };
  show();
  if (!isTried(at)) turn(at).catch((problem) => page.broken(problem));
  return () => {
    isOpen = false;
    swarm?.end();
  };
}

const measureName = (lever) => lever.measures[0];

// A column a step: what came out where it was tried, and the button that tries it.
function columnOf(step, text, act) {
  const value = make("span", { class: "md-lever-value" });
  const bar = make("span", { class: "md-lever-bar" });
  const button = make("button", { type: "button", class: "md-lever-step", onclick: act }, text);
  const node = make("div", { class: "md-lever-column", "data-step": step }, make("div", { class: "md-lever-well" }, value, bar), button);
  const dress = (said, share, isHere) => {
    value.textContent = said;
    node.dataset.value = said;
    bar.style.height = `${(100 * Math.min(1, Math.max(0, share))).toFixed(1)}%`;
    button.setAttribute("aria-pressed", String(isHere));
  };
  return { step, node, dress };
}
