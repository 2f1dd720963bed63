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
  const chart = init(parts.plot);
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
  return { draw, end };
}

function elements(parts, model, kind, pick) {
  const show = kind.drawer(parts.plot, pick);
  return { draw: () => show(model.get("frame"), model.get("spec")), end() {} };
}

async function render({ model, el }) {
  const kind = KINDS[model.get("spec").kind];
  const parts = frameOf(el);
  const pick = (key) => {
    model.set("picked", key);
    model.save_changes();
  };
  const rows = () => kind.table(model.get("spec"), model.get("frame"));
  const table = tableView(model.get("spec").caption.title, rows, pick);
  parts.figure.append(table.details);
  const plot = await (kind.drawer ? elements : plotter)(parts, model, kind, pick);
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
  const { caption } = model.get("spec");
  const said = { title: caption.title, subtitle: caption.subtitle, note: [caption.note, kind.key].filter(Boolean).join(" ") };
  for (const [name, text] of Object.entries(said)) {
    if (parts[name].textContent !== text) parts[name].textContent = text;
    parts[name].hidden = !text;
  }
  parts.figure.dataset.kind = model.get("spec").kind;
  parts.plot.setAttribute("role", kind.drawer ? "group" : "img");
  parts.plot.setAttribute("aria-label", `${caption.title}. ${caption.subtitle}. ${kind.summary(model.get("spec"), model.get("frame"))}`);
}

export default { render };
