// What the page is asked, in its address after "#": read without trusting it, written so that it can be sent on.
import { filled } from "./shared.js";

const LONGEST = 4000;
const LONGEST_SHOWN = 60;
const MOST_SAID = 5; // sentences about what an address asks for and does not get
const HUNDRED = 100;
export const DECLINED = "none";
const LARGEST_SEED = 2n ** 63n - 1n;

// What was typed, as it can be shown: not too long, and with nothing that is unseen or turns the line around.
export function shownText(text) {
  const letters = [...text].map((letter) => (/\p{C}/u.test(letter) ? "\ufffd" : letter));
  return letters.length <= LONGEST_SHOWN ? letters.join("") : `${letters.slice(0, LONGEST_SHOWN - 1).join("")}…`;
}

// What an address asks for and does not get, in sentences; of many the first few.
export function fewSaid(said, words) {
  if (said.length <= MOST_SAID) return said;
  return [...said.slice(0, MOST_SAID), filled(words["page.address.more"], { n: said.length - MOST_SAID })];
}

// A seed as typed, as text; "" for what is none, or leaves no room for `n` pairs.
export function seedFrom(typed, n) {
  const found = /^\s*\+?([0-9]{1,19})\s*$/.exec(typed);
  return found && BigInt(found[1]) <= LARGEST_SEED - BigInt(n) + 1n ? String(BigInt(found[1])) : "";
}

export const largestSeed = (n) => String(LARGEST_SEED - BigInt(n) + 1n);

// A guess of a hundred as text, "none" for none that was wanted; "" for anything else.
export const guessFrom = (text) => (text === DECLINED || (/^\d{1,3}$/.test(text) && Number(text) <= HUNDRED) ? text : "");

// A value as a dial may have it: a number in its range, or one of its words; undefined for anything else.
export function valueFrom(dial, typed) {
  const text = String(typed).trim();
  if (dial.choices.length) return dial.choices.includes(text) ? text : undefined;
  const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(text) ? Number(text) : NaN;
  const isWithin = number >= dial.low && (dial.high === null || number <= dial.high);
  if (!isWithin || (!dial.low_is_allowed && number === dial.low) || (dial.whole && !Number.isInteger(number))) return undefined;
  return number;
}

// What the page shows if nothing is asked.
export const asIs = (war) => ({ set: new Map(), n: war.sizes[0], days: war.days, given: !war.draws, seed: "0", world: "", guess: "" });

// The parts of an address as pairs of key and text, or what is the matter with it: "long" or "damaged".
export function partsOf(hash) {
  if (hash.length > LONGEST) return { parts: [], problem: "long" };
  try {
    const parts = hash.replace(/^#/, "").split("&").filter(Boolean).map((part) => {
      const [key, ...rest] = part.split("=");
      return [decodeURIComponent(key), decodeURIComponent(rest.join("=").replaceAll("+", " "))];
    });
    return { parts, problem: "" };
  } catch {
    return { parts: [], problem: "damaged" };
  }
}

// What an address asks for, as far as it can be; and what cannot, in sentences.
export function readAddress(hash, war, words) {
  const state = asIs(war);
  const say = (key, values = {}) => filled(words[`page.address.${key}`], { ...values, text: shownText(values.text ?? "") });
  const { parts, problem } = partsOf(hash);
  if (problem) return { state, said: [say(problem)] };
  const said = [];
  const choice = (key, options) => (text) => {
    const found = options.find((option) => String(option) === text);
    if (found === undefined) said.push(say("number", { key, text, choices: options.join(", ") }));
    else state[key] = found;
  };
  const take = {
    n: choice("n", war.sizes),
    days: choice("days", war.horizons),
    given: (text) => {
      choice("given", war.draws ? [0, 1] : [1])(text);
      state.given = Boolean(Number(state.given));
    },
    seed: (text) => {
      const most = war.sizes.at(-1);
      const found = seedFrom(text, most);
      if (found) state.seed = found;
      else said.push(say("number", { key: "seed", text, choices: `0–${largestSeed(most)}` }));
    },
    world: (text) => {
      state.world = seedFrom(text, 1);
      if (!state.world) said.push(say("number", { key: "world", text, choices: `0–${largestSeed(1)}` }));
    },
    guess: (text) => {
      if (!Object.keys(war.better).length) return said.push(say("no_guess", { text }));
      state.guess = guessFrom(text);
      if (!state.guess) said.push(say("number", { key: "guess", text, choices: `0–${HUNDRED}` }));
    },
    set: (text) => setFrom(text, state, war, said, say),
  };
  for (const [key, text] of parts) {
    if (Object.hasOwn(take, key)) take[key](text);
    else said.push(say("unknown", { text: key }));
  }
  if (state.world && !isShown(state)) {
    said.push(say("number", { key: "world", text: state.world, choices: `${state.seed}–${lastSeed(state)}` }));
    state.world = "";
  }
  return { state, said: fewSaid(said, words) };
}

export const lastSeed = ({ seed, n }) => String(BigInt(seed) + BigInt(n - 1));

// Whether the world that is watched is one of those that are asked for.
export const isShown = ({ world, seed, n }) => BigInt(world) >= BigInt(seed) && BigInt(world) <= BigInt(lastSeed({ seed, n }));

function setFrom(text, state, war, said, say) {
  const [path, ...rest] = text.split("=");
  const dial = war.dials.find(({ paths }) => paths.includes(path));
  if (!dial) return said.push(say("path", { text }));
  const value = valueFrom(dial, rest.join("="));
  if (value === undefined) return said.push(say("value", { path, text: rest.join("="), label: dial.label, rule: dial.rule }));
  return state.set.set(path, value);
}

// What is asked, as the address says it; nothing for the page as it is.
export function addressOf(state, war) {
  const usual = asIs(war);
  const parts = ["n", "days", "seed", "world", "guess"].filter((key) => state[key] !== usual[key]).map((key) => [key, state[key]]);
  if (state.given !== usual.given) parts.push(["given", state.given ? 1 : 0]);
  for (const [path, value] of state.set) parts.push(["set", `${path}=${value}`]);
  return parts.map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join("&");
}

// The command line that comes to the same numbers.
export function commandOf(state, war) {
  const parts = ["microdeals judge", war.name, `--runs ${state.n}`];
  if (state.seed !== "0") parts.push(`--seed ${state.seed}`);
  if (state.days !== war.days) parts.push(`--days ${state.days}`);
  if (state.given && war.draws) parts.push("--as-given");
  for (const [path, value] of state.set) parts.push(`--set ${path}=${value}`);
  return parts.join(" ");
}
