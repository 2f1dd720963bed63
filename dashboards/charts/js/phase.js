// A phase diagram: a mark in every cell; its shape and colour say the verdict, hollow that it is unsure.
import { FONT, escaped, isNarrow, shapeAt, tooltip } from "./shared.js";

const ROW = 46; // px, where the number stands beside the mark
const TALL_ROW = 54; // where it stands below
const ROOM_BESIDE = 112; // px that a cell needs for mark and number side by side
const ROOM_BELOW = 64; // px that a number with its range needs below a mark
const LARGEST = 11; // px, half the width of the mark of a verdict that every pair has
const STRIP = 5; // px

const filled = (template, values) => template.replace(/\{(\w+)\}/g, (_, name) => values[name]);

const leftOf = (spec, width) =>
  spec.up.names.some((name) => name.length > 6) ? (isNarrow(width) ? 66 : 96) : 44;
const columnOf = (spec, width) => (width - leftOf(spec, width) - 12) / Math.max(1, spec.across.names.length);

export const height = (spec, width) =>
  (columnOf(spec, width) > ROOM_BESIDE ? ROW : TALL_ROW) * Math.max(1, spec.up.names.length) + 84 + more(acrossTitle(spec, width)) + more(upTitle(spec, width));

// A title that is wider than its room goes on in a next line. ECharts breaks no name of an axis, and makes its plot narrower instead.
const LINE = 16; // px
const LETTER = 6.8; // px, on average
function lines(title, room) {
  const most = Math.floor(room / LETTER);
  return title.split(" ").reduce((told, word) => {
    const last = told[told.length - 1];
    if (last !== undefined && last.length + 1 + word.length <= most) return [...told.slice(0, -1), `${last} ${word}`];
    return [...told, word];
  }, []);
}
const acrossTitle = (spec, width) => lines(spec.across.title, width - leftOf(spec, width) - 12);
const upTitle = (spec, width) => lines(spec.up.title, width - 16);
const more = (told) => (told.length - 1) * LINE;

const kindOf = (spec, square) => spec.kinds.find((kind) => kind.key === square.kind);
const numberOf = (square) => `${square.of_100} (${square.low}–${square.high})`;

function drawn(spec, square, ink, api) {
  const look = ink.look(kindOf(spec, square).look);
  const [x, y] = api.coord([square.across, square.up]);
  const [wide, tall] = api.size([1, 1]);
  const tile = { x: x - wide / 2 + 2, y: y - tall / 2 + 2, width: wide - 4, height: tall - 4 };
  const beside = wide > ROOM_BESIDE; // the number stands beside the mark, or below it
  const r = Math.min(wide * 0.3, LARGEST) * Math.sqrt(square.of_100 / 100);
  const style = { fill: square.sure ? look.color : "transparent", stroke: look.color, lineWidth: 2, lineDash: square.sure ? null : [3, 2] };
  const middle = tile.y + (tile.height - STRIP) / 2;
  const number = {
    type: "text",
    style: {
      text: wide < ROOM_BELOW ? String(square.of_100) : numberOf(square),
      x: beside ? x - 8 : x,
      y: beside ? middle : tile.y + tile.height - STRIP - 9,
      fill: ink.text,
      font: `${beside ? 13 : 11}px ${FONT}`,
      textAlign: beside ? "left" : "center",
      textVerticalAlign: "middle",
    },
  };
  const shade = { type: "rect", shape: tile, style: { fill: look.color, opacity: square.sure ? 0.12 : 0.0 } };
  const place = beside ? [x - 8 - LARGEST - 9, middle] : [x, tile.y + 4 + LARGEST];
  return { type: "group", children: [shade, ...strip(spec, square, tile, ink), shapeAt(look, ...place, r, style), number] };
}

// The shares of all verdicts, side by side along the bottom of a cell.
function strip(spec, square, tile, ink) {
  const n = square.counts.reduce((sum, count) => sum + count, 0);
  let x = tile.x;
  return square.counts.map((count, k) => {
    const width = n ? (tile.width * count) / n : 0;
    const shape = { x, y: tile.y + tile.height - STRIP, width, height: STRIP };
    x += width;
    return { type: "rect", shape, style: { fill: ink.look(spec.kinds[k].look).color, stroke: ink.page, lineWidth: width > 2 ? 1 : 0 } };
  });
}

function axis(ticks, ink, name) {
  return {
    type: "category",
    data: ticks.names,
    name: name.lines.join("\n"),
    axisTick: { show: false },
    axisLine: { lineStyle: { color: ink.axis } },
    splitLine: { show: true, interval: 0, lineStyle: { color: ink.grid } },
    nameTextStyle: { color: ink.text, fontFamily: FONT, fontSize: 13, ...name.style },
    axisLabel: { color: ink.text, fontFamily: FONT, fontSize: 12, lineHeight: 13, interval: 0, overflow: "break", ...name.label },
    ...name.place,
  };
}

export function option(spec, frame, ink, width) {
  const squares = frame.squares || [];
  const left = leftOf(spec, width);
  const column = columnOf(spec, width);
  const [across, up] = [acrossTitle(spec, width), upTitle(spec, width)];
  return {
    grid: { left, right: 12, top: 30 + more(up), bottom: 58 + more(across) },
    tooltip: { ...tooltip(ink), formatter: ({ dataIndex }) => told(spec, squares[dataIndex]) },
    xAxis: axis(spec.across, ink, {
      lines: across,
      label: { width: column - 4 },
      style: { lineHeight: LINE, verticalAlign: "top" },
      place: { nameLocation: "middle", nameGap: 30 },
    }),
    yAxis: axis(spec.up, ink, {
      lines: up,
      label: { width: left - 10 },
      style: { align: "left", lineHeight: LINE, padding: [0, 0, 0, -left + 4] },
      place: { nameLocation: "end", nameGap: 14 },
    }),
    series: [
      {
        id: "squares",
        type: "custom",
        encode: { x: 0, y: 1 },
        data: squares.map((square) => [square.across, square.up]),
        renderItem: ({ dataIndex }, api) => drawn(spec, squares[dataIndex], ink, api),
      },
    ],
  };
}

const where = (spec, square) => ({ across: spec.across.names[square.across], up: spec.up.names[square.up] });
const placeOf = (spec, square) => filled(spec.words.cell, where(spec, square));

function told(spec, square) {
  const sure = square.sure ? "" : `<br>${escaped(spec.words.no)}`;
  return `<b>${escaped(kindOf(spec, square).title)}</b>: ${numberOf(square)}${sure}<br>${escaped(placeOf(spec, square))}`;
}

export const keyAt = (spec, frame, dataIndex) => frame.squares[dataIndex].key;

export function table(spec, frame) {
  const squares = frame.squares || [];
  const { words } = spec;
  const counted = squares.some((square) => square.counts.length);
  return {
    head: [
      words.place, spec.across.title, spec.up.title, words.verdict, words.share, words.low, words.high, words.sure,
      ...(counted ? spec.kinds.map((kind) => filled(words.pairs, { verdict: kind.title })) : []),
    ],
    rows: squares.map((square) => [
      placeOf(spec, square),
      where(spec, square).across,
      where(spec, square).up,
      kindOf(spec, square).title,
      square.of_100,
      square.low,
      square.high,
      square.sure ? words.yes : words.no,
      ...square.counts,
    ]),
    keys: squares.map((square) => square.key),
  };
}

export const summary = (spec, frame) =>
  (frame.squares || [])
    .map((square) => `${placeOf(spec, square)}: ${kindOf(spec, square).title} ${numberOf(square)}`)
    .join("; ");
