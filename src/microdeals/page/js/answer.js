// Answers a question: what is shown first, and what tells luck from what is not known after it.
import { repeatedOf, stepsOf } from "./pool.js";
import { verdictOf } from "./verdict.js";

// A question as Workers take it. `kept`: paths that nobody set, and that are not drawn either.
export function questionOf({ set: values, kept = [], days, given, seed }) {
  const set = [...values];
  return { key: JSON.stringify([set, kept, days, given, seed]), set, kept, days, given, seed };
}

// Yields the verdict as soon as there is one, and again with both ranges; `tell` hears how many pairs are done.
export async function* answers(pool, war, state, tell) {
  const question = questionOf(state);
  const steps = stepsOf(war, state);
  const all = steps.own.length + (steps.given ? steps.given.length + steps.rest.length : 0);
  let done = 0;
  const count = (n) => tell((done += n), all);
  tell(0, all);
  const isDrawn = !state.given && Boolean(war.draws);
  const rows = await pool.rows(question, steps.own, count);
  yield { rows, verdict: verdictOf(war, rows, { isDrawn }), isWhole: !steps.given };
  if (!steps.given) return;
  const [given, rest] = await Promise.all([pool.rows(question, steps.given, count), pool.rows(question, steps.rest, count)]);
  yield { rows, verdict: verdictOf(war, rows, { isDrawn, given, repeated: repeatedOf(steps.design, rows, rest) }), isWhole: true };
}
