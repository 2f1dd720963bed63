// A line of points over days. Each point is a slider: Tab reaches it, arrow keys, Page and Home/End move it.

const SVG = "http://www.w3.org/2000/svg";
const [LEFT, RIGHT, TOP, BOTTOM] = [46, 26, 14, 36];
const HEIGHTS = [300, 150]; // px: on a page, and on a projector
const [NARROWEST, WIDEST, MARGINS] = [260, 736, 40]; // px

const made = (name, attributes, parent) => {
  const it = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) it.setAttribute(key, String(value));
  parent.append(it);
  return it;
};

const isProjected = () => document.documentElement.dataset.view === "projector";

// So wide that letters keep their size.
const widthNow = () => Math.max(NARROWEST, Math.min(WIDEST, document.documentElement.clientWidth - MARGINS));

// Drawn anew where the page becomes a slide, wider or narrower; what was drawn so far stays.
function render({ model, el }) {
  let shown = "";
  const show = () => {
    const [width, height] = [widthNow(), HEIGHTS[isProjected() ? 1 : 0]];
    if (shown === `${width} ${height}`) return;
    shown = `${width} ${height}`;
    el.replaceChildren();
    draw(model, el, width, height);
  };
  window.addEventListener("resize", show);
  show();
  return () => window.removeEventListener("resize", show);
}

function draw(model, el, WIDTH, HEIGHT) {
  const days = model.get("days");
  const [low, high] = [model.get("low"), model.get("high")];
  const words = model.get("words");
  const step = (high - low) / 100;
  const values = [...model.get("values")];
  const last = days[days.length - 1];
  const xOf = (day) => LEFT + ((WIDTH - LEFT - RIGHT) * day) / last;
  const yOf = (value) => TOP + ((HEIGHT - TOP - BOTTOM) * (high - value)) / (high - low);
  const valueAt = (y) => high - ((y - TOP) * (high - low)) / (HEIGHT - TOP - BOTTOM);

  const svg = made("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: "md-drawing", role: "group", "aria-label": words.name }, el);
  for (let k = 0; k <= 4; k += 1) {
    const value = low + (k * (high - low)) / 4;
    made("line", { x1: LEFT, x2: WIDTH - RIGHT, y1: yOf(value), y2: yOf(value), class: "md-drawing-grid" }, svg);
    made("text", { x: LEFT - 8, y: yOf(value) + 5, "text-anchor": "end", class: "md-drawing-text" }, svg).textContent = String(Math.round(value)).replace("-", "−");
  }
  // Days that stand close together would write over each other.
  let free = -Infinity;
  for (const day of days) {
    if (xOf(day) < free) continue;
    free = xOf(day) + 56;
    const anchor = day === last ? "end" : "middle";
    const x = xOf(day) + (day === last ? RIGHT - 2 : 0);
    made("text", { x, y: HEIGHT - 10, "text-anchor": anchor, class: "md-drawing-text" }, svg).textContent = words.day.replace("{day}", day);
  }
  const path = made("polyline", { class: "md-drawing-line" }, svg);
  const points = days.map((day, k) => {
    const point = made("circle", { r: 11, cx: xOf(day), tabindex: 0, role: "slider", class: "md-drawing-point" }, svg);
    point.setAttribute("aria-label", words.day.replace("{day}", day));
    point.setAttribute("aria-valuemin", low);
    point.setAttribute("aria-valuemax", high);
    point.setAttribute("aria-orientation", "vertical");
    point.addEventListener("keydown", (event) => {
      const by = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1, PageUp: 10, PageDown: -10 }[event.key];
      const to = { Home: low, End: high }[event.key];
      if (by === undefined && to === undefined) return;
      event.preventDefault();
      set(k, to ?? values[k] + by * step);
      tell();
    });
    return point;
  });

  const place = () => {
    path.setAttribute("points", days.map((day, k) => `${xOf(day)},${yOf(values[k])}`).join(" "));
    points.forEach((point, k) => {
      point.setAttribute("cy", yOf(values[k]));
      point.setAttribute("aria-valuenow", values[k].toFixed(0));
    });
  };
  const set = (k, value) => {
    values[k] = Math.min(high, Math.max(low, value));
    place();
  };
  const tell = () => {
    model.set("values", [...values]);
    model.save_changes();
  };

  // A stroke across the chart sets every point that it passes.
  let drawing = false;
  const follow = (event) => {
    const place = svg.getBoundingClientRect();
    const x = ((event.clientX - place.left) * WIDTH) / place.width;
    const y = ((event.clientY - place.top) * HEIGHT) / place.height;
    const distances = days.map((day) => Math.abs(xOf(day) - x));
    set(distances.indexOf(Math.min(...distances)), valueAt(y));
  };
  svg.addEventListener("pointerdown", (event) => {
    drawing = true;
    svg.setPointerCapture(event.pointerId);
    follow(event);
  });
  svg.addEventListener("pointermove", (event) => drawing && follow(event));
  for (const end of ["pointerup", "pointercancel"])
    svg.addEventListener(end, () => {
      if (drawing) tell();
      drawing = false;
    });
  place();
}

export default { render };
