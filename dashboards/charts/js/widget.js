// The one widget for every chart: words, plot, note and table, around ECharts. See ../widget.py.
import * as bars from "./bars.js";
import * as dots from "./dots.js";
import * as joined from "./joined.js";
import * as lines from "./lines.js";
import * as marks from "./marks.js";
import { palette } from "./palette.js";
import * as phase from "./phase.js";
import * as strip from "./strip.js";
import { tableView } from "./table.js";
import * as timeline from "./timeline.js";
import * as weeks from "./weeks.js";

const KINDS = { bars, dots, joined, lines, marks, phase, strip, timeline, weeks };
const ECHARTS = "/_solara/cdn/echarts@6.1.0/dist/echarts.esm.min.mjs";

let library; // loaded once for all charts, and only when a chart needs it
const echarts = () => (library ||= import(new URL(ECHARTS, window.location.origin)));

const SKELETON = `
  <figcaption><h3 class="md-chart-title"></h3><p class="md-chart-subtitle"></p></figcaption>
  <div class="md-chart-plot"></div><p class="md-chart-note"></p>`;

function frameOf(el) {
  const figure = document.createElement("figure");
  figure.className = "md-chart";
  figure.innerHTML = SKELETON;
  el.append(figure);
  const [title, subtitle, plot, note] = ["title", "subtitle", "plot", "note"].map((name) =>
    figure.querySelector(`.md-chart-${name}`)
  );
  return { figure, title, subtitle, plot, note };
}

const dashed = (name) => `data-${name.replaceAll("_", "-")}`;

// The latest values as data- attributes, for tests and scripts.
function state(figure, model) {
  const facts = { ...model.get("facts"), now: model.get("now") };
  for (const [name, value] of Object.entries(facts)) figure.setAttribute(dashed(name), String(value));
}

// Draws with ECharts, while in view; returns what to do at each frame, and at the end.
async function plotter(parts, model, kind, pick) {
  const { init } = await echarts();
  const chart = init(parts.plot, null, { devicePixelRatio: Math.max(2, window.devicePixelRatio) }); // zoomed for a projector
  let inView = true;
  const draw = () => {
    if (!inView) return;
    const spec = model.get("spec");
    const width = parts.plot.clientWidth || 600;
    const height = kind.height(spec, width);
    if (parts.plot.style.height !== `${height}px`) parts.plot.style.height = `${height}px`;
    if (chart.getWidth() !== width || chart.getHeight() !== height) chart.resize({ width, height });
    const option = kind.option(spec, model.get("frame"), model.get("now"), palette(), width);
    chart.setOption({ animation: false, ...option }, { replaceMerge: ["series"] });
    label(parts.plot, model, kind); // ECharts takes it away
  };
  if (kind.keyAt)
    chart.on("click", ({ dataIndex }) => pick(kind.keyAt(model.get("frame"), model.get("now"), dataIndex)));
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
  return { draw, end, images: { svg: () => vector(init, kind, model), png: () => raster(chart) } };
}

const IMAGE_WIDTH = 960;

// The chart drawn once more, as a scalable picture.
function vector(init, kind, model) {
  const [spec, frame] = [model.get("spec"), model.get("frame")];
  const size = { width: IMAGE_WIDTH, height: kind.height(spec, IMAGE_WIDTH) };
  const drawing = init(null, null, { renderer: "svg", ssr: true, ...size });
  drawing.setOption({ animation: false, backgroundColor: palette().page, ...kind.option(spec, frame, model.get("now"), palette(), IMAGE_WIDTH) });
  const svg = drawing.renderToSVGString();
  drawing.dispose();
  return svg;
}

const raster = (chart) => chart.getDataURL({ type: "png", pixelRatio: 2, backgroundColor: palette().page });

function elements(parts, model, kind, pick) {
  const show = kind.drawer(parts.plot, pick);
  const images = kind.image ? { svg: () => kind.image(parts.plot) } : {};
  return { draw: () => show(model.get("frame"), model.get("spec")), end() {}, images };
}

async function render({ model, el }) {
  const kind = KINDS[model.get("spec").kind];
  const parts = frameOf(el);
  const tell = (key) => {
    model.set("picked", key);
    model.save_changes();
  };
  const pick = (key) => {
    if (model.get("picked") === key) tell(""); // the page may have forgotten it: the same again is no change
    tell(key);
  };
  const rows = () => kind.table(model.get("spec"), model.get("frame"));
  const table = tableView(() => model.get("spec"), rows, pick);
  parts.figure.append(table.details);
  const plot = await (kind.drawer ? elements : plotter)(parts, model, kind, pick);
  table.offer(plot.images || {});
  let asked = 0;
  const draw = () => {
    asked = 0;
    words(parts, model, kind);
    plot.draw();
    table.refresh();
    state(parts.figure, model);
    parts.figure.dataset.ready = "true";
  };
  // Once per frame of the screen: a slow phone skips frames instead of falling behind.
  const ask = () => (asked ||= requestAnimationFrame(draw));
  const theme = new MutationObserver(ask);
  const application = document.querySelector(".v-application");
  if (application) theme.observe(application, { attributeFilter: ["class"] });
  model.on("change", ask);
  draw();
  return () => {
    model.off("change", ask);
    cancelAnimationFrame(asked);
    theme.disconnect();
    table.close();
    plot.end();
  };
}

function words(parts, model, kind) {
  const { caption, words: said = {} } = model.get("spec");
  const shown = { title: caption.title, subtitle: caption.subtitle, note: [caption.note, said.key].filter(Boolean).join(" ") };
  for (const [name, text] of Object.entries(shown)) {
    if (parts[name].textContent !== text) parts[name].textContent = text;
    parts[name].hidden = !text;
  }
  parts.figure.dataset.kind = model.get("spec").kind;
  parts.plot.setAttribute("role", kind.drawer ? "group" : "img");
  label(parts.plot, model, kind);
}

function label(plot, model, kind) {
  const [spec, frame] = [model.get("spec"), model.get("frame")];
  plot.setAttribute("aria-label", `${spec.caption.title}. ${spec.caption.subtitle}. ${kind.summary(spec, frame)}`);
}

export default { render };
