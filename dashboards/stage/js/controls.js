// Play, step, start again, speed, and the turning points as buttons.
import { element, filled } from "./parts.js";

const SPEEDS = [4, 10, 40]; // days a second
const FIRST = 10;

// Drawn, not letters: not every font has them.
const ICONS = {
  play: "M5 3v14l12-7z",
  pause: "M5 3h3.5v14H5z M11.5 3H15v14h-3.5z",
  step: "M4 3v14l9-7z M14 3h2.5v14H14z",
  back: "M16 3v14l-9-7z M3.5 3H6v14H3.5z",
  again: "M10 4V1L4.5 5.5 10 10V6.5a4.8 4.8 0 1 1-4.8 4.8H3A7 7 0 1 0 10 4z",
};

function button(word, name, act, isShort = false) {
  const made = element("button", "md-stage-button");
  made.type = "button";
  made.innerHTML = `<svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true"><path/></svg>`;
  if (isShort) made.setAttribute("aria-label", name);
  else made.append(element("span", "", name));
  if (isShort) made.title = name;
  made.querySelector("path").setAttribute("d", ICONS[word]);
  made.addEventListener("click", act);
  return made;
}

export function controls(course, time) {
  const { words } = course;
  const row = element("div", "md-player");
  const play = button("play", words.play, () => (time.isPlaying() ? time.pause() : time.play()));
  play.classList.add("md-stage-main");
  const back = button("back", words.back, () => time.jump(time.day() - 1), true);
  const step = button("step", words.step, () => time.jump(time.day() + 1), true);
  const again = button("again", words.again, () => time.jump(0), true);
  const speed = element("select", "md-stage-speed");
  speed.setAttribute("aria-label", words.speed);
  speed.append(...SPEEDS.map((n) => new Option(filled(words.rate, { n }), String(n), n === FIRST, n === FIRST)));
  speed.addEventListener("change", () => time.setSpeed(Number(speed.value)));
  const status = element("span", "md-status");
  status.setAttribute("role", "status");
  row.append(play, back, step, again, speed, status);
  const turns = element("div", "md-stage-turns");
  turns.setAttribute("role", "group");
  turns.setAttribute("aria-label", words.turns);
  turns.hidden = !course.turns.length;
  turns.append(...course.turns.map((turn, k) => turning(turn, k, words, time)));
  let shown = "";
  const refresh = () => {
    const day = time.day();
    const now = [time.isPlaying(), time.isOver(), day === 0, turnAt(course, day)].join();
    if (now === shown) return;
    shown = now;
    const word = time.isPlaying() ? "pause" : "play";
    play.querySelector("path").setAttribute("d", ICONS[word]);
    play.querySelector("span").textContent = words[word];
    step.disabled = time.isOver();
    back.disabled = day === 0;
    status.textContent = words[time.isPlaying() ? "playing" : time.isOver() ? "over" : "paused"];
    [...turns.children].forEach((it, k) => it.setAttribute("aria-pressed", String(k === turnAt(course, day))));
  };
  return { row, turns, refresh };
}

const turnAt = (course, day) => course.turns.findIndex((turn) => turn.day === day);

function turning(turn, k, words, time) {
  const made = element("button", "md-stage-turn");
  made.type = "button";
  made.dataset.day = String(turn.day);
  const said = element("span", "md-stage-turn-said");
  said.append(element("strong", "", filled(words.turn, turn)), ` ${turn.said}`);
  made.append(element("span", "md-stage-turn-number", String(k + 1)), said);
  made.addEventListener("click", () => time.jump(turn.day));
  return made;
}
