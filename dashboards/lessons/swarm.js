// A hundred worlds as dots on one axis. They fall on it at the first day and move to the last; a click or a key ends it.

const SVG = "http://www.w3.org/2000/svg";
const FALL = 900; // ms until all have fallen
const DAYS = 4600; // ms from the first day to the last
const GLIDE = 0.2; // share of the way that a dot goes in a frame
const NEAR = 0.4; // px: there
const BINS = 34;
const SIZES = { large: [290, 200], medium: [220, 150], small: [190, 116] }; // px high: on a page, and on a projector

const made = (name, attributes, parent) => {
  const it = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) it.setAttribute(key, String(value));
  parent.append(it);
  return it;
};
const short = (value) => String(Math.round(value)).replace("-", "−");
const wantsNone = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

const binOf = (value, { low, high }) => Math.min(BINS - 1, Math.max(0, Math.floor((BINS * (value - low)) / (high - low))));

function heightsOf(values, space) {
  const heights = new Array(BINS).fill(0);
  values.forEach((value) => (heights[binOf(value, space)] += 1));
  return heights;
}

// Where dots stand: in the bin of their value, row upon row, `across` to a row; closer where many share a bin.
function places(values, space) {
  const { left, right, bottom, r, across, tall } = space;
  const wide = (right - left) / BINS;
  const heights = heightsOf(values, space);
  const rise = Math.min(2 * r, (tall - 2 * r) / Math.ceil(Math.max(...heights) / across));
  const filled = new Array(BINS).fill(0);
  return values.map((value) => {
    const bin = binOf(value, space);
    const k = filled[bin]++;
    const x = left + wide * (bin + 0.5) + 2 * r * ((k % across) - (Math.min(across, heights[bin]) - 1) / 2);
    return [x, bottom - r - rise * Math.floor(k / across)];
  });
}

function render({ model, el }) {
  const words = model.get("words");
  const box = document.createElement("div");
  box.className = "md-swarm";
  el.append(box);
  const day = document.createElement("p");
  day.className = "md-swarm-day";
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("role", "img");
  box.append(day, svg);
  const back = made("g", {}, svg);
  const front = made("g", {}, svg);
  let [dots, asked, begun, space] = [[], 0, 0, null];

  const frames = () => {
    const view = model.get("values");
    const floats = new Float32Array(view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength));
    const n = floats.length / model.get("days").length;
    return Array.from(model.get("days"), (_, k) => Array.from(floats.subarray(k * n, (k + 1) * n)));
  };
  let rows = frames();

  const measure = () => {
    const isProjected = document.documentElement.dataset.view === "projector";
    const width = Math.max(240, box.clientWidth || 600);
    const height = SIZES[model.get("size")][isProjected ? 1 : 0];
    space = { width, height, low: model.get("low"), high: model.get("high"), left: 12, right: width - 12, top: 20, bottom: height - 38 };
    const [wide, tall] = [(width - 24) / BINS, space.bottom - space.top - 4];
    const most = Math.max(...heightsOf(rows[rows.length - 1], space));
    // As few to a row as there is room above, as many as there is room beside each other.
    const across = Math.max(1, Math.min(Math.floor(wide / 5), Math.ceil((most * Math.min(13, wide)) / tall)));
    Object.assign(space, { across, tall, r: Math.min(6.5, wide / across / 2 - 0.2) });
    for (const [name, value] of Object.entries({ width, height, viewBox: `0 0 ${width} ${height}` })) svg.setAttribute(name, value);
  };

  const xOf = (value) => space.left + ((space.right - space.left) * (value - space.low)) / (space.high - space.low);

  const axis = () => {
    back.replaceChildren();
    const { left, right, bottom, top, height, low, high, width } = space;
    made("rect", { x: left, y: top - 4, width: right - left, height: bottom - top + 4, class: "md-swarm-field" }, back);
    made("line", { x1: left, x2: right, y1: bottom, y2: bottom, class: "md-swarm-axis" }, back);
    const every = model.get("every");
    for (let value = low; value <= high + every / 1e6; value += every) {
      const anchor = value === low ? "start" : value + every > high + every / 1e6 ? "end" : "middle";
      made("line", { x1: xOf(value), x2: xOf(value), y1: bottom, y2: bottom + 4, class: "md-swarm-axis" }, back);
      made("text", { x: xOf(value), y: bottom + 17, "text-anchor": anchor, class: "md-swarm-text" }, back).textContent = short(value);
    }
    const title = made("text", { x: left, y: height - 5, class: "md-swarm-text md-swarm-title" }, back);
    title.textContent = model.get("title");
    const isWide = () => title.getComputedTextLength() > width - left;
    if (isWide()) title.textContent = model.get("title").replace(/ \([^)]*\)$/, ""); // its unit stands in the table
    if (isWide()) for (const [name, value] of Object.entries({ textLength: width - left, lengthAdjust: "spacingAndGlyphs" })) title.setAttribute(name, value);
    for (const border of model.get("borders")) {
      const x = xOf(border);
      made("line", { x1: x, x2: x, y1: top - 6, y2: bottom, class: "md-swarm-border" }, back);
      const isRight = x > 0.7 * width;
      made("text", { x: x + (isRight ? -5 : 5), y: top, "text-anchor": isRight ? "end" : "start", class: "md-swarm-text" }, back).textContent = model.get("border_title");
    }
  };

  const dress = () => {
    const counted = model.get("counted");
    dots.forEach(({ node }, k) => {
      node.setAttribute("r", counted.length && !counted[k] ? space.r - 0.9 : space.r - 0.3);
      node.setAttribute("class", `md-swarm-dot${counted.length ? (counted[k] ? " md-swarm-yes" : " md-swarm-no") : ""}`);
    });
    svg.setAttribute("aria-label", model.get("label"));
  };

  const set = (dot, x, y) => {
    Object.assign(dot, { x, y });
    dot.node.setAttribute("cx", x.toFixed(1));
    dot.node.setAttribute("cy", y.toFixed(1));
  };

  const say = (frame) => {
    const days = model.get("days");
    const isLast = frame >= days.length - 1;
    box.dataset.day = days[Math.min(frame, days.length - 1)];
    day.textContent = model.get("is_moving") ? words.day.replace("{day}", box.dataset.day) + (isLast ? ` · ${words.last}` : ` · ${words.moving}`) : "";
    day.hidden = !model.get("is_moving");
  };

  const stop = () => {
    cancelAnimationFrame(asked);
    asked = 0;
    ["pointerdown", "keydown"].forEach((kind) => document.removeEventListener(kind, finish, true));
    box.dataset.moving = "false";
  };
  const finish = () => {
    stop();
    const to = places(rows[rows.length - 1], space);
    dots.forEach((dot, k) => {
      dot.node.removeAttribute("visibility");
      set(dot, ...to[k]);
    });
    say(rows.length - 1);
  };

  // One frame: what has fallen glides to its place of the day.
  const step = (now) => {
    const spent = now - begun;
    const moves = model.get("is_moving");
    const frame = moves ? Math.min(rows.length - 1, Math.max(0, Math.floor(((spent - FALL) / DAYS) * (rows.length - 1)))) : rows.length - 1;
    const to = places(rows[frame], space);
    let isThere = frame === rows.length - 1;
    dots.forEach((dot, k) => {
      if (moves && spent < (FALL * k) / dots.length) return (isThere = false);
      dot.node.removeAttribute("visibility");
      const [dx, dy] = [to[k][0] - dot.x, to[k][1] - dot.y];
      if (Math.abs(dx) < NEAR && Math.abs(dy) < NEAR) return set(dot, ...to[k]);
      isThere = false;
      set(dot, dot.x + GLIDE * dx, dot.y + GLIDE * dy);
    });
    say(frame);
    if (isThere) finish();
    else asked = requestAnimationFrame(step);
  };

  const start = () => {
    if (wantsNone()) return finish();
    begun = performance.now();
    box.dataset.moving = "true";
    ["pointerdown", "keydown"].forEach((kind) => document.addEventListener(kind, finish, true));
    asked = requestAnimationFrame(step);
  };

  const begin = () => {
    measure();
    axis();
    front.replaceChildren();
    const to = places(rows[0], space);
    dots = to.map(([x]) => ({ node: made("circle", { visibility: "hidden" }, front), x, y: -10 }));
    dress();
    if (model.get("is_moving")) start();
    else finish();
  };
  // Other worlds of the same seeds: the same dots go to their new places.
  const change = () => {
    stop();
    rows = frames();
    if (rows[0].length !== dots.length) return begin();
    measure();
    axis();
    dress();
    start();
  };
  const resize = () => {
    const before = space && space.width;
    const high = space && space.height;
    measure();
    if (before === space.width && high === space.height) return;
    axis();
    dress();
    if (!asked) finish();
  };
  let waiting = 0;
  const soon = () => (waiting ||= requestAnimationFrame(() => ((waiting = 0), change())));
  model.on("change:values", soon);
  model.on("change:counted", () => ((waiting ||= requestAnimationFrame(() => ((waiting = 0), change())))));
  const sizes = new ResizeObserver(resize);
  sizes.observe(box);
  window.addEventListener("resize", resize);
  begin();
  return () => {
    stop();
    cancelAnimationFrame(waiting);
    sizes.disconnect();
    window.removeEventListener("resize", resize);
  };
}

export default { render };
