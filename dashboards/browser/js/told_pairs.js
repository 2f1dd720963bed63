// What pairs of worlds say, in words: the finding, what became of peace, and one pair. Words and numbers are those
// of microdeals.verdict; columns are the engine's.
import { COLUMNS } from "./engine.js";
import { saidOf } from "./intervals.js";
import { filled, formFor } from "./shared.js";
import { toDecimals } from "./worded.js";

const AT = Object.fromEntries(COLUMNS.map((name, place) => [name, place]));

export const plain = (n) => n.toLocaleString("en");
export const nameOf = ({ look }) => look.replaceAll("-", "_");
const percent = (share) => `${toDecimals(100 * Math.abs(share), 1).toFixed(1)} %`;

// What happened in most worlds; where luck leaves open what is commonest, that it cannot be told.
export function findingOf(war, words, { counts, ofHundred, n, of }, worlds) {
  const places = counts.map((_, place) => place).sort((a, b) => counts[b].number - counts[a].number || a - b);
  const [first, second] = places;
  const isSure = places.slice(1).every((place) => counts[first].low > counts[place].high);
  const { did, plural } = war.kinds[first];
  if (isSure) return filled(words["finding.sure"], { n: ofHundred[first], of, worlds, did, name: plural });
  return filled(words["finding.unsure"], {
    runs: plain(n), first: plural, second: war.kinds[second].plural, n: ofHundred[first], m: ofHundred[second], of, worlds,
  });
}

function waysOf(rows, name, least) {
  const [mine, twin] = [AT[`${name}_with`], AT[`${name}_without`]];
  const n = (is) => rows.filter((row) => is(row[mine], row[twin])).length;
  return {
    both: n((a, b) => a >= 0 && b >= 0), only_with: n((a, b) => a >= 0 && b < 0),
    only_without: n((a, b) => a < 0 && b >= 0), neither: n((a, b) => a < 0 && b < 0),
    sooner: n((a, b) => a >= 0 && b >= 0 && b - a >= least), later: n((a, b) => a >= 0 && b >= 0 && b - a <= -least),
  };
}

// In how many worlds peace was made, and a side won: only with deals, only without, both or neither.
export function peaceOf(war, rows, days, of) {
  const { peace, few } = war.judge;
  const least = war.least[2];
  const said = (number) => saidOf(number, rows.length, of, few);
  const daysOf = (n) => filled(formFor(peace, "count.day", n), { n: plain(n) });
  const both = (found) => {
    if (!found.both) return "0";
    return filled(peace.both, { n: said(found.both), sooner: said(found.sooner), days: daysOf(least), later: said(found.later) });
  };
  const waysSaid = (found) => {
    const ways = [[peace.with, found.only_with], [peace.without, found.only_without]];
    if (found.only_without) ways.reverse();
    const [[one, n], [other, m]] = ways;
    return filled(peace.ways, { one, other, of, n: said(n), m: said(m), both: both(found), neither: said(found.neither) });
  };
  const settled = waysOf(rows, "settled_on", least);
  const told = [];
  if (settled.neither === rows.length) told.push(filled(peace.none, { days: daysOf(days), one: peace.with, other: peace.without }));
  else told.push(filled(peace.settled, { ways: waysSaid(settled) }));
  const failed = ["with", "without"].map(
    (twin) => rows.filter((row) => row[AT[`settled_on_${twin}`]] < 0 && row[AT[`first_settled_on_${twin}`]] >= 0).length
  );
  if (failed.some(Boolean)) told.push(filled(peace.failed, { n: said(failed[0]), m: said(failed[1]), one: peace.with, other: peace.without }));
  const won = waysOf(rows, "won_on", least);
  const isOften = [won.only_with, won.only_without, won.both].some((number) => Number(saidOf(number, rows.length, of, "0")) > 0);
  if (isOften) told.push(filled(peace.won, { ways: waysSaid(won) }));
  return told.join(" ");
}

// What deals did in one world, in sentences.
export function pairSaid(war, words, row) {
  const [closing, relief] = [row[AT.closing], row[AT.relief]];
  const day = (name) => row[AT[name]];
  const key = { "true,true": "both", "true,false": "with", "false,true": "without", "false,false": "neither" }[
    [day("settled_on_with") >= 0, day("settled_on_without") >= 0].join()
  ];
  const won = ["with", "without"].filter((twin) => day(`won_by_${twin}`) >= 0);
  return [
    filled(words["pair.closing"], { amount: percent(closing), way: words[closing >= 0 ? "pair.closer" : "pair.apart"] }),
    filled(words["pair.relief"], { amount: percent(relief), way: words[relief >= 0 ? "pair.spared" : "pair.added"] }),
    filled(words[`pair.settled_${key}`], { with_deals: day("settled_on_with"), without: day("settled_on_without") }),
    ...won.map((twin) => filled(words[`pair.won_${twin}`], { side: war.parties[day(`won_by_${twin}`)], day: day(`won_on_${twin}`) })),
  ].join(" ");
}

export const labelOf = (war, words, row) => {
  const { title, did } = war.kinds[row[AT.label]];
  return filled(words.label, { name: title, did });
};
