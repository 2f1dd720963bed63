// Deals as bars over time. An outline: signed, not started. A bar: running. At its end: a line where it ran
// out, a cross where a side left. On it: reports of breaches, filled when true, hollow when false.
import { bottomAxis, counted, escaped, filled, formFor, isNarrow, rowAxis, rowGrid, rowHeight, tooltip } from "./shared.js";

const OPEN = -1;
const THICKEST = 22; // px
const ended = (words, ending) => words[`ended.${ending.replaceAll(" ", "_")}`];

// Where each row begins and how tall it is; 1 is a row of one deal at a time.
export function places(rows) {
  let end = 0;
  return rows.map((row) => {
    const start = end;
    end += Math.max(1, 0.3 * (row.lanes || 1));
    return { start, span: end - start };
  });
}

const total = (rows) => places(rows).reduce((sum, { span }) => sum + span, 0);

export const height = (spec, width) => 56 + rowHeight(width) * Math.max(1, total(spec.rows));

// A deal that still runs reaches to the end of the axis.
const endOf = (bar, x) => (bar.end === OPEN ? Math.max(x.high, bar.signed) : bar.end);

// Bars that overlap in time get lanes of their own within the row.
export function lanes(bars, x) {
  const rows = new Map();
  const placed = [...bars].sort((a, b) => a.signed - b.signed).map((bar) => {
    const ends = rows.get(bar.row) || [];
    rows.set(bar.row, ends);
    const free = ends.findIndex((end) => end <= bar.signed);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = Math.max(endOf(bar, x), bar.signed + 1e-9);
    return { bar, lane };
  });
  return placed.map(({ bar, lane }) => ({ bar, lane, n: rows.get(bar.row).length }));
}

function drawn({ bar, lane, n }, { start, span }, x, ink, api) {
  const look = ink.look(bar.look);
  const [x0, rowTop] = api.coord([bar.signed, start]);
  const [x1] = api.coord([endOf(bar, x), start]);
  const [started] = api.coord([bar.start === OPEN ? endOf(bar, x) : bar.start, start]);
  const margin = isNarrow(api.getWidth()) ? { top: 26, bottom: 6 } : { top: 7, bottom: 7 }; // the name is above
  const room = span * api.size([0, 1])[1] - margin.top - margin.bottom;
  const thick = Math.min(room / n, THICKEST);
  const top = rowTop + margin.top + lane * thick;
  const tall = thick - 2;
  const box = (left, right, style) => ({
    type: "rect",
    shape: { x: left, y: top, width: Math.max(right - left, 2), height: tall, r: 2 },
    style,
  });
  const children = [box(x0, x1, { fill: "transparent", stroke: look.color, lineWidth: 1.5, lineDash: [3, 2] })];
  if (bar.start !== OPEN) children.push(box(started, x1, { fill: look.color, stroke: look.color, lineWidth: 1 }));
  children.push(...ending(bar, x1, top, tall, look, ink));
  bar.reports.forEach((report) => children.push(reported(report, api, top + tall / 2, ink)));
  return { type: "group", children };
}

function ending(bar, x, top, tall, look, ink) {
  const y = top + tall / 2;
  if (bar.ending === "running") return [];
  if (bar.ending === "ran out" || bar.ending === "replaced")
    return [{ type: "line", shape: { x1: x, y1: top - 3, x2: x, y2: top + tall + 3 }, style: { stroke: ink.text, lineWidth: 2.5 } }];
  const arm = 5;
  const stroke = (dx) => ({
    type: "line",
    shape: { x1: x - dx, y1: y - arm, x2: x + dx, y2: y + arm },
    style: { stroke: ink.text, lineWidth: 2.5 },
  });
  return [
    { type: "circle", shape: { cx: x, cy: y, r: arm + 3 }, style: { fill: ink.page } },
    stroke(arm),
    stroke(-arm),
  ];
}

function reported(report, api, y, ink) {
  const look = ink.look(report.against);
  const [x] = api.coord([report.day, 0]);
  const style = { fill: report.true ? look.color : ink.page, stroke: report.true ? ink.page : look.color, lineWidth: 1.5 };
  if (look.symbol === "triangle")
    return { type: "polygon", shape: { points: [[x, y - 5.5], [x + 5.5, y + 4.5], [x - 5.5, y + 4.5]] }, style };
  return { type: "circle", shape: { cx: x, cy: y, r: 4.5 }, style };
}

function told(bar, words) {
  const [started, over] = [bar.start !== OPEN, bar.end !== OPEN];
  const key = started ? (over ? "told_over" : "told_ran") : over ? "told_never" : "told";
  return filled(words[key], { ...bar, ended: ended(words, bar.ending) });
}

// Rows of different heights, which an axis of categories cannot have.
function rowsAxis(spec, ink, width) {
  const placed = places(spec.rows);
  const middles = placed.map(({ start, span }) => start + (isNarrow(width) ? 0.5 : span / 2));
  const axis = rowAxis(spec.rows.map((row) => row.title), ink, width);
  const title = (value) => spec.rows[middles.findIndex((middle) => Math.abs(middle - value) < 1e-6)]?.title ?? "";
  return {
    ...axis,
    type: "value",
    data: undefined,
    min: 0,
    max: Math.max(1, total(spec.rows)),
    axisTick: { show: false, customValues: placed.map(({ start, span }) => start + span) },
    axisLabel: { ...axis.axisLabel, customValues: middles, formatter: title },
    splitLine: { show: true, lineStyle: { color: ink.grid } },
  };
}

export function option(spec, frame, ink, width) {
  const rows = places(spec.rows);
  const rowOf = new Map(spec.rows.map((row, k) => [row.key, rows[k]]));
  const placed = lanes(frame.bars || [], spec.x);
  return {
    grid: rowGrid(width),
    tooltip: {
      ...tooltip(ink),
      formatter: ({ dataIndex }) => {
        const { bar } = placed[dataIndex];
        const parts = [`<b>${escaped(bar.title)}</b>`, told(bar, spec.words), escaped(bar.why)];
        const n = bar.reports.length;
        if (n) parts.push(counted(spec.words, "reports", n));
        return parts.filter(Boolean).join("<br>");
      },
    },
    xAxis: bottomAxis(spec.x, ink),
    yAxis: rowsAxis(spec, ink, width),
    series: [
      {
        id: "bars",
        type: "custom",
        clip: false,
        encode: { x: [0, 1], y: 2 },
        data: placed.map(({ bar }) => [bar.signed, endOf(bar, spec.x), rowOf.get(bar.row).start]),
        renderItem: ({ dataIndex }, api) => drawn(placed[dataIndex], rowOf.get(placed[dataIndex].bar.row), spec.x, ink, api),
      },
    ],
  };
}

export const keyAt = (spec, frame, dataIndex) => lanes(frame.bars || [], spec.x)[dataIndex].bar.key;

export function table(spec, frame) {
  const bars = frame.bars || [];
  const day = (value) => (value === OPEN ? "–" : value);
  return {
    head: ["deal", "signed", "started", "ended", "became", "reports", "why"].map((name) => spec.words[`head.${name}`]),
    rows: bars.map((bar) => [
      bar.title, day(bar.signed), day(bar.start), day(bar.end), ended(spec.words, bar.ending), bar.reports.length, bar.why,
    ]),
    keys: bars.map((bar) => bar.key),
  };
}

export function summary(spec, frame) {
  const bars = frame.bars || [];
  const running = bars.filter((bar) => bar.ending === "running").length;
  const left = bars.filter((bar) => bar.ending === "left").length;
  return filled(formFor(spec.words, "summary", bars.length), { n: bars.length, running, left });
}
