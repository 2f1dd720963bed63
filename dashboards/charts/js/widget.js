// The one widget for every chart, with ECharts where a chart needs it. See ../widget.py.
import * as bars from "./bars.js";
import * as dots from "./dots.js";
import { label, nowOf, shown } from "./figure.js";
import * as lines from "./lines.js";
import { palette } from "./palette.js";
import * as phase from "./phase.js";
import * as strip from "./strip.js";
import * as timeline from "./timeline.js";
import { overheard } from "./told.js";
import * as trade from "./trade.js";

const DAY = "/assets/stage/day.js";

const KINDS = { bars, dots, lines, phase, strip, timeline, trade };
const ECHARTS = "/_solara/cdn/echarts@6.1.0/dist/echarts.esm.min.mjs";

let library; // loaded once for all charts, and only when a chart needs it
const echarts = () => (library ||= import(new URL(ECHARTS, window.location.origin)));

const follow = async (hear) => (await import(new URL(DAY, window.location.origin))).follow(hear);

// Draws with ECharts, while in view; returns what to do at each frame, and at the end.
async function plotter(parts, model, kind, pick, frameNow) {
  const { init } = await echarts();
  const chart = init(parts.plot, null, { devicePixelRatio: Math.max(2, window.devicePixelRatio) }); // zoomed for a projector
  let [inView, day] = [true, null];
  const cursor = document.createElement("div");
  cursor.className = "md-chart-day";
  // Where the stage's day is on an axis of days; moving it draws nothing anew.
  const place = () => {
    const { x } = model.get("spec");
    const isShown = day !== null && !kind.frameOf && x;
    cursor.hidden = !isShown;
    if (!isShown) return;
    if (!cursor.isConnected) parts.plot.append(cursor);
    const { y } = model.get("spec");
    if (y) cursor.style.top = `${chart.convertToPixel({ yAxisIndex: 0 }, y.high)}px`;
    cursor.style.transform = `translateX(${chart.convertToPixel({ xAxisIndex: 0 }, day)}px)`;
  };
  const follow = (now) => {
    day = now;
    place();
  };
  const draw = () => {
    if (!inView) return;
    const spec = model.get("spec");
    const width = parts.plot.clientWidth || 600;
    const height = kind.height(spec, width);
    if (parts.plot.style.height !== `${height}px`) parts.plot.style.height = `${height}px`;
    if (chart.getWidth() !== width || chart.getHeight() !== height) chart.resize({ width, height });
    const option = kind.option(spec, frameNow(), nowOf(model), palette(), width);
    chart.setOption({ animation: false, ...option }, { replaceMerge: ["series"] });
    label(parts.plot, model, kind, frameNow()); // ECharts takes it away
    place();
  };
  if (kind.keyAt)
    chart.on("click", ({ dataIndex }) => pick(kind.keyAt(model.get("frame"), nowOf(model), dataIndex)));
  const hide = ({ key }) => key === "Escape" && chart.dispatchAction({ type: "hideTip" });
  document.addEventListener("keydown", hide);
  draw();
  const sizes = new ResizeObserver(draw);
  sizes.observe(parts.plot);
  const view = new IntersectionObserver((entries) => {
    inView = entries[entries.length - 1].isIntersecting;
    draw();
  });
  view.observe(parts.plot);
  const end = () => {
    document.removeEventListener("keydown", hide);
    [sizes, view].forEach((observer) => observer.disconnect());
    chart.dispose();
  };
  return { draw, follow, end, images: { svg: () => vector(init, kind, model), png: () => raster(chart) } };
}

const IMAGE_WIDTH = 960;

// The chart drawn once more, as a scalable picture.
function vector(init, kind, model) {
  const [spec, frame] = [model.get("spec"), model.get("frame")];
  const size = { width: IMAGE_WIDTH, height: kind.height(spec, IMAGE_WIDTH) };
  const drawing = init(null, null, { renderer: "svg", ssr: true, ...size });
  drawing.setOption({ animation: false, backgroundColor: palette().page, ...kind.option(spec, frame, nowOf(model), palette(), IMAGE_WIDTH) });
  const svg = drawing.renderToSVGString();
  drawing.dispose();
  return svg;
}

const raster = (chart) => chart.getDataURL({ type: "png", pixelRatio: 2, backgroundColor: palette().page });

export default { render: ({ model, el }) => shown({ model: overheard(model), el }, KINDS, plotter, follow) };
