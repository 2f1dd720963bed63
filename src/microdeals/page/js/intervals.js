// Shares of worlds and their intervals, as microdeals.statistics and microdeals.verdict work them out.
import { roundEven } from "./draws.js";
import { betaQuantile } from "./special.js";

// So many of some, as a share with its interval [wilson1927].
export function counted(number, of, z) {
  const [share, z2] = [number / of, z * z];
  const centre = (share + z2 / (2 * of)) / (1 + z2 / of);
  const half = (z * Math.sqrt((share * (1 - share)) / of + z2 / (4 * of * of))) / (1 + z2 / of);
  return { number, share, low: Math.min(share, Math.max(0, centre - half)), high: Math.max(share, Math.min(1, centre + half)) };
}

// Whole numbers in the proportions of `numbers` that sum to `to`, by largest remainders.
export function rounded(numbers, to) {
  const total = numbers.reduce((sum, number) => sum + number, 0);
  const found = numbers.map((number) => Math.floor((number * to) / total));
  const rest = numbers.map((number) => (number * to) % total);
  const order = numbers.map((_, place) => place).sort((a, b) => rest[b] - rest[a] || a - b);
  const missing = to - found.reduce((sum, number) => sum + number, 0);
  order.slice(0, missing).forEach((place) => (found[place] += 1));
  return found;
}

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
const variance = (values) => {
  const middle = mean(values);
  return values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1);
};

// A share below it is none, as in microdeals.statistics.nested.
const NONE = 1e-9;

// Between which shares the middle part of draws lies, luck taken out: `happened` is 0 or 1, a row a draw.
export function middleShare(happened, middle) {
  const share = mean(happened.flat());
  const repetitions = happened[0].length;
  const within = mean(happened.map(variance));
  const square = repetitions * variance(happened.map(mean));
  const error = (square * Math.sqrt(2 / (happened.length - 1))) / repetitions;
  const between = Math.min(Math.max(0, (square - within) / repetitions) + error, 0.999 * share * (1 - share));
  if (!(between > 0)) return [share, share];
  const weight = (share * (1 - share)) / between - 1;
  const ends = [0.5 - middle / 2, 0.5 + middle / 2].map((end) => betaQuantile(share * weight, (1 - share) * weight, end));
  return ends.map((end) => (end >= NONE ? end : 0));
}

// A count of so many worlds: what happened at all is never told as 0.
export function saidOf(number, runs, of, few) {
  const n = roundEven((number / runs) * of);
  return number && !n ? few : String(n);
}

// Which luck each draw meets: places among `n` seeds, a row a draw; the first is the draw's own.
export function designOf(n, { draws: [fewest, most], pairs }) {
  const nDraws = Math.min(n, Math.max(fewest, Math.min(most, Math.floor(n / 10))));
  const repetitions = Math.min(n, pairs);
  const apart = Math.floor(n / repetitions);
  return Array.from({ length: nDraws }, (_, draw) => Array.from({ length: repetitions }, (__, k) => (draw + k * apart) % n));
}
