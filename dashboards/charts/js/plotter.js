// Charts that ECharts draws, wherever it comes from.
import { label } from "./figure.js";
import { palette } from "./palette.js";

// Draws with ECharts, which `echarts` brings, while in view; returns what to do at each frame, and at the end.
export const plotterOf = (echarts) => async (parts, model, kind, pick, frameNow) => {
  const { init } = await echarts(model);
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
    const option = kind.option(spec, frameNow(), palette(), width);
    chart.setOption({ animation: false, ...option }, { replaceMerge: ["series"] });
    label(parts.plot, model, kind, frameNow()); // ECharts takes it away
    place();
  };
  if (kind.keyAt)
    chart.on("click", ({ dataIndex }) => pick(kind.keyAt(model.get("spec"), model.get("frame"), dataIndex)));
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
};

const IMAGE_WIDTH = 960;

// The chart drawn once more, as a scalable picture.
function vector(init, kind, model) {
  const [spec, frame] = [model.get("spec"), model.get("frame")];
  const size = { width: IMAGE_WIDTH, height: kind.height(spec, IMAGE_WIDTH) };
  const drawing = init(null, null, { renderer: "svg", ssr: true, ...size });
  drawing.setOption({ animation: false, backgroundColor: palette().page, ...kind.option(spec, frame, palette(), IMAGE_WIDTH) });
  const svg = drawing.renderToSVGString();
  drawing.dispose();
  return svg;
}

const raster = (chart) => chart.getDataURL({ type: "png", pixelRatio: 2, backgroundColor: palette().page });
