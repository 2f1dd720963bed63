// What small deals did in the hundred wars of a setting; in the sandbox with dials, and each war to watch.
import { chartModel, chartWords, make } from "./dom.js";
import { shown } from "./figure.js";
import { dialsForm } from "./form.js";
import { settingName } from "./lesson_charts.js";
import { Cancelled } from "./pool.js";
import { filled } from "./shared.js";
import * as trade from "./trade.js";
import { verdictOf } from "./verdict.js";

const [STONE, PAINKILLER, SETBACK] = [0, 2, 4]; // places of labels: peace closer, and the two further away

// The trade of a setting, which can be chosen, and under it the war that was clicked.
export function tradeView(place, page, hasDials) {
  const { lesson, words } = page;
  const ways = make("div", { class: "md-parts-ways", role: "group", "aria-label": words["lessons.trade.settings"] });
  const chart = make("div", { class: "md-alone-trade" });
  const working = make("p", { class: "md-note", role: "status" });
  const dials = make("div", { class: "md-alone-dials" });
  const world = make("section", { class: "md-alone-world" });
  const box = make("div", { class: "md-lesson-trade" }, ways, working, chart, ...(hasDials ? [make("h3", {}, words["page.dials.title"]), dials] : []), world);
  place.append(box);
  let [asking, isOpen, model, set] = [0, true, null, new Map()];
  let key = lesson.traded.includes(page.state.setting) ? page.state.setting : lesson.traded[0];

  const watch = (seed, rows) => seed && page.watch(world, key, [...set], Number(seed), rows[Number(seed)]);
  const ask = async (change) => {
    set = change.set ?? set;
    const mine = (asking += 1);
    box.dataset.ready = "false";
    dress();
    world.replaceChildren();
    working.textContent = words["page.working"];
    try {
      const rows = await page.pairs(key, [...set]);
      if (mine !== asking || !isOpen) return;
      working.textContent = "";
      await show(rows);
    } catch (problem) {
      if (mine === asking && !(problem instanceof Cancelled)) page.broken(problem);
    }
  };

  const dress = () => {
    box.dataset.setting = key;
    [...ways.children].forEach((way) => way.setAttribute("aria-pressed", String(way.dataset.key === key)));
    if (!hasDials) return;
    const war = { ...lesson.worlds[key], better: {} };
    const own = () => [...dials.querySelectorAll("input, select, button")];
    const focused = own().indexOf(document.activeElement);
    dials.replaceChildren(...dialsForm(war, words, { set }, ask));
    own()[focused]?.focus();
  };

  const show = async (rows) => {
    const { frame, of, lines } = verdictOf(lesson, rows, { isDrawn: Boolean(lesson.worlds[key].draws) });
    const { kinds } = frame.counts;
    const title = filled(words["lessons.trade.title"], { of, closer: kinds[STONE], further: kinds[PAINKILLER] + kinds[SETBACK] });
    const caption = { title, subtitle: filled(words["lessons.trade.unit"], { setting: lesson.settings[key].title }), note: lines.length ? filled(words["page.lesson.note"], { n: rows.length, version: lesson.version }) : "" };
    const spec = { kind: "trade", kinds: lesson.kinds, closing: lesson.least[0], relief: lesson.least[1], words: chartWords(words, "panels.chart.trade"), caption };
    const drawn = { ...frame, first: "0" };
    pick = (seed) => watch(seed, rows);
    if (model) model.draw(drawn, spec);
    else await shown({ model: (model = chartModel(spec, drawn, (seed) => pick(seed))), el: chart }, { trade });
    box.dataset.ready = "true";
  };
  let pick = () => {};

  ways.append(...lesson.traded.map((one) => make("button", { type: "button", "data-key": one, onclick: () => {
    key = one;
    set = new Map();
    page.keep({ setting: one === lesson.traded[0] ? "" : one });
    ask({});
  } }, settingName(page, one))));
  ask({});
  return () => (isOpen = false);
}
