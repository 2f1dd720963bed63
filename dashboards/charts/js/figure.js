// A chart in a page: words, plot, note and table around whatever draws it. It needs no library and no server.
import { tableView } from "./table.js";

const REDRAWN = 100; // ms between two drawings of a chart whose values follow the day

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
  for (const [name, value] of Object.entries(model.get("facts"))) figure.setAttribute(dashed(name), String(value));
}

function elements(parts, model, kind, pick) {
  const show = kind.drawer(parts.plot, pick);
  const images = kind.image ? { svg: () => kind.image(parts.plot) } : {};
  return { draw: () => show(model.get("frame"), model.get("spec")), follow() {}, end() {}, images };
}

// Shows a chart in `el`. `kinds` are the modules that draw, by name; `plotter` draws those that have no drawer;
// `follow` tells a chart that follows the day of a stage which day it is.
export async function shown({ model, el }, kinds, plotter, follow) {
  const kind = kinds[model.get("spec").kind];
  const parts = frameOf(el);
  const tell = (key) => {
    model.set("picked", key);
    model.save_changes();
  };
  const pick = (key) => {
    if (model.get("picked") === key) tell(""); // the page may have forgotten it: the same again is no change
    tell(key);
  };
  let day = null;
  const frameNow = () => (day !== null && kind.frameOf ? kind.frameOf(model.get("frame"), day) : model.get("frame"));
  const rows = () => kind.table(model.get("spec"), frameNow());
  const table = tableView(() => model.get("spec"), rows, pick);
  parts.figure.append(table.details);
  const plot = await (kind.drawer ? elements : plotter)(parts, model, kind, pick, frameNow);
  table.offer(plot.images || {});
  let asked = 0;
  const draw = () => {
    asked = 0;
    words(parts, model, kind, frameNow());
    plot.draw();
    table.refresh();
    state(parts.figure, model);
    parts.figure.dataset.ready = "true";
  };
  // Once per frame of the screen: a slow phone skips frames instead of falling behind.
  const ask = () => (asked ||= requestAnimationFrame(draw));
  const theme = new MutationObserver(ask);
  const themed = document.querySelector(".v-application") || document.body; // of our pages, or of a notebook
  theme.observe(themed, { attributeFilter: ["class", "data-jp-theme-light"] });
  model.on("change", ask);
  draw();
  let [waiting, deaf] = [0, () => {}];
  const hear = (now) => {
    day = now;
    parts.figure.dataset.day = String(now);
    plot.follow(now);
    if (kind.frameOf) waiting ||= setTimeout(() => (ask(), (waiting = 0)), REDRAWN);
  };
  if (model.get("spec").follows) deaf = await follow(hear);
  return () => {
    deaf();
    clearTimeout(waiting);
    model.off("change", ask);
    cancelAnimationFrame(asked);
    theme.disconnect();
    table.close();
    plot.end();
  };
}

function words(parts, model, kind, frame) {
  const { caption, words: said = {} } = model.get("spec");
  const shown = { title: caption.title, subtitle: caption.subtitle, note: [caption.note, said.key].filter(Boolean).join(" ") };
  for (const [name, text] of Object.entries(shown)) {
    if (parts[name].textContent !== text) parts[name].textContent = text;
    parts[name].hidden = !text;
  }
  parts.figure.dataset.kind = model.get("spec").kind;
  parts.plot.setAttribute("role", kind.drawer ? "group" : "img");
  label(parts.plot, model, kind, frame);
}

export function label(plot, model, kind, frame) {
  const spec = model.get("spec");
  plot.setAttribute("aria-label", `${spec.caption.title}. ${spec.caption.subtitle}. ${kind.summary(spec, frame)}`);
}
