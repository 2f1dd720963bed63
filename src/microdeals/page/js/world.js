// One world to watch, and its twin: two small pictures over the same days.
import { chartModel, chartWords, make } from "./dom.js";
import { COLUMNS } from "./engine.js";
import { shown } from "./figure.js";
import { filled, isNarrow } from "./shared.js";
import * as weeks from "./weeks.js";

const DAY = 86_400_000; // milliseconds
const KINDS = { weeks };
const [LABEL, RELIEF] = COLUMNS.keys();
const mostTicks = () => (isNarrow(window.innerWidth) ? 4 : 8);

const number = (value) => value.toFixed(2).replace("-", "−");
const percent = (share) => (100 * share).toFixed(0).replace("-", "−");

export class WorldView {
  constructor(place, war, words) {
    Object.assign(this, { place, war, words });
  }

  dateOf(day) {
    const date = new Date(Date.parse(`${this.war.start}T00:00Z`) + DAY * (day - 1));
    return { day: date.getUTCDate(), month: this.words[`date.month.${date.getUTCMonth() + 1}`], year: date.getUTCFullYear() };
  }

  ticks(days) {
    const dates = Array.from({ length: days }, (_, k) => ({ at: k + 1, ...this.dateOf(k + 1) }));
    const months = dates.filter(({ day }) => day === 1);
    const every = Math.ceil(months.length / mostTicks());
    return months.filter((_, k) => k % every === 0).map(({ at, month, year }) => ({ day: at, title: every > 1 ? `${month} ${year}` : month }));
  }

  // `worlds` are the world with deals and its twin, as lived.js tells them.
  async show({ seed, row, days }, worlds) {
    const [mine, twin] = worlds;
    const label = this.war.kinds[row[LABEL]].title;
    const last = (world) => world.weeks[world.weeks.length - 1].gap_total;
    const spared = filled(this.words[`page.world.${row[RELIEF] < 0 ? "added" : "spared"}`], { relief: percent(Math.abs(row[RELIEF])) });
    const told = filled(this.words["page.world.told"], { gap: percent(last(mine)), start: percent(mine.weeks[0].gap_total), other: percent(last(twin)), spared });
    this.place.replaceChildren(make("p", { role: "status", class: "md-alone-told" }, told));
    const titles = [filled(this.words["page.world.with"], { seed, n: mine.deals.length }), this.words["page.world.without"]];
    const units = [filled(this.words["page.world.unit"], { label }), this.words["page.world.unit_without"]];
    const held = worlds.map(() => make("div", { class: "md-alone-weeks" }));
    this.place.append(...held);
    await Promise.all(worlds.map((world, k) => this.mount(held[k], world, { title: titles[k], subtitle: units[k], note: "" }, days)));
  }

  mount(el, world, caption, days) {
    const [first, second] = this.war.parties;
    const trust = (at) => [at.trust_0, at.trust_1];
    const end = trust(world.weeks[world.weeks.length - 1]);
    const line = (side, value) => filled(this.words["page.world.line"], { side, value: number(value) });
    const signed = new Map(world.deals.map(({ slot }) => this.war.slots[slot]));
    const spec = {
      kind: "weeks", caption, last_day: days, ticks: this.ticks(days),
      lines: [line(first, end[0]), line(second, end[1])],
      rows: [...signed].map(([key, title]) => ({ key, title })),
      words: chartWords(this.words, "page.weeks"),
    };
    const spells = world.deals.map(({ slot, ...deal }) => ({ ...deal, row: this.war.slots[slot][0], title: this.war.slots[slot][1], why: "" }));
    const moments = world.weeks.map((week, k) => ({
      day: week.day, title: filled(this.words["page.world.day"], this.dateOf(week.day)), trust: trust(week), fire: week.fighting,
      said: this.happened(world.deals, k ? world.weeks[k - 1].day : 0, week.day),
    }));
    return shown({ model: chartModel(spec, { moments, spells }), el }, KINDS);
  }

  happened(deals, since, until) {
    const signed = deals.filter((deal) => since < deal.signed && deal.signed <= until);
    return signed.map(({ slot }) => filled(this.words["page.world.signed"], { title: this.war.slots[slot][1] })).join("; ");
  }
}
