// One world beside its twin on the stage, and its story.
import { chapters } from "./chapters.js";
import { courseOf } from "./course.js";
import { chartWords, make } from "./dom.js";
import { COLUMNS } from "./engine.js";
import { filled } from "./shared.js";
import { draw } from "./stage.js";
import { tableView } from "./table.js";

const [LABEL, RELIEF] = COLUMNS.keys();
const percent = (share) => (100 * share).toFixed(0).replace("-", "−");

function byDay(events) {
  const found = new Map();
  for (const event of events) found.set(event.day, [...(found.get(event.day) ?? []), event]);
  return found;
}

export class WatchedWorld {
  constructor(place, war, words) {
    Object.assign(this, { war, words, stage: make("div", { class: "md-alone-stage" }), prose: make("div", { class: "md-alone-prose" }) });
    this.place = place;
  }

  // Shows a world: its key is its seed, `row` the pair as compared, `record` what evenings.js tells of it.
  show({ seed, row, run }, record) {
    const { war, words } = this;
    const spared = filled(words[`page.world.${row[RELIEF] < 0 ? "added" : "spared"}`], { relief: percent(Math.abs(row[RELIEF])) });
    const outcome = filled(words["page.world.outcome"], { label: war.kinds[row[LABEL]].title, spared });
    const course = courseOf(war, words, record, { seed, outcome, run });
    this.prose.replaceChildren(make("h3", {}, filled(words["page.world.story"], { seed })), chapters(course.story, course.words));
    this.place.replaceChildren(this.stage, this.days(course, seed), this.prose);
    draw(this.stage, course, { day: course.turns[0]?.day ?? course.last });
    return course;
  }

  // All days as a table, and as CSV.
  days(course, seed) {
    const said = (key, values = {}) => filled(this.words[`page.world.${key}`], values);
    const news = byDay(course.events);
    const table = () => ({
      head: [said("day"), said("date"), said("gap"), said("twin_gap"), ...course.sides.map((side) => said("trust", { side })), said("news")],
      rows: course.dates.map((date, day) => [day, date, course.gap[day], course.twin.gap[day], course.trust[0][day], course.trust[1][day], (news.get(day) ?? []).map((it) => it.said).join(" ")]),
    });
    const spec = { caption: { title: said("table", { seed }), subtitle: "", note: "" }, words: chartWords(this.words, "panels.chart.all") };
    const { details, refresh } = tableView(() => spec, table, () => {});
    refresh();
    return details;
  }
}
