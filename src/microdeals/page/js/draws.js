// Wars that fit what we know: what nobody knows is drawn by seed and name, as microdeals.unknowns draws it.
import { betaQuantile, normalQuantile } from "./special.js";

const KEYS = [0x9e3779b9, 0xbb67ae85];
const FACTORS = [0xd2511f53, 0xcd9e8d57];

// The high and the low half of a product of two words of 32 bits.
function product(a, b) {
  const [a1, a0, b1, b0] = [a >>> 16, a & 0xffff, b >>> 16, b & 0xffff];
  const low = a0 * b0;
  const middle = a1 * b0 + (low >>> 16);
  const other = a0 * b1 + (middle % 0x10000);
  return [a1 * b1 + Math.floor(middle / 0x10000) + Math.floor(other / 0x10000), Math.imul(a, b) >>> 0];
}

// Philox4x32-10 [salmon2011], as rulebook.luck has it: four words of a seed and a counter of four words.
export function philox(seed, counter) {
  let [key0, key1] = [Number(seed & 0xffffffffn), Number((seed >> 32n) & 0xffffffffn)];
  let [w0, w1, w2, w3] = counter;
  for (let round = 0; round < 10; round += 1) {
    const [h0, l0] = product(FACTORS[0], w0);
    const [h1, l1] = product(FACTORS[1], w2);
    [w0, w1, w2, w3] = [(h1 ^ w1 ^ key0) >>> 0, l1, (h0 ^ w3 ^ key1) >>> 0, l0];
    key0 = (key0 + KEYS[0]) >>> 0;
    key1 = (key1 + KEYS[1]) >>> 0;
  }
  return [w0, w1, w2, w3];
}

// Strictly between 0 and 1, with 52 bits.
function uniform(seed, purpose, { who, where }) {
  const [high, low] = philox(seed, [0, purpose, who, where]);
  return (high * 2 ** 20 + (low >>> 12) + 0.5) * 2 ** -52;
}

const QUANTILES = {
  beta: ({ a, b }, part) => betaQuantile(a, b, part),
  lognormal: ({ median, spread }, part) => median * Math.exp(spread * normalQuantile(part)),
  choice: ({ values }, part) => values[Math.min(Math.floor(part * values.length), values.length - 1)],
  loguniform: ({ low, high }, part) => low * Math.exp(part * Math.log(high / low)),
  triangular: ({ low, mode, high }, part) =>
    part < (mode - low) / (high - low)
      ? low + Math.sqrt(part * (high - low) * (mode - low))
      : high - Math.sqrt((1 - part) * (high - low) * (high - mode)),
  uniform: ({ low, high }, part) => low + part * (high - low),
};

// To so many digits. `close`: 0 or 1 where it is known whether this one is rounded down or up.
function toDigits(value, digits, close) {
  if (close === undefined) return Number(value.toPrecision(digits));
  const [whole, exponent] = Math.abs(value).toExponential(digits + 3).split("e");
  const kept = BigInt(whole.slice(0, digits + 1).replace(".", "")) + BigInt(close);
  return Math.sign(value) * Number(`${kept}e${Number(exponent) - digits + 1}`);
}

export function roundEven(value) {
  const floor = Math.floor(value);
  if (value - floor !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}

function steered([path, offset, factor, least, most, isWhole], number) {
  const cut = Math.min(Math.max(offset + factor * number, least ?? -Infinity), most ?? Infinity);
  return [path, isWhole ? roundEven(cut) : cut];
}

function rowAt(ends, part) {
  let [low, high] = [0, ends.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (part < ends[middle]) high = middle;
    else low = middle + 1;
  }
  return Math.min(low, ends.length - 1);
}

const PROSPECTS = ".prospects"; // of both sides they sum to 1: who sets one side's draws neither

// What is drawn if the paths in `kept` are not: returns what a seed (BigInt) draws, as pairs of path and number.
export function drawer(draws, kept) {
  const setsProspects = [...kept].some((path) => path.endsWith(PROSPECTS));
  const single = draws.single.map((one) => {
    const left = one.targets.filter(([path]) => !kept.has(path));
    const isOthers = setsProspects && left.every(([path]) => path.endsWith(PROSPECTS));
    return { ...one, left: isOthers ? [] : left };
  });
  const close = new Map();
  let at = -1;
  for (const step of draws.close) close.set((at += step >> 1), step & 1);
  const columns = (draws.joint?.columns || []).filter(({ target }) => !kept.has(target[0]));
  return (seed) => {
    const row = Number(seed) < draws.first_seeds ? Number(seed) * single.length : NaN;
    const values = [];
    single.forEach((one, place) => {
      if (!one.left.length) return;
      const drawn = QUANTILES[one.kind](one.numbers, uniform(seed, draws.purpose, one));
      const number = toDigits(drawn, draws.digits, close.get(row + place));
      one.left.forEach((target) => values.push(steered(target, number)));
    });
    if (columns.length) {
      const place = rowAt(draws.joint.ends, uniform(seed, draws.purpose, draws.joint));
      if (columns[0].values[place] === null) throw new RangeError(String(seed)); // a page that lives no such seed
      columns.forEach(({ target, values: rows }) => values.push([target[0], rows[place]]));
    }
    return values;
  };
}
