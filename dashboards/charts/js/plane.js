// Where the marks of the trade lie: axes that fit the worlds, six cells, and bands for settlements.

const TICKS = [-2, -1, -0.5, -0.2, -0.1, 0, 0.1, 0.2, 0.5, 1, 2];
const LEAST_APART = { x: 36, y: 20 }; // px between the names of two ticks
const PADDING = 0.035;
const BAND = { least: 46, words: 18, more: 0.3, most: 0.6 }; // a band's height: px, of them for its words, and a share of the plane's for its worlds; the most that both take of it
const LOW = { height: 200, least: 26, most: 0.4, strips: 0.78 }; // px: a plane that is lower says nothing in its bands, and gives names more of the rest
const STRIP = { one: 30, two: 46, most: 0.6 }; // px of a row for the names of its regions, in one line or two: no mark lies there; and a share of the plane's height for all three

// The float32 columns of a frame, which come as bytes or as numbers: relief, closing, kinds, days.
export function columns({ n = 0, values }) {
  if (!n) return { n: 0, relief: [], closing: [], kinds: [], days: [] };
  const numbers = values.buffer
    ? new Float32Array(values.buffer.slice(values.byteOffset, values.byteOffset + values.byteLength))
    : values;
  const [relief, closing, kinds, days] = [0, 1, 2, 3].map((k) => numbers.slice(k * n, (k + 1) * n));
  return { n, relief, closing, kinds, days };
}

export const seedAt = (frame, place) => String(BigInt(frame.first || "0") + BigInt(place));

// Whether a settlement decides what became of peace in this world, and not the gap.
export const isSettled = (worlds, k) => Number.isFinite(worlds.days[k]);

// An axis that is stretched around zero: from the threshold on, ever larger differences take the same room.
export function stretched(values, threshold, least, most) {
  const by = (value) => Math.asinh(value / (threshold || 0.05));
  let [low, high] = [least * threshold, most * threshold];
  for (const value of values) [low, high] = [Math.min(low, value), Math.max(high, value)];
  const [from, to] = [by(low), by(high)];
  const room = PADDING * (to - from);
  return { low, high, at: (value) => (by(value) - from + room) / (to - from + 2 * room) };
}

function ticks(axis, own, length, apart) {
  const [low, high] = [axis.at(axis.low), axis.at(axis.high)].map((end) => end * length);
  const kept = [];
  for (const value of [...own, ...TICKS]) {
    const place = axis.at(value) * length;
    const isFree = kept.every((other) => Math.abs(other.place - place) >= apart);
    if (place >= low - 1 && place <= high + 1 && isFree) kept.push({ value, place });
  }
  return kept;
}

// The ticks of an upright axis, whose places leave room for strips.
function upright(axis, threshold, at) {
  const kept = [];
  for (const value of [0, threshold, -threshold, ...TICKS.filter((tick) => Math.abs(tick) > threshold)]) {
    const place = at(value);
    if (value >= axis.low && value <= axis.high && kept.every((other) => Math.abs(other.place - place) >= LEAST_APART.y)) kept.push({ value, place });
  }
  return kept;
}

const bandOf = (count, n, height, least) => (count ? least + (height * BAND.more * count) / n : 0);

// Everything that has a place, in px: box is where the plane is drawn.
export function planeOf(spec, worlds, box, before = null, lines = 1) {
  const all = before ? [worlds, before] : [worlds];
  const byGap = all.map((some) => some.closing.filter((_, k) => !isSettled(some, k)));
  const xAxis = stretched(all.flatMap(({ relief }) => [...relief]), spec.relief, -0.5, 2.5);
  const yAxis = stretched(byGap.flatMap((some) => [...some]), spec.closing, -2.5, 3);
  const settled = { closer: 0, further: 0 };
  let longest = 1;
  for (const some of all)
    for (let k = 0; k < some.n; k += 1)
      if (isSettled(some, k)) {
        settled[spec.kinds[some.kinds[k]].peace] += 1 / all.length;
        longest = Math.max(longest, Math.abs(some.days[k]));
      }
  const height = box.bottom - box.top;
  const isLow = height < LOW.height;
  const words = isLow ? 0 : BAND.words;
  const bands = [settled.closer, settled.further].map((count) => bandOf(count, worlds.n, height, isLow ? LOW.least : BAND.least));
  const tight = Math.min(1, ((isLow ? LOW.most : BAND.most) * height) / (bands[0] + bands[1] || 1));
  const [top, bottom] = [box.top + tight * bands[0], box.bottom - tight * bands[1]];
  const x = (relief) => box.left + xAxis.at(relief) * (box.right - box.left);
  const closer = lines > 1 ? STRIP.two : STRIP.one;
  const part = Math.min(1, ((isLow ? LOW.strips : STRIP.most) * Math.max(0, bottom - top)) / (closer + 2 * STRIP.one)); // where there's little room
  const strips = { closer: part * closer, neither: part * STRIP.one, further: part * STRIP.one };
  const room = bottom - top - strips.closer - strips.neither - strips.further;
  // Each row has its strip above it, so what lies in a row is as much lower as there are strips above.
  const below = { closer: strips.closer, neither: strips.closer + strips.neither, further: strips.closer + strips.neither + strips.further };
  const inRow = (closing, peace) => top + below[peace] + (1 - yAxis.at(closing)) * room;
  const rowOf = (closing) => (closing >= spec.closing ? "closer" : closing <= -spec.closing ? "further" : "neither");
  const y = (closing) => inRow(closing, rowOf(closing));
  const borders = { above: inRow(spec.closing, "closer"), below: inRow(-spec.closing, "neither") };
  const inBand = (share, from, to) => from + (to - from) * (0.14 + 0.72 * share);
  const place = (some, k) => {
    const { peace } = spec.kinds[some.kinds[k]];
    if (!isSettled(some, k)) return [x(some.relief[k]), inRow(some.closing[k], peace)];
    const share = Math.abs(some.days[k]) / longest;
    return [x(some.relief[k]), peace === "closer" ? inBand(share, top, box.top + words) : inBand(share, bottom + words, box.bottom)];
  };
  return {
    x, y, place, box, top, bottom, settled, borders, isLow,
    xTicks: ticks(xAxis, [0, spec.relief], box.right - box.left, LEAST_APART.x).map((tick) => ({ ...tick, place: box.left + tick.place })),
    yTicks: upright(yAxis, spec.closing, (value) => (value === -spec.closing ? borders.below : y(value))),
  };
}

// A kind's region as a rectangle, bands included.
export function regionOf(spec, kind, { x, borders, box }) {
  const [high, low] = { closer: [box.top, borders.above], neither: [borders.above, borders.below], further: [borders.below, box.bottom] }[kind.peace];
  const left = kind.spared === true ? x(spec.relief) : box.left;
  const right = kind.spared === false ? x(spec.relief) : box.right;
  return { left, right, top: high, bottom: low };
}

// Worlds by kind, and of the first kind those that spared nothing: as the frame says, or as they are counted.
export function countsOf(spec, frame, worlds) {
  if (frame.counts) return frame.counts;
  const kinds = spec.kinds.map((_, kind) => worlds.kinds.filter((it) => it === kind).length);
  const price = worlds.relief.filter((relief, k) => spec.kinds[worlds.kinds[k]].spared === null && relief < spec.relief).length;
  return { of: worlds.n, kinds, price };
}

// The three counts that the axes end in.
export function endsOf(spec, counts) {
  const sum = (fits) => spec.kinds.reduce((total, kind, k) => total + (fits(kind) ? counts.kinds[k] : 0), 0);
  return {
    closer: sum(({ peace }) => peace === "closer"),
    further: sum(({ peace }) => peace === "further"),
    spared: sum(({ spared }) => spared !== false) - counts.price,
  };
}
