// What a comparison found, in words: the finding, what moved, means, and labels with their changes. See dashboards/compare/in_words.py.
import { roundEven } from "./draws.js";
import { filled, formFor } from "./shared.js";
import { plain } from "./told_pairs.js";
import { toDecimals } from "./worded.js";

const HUNDRED = 100;
const STONE = 0; // the place of the label of peace that came closer

export const withSign = (n) => (n ? `${n > 0 ? "+" : ""}${n}`.replace("-", "−") : "0");
export const signed = (share) => withSign(roundEven(HUNDRED * share));

// A share in hundredths, with one decimal, its sign and a real minus.
export function inHundredths(share) {
  const n = toDecimals(HUNDRED * share, 1);
  return n ? `${n > 0 ? "+" : ""}${n.toFixed(1)}`.replace("-", "−") : "0.0";
}

// The ranges of a change, as `said`: what we do not know and luck alone, where they are told apart.
function rangesOf({ war, words }, { told, given, luck, unknown }, said) {
  const range = ([low, high]) => filled(words["compare.range"], { low: said(low), high: said(high) });
  if (!luck || !unknown) return range([told.low, told.high]);
  return filled(war.judge.both, { unknown: range(unknown), given: given ? said(given.share) : "", luck: range(luck) });
}

// Which way a change surely goes: "more" or "less"; "unsure", or "open" while luck is not told apart yet.
function wayOf({ unknown, luck }) {
  const tested = unknown ?? luck;
  if (!tested) return "open";
  return tested[0] > 0 ? "more" : tested[1] < 0 ? "less" : "unsure";
}

// By how many of a hundred worlds the right has more: the difference of the two counts that are shown.
function movedBy({ left, right, change }, label) {
  if (left.of === HUNDRED) return right.ofHundred[label] - left.ofHundred[label];
  return roundEven(HUNDRED * change.labels[label].told.share);
}

// A label on the left, on the right, and how much more often it is given there: the cells of a row.
export function rowOf(about, label) {
  const { left, right, change, words } = about;
  const cells = [left, right].map(({ ofHundred, ranges }) => `${ofHundred[label]} (${ranges[label]})`);
  const ranges = rangesOf(about, change.labels[label], signed);
  return [...cells, filled(words["compare.change"], { n: withSign(movedBy(about, label)), ranges })];
}

// A value of a dial as readers see it.
const valueSaid = ({ choices, said }, value) => (choices.length ? said[choices.indexOf(value)] : String(value));

// The dials that differ, each with its value on either side.
export function differing({ dials }, { set, right }) {
  const value = (side, dial) => side.get(dial.paths[0]) ?? dial.value;
  return dials.map((dial) => ({ dial, left: value(set, dial), right: value(right, dial) })).filter((it) => it.left !== it.right);
}

function whatDiffers({ words }, found) {
  if (found.length !== 1) return filled(formFor(words, "compare.with.things", found.length), { n: found.length });
  const [{ dial, left, right }] = found;
  return filled(words["compare.with.thing"], { group: dial.group, label: dial.label, right: valueSaid(dial, right), left: valueSaid(dial, left) });
}

const FINDINGS = { more: "more", less: "fewer", unsure: "unsure", open: "open" };

// The one sentence: what the right does to the number of worlds that came closer to peace.
export function findingOfChange(about, state) {
  const { war, words, change, worlds, runs } = about;
  const found = differing(war, state);
  if (!found.length) return words["compare.finding.same"];
  const n = movedBy(about, STONE);
  const ranges = rangesOf(about, change.labels[STONE], signed);
  const said = filled(words[`compare.finding.${FINDINGS[wayOf(change.labels[STONE])]}`], { n: Math.abs(n), change: withSign(n), ranges, runs: plain(runs), worlds });
  return `${whatDiffers(about, found)} ${said}`;
}

// How many worlds came closer to peace on one side alone.
export function movedSaid({ words, change, runs, worlds }) {
  const [gained, lost] = ["gained", "lost"].map((way) => roundEven((HUNDRED * change.labels[STONE].told[way]) / runs));
  return filled(words["compare.moved"], { gained, lost, worlds });
}

// The mean change of closing or relief, with its ranges; or that it cannot be told.
export function meanSaid(about, measure) {
  const { words, change, worlds, runs } = about;
  const { told } = change[measure];
  const key = told.low === 0 && told.high === 0 ? "same" : wayOf(change[measure]);
  const amount = inHundredths(Math.abs(told.share)).replace(/^\+/, "");
  return filled(words[`compare.${measure}.${key}`], { runs: plain(runs), worlds, amount, ranges: rangesOf(about, change[measure], inHundredths) });
}
