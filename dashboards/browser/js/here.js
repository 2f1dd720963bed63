// A war that this browser lives by itself, shown in one of the parts of a page.
import { compared } from "./compared.js";
import { hundred } from "./hundred.js";
import { judged } from "./judged.js";
import { warOf } from "./opened_war.js";

const PARTS = { compared, hundred, judged };

// Shows a part of a page in `el`; `can` hears whether this browser can, "yes" or "no". Whoever leaves while the war
// is on its way (`signal`) gets nothing that would go on by itself.
export async function render({ model, el, can, signal }) {
  const war = await warOf(model.get("files"));
  can(war ? "yes" : "no");
  if (!war || signal.aborted) return () => {};
  return PARTS[model.get("part")]({ model, el, can }, war);
}
