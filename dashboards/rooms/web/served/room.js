"use strict";
/* Pages of rooms: ask what is new, show the time left, send what is pressed until it is acknowledged. */
const facts = document.body.dataset;
const byId = (id) => document.getElementById(id);
const BEAT = 1100;
const PATIENCE = 8000;
const stageNow = () => document.querySelector("[data-stage]")?.dataset.stage;
let stageSeen = stageNow();
let mark = facts.mark, failures = 0, timer = 0, end = null, isSending = false;
const shown = {};

async function ask(address, sent) {
  const breaking = new AbortController();
  const late = setTimeout(() => breaking.abort(), PATIENCE);
  try {
    const how = sent === undefined ? {} : { method: "POST", body: JSON.stringify(sent) };
    const answer = await fetch(address, { ...how, signal: breaking.signal, cache: "no-store" });
    return { status: answer.status, told: await answer.json() };
  } finally {
    clearTimeout(late);
  }
}

function say(words) {
  const place = byId("said");
  if (!place) return;
  place.textContent = words;
  place.hidden = !words;
}

/* Somebody is typing or choosing there: nothing is taken away from under them. */
const isBusy = (place) => place.contains(document.activeElement) && document.activeElement.matches("select, input:not([type=range])");

function put(place, html) {
  const held = place.contains(document.activeElement) ? document.activeElement.id : "";
  place.innerHTML = html;
  if (held) byId(held)?.focus({ preventScroll: true });
}

/* Says whether everything could be shown. */
function show(parts) {
  let isAll = true;
  for (const [name, html] of Object.entries(parts)) {
    const place = document.querySelector(`[data-part="${name}"]`);
    if (!place || shown[name] === html) continue;
    if (isBusy(place)) {
      isAll = false;
      continue;
    }
    if (name in shown || place.innerHTML !== html) put(place, html);
    shown[name] = html;
  }
  return isAll;
}

function tick() {
  const place = document.querySelector("[data-clock]");
  if (!place) return;
  place.hidden = end === null;
  const left = end === null ? 0 : Math.max(0, Math.ceil((end - performance.now()) / 1000));
  place.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
  place.classList.toggle("short", left <= 10);
}

async function look() {
  clearTimeout(timer);
  try {
    const { status, told } = await ask(`${facts.now}?mark=${encodeURIComponent(mark)}`);
    if (status === 200) {
      failures = 0;
      end = told.left === null ? null : performance.now() + told.left * 1000;
      const isShown = !told.parts || show(told.parts);
      const stage = stageNow();
      if (facts.guessTo && stage && stageSeen && stage !== stageSeen) {
        say("");
        scrollTo(0, 0); // what is new stands at the top
      }
      stageSeen = stage || stageSeen;
      mark = isShown ? told.mark : "";
      tick();
    } else if (status === 403 || status === 404) {
      say(told.said);
      return; // nothing here will come back by itself
    } else {
      failures += 1;
    }
  } catch {
    failures += 1;
  }
  if (byId("line")) byId("line").hidden = failures < 2;
  if (!document.hidden) timer = setTimeout(look, BEAT + 300 * Math.random());
}

/* Answers stay in the phone's memory until the server says that they are kept: the first is on its way, and
   behind it waits the last one to each question. */
const memory = `microdeals ${facts.pending}`;
const waiting = () => JSON.parse(localStorage.getItem(memory) || "[]");
const remember = (answers) => localStorage.setItem(memory, JSON.stringify(answers));

async function send() {
  if (isSending) return;
  isSending = true;
  let wait = 500;
  while (waiting().length) {
    try {
      const { to, sent } = waiting()[0];
      const { status, told } = await ask(to, sent);
      say(told.said);
      if (status < 500 && status !== 429) {
        const [, ...left] = waiting();
        if (told.turn !== undefined) left.filter((it) => it.about === "guess").forEach((it) => (it.sent.turn = told.turn));
        remember(left);
        wait = 500;
        continue;
      }
    } catch {
      say(byId("said").dataset.waits);
    }
    await new Promise((go) => setTimeout(go, wait));
    wait = Math.min(8000, wait * 2);
  }
  isSending = false;
  look();
}

function answer(about, to, sent) {
  const [first, ...others] = waiting();
  remember([...(first ? [first] : []), ...others.filter((it) => it.about !== about), { about, to, sent }]);
  say("…");
  send();
}

function guess(button) {
  const form = button.closest("form.guess");
  const fields = [...form.querySelectorAll("input[type=range]")];
  const values = button.dataset.values === "range" ? fields.map((it) => Number(it.value)) : JSON.parse(button.dataset.values);
  answer("guess", facts.guessTo, { turn: Number(form.dataset.turn), values });
}

const monthOf = (button) => Number(button.closest("[data-month]").dataset.month);

function order(button) {
  const { cell, value } = button.dataset;
  button.parentElement.querySelectorAll("button").forEach((it) => it.setAttribute("aria-pressed", String(it === button)));
  answer(cell, facts.orderTo, { month: monthOf(button), cell, value });
}

function ready(button) {
  answer("ready", facts.readyTo, { month: monthOf(button), ready: button.dataset.ready === "true" });
}

/* What a button does, with what stands in the form around it. */
function act(button) {
  const form = button.closest("form[data-of]");
  press(facts.actTo, { ...JSON.parse(button.dataset.act), ...(form ? Object.fromEntries(new FormData(form)) : {}) });
}

async function press(address, sent) {
  try {
    const { told } = await ask(address, sent);
    if (told.go) location.assign(told.go);
    if (told.link) {
      byId("link").innerHTML = told.qr;
      byId("link").append(Object.assign(document.createElement("code"), { textContent: told.link }));
    }
    say(told.said || "");
  } catch {
    if (byId("line")) byId("line").hidden = false;
  }
  if (facts.now) look();
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.dataset.sure && !confirm(button.dataset.sure)) return;
  if (button.dataset.cell) order(button);
  else if (button.dataset.ready) ready(button);
  else if (button.dataset.values) guess(button);
  else if (button.dataset.post) press(button.dataset.post, {});
  else if (button.dataset.act) act(button);
});

document.addEventListener("change", (event) => {
  const { move } = event.target.dataset;
  if (!move || !event.target.value) return;
  event.target.blur();
  press(facts.actTo, { act: "move", name: move, ...JSON.parse(event.target.value) });
});

document.addEventListener("input", (event) => {
  const place = event.target.closest("label")?.querySelector("output");
  if (place) place.textContent = event.target.value;
});

document.addEventListener("visibilitychange", () => {
  if (!document.hidden && facts.now) look();
});

if (facts.handIn) {
  const key = location.hash.slice(1);
  history.replaceState(null, "", location.pathname);
  if (key) press(facts.handIn, { key });
}

if (facts.now) {
  setInterval(tick, 250);
  look();
  if (facts.pending && waiting().length) send();
}
