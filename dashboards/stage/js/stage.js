// The stage: a war and its twin without deals in motion, from one JSON of all their days. See ../__init__.py.
import { clock } from "./clock.js";
import { controls } from "./controls.js";
import { curve } from "./curve.js";
import { apart, clock as clockSaid, element, filled, isInForce, newsOf, soFar } from "./parts.js";
import { scene } from "./scene.js";
import { fitted, placeOf } from "./sizes.js";

const mounted = new WeakMap();

// Shows a course in an element, or another one where there is one already; gives what can be done with it.
export function draw(el, course, options = {}) {
  mounted.get(el)?.close();
  const shown = mount(el, course, options);
  mounted.set(el, shown);
  return shown;
}

function skeleton(course) {
  const root = element("section", "md-stage");
  root.setAttribute("aria-label", course.words.name);
  const part = (tag, name) => root.appendChild(element(tag, name));
  const parts = {
    root,
    soFar: part("p", "md-so-far"),
    scene: part("div", "md-stage-scene"),
    today: part("div", "md-stage-today"),
    curve: part("div", "md-stage-curve"),
  };
  parts.clock = parts.today.appendChild(element("p", "md-clock"));
  parts.news = parts.today.appendChild(element("p", "md-stage-news"));
  const { curve: slider } = parts;
  slider.tabIndex = 0;
  slider.setAttribute("role", "slider");
  slider.setAttribute("aria-label", course.words.scrub);
  slider.setAttribute("aria-valuemin", "0");
  slider.setAttribute("aria-valuemax", String(course.last));
  slider.title = course.words.keys;
  return parts;
}

// What scripts and tests read of a day.
function facts(course, day) {
  const inForce = course.deals.filter((deal) => isInForce(deal, day)).length;
  return {
    day,
    war: course.war,
    seed: course.seed,
    run: course.run,
    horizon: course.last,
    gap: course.gap[day],
    "trust-0": course.trust[0][day],
    "trust-1": course.trust[1][day],
    deals: course.deals.filter(({ signed }) => signed <= day).length,
    "in-force": inForce,
    over: day === course.last,
  };
}

function mount(el, course, { day = 0, onDay, onRest, onPick } = {}) {
  const parts = skeleton(course);
  const { root } = parts;
  let [drawn, line, said, fits] = [null, null, -1, ""];
  const say = (now) => {
    if (now === said) return;
    said = now;
    parts.clock.textContent = clockSaid(course, now);
    parts.soFar.textContent = soFar(course, now);
    for (const [name, value] of Object.entries(facts(course, now))) parts.soFar.setAttribute(`data-${name}`, String(value));
    const news = newsOf(course, now);
    const isOld = news.day < now;
    parts.news.textContent = news.day ? `${isOld ? `${course.dates[news.day]}: ` : ""}${news.said}` : course.words.quiet;
    parts.news.classList.toggle("md-stage-old", isOld || !news.day);
    parts.curve.setAttribute("aria-valuenow", String(now));
    const spoken = { clock: clockSaid(course, now), gap: `${apart(course, now)}`, told: isOld ? "" : news.said };
    parts.curve.setAttribute("aria-valuetext", filled(course.words.on_day, spoken).trim());
    root.dataset.day = String(now);
    onDay?.(now);
  };
  const tell = (time, seconds) => {
    drawn?.show(time, seconds);
    line?.show(time);
    say(Math.floor(time));
    bar.refresh();
  };
  const turns = course.turns.map((turn) => turn.day);
  const time = clock({ last: course.last, turns, tell, rest: (at) => onRest?.(at) });
  const bar = controls(course, time);
  const foot = element("div", "md-stage-foot");
  foot.append(bar.row, bar.turns);
  root.append(foot);
  const fit = () => {
    const { width, room } = placeOf(root, parts.scene);
    if (width < 1 || fits === `${width} ${room}`) return;
    fits = `${width} ${room}`;
    fitted(root, room, (size) => {
      drawn = scene(course, width, size);
      line = curve(course, width, size);
      parts.scene.replaceChildren(drawn.drawing);
      parts.curve.replaceChildren(line.drawing);
    });
    [drawn, line].forEach((it) => it.show(time.day(), null));
  };
  el.replaceChildren(root);
  const sizes = new ResizeObserver(fit);
  sizes.observe(parts.scene);
  window.addEventListener("resize", fit);
  fit();
  const unheard = hear(parts, time, () => line, onPick);
  time.scrub(day);
  root.dataset.ready = "true";
  const close = () => {
    time.stop();
    sizes.disconnect();
    window.removeEventListener("resize", fit);
    unheard();
  };
  return { close, jump: time.jump, pause: time.pause, isPlaying: time.isPlaying };
}

const KEYS = {
  ArrowRight: (day) => day + 1,
  ArrowUp: (day) => day + 1,
  ArrowLeft: (day) => day - 1,
  ArrowDown: (day) => day - 1,
  PageUp: (day) => day + 7,
  PageDown: (day) => day - 7,
  Home: () => 0,
  End: () => Infinity,
};

// Keys, the pointer on the curve, and what is chosen. Returns how to hear no more.
function hear({ root, curve: slider, scene: picture }, time, line, onPick) {
  const onKey = (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target.matches("select, input")) return;
    if (event.key === " " && !event.target.matches("button")) time.isPlaying() ? time.pause() : time.play();
    else if (event.key in KEYS) time.jump(KEYS[event.key](time.day()));
    else return;
    event.preventDefault();
  };
  const dayOf = (event) => line().dayAt(event.clientX - slider.getBoundingClientRect().left);
  let held = false;
  const onDown = (event) => {
    if (event.button !== 0) return;
    held = true;
    slider.setPointerCapture(event.pointerId);
    const pin = event.target.closest?.(".md-stage-pin");
    time.scrub(pin ? Number(pin.dataset.day) : dayOf(event));
  };
  const onMove = (event) => held && time.scrub(dayOf(event));
  const onUp = () => {
    if (held) time.jump(time.day());
    held = false;
  };
  root.addEventListener("keydown", onKey);
  slider.addEventListener("pointerdown", onDown);
  slider.addEventListener("pointermove", onMove);
  ["pointerup", "pointercancel"].forEach((kind) => slider.addEventListener(kind, onUp));
  picture.addEventListener("click", (event) => {
    const found = event.target.closest?.("[data-key]");
    if (found) onPick?.(found.dataset.key);
  });
  return () => root.replaceChildren();
}
