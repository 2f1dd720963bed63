// What the kinds of charts share: sizes, axes, numbers as text.

export const FONT = "Roboto, system-ui, sans-serif";
export const NARROW = 560; // px; below, names go above or below instead of beside

export const isNarrow = (width) => width < NARROW;

// Two significant decimals are what a model of this kind can say.
export function short(value) {
  if (!Number.isFinite(value)) return "–";
  const rounded = Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(2);
  return Number(rounded) === 0 ? "0.00" : rounded.replace("-", "−");
}

// A table's cell: words as they are, counts and days without decimals.
export function cellText(cell) {
  if (typeof cell !== "number") return cell;
  return Number.isInteger(cell) ? String(cell).replace("-", "−") : short(cell);
}

// A chart's words come with its spec (`words.en.toml`), with gaps to fill.
export const filled = (text, values) => text.replace(/\{(\w+)\}/g, (gap, name) => values[name] ?? gap);
// The text for a number, in the form that the language has for it (microdeals.language.plurals).
export function formFor(words, key, n) {
  const form = new Intl.PluralRules(words[`${key}.plural`] || "en").select(n);
  return words[`${key}.${form}`] || words[`${key}.other`];
}

export const counted = (words, key, n) => filled(formFor(words, key, n), { n });

export const signed = (value) => (value > 0 ? "+" : "") + short(value);

export function valueAxis(axis, ink, name) {
  return {
    type: "value",
    name,
    min: axis.low,
    max: axis.high,
    interval: axis.every > 0 ? axis.every : undefined,
    axisLabel: { color: ink.faint, fontFamily: FONT, fontSize: 12, hideOverlap: true, formatter: plainNumber },
    axisLine: { lineStyle: { color: ink.axis } },
    splitLine: { lineStyle: { color: ink.grid } },
    nameTextStyle: { color: ink.faint, fontFamily: FONT, fontSize: 12 },
  };
}

const plainNumber = (value) => String(Number(value.toFixed(6))).replace("-", "−");

// A day axis below the plot.
export function bottomAxis(axis, ink) {
  return {
    ...valueAxis(axis, ink, axis.title),
    nameLocation: "middle",
    nameGap: 26,
    splitLine: { show: false },
  };
}

export const tooltip = (ink) => ({
  confine: true,
  backgroundColor: ink.page,
  borderColor: ink.axis,
  textStyle: { color: ink.text, fontFamily: FONT, fontSize: 13 },
  extraCssText: "max-width: 20rem; white-space: normal;",
});

const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
export const escaped = (text) => String(text).replace(/[&<>"']/g, (sign) => ESCAPES[sign]);

// Names of rows: to the left of the plot, or above each row where the page is narrow.
export function rowAxis(names, ink, width) {
  const narrow = isNarrow(width);
  return {
    type: "category",
    data: names,
    inverse: true,
    axisTick: { show: false },
    axisLine: { show: !narrow, lineStyle: { color: ink.axis } },
    axisLabel: {
      color: ink.text,
      fontFamily: FONT,
      fontSize: 13,
      lineHeight: 15,
      textBorderColor: ink.page, // no line of a day runs through a name that stands in the plot
      textBorderWidth: narrow ? 4 : 0,
      interval: 0,
      inside: narrow,
      width: narrow ? width - 40 : 190,
      overflow: narrow ? "truncate" : "break",
      verticalAlign: narrow ? "bottom" : "middle",
      padding: narrow ? [0, 0, 8, -6] : 0,
    },
    z: 10,
  };
}

export const rowGrid = (width) =>
  isNarrow(width) ? { left: 12, right: 20, top: 12, bottom: 44 } : { left: 208, right: 28, top: 8, bottom: 44 };

export const rowHeight = (width) => (isNarrow(width) ? 52 : 36);

export const CORNERS = {
  diamond: [[0, -1.15], [1.15, 0], [0, 1.15], [-1.15, 0]],
  cross: [[-0.55, -1], [0, -0.45], [0.55, -1], [1, -0.55], [0.45, 0], [1, 0.55], [0.55, 1], [0, 0.45], [-0.55, 1], [-1, 0.55], [-0.45, 0], [-1, -0.55]],
  down: [[0, 1.1], [1.1, -0.9], [-1.1, -0.9]],
};

// A label's mark as a shape of a custom series.
export function shapeAt(look, x, y, r, style) {
  // r: 0, or ECharts would keep the radius of a circle that stood here before.
  if (look.shape === "rect") return { type: "rect", shape: { x: x - r, y: y - r, width: 2 * r, height: 2 * r, r: 0 }, style };
  if (look.shape === "circle") return { type: "circle", shape: { cx: x, cy: y, r }, style };
  return { type: "polygon", shape: { points: CORNERS[look.shape].map(([dx, dy]) => [x + r * dx, y + r * dy]) }, style };
}
