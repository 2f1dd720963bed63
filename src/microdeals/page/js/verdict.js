// What many pairs say: counts, ranges, the sentence of `microdeals judge`, and the frame of the trade.
import { roundEven } from "./draws.js";
import { COLUMNS } from "./engine.js";
import { counted, middleShare, rounded, saidOf } from "./intervals.js";
import { filled } from "./shared.js";

const HUNDRED = 100;
const FURTHEST = 2; // shares beyond this are drawn here
const [LABEL, RELIEF, CLOSING, DECIDED, SOONER, WITH, WITHOUT, SPARED] = COLUMNS.keys();

const sum = (rows, column) => rows.reduce((total, row) => total + row[column], 0);

// `rows` are pairs as asked; `given` the same at the file's numbers, and `repeated` draws with several lucks, or null.
export function verdictOf(war, rows, { isDrawn, given = null, repeated = null }) {
  const [n, { z, middle }] = [rows.length, war.design];
  const of = Math.min(n, HUNDRED);
  const numbers = (some) => war.kinds.map((_, label) => some.filter((row) => row[LABEL] === label).length);
  const counts = numbers(rows).map((number) => counted(number, n, z));
  const asGiven = given && numbers(given).map((number) => counted(number, given.length, z));
  const unknown = (label) => {
    const [low, high] = middleShare(repeated.map((draw) => draw.map((row) => (row[LABEL] === label ? 1 : 0))), middle);
    return [Math.min(low, counts[label].low), Math.max(high, counts[label].high)];
  };
  const said = ([low, high]) => filled(war.judge.range, { low: roundEven(low * of), high: roundEven(high * of) });
  const ranges = counts.map((count, label) => {
    if (!given || !repeated) return said([count.low, count.high]);
    const own = asGiven[label];
    return filled(war.judge.both, { unknown: said(unknown(label)), given: roundEven(own.share * of), luck: said([own.low, own.high]) });
  });
  const price = rows.filter((row) => row[LABEL] === 0 && !row[SPARED]).length;
  const ofHundred = rounded(counts.map(({ number }) => number), of);
  return {
    n, of, ofHundred, price, ranges, counts, numbers: counts.map(({ number }) => number),
    lines: linesOf(war, { n, of, ofHundred, ranges, price, isDrawn }),
    frame: frameOf(war, rows, { n, of, ofHundred, price }),
  };
}

// The five lines of `microdeals judge`, unwrapped.
function linesOf({ judge, kinds }, { n, of, ofHundred, ranges, price, isDrawn }) {
  return kinds.map(({ did, mark, plural }, label) => {
    const words = { n: ofHundred[label], of, worlds: isDrawn ? judge.wars : judge.worlds, who: label ? judge.they : judge.who, did, mark, plural, ranges: ranges[label] };
    const more = !label && price ? filled(judge.price, { n: saidOf(price, n, of, judge.few), price: judge.at_a_price }) : "";
    return `${filled(label ? judge.then : judge.first, words)}${more}.`;
  });
}

const clipped = (share) => Math.min(FURTHEST, Math.max(-FURTHEST, share));

function frameOf(war, rows, { n, of, ofHundred, price }) {
  const values = new Float32Array(4 * n);
  rows.forEach((row, k) => {
    values[k] = clipped(row[RELIEF]);
    values[n + k] = clipped(row[CLOSING]);
    values[2 * n + k] = row[LABEL];
    values[3 * n + k] = row[DECIDED] ? row[SOONER] : NaN;
  });
  const peace = [WITH, WITHOUT].map((column) => saidOf(sum(rows, column), n, of, war.judge.few));
  const counts = { of, kinds: ofHundred, price: Math.min(ofHundred[0], roundEven((price / n) * of)), peace };
  return { n, values, counts, guess: -1 };
}
