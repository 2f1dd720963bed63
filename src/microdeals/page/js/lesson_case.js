// The real war of a lesson, behind a note on what it shows; and the way back. The page begins anew with the other war.
import { make } from "./dom.js";
import { byId } from "./opening.js";
import { filled } from "./shared.js";

// Who is meant in the texts where the real war is shown; the foot then tells of that war.
export function caseNote({ case: real, ...lesson }, words) {
  if (!real?.is_shown) return [];
  const foot = { version: lesson.version, name: lesson.war.name, digest: lesson.digest.slice(0, 12), rules: lesson.rules };
  byId("md-foot").textContent = filled(words["page.foot"], foot);
  return [make("p", { class: "md-note", role: "note" }, `${real.note} ${filled(words["lessons.case.stands_for"], real.names)}`)];
}

// The offer, or the way back to the invented sides.
export function caseOffer({ case: real }, words) {
  if (!real) return [];
  const go = (hash) => () => (window.location.hash = hash);
  if (real.is_shown) return [make("button", { type: "button", onclick: go("") }, words["lessons.case.back"])];
  const note = make("section", { class: "md-case", "aria-label": words["lessons.case.note"], hidden: true },
    make("p", {}, filled(words["lessons.case.offer_text"], { title: real.title })), make("p", {}, real.note),
    make("button", { type: "button", onclick: go("case=1") }, words["lessons.case.accept"]));
  const open = make("button", { type: "button", "aria-expanded": "false", onclick: () => {
    note.hidden = !note.hidden;
    open.setAttribute("aria-expanded", String(!note.hidden));
  } }, words["lessons.case.offer"]);
  return [open, note];
}
