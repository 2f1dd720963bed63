// What the modules of the stage share: elements, sentences, and what a course says of a day. See ../__init__.py.

const SVG = "http://www.w3.org/2000/svg";

export function svg(tag, attributes = {}, text) {
  const made = document.createElementNS(SVG, tag);
  Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
  if (text !== undefined) made.textContent = text;
  return made;
}

export function element(tag, name, text = "") {
  const made = document.createElement(tag);
  made.className = name;
  made.textContent = text;
  return made;
}

// On a wide page everything is drawn larger.
export const zoomOf = (width) => Math.max(1, width / 1400);

export const filled = (text, values) => text.replace(/\{(\w+)\}/g, (gap, name) => values[name] ?? gap);

// The text for a number, in the form that the language has for it (microdeals.language.plurals).
export function formFor(words, key, n) {
  const form = new Intl.PluralRules(words[`${key}.plural`] || "en").select(n);
  return words[`${key}.${form}`] || words[`${key}.other`];
}

export const within = (low, value, high) => Math.min(high, Math.max(low, value));
export const hundredths = (share) => Math.round(100 * share) + 0;

// A line of values, one a day, at any time between two evenings.
export function at(line, time) {
  const day = within(0, Math.floor(time), line.length - 1);
  const next = Math.min(day + 1, line.length - 1);
  return line[day] + (line[next] - line[day]) * (time - day);
}

export const isOver = (deal, day) => deal.ended !== null && deal.ended <= day;
export const isInForce = (deal, day) => deal.signed <= day && !isOver(deal, day);

// How much the keeping of a deal says on a day, 0 to 1.
export const strengthOf = (deal, day) => deal.strengths[within(0, day - deal.since, deal.strengths.length - 1)] ?? 0;

// "The sides are 42 % of the dispute apart: 54 % on day 1, and 35 % if there had been no deals."
export function apart(course, day) {
  const { words } = course;
  const part = (name, gap, values) => filled(words[`apart.${name}${gap > 0 ? "" : "_closed"}`], values);
  const [now, first, twin] = [course.gap[day], course.gap[Math.min(1, course.last)], course.twin.gap[day]];
  const said = {
    now: filled(words[now > 0 ? "apart.now" : "apart.closed"], { gap: hundredths(now) }),
    first: part("first", first, { first: hundredths(first) }),
    twin: part("twin", twin, { twin: hundredths(twin) }),
  };
  if (day < 1) return filled(words["apart.alone"], said);
  return filled(words[now > 0 ? "apart.both" : "apart.after_closed"], said);
}

export function dealsSaid(course, day) {
  const signed = course.deals.filter((deal) => deal.signed <= day).length;
  if (!signed) return course.words.no_deal;
  const n = course.deals.filter((deal) => isInForce(deal, day)).length;
  const first = filled(formFor(course.words, "signed", signed), { n: signed });
  const parts = [["in_force", n], ["ended", signed - n]].filter(([, some]) => some);
  const rest = parts.map(([key, some]) => filled(course.words[key], { n: some }));
  return `${[first, ...rest].join(", ")}.`;
}

export function soFar(course, day) {
  if (!day) return `${course.words.nothing} ${apart(course, 0)}`;
  const outcome = day === course.last ? course.outcome : "";
  return [apart(course, day), dealsSaid(course, day), outcome].filter(Boolean).join(" ");
}

export function clock(course, day) {
  const { words, last, dates } = course;
  return filled(day ? words.clock : words.before, { day, last, date: dates[day] });
}

// The last news by a day: its day, and what happened on it.
export function newsOf(course, day) {
  let found = 0;
  for (const event of course.events) {
    if (event.day > day) break;
    found = event.day;
  }
  const ofDay = course.events.filter((event) => event.day === found);
  const isMinor = ({ kind }) => kind === "meeting" || kind === "renewed"; // told last
  const said = [...ofDay.filter((it) => !isMinor(it)), ...ofDay.filter(isMinor)].map((it) => it.said);
  return { day: found, said: said.join(" ") };
}
