// Turning points of one world, by the rule of microdeals.tidy.turning_points, whose numbers and names are data.

// `daily` has the series by name, `events` are [day, name, slot, side]; returns them in the order of their days.
export function turningPoints({ daily, events }, rule) {
  const taken = [];
  for (const point of candidates(daily, events, rule))
    if (taken.length < rule.most && taken.every(({ day }) => Math.abs(point.day - day) >= rule.apart)) taken.push(point);
  return taken.sort((one, other) => one.day - other.day);
}

const moveOf = ({ before, after }) => Math.abs(after - before);

// Possible turning points, the weightiest first.
function candidates(daily, events, rule) {
  const gap = rule.series[rule.series.length - 1];
  const moves = rule.series.map((series) => daily[series].slice(1).map((after, k) => ({ day: k + 2, series, before: daily[series][k], after, name: "", event: null })));
  const largest = moves[0].map((_, k) => moves.map((line) => line[k]).reduce((most, it) => (moveOf(it) > moveOf(most) ? it : most)));
  const at = (day) => largest[day - 2];
  const first = (names) => events.filter(([day, name]) => names.includes(name) && at(day)).slice(0, 1).map((event) => explainedBy(at(event[0]), event, events));
  const closing = moves[rule.series.indexOf(gap)].filter(({ before, after }) => after <= 0 && before > 0).slice(0, 1);
  const jumps = [...largest].sort((one, other) => moveOf(other) - moveOf(one)).filter((it) => moveOf(it) >= rule.least);
  return [
    ...rule.another_war.flatMap((name) => first([name])),
    ...closing.map((it) => ({ ...it, name: rule.closed })),
    ...jumps.map((jump) => explained(jump, events, rule)),
    ...first(rule.signatures),
  ];
}

// A jump with the event that can explain it, if there is one.
function explained(jump, events, rule) {
  const there = events.filter(([day, name]) => day === jump.day && !rule.no_news.includes(name));
  if (!there.length) return jump;
  const rank = ([, name, , side]) => {
    const own = rule.series.indexOf(jump.series);
    const isTrust = own < rule.series.length - 1;
    const telling = rule.telling.indexOf(name);
    return [name === "report" && isTrust && side !== 1 - own ? 1 : 0, telling < 0 ? rule.telling.length : telling];
  };
  const isBefore = (one, other) => one[0] < other[0] || (one[0] === other[0] && one[1] < other[1]);
  return explainedBy(jump, there.reduce((best, it) => (isBefore(rank(it), rank(best)) ? it : best)), events);
}

const explainedBy = (jump, event, events) => ({ ...jump, name: event[1], event, isFalse: event[1] === "report" && !isTrue(event, events) });

// Whether a reported breach was one: it is in the log, on that day.
export const isTrue = ([day, , slot, side], events) =>
  events.some((it) => it[1] === "breach" && it[0] === day && it[2] === slot && it[3] === side);
