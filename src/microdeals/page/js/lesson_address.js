// Where a visitor is in a lesson, in its address after "#". The guess never is: an address is passed on.
import { fewSaid, partsOf, shownText } from "./address.js";
import { filled } from "./shared.js";

// The worlds of a lesson by their keys: in the file they stand part by part, what is the same in several once.
export function withWorlds(lesson) {
  const parts = Object.entries(lesson.worlds);
  const keys = Object.keys(parts[0][1].of);
  const world = (key) => Object.fromEntries(parts.map(([name, { different, of }]) => [name, different[of[key]]]));
  return { ...lesson, worlds: Object.fromEntries(keys.map((key) => [key, world(key)])) };
}

export const STAGES = ["hook", "guess", "play", "reveal", "contrast", "lever", "recap", "sandbox", "debrief"];

export const PROJECTOR = "projector";

export const atFirst = () => ({ stage: STAGES[0], step: "", setting: "", case: "", view: "" });

// Whether an address asks for the lesson with its real war.
export const isOfCase = (hash) => partsOf(hash).parts.some(([key, text]) => key === "case" && text === "1");

// What an address asks for, as far as it can be; and what cannot, in sentences.
export function readPlace(hash, lesson, words) {
  const state = atFirst();
  const say = (key, values = {}) => filled(words[`page.address.${key}`], { ...values, text: shownText(values.text ?? "") });
  const { parts, problem } = partsOf(hash);
  if (problem) return { state, said: [say(problem === "damaged" ? "damaged_lesson" : problem)] };
  const choices = { stage: STAGES, step: lesson.lever.keys, setting: lesson.traded, view: [PROJECTOR], ...(lesson.case ? { case: ["1"] } : {}) };
  const said = [];
  for (const [key, text] of parts) {
    if (!Object.hasOwn(choices, key)) said.push(say("unknown", { text: key }));
    else if (!choices[key].includes(text)) said.push(say("number", { key, text, choices: choices[key].join(", ") }));
    else state[key] = text;
  }
  return { state, said: fewSaid(said, words) };
}

export function addressOf(state) {
  const usual = atFirst();
  return Object.keys(usual).filter((key) => state[key] !== usual[key]).map((key) => `${key}=${encodeURIComponent(state[key])}`).join("&");
}
