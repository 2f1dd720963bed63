// Lines over time: a shape every few points, the name and the last value at the line's end.
import { FONT, bottomAxis, cellText, escaped, filled, isNarrow, short, tooltip, valueAxis } from "./shared.js";

const SHAPES_PER_LINE = 8;

export const isLow = (spec) => spec.slide && document.documentElement.dataset.view === "projector";

export const height = (spec, width) => (isNarrow(width) ? 188 + legendHeight(spec, width) : isLow(spec) ? 176 : 280);

// Lines without a name stand behind the others: many guesses, say.
const named = ({ title }) => title !== "";

const LEGEND_ROW = 20; // px
const LEGEND_SIGN = 50; // px beside a name

// On a narrow page names stand above the plot, in as many rows as they need.
function legendHeight(spec, width) {
  let [rows, used] = [1, 0];
  for (const { title } of spec.lines.filter(named)) {
    const wide = LEGEND_SIGN + 6.4 * (title.length + 5);
    if (used && used + wide > width) [rows, used] = [rows + 1, 0];
    used += wide;
  }
  return 12 + LEGEND_ROW * rows;
}

// The float32 columns of a frame: all x first, then each line's y.
function columns(spec, frame) {
  const view = frame.values;
  if (!view) return [];
  const bytes = view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength); // floats need alignment
  return Array.from({ length: spec.lines.length + 1 }, (_, k) => new Float32Array(bytes, 4 * k * frame.n, frame.n));
}

function series(spec, frame, ink) {
  const [x, ...ys] = columns(spec, frame);
  return spec.lines.flatMap((line, k) => {
    const look = ink.look(line.look);
    const data = x ? Array.from(x, (at, i) => [at, Number.isNaN(ys[k][i]) ? null : ys[k][i]]) : [];
    const drawn = {
      id: `line-${k}`,
      type: "line",
      name: line.title,
      data,
      symbol: look.symbol,
      showSymbol: false,
      itemStyle: { color: look.color },
      lineStyle: { color: look.color, type: look.dash, width: look.width },
      emphasis: { disabled: true },
    };
    return named(line) ? [drawn, shapes(data, k, look)] : [drawn];
  });
}

// The line's shape every few points, not at the same ones for each line: they would hide each other.
function shapes(data, k, look) {
  const step = Math.max(1, Math.round(data.length / SHAPES_PER_LINE));
  return {
    id: `shapes-${k}`,
    type: "scatter",
    data: data.filter((_, i) => (i + k * 3) % step === 0),
    symbol: look.symbol,
    symbolSize: 9,
    itemStyle: { color: look.color, opacity: 1 },
    silent: true,
    tooltip: { show: false },
  };
}

// Levels worth seeing.
function marks(spec, ink) {
  const levels = spec.marks.map(({ title, level }) => ({ yAxis: level, name: title }));
  return {
    id: "marks",
    type: "line",
    data: [],
    silent: true,
    markLine: {
      symbol: "none",
      animation: false,
      lineStyle: { color: ink.axis, type: "solid", width: 1 },
      label: { formatter: "{b}", position: "insideEndTop", color: ink.faint, fontFamily: FONT },
      data: levels,
    },
  };
}

const LABEL_HEIGHT = 17;

// Heights for labels that want to be at `wanted`, in any order, moved apart where they would overlap.
export function apart(wanted, gap, low, high) {
  const order = wanted.map((_, k) => k).sort((a, b) => wanted[a] - wanted[b]);
  const places = [...wanted];
  let floor = low;
  for (const k of order) floor = (places[k] = Math.max(places[k], floor)) + gap;
  let ceiling = high;
  for (const k of order.reverse()) ceiling = (places[k] = Math.min(places[k], ceiling)) - gap;
  return places;
}

// Each line's name and last value, beside its end.
function ends(spec, frame, ink, width) {
  const [x, ...ys] = columns(spec, frame);
  const last = (frame.n || 0) - 1;
  const ending = spec.lines.map((line, k) => ({ line, y: last < 0 ? NaN : ys[k][last] })).filter(({ line, y }) => named(line) && !Number.isNaN(y));
  const renderItem = (_, api) => {
    const at = ending.map(({ y }) => api.coord([x[last], y]));
    const heights = apart(at.map(([, y]) => y), LABEL_HEIGHT, GRID.top, height(spec, width) - GRID.bottom);
    const children = ending.map(({ line, y }, k) => ({
      type: "text",
      style: {
        text: `${line.title} ${short(y)}`,
        x: at[k][0] + 10,
        y: heights[k],
        fill: ink.text,
        stroke: ink.page,
        lineWidth: 3,
        font: `13px ${FONT}`,
        textVerticalAlign: "middle",
      },
    }));
    return { type: "group", children };
  };
  const data = ending.length && !isNarrow(width) ? [[x[last], ending[0].y]] : [];
  return { id: "ends", type: "custom", silent: true, clip: false, z: 5, tooltip: { show: false }, data, renderItem };
}

const GRID = { left: 44, top: 16, bottom: 44 };
const endLabelWidth = (spec) => 50 + 7.4 * Math.max(0, ...spec.lines.map((line) => line.title.length));

export function option(spec, frame, ink, width) {
  const narrow = isNarrow(width);
  const lastOf = new Map(columns(spec, frame).slice(1).map((y, k) => [spec.lines[k].title, short(y[frame.n - 1])]));
  return {
    grid: { ...GRID, right: narrow ? 16 : endLabelWidth(spec), top: narrow ? legendHeight(spec, width) : GRID.top },
    legend: {
      show: narrow,
      top: 0,
      left: 0,
      itemWidth: 34,
      itemGap: 12,
      formatter: (title) => `${title} ${lastOf.get(title) ?? ""}`,
      textStyle: { color: ink.text, fontFamily: FONT, fontSize: 13 },
      data: spec.lines.filter(named).map((line) => line.title),
      selectedMode: false,
    },
    tooltip: {
      ...tooltip(ink),
      trigger: "axis",
      formatter: (all) => {
        const points = all.filter((point) => point.seriesType === "line" && point.seriesName !== "");
        return [`${escaped(spec.x.title)} ${cellText(all[0].axisValue)}`]
          .concat(points.map((point) => `${point.marker} ${escaped(point.seriesName)} ${short(point.value[1])}`))
          .join("<br>");
      },
    },
    xAxis: bottomAxis(spec.x, ink),
    yAxis: valueAxis(spec.y, ink, ""),
    series: [...series(spec, frame, ink), marks(spec, ink), ends(spec, frame, ink, width)],
  };
}

export function table(spec, frame) {
  const [x, ...all] = columns(spec, frame);
  const ys = all.filter((_, k) => named(spec.lines[k]));
  return {
    head: [spec.x.title, ...spec.lines.filter(named).map((line) => line.title)],
    rows: Array.from(x || [], (at, i) => [at, ...ys.map((y) => y[i])].map(sevenDigits)),
  };
}

// What a float32 holds.
const sevenDigits = (value) => Number(value.toPrecision(7));

export function summary(spec, frame) {
  if (!frame.n) return spec.words.empty;
  const [at, ...values] = columns(spec, frame).map((column) => column[frame.n - 1]);
  const said = spec.lines.map((line, k) => (named(line) ? `${line.title} ${short(values[k])}` : "")).filter(Boolean);
  return filled(spec.words.now, { axis: spec.x.title, at: cellText(at), said: said.join(", ") });
}
