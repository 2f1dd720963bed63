// What changes between two settings over the same seeds, as microdeals.verdict.comparison and microdeals.statistics have it.
import { COLUMNS } from "./engine.js";
import { counted } from "./intervals.js";
import { meanOf, pairwise } from "./sums.js";

const AT = Object.fromEntries(COLUMNS.map((name, place) => [name, place]));

const distance = (own, other, phi) => Math.sqrt(Math.max(0, own * own - 2 * phi * own * other + other * other));

function correlation(agreement, n, numbers) {
  const spread = numbers.reduce((product, number) => product * (number * (n - number)), 1);
  if (spread === 0) return 0;
  return (agreement > 0 ? Math.max(agreement - n / 2, 0) : agreement) / Math.sqrt(spread);
}

// How much more often a thing is so in the second of two settings [newcombe1998]; `first` and `second` are 0 or 1.
export function changed(first, second, { z }) {
  const n = first.length;
  const number = (is, was) => first.filter((one, k) => one === was && second[k] === is).length;
  const [both, neither, gained, lost] = [number(1, 1), number(0, 0), number(1, 0), number(0, 1)];
  const [before, after] = [counted(both + lost, n, z), counted(both + gained, n, z)];
  const phi = correlation(both * neither - gained * lost, n, [before.number, after.number]);
  const share = (gained - lost) / n;
  const low = share - distance(after.share - after.low, before.high - before.share, phi);
  const high = share + distance(after.high - after.share, before.share - before.low, phi);
  return { gained, lost, share, low: Math.max(-1, low), high: Math.min(1, high) };
}

function varianceOf(values) {
  const middle = meanOf(values);
  return pairwise(values.map((value) => (value - middle) * (value - middle))) / (values.length - 1);
}

const less = (values, others) => values.map((value, k) => value - others[k]);

// The mean of the differences, seed by seed, with Student's interval; `t` has its bound by how many there are.
export function meanChange(first, second, { t }) {
  const differences = less(second, first);
  const [share, error] = [meanOf(differences), Math.sqrt(varianceOf(differences)) / Math.sqrt(differences.length)];
  const half = t[differences.length] * error;
  return { share, low: share - half, high: share + half };
}

// A quantile as NumPy takes it.
function quantile(sorted, part) {
  const at = (sorted.length - 1) * part;
  const [low, high] = [sorted[Math.floor(at)], sorted[Math.min(Math.floor(at) + 1, sorted.length - 1)]];
  const beyond = at - Math.floor(at);
  return beyond < 0.5 ? low + (high - low) * beyond : high - (high - low) * (1 - beyond);
}

// Between which values the middle part of what is expected in a draw lies, luck taken out: a row a draw [louis1984].
export function middleMean(outcomes, middle) {
  const [means, repetitions] = [outcomes.map(meanOf), outcomes[0].length];
  const within = meanOf(outcomes.map(varianceOf));
  const [scatter, mean] = [varianceOf(means), meanOf(means)];
  if (!(scatter > 0)) return [mean, mean];
  const square = repetitions * scatter;
  const error = (square * Math.sqrt(2 / (outcomes.length - 1))) / repetitions;
  const between = Math.max(0, (square - within) / repetitions);
  const kept = Math.sqrt(Math.min(1, (between + error) / scatter));
  const drawn = means.map((one) => mean + kept * (one - mean)).sort((one, other) => one - other);
  return [0.5 - middle / 2, 0.5 + middle / 2].map((part) => quantile(drawn, part));
}

// A change of what `of` reads in a pair, told apart into luck and what we do not know, as far as there is either.
function toldApart(sides, of, change, { isDrawn, middle }) {
  const [first, second] = sides.map(({ rows }) => rows.map(of));
  const told = change(first, second);
  if (!isDrawn) return { told, given: null, luck: [told.low, told.high], unknown: null };
  if (sides.some(({ given }) => !given)) return { told, given: null, luck: null, unknown: null };
  const given = change(...sides.map((side) => side.given.map(of)));
  const [before, after] = sides.map(({ repeated }) => repeated.map((draw) => draw.map(of)));
  const [low, high] = middleMean(after.map((draw, k) => less(draw, before[k])), middle);
  return { told, given, luck: [given.low, given.high], unknown: [Math.min(low, told.low), Math.max(high, told.high)] };
}

// All that changes from the left to the right. `sides` have rows of pairs, and the same as given and repeated, or null.
export function comparisonOf(war, sides, { isDrawn, t }) {
  const how = { isDrawn, middle: war.design.middle };
  const more = (first, second) => changed(first, second, war.design);
  const mean = (first, second) => meanChange(first, second, { t });
  return {
    labels: war.kinds.map((_, label) => toldApart(sides, (row) => (row[AT.label] === label ? 1 : 0), more, how)),
    closing: toldApart(sides, (row) => row[AT.closing], mean, how),
    relief: toldApart(sides, (row) => row[AT.relief], mean, how),
  };
}
