// Dots in a plane cut into named regions.
import { FONT, bottomAxis, escaped, filled, isNarrow, short, tooltip, valueAxis } from "./shared.js";

const GRID = { left: 48, right: 16, top: 12, bottom: 46 };

export const height = (spec, width) => (isNarrow(width) ? 330 : 400);

// The float32 columns of a frame: all x, all y, all kinds.
function columns({ n, values }) {
  if (!values) return [[], [], []];
  const bytes = values.buffer.slice(values.byteOffset, values.byteOffset + values.byteLength);
  return [0, 1, 2].map((k) => new Float32Array(bytes, 4 * k * n, n));
}

const seedAt = (frame, place) => String(BigInt(frame.first || "0") + BigInt(place));
const within = (value, axis) => Math.min(axis.high, Math.max(axis.low, value));

function dots(spec, frame, ink) {
  const [x, y, kinds] = columns(frame);
  const styles = spec.kinds.map((kind) => {
    const look = ink.look(kind.look);
    return { symbol: look.symbol, itemStyle: { color: look.color, borderColor: ink.page, borderWidth: 0.5 } };
  });
  return Array.from(x, (at, k) => ({ value: [within(at, spec.x), within(y[k], spec.y)], ...styles[kinds[k]] }));
}

// A region's name, in its upper or lower left corner, broken to its width.
function named(region, ink, api) {
  const [x0, y0] = api.coord([region.left, region.high]);
  const [x1, y1] = api.coord([region.right, region.low]);
  const style = { stroke: ink.axis, lineWidth: 1, fill: "transparent" };
  const text = {
    text: region.title, x: x0 + 6, y: region.below ? y1 - 6 : y0 + 6, textVerticalAlign: region.below ? "bottom" : "top", width: Math.max(40, x1 - x0 - 10), overflow: "break",
    fill: ink.text, stroke: ink.page, lineWidth: 4, font: `500 13px ${FONT}`, lineHeight: 16,
  };
  return {
    type: "group",
    children: [
      { type: "rect", shape: { x: x0, y: y0, width: x1 - x0, height: y1 - y0 }, style },
      { type: "text", style: text },
    ],
  };
}

// The axis at the plot's edge, not through its zero: the regions' borders are the lines that count.
const atEdge = (axis) => ({ ...axis, axisLine: { ...axis.axisLine, onZero: false }, splitLine: { show: false } });

export function option(spec, frame, ink, width) {
  const size = frame.n > 2000 ? 5 : isNarrow(width) ? 7 : 8;
  const [x, y, kinds] = columns(frame);
  return {
    grid: GRID,
    tooltip: {
      ...tooltip(ink),
      formatter: ({ seriesId, dataIndex: k }) =>
        seriesId === "dots"
          ? [
              `<b>${escaped(spec.words.seed)} ${seedAt(frame, k)}</b>: ${escaped(spec.kinds[kinds[k]].title)}`,
              `${escaped(spec.y.title)} ${short(y[k])}`,
              `${escaped(spec.x.title)} ${short(x[k])}`,
            ].join("<br>")
          : "",
    },
    xAxis: atEdge(bottomAxis(spec.x, ink)),
    yAxis: atEdge(valueAxis(spec.y, ink, "")),
    series: [
      { id: "dots", type: "scatter", data: dots(spec, frame, ink), symbolSize: size, itemStyle: { opacity: 0.8 }, cursor: "pointer", z: 3 },
      {
        id: "regions",
        type: "custom",
        silent: true,
        z: 4,
        encode: { x: [0, 1], y: [2, 3] },
        data: spec.regions.map(({ left, right, low, high }) => [left, right, low, high]),
        renderItem: ({ dataIndex }, api) => named(spec.regions[dataIndex], ink, api),
      },
    ],
  };
}

export const keyAt = (spec, frame, dataIndex) => String(dataIndex);

export function table(spec, frame) {
  const [x, y, kinds] = columns(frame);
  return {
    head: [spec.words.seed, "", spec.y.title, spec.x.title],
    rows: Array.from(x, (at, k) => [seedAt(frame, k), spec.kinds[kinds[k]].title, ...[y[k], at].map((v) => Number(v.toPrecision(7)))]),
    keys: Array.from(x, (_, k) => String(k)),
  };
}

export function summary(spec, frame) {
  const [, , kinds] = columns(frame);
  const counts = spec.kinds.map((kind, k) => `${kind.title} ${Array.from(kinds).filter((it) => it === k).length}`);
  return filled(spec.words.summary, { n: frame.n || 0, counts: counts.join(", ") });
}
