// Two columns of dots, the same thing in both joined. A thick line: it became another kind of thing.
import { FONT, escaped, filled, isNarrow, shapeAt, short, tooltip, valueAxis } from "./shared.js";


const RADIUS = 4;

export const height = (spec, width) => (isNarrow(width) ? 340 : 400);

function mark(kind, x, y, ink) {
  const look = ink.look(kind.look);
  const style = { fill: look.color, stroke: ink.page, lineWidth: 0.75 };
  return shapeAt(look, x, y, RADIUS, style);
}

const within = (value, axis) => Math.min(axis.high, Math.max(axis.low, value));

function drawn(spec, joint, ink, api) {
  const [x0, y0] = api.coord([0, within(joint.left, spec.y)]);
  const [x1, y1] = api.coord([1, within(joint.right, spec.y)]);
  const moved = joint.left_kind !== joint.right_kind;
  const color = moved ? ink.look(spec.kinds[joint.right_kind].look).color : ink.axis;
  const line = { type: "line", shape: { x1: x0, y1: y0, x2: x1, y2: y1 }, style: { stroke: color, lineWidth: moved ? 2 : 0.6, opacity: moved ? 0.9 : 0.6 } };
  // Not merged with what was drawn before: a mark that becomes another shape is another mark.
  return { type: "group", $mergeChildren: false, children: [line, mark(spec.kinds[joint.left_kind], x0, y0, ink), mark(spec.kinds[joint.right_kind], x1, y1, ink)] };
}

// Lines of changes above the others.
const inOrder = (joints) => [...joints].sort((a, b) => (a.left_kind !== a.right_kind) - (b.left_kind !== b.right_kind));

export function option(spec, frame, now, ink, width) {
  const joints = inOrder(frame.joints || []);
  const level = { silent: true, symbol: "none", lineStyle: { color: ink.axis, type: [4, 4], width: 1 }, label: { show: false } };
  return {
    grid: { left: 48, right: 16, top: 30, bottom: 12 },
    tooltip: {
      ...tooltip(ink),
      formatter: ({ dataIndex }) => {
        const { title, left, right, left_kind: l, right_kind: r } = joints[dataIndex];
        const side = (name, value, kind) => `${escaped(name)}: ${short(value)}, ${escaped(spec.kinds[kind].title)}`;
        return [`<b>${escaped(title)}</b>`, side(spec.names[0], left, l), side(spec.names[1], right, r)].join("<br>");
      },
    },
    xAxis: {
      type: "value",
      position: "top",
      min: -0.15,
      max: 1.15,
      axisLine: { show: false },
      axisTick: { show: false },
      splitLine: { show: false },
      axisLabel: {
        color: ink.text, fontFamily: FONT, fontSize: 13, fontWeight: 500, customValues: [0, 1],
        formatter: (value) => spec.names[value] ?? "", width: (width - 80) / 2, overflow: "truncate",
      },
    },
    yAxis: { ...valueAxis(spec.y, ink, ""), axisLine: { show: false, onZero: false } },
    series: [
      {
        id: "joints",
        type: "custom",
        clip: false,
        encode: { x: [0, 1], y: [2, 3] },
        data: joints.map(({ left, right }) => [0, 1, within(left, spec.y), within(right, spec.y)]),
        renderItem: ({ dataIndex }, api) => drawn(spec, joints[dataIndex], ink, api),
        markLine: { ...level, data: spec.levels.map((yAxis) => ({ yAxis })) },
      },
    ],
  };
}

export const keyAt = (frame, now, dataIndex) => inOrder(frame.joints)[dataIndex].key;

export function table(spec, frame) {
  const joints = frame.joints || [];
  const [left, right] = spec.names;
  return {
    head: ["", `${left}: ${spec.y.title}`, "", `${right}: ${spec.y.title}`, ""],
    rows: joints.map((it) => [it.title, it.left, spec.kinds[it.left_kind].title, it.right, spec.kinds[it.right_kind].title]),
    keys: joints.map((it) => it.key),
  };
}

export function summary(spec, frame) {
  const joints = frame.joints || [];
  const moved = joints.filter((it) => it.left_kind !== it.right_kind).length;
  return filled(spec.words.summary, { n: joints.length, moved });
}
