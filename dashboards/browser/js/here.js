// A war that this browser lives by itself, shown in one of the parts of a page.
import { compared } from "./compared.js";
import { hundred } from "./hundred.js";
import { judged } from "./judged.js";
import { warOf } from "./opened_war.js";

const PARTS = { compared, hundred, judged };

// Shows a part of a page in `el`; `can` hears whether this browser can, "yes" or "no".
export async function render({ model, el, can }) {
  const war = await warOf(model.get("files"));
  if (!war) {
    can("no");
    return () => {};
  }
  can("yes");
  return PARTS[model.get("part")]({ model, el, can }, war);
}
