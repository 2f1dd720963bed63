// A world's story (../story.py): its first and last paragraph, and between them a section a month that opens.
import { element, filled, formFor } from "./parts.js";

const YEAR = 12; // more months than that stand in sections of years

// A section with what is to know of it while it is closed. One with a turning point is open.
function chapter(title, months, words, content) {
  const made = element("details", "md-story-part");
  const summary = element("summary", "");
  const signed = months.reduce((sum, month) => sum + month.signed, 0);
  const turns = months.flatMap((month) => month.turns);
  const known = [...new Set(turns), ...(signed ? [filled(formFor(words, "signed", signed), { n: signed })] : [])];
  summary.append(element("strong", "", title), ` ${known.join(", ")}`);
  made.open = turns.length > 0;
  made.append(summary, ...content);
  return made;
}

// The story as an element, in the words of the stage.
export function chapters({ opening, months, ending }, words) {
  const root = element("div", "md-story");
  const ofMonth = (month) => chapter(month.title, [month], words, [element("p", "", month.told)]);
  const years = months.length > YEAR ? [...new Set(months.map(({ year }) => year))] : [];
  const ofYear = (year) => {
    const own = months.filter((month) => month.year === year);
    return chapter(year, own, words, own.map(ofMonth));
  };
  const parts = years.length ? years.map(ofYear) : months.map(ofMonth);
  root.append(element("p", "", opening));
  root.append(...parts);
  if (parts.length) parts[0].before(opener(root, words));
  if (ending) root.append(element("p", "", ending));
  return root;
}

// A button that opens all sections, or closes them where all are open.
function opener(root, words) {
  const button = element("button", "md-story-all");
  button.type = "button";
  const all = () => [...root.querySelectorAll("details")];
  const isOpen = () => all().every((part) => part.open);
  const say = () => (button.textContent = words[isOpen() ? "story.close" : "story.open"]);
  button.addEventListener("click", () => {
    const open = !isOpen();
    all().forEach((part) => (part.open = open));
  });
  root.addEventListener("toggle", say, true);
  say();
  return button;
}
