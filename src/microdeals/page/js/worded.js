// Sentences as microdeals.documents.wording fills them, and numbers as Python rounds them.
import { roundEven } from "./draws.js";

// A share as people say it, of a hundred.
export const hundredths = (share) => roundEven(100 * share) + 0;

// To so many decimals, as Python does: a number just between two goes to the even one.
export function toDecimals(value, decimals) {
  const factor = 10 ** decimals;
  const scaled = value * factor;
  const isBetween = Math.abs(scaled) < 2 ** 40 && scaled - Math.floor(scaled) === 0.5 && Number.isInteger(value * 2 ** (decimals + 1));
  return isBetween ? roundEven(scaled) / factor : Number(value.toFixed(decimals));
}

// Within a sentence a title's article is small.
export function withinSentence(title, { articles }) {
  const [article, ...rest] = title.split(" ");
  return rest.length && articles.includes(article) ? `${article.toLowerCase()} ${rest.join(" ")}` : title;
}

// A text with names put in: within a sentence an article is small, at its beginning it is a capital.
export function worded(text, names, stage) {
  let said = "";
  let from = 0;
  for (const found of text.matchAll(/\{(\w+)\}/g)) {
    said += text.slice(from, found.index);
    from = found.index + found[0].length;
    const [before, name] = [said.trimEnd(), names[found[1]]];
    const begins = !before || stage.beginnings.some((end) => before.endsWith(end));
    said += typeof name === "string" && !begins ? withinSentence(name, stage) : name;
  }
  return said + text.slice(from);
}
