// Sums in the order in which NumPy adds them, so that means are the same to the last bit.

const BLOCK = 128;
const LANES = 8;

// The sum of a row, by pairs.
export function pairwise(values, from = 0, n = values.length) {
  if (n < LANES) {
    let sum = 0;
    for (let k = 0; k < n; k += 1) sum += values[from + k];
    return sum;
  }
  if (n > BLOCK) {
    const half = Math.floor(n / 2);
    const first = half - (half % LANES);
    return pairwise(values, from, first) + pairwise(values, from + first, n - first);
  }
  const lane = Array.from({ length: LANES }, (_, k) => values[from + k]);
  const whole = n - (n % LANES);
  for (let k = LANES; k < whole; k += LANES) for (let j = 0; j < LANES; j += 1) lane[j] += values[from + k + j];
  let sum = lane[0] + lane[1] + (lane[2] + lane[3]) + (lane[4] + lane[5] + (lane[6] + lane[7]));
  for (let k = whole; k < n; k += 1) sum += values[from + k];
  return sum;
}

export const meanOf = (values) => pairwise(values) / values.length;

// Mean lines of rows, day by day, one row after the other.
export function meanLine(rows) {
  const sums = [...rows[0]];
  rows.slice(1).forEach((row) => row.forEach((value, day) => (sums[day] += value)));
  return sums.map((sum) => sum / rows.length);
}

// The mean over the days up to each, as many as a measure has; a line's own days.
export function trailing(line, { first, counts }, last) {
  const wide = first || counts ? last - Math.max(1, first) + 1 : 1;
  const summed = [0];
  line.forEach((value, day) => summed.push(summed[day] + value));
  return line.map((_, day) => {
    const begin = Math.max(0, day + 1 - wide);
    return (summed[day + 1] - summed[begin]) / (day + 1 - begin);
  });
}
