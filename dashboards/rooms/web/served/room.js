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

function show(parts) {
  for (const [name, html] of Object.entries(parts)) {
    const place = document.querySelector(`[data-part="${name}"]`);
    if (place && shown[name] !== html) {
      if (name in shown || place.innerHTML !== html) place.innerHTML = html;
      shown[name] = html;
    }
  }
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
      if (told.parts) show(told.parts);
      const stage = stageNow();
      if (facts.guessTo && stage && stageSeen && stage !== stageSeen) say("");
      stageSeen = stage || stageSeen;
      mark = told.mark;
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
   one more may wait behind it. */
const memory = `microdeals ${facts.pending}`;
const waiting = () => JSON.parse(localStorage.getItem(memory) || "[]");
const remember = (answers) => localStorage.setItem(memory, JSON.stringify(answers));

async function send() {
  if (isSending) return;
  isSending = true;
  let wait = 500;
  while (waiting().length) {
    try {
      const { status, told } = await ask(facts.guessTo, waiting()[0]);
      say(told.said);
      if (status < 500 && status !== 429) {
        const [, ...left] = waiting();
        if (left.length && told.turn !== undefined) left[0].turn = told.turn;
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

function guess(button) {
  const form = button.closest("form.guess");
  const fields = [...form.querySelectorAll("input[type=range]")];
  const values = button.dataset.values === "range" ? fields.map((it) => Number(it.value)) : JSON.parse(button.dataset.values);
  remember([...waiting().slice(0, 1), { turn: Number(form.dataset.turn), values }]);
  say("…");
  send();
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
  if (button.dataset.values) guess(button);
  else if (button.dataset.post) press(button.dataset.post, {});
  else if (button.dataset.act) press(facts.actTo, JSON.parse(button.dataset.act));
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
