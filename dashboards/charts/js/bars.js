// Horizontal bars with their value beside them; in a waterfall each starts where the last one ended.
import { FONT, bottomAxis, isNarrow, rowAxis, rowGrid, short, signed, tooltip, escaped } from "./shared.js";

const SHARE_OF_ROW = 0.5;
const SHARE_UNDER_NAME = 0.34; // on a narrow page, where the name stands above the bar

export const height = (spec, width) => 56 + (isNarrow(width) ? 46 : 36) * Math.max(1, spec.n_rows);

// Where each bar begins and ends.
export function spans(spec, steps) {
  let at = 0;
  return steps.map((step) => {
    const from = spec.running && !step.total ? at : 0;
    at = from + step.value;
    return { step, from, to: at };
  });
}

const valueText = (spec, step) => {
  const value = spec.running && !step.total ? signed(step.value) : short(step.value);
  return step.low === step.high ? value : `${value} [${short(step.low)}, ${short(step.high)}]`;
};

function drawn(spec, { step, from, to }, row, ink, api) {
  const look = ink.look(step.look);
  const [x0, middle] = api.coord([from, row]);
  const [x1] = api.coord([to, row]);
  const band = api.size([0, 1])[1];
  const narrow = isNarrow(api.getWidth());
  const tall = band * (narrow ? SHARE_UNDER_NAME : SHARE_OF_ROW);
  const y = middle + (narrow ? band * 0.18 : 0);
  const rect = {
    type: "rect",
    shape: { x: Math.min(x0, x1), y: y - tall / 2, width: Math.max(Math.abs(x1 - x0), 1), height: tall, r: 2 },
    style: { fill: look.color },
  };
  return { type: "group", children: [rect, ...whisker(step, row, y, ink, api), label(spec, step, Math.max(x0, x1), y, row, ink, api)] };
}

function whisker(step, row, y, ink, api) {
  if (step.low === step.high) return [];
  const [low] = api.coord([step.low, row]);
  const [high] = api.coord([step.high, row]);
  const style = { stroke: ink.text, lineWidth: 1.5 };
  const line = (x1, y1, x2, y2) => ({ type: "line", shape: { x1, y1, x2, y2 }, style });
  return [line(low, y, high, y), line(low, y - 4, low, y + 4), line(high, y - 4, high, y + 4)];
}

// The value beside the bar; on a narrow page on the line of its name, at the right.
function label(spec, step, right, y, row, ink, api) {
  const narrow = isNarrow(api.getWidth());
  const end = step.low === step.high ? right : Math.max(right, api.coord([step.high, row])[0]);
  const middle = api.coord([0, row])[1];
  return {
    type: "text",
    style: {
      text: valueText(spec, step),
      x: narrow ? api.getWidth() - 20 : end + 8,
      y: narrow ? middle - 14 : y,
      fill: ink.text,
      font: `13px ${FONT}`,
      textAlign: narrow ? "right" : "left",
      textVerticalAlign: "middle",
      stroke: ink.page,
      lineWidth: 3,
    },
  };
}

export function option(spec, frame, ink, width) {
  const placed = spans(spec, frame.steps || []);
  return {
    grid: { ...rowGrid(width), right: isNarrow(width) ? 20 : 165 },
    tooltip: {
      ...tooltip(ink),
      formatter: ({ dataIndex }) => {
        const { step } = placed[dataIndex];
        return `${escaped(step.title)}: ${valueText(spec, step)}`;
      },
    },
    xAxis: { ...bottomAxis(spec.x, ink), splitLine: { show: true, lineStyle: { color: ink.grid } } },
    yAxis: rowAxis(placed.map(({ step }) => step.title), ink, width),
    series: [
      {
        id: "steps",
        type: "custom",
        clip: false,
        encode: { x: [0, 1], y: 2 },
        data: placed.map(({ from, to }, row) => [from, to, row]),
        renderItem: ({ dataIndex }, api) => drawn(spec, placed[dataIndex], dataIndex, ink, api),
        markLine: {
          silent: true,
          symbol: "none",
          lineStyle: { color: ink.axis, type: "solid", width: 1 },
          label: { show: false },
          data: spec.x.low < 0 ? [{ xAxis: 0 }] : [],
        },
      },
    ],
  };
}

// The bars of a day, where the frame has them.
export const frameOf = (frame, day) => {
  const values = frame.by_day?.[day];
  return values ? { ...frame, steps: frame.steps.map((step, k) => ({ ...step, value: values[k] })) } : frame;
};

export const keyAt = (spec, frame, dataIndex) => frame.steps[dataIndex].key;

export function table(spec, frame) {
  const steps = frame.steps || [];
  const interval = steps.some((step) => step.low !== step.high);
  return {
    head: ["", spec.x.title, ...(interval ? [spec.words.from, spec.words.to] : [])],
    rows: steps.map((step) => [
      step.title,
      step.value,
      ...(interval ? (step.low === step.high ? ["–", "–"] : [step.low, step.high]) : []),
    ]),
    keys: steps.map((step) => step.key),
  };
}

export const summary = (spec, frame) =>
  (frame.steps || []).map((step) => `${step.title} ${valueText(spec, step)}`).join(", ") + ".";
