// Where dials are: always open on a wide screen, behind a button on a narrow one, with a way back to the war's own values.
import { make } from "./dom.js";

export function dialBox(words, title, back) {
  const dials = make("div", { class: "md-here-dials" });
  const way = make("button", { type: "button", class: "md-here-button", onclick: back }, words["dials.back"]);
  const open = make("button", { type: "button", class: "md-here-button md-turning-button", "aria-expanded": "false", onclick: () => {
    open.setAttribute("aria-expanded", String(box.classList.toggle("md-turning-open")));
  } }, title);
  const box = make("div", { class: "md-turning" }, open,
    make("section", { class: "md-turning-dials", role: "group", "aria-label": title },
      make("h2", { class: "md-section" }, title), make("p", { class: "md-note" }, words["dials.hint"]), dials, way));
  return { box, dials, way };
}
