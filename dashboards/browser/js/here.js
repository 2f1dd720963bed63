// A war that this browser lives by itself: fetched once, checked, and shown in one of the parts of a page.
import { compared } from "./compared.js";
import { hundred } from "./hundred.js";
import { judged } from "./judged.js";
import { Pool } from "./pool.js";

const PARTS = { compared, hundred, judged };
const NEEDED = ["WebAssembly", "Worker", "BigInt", "ResizeObserver"];
const RULES = "microdeals rules"; // the section of the module that says of which rules it is

let kept = null; // the war that was asked for last, with its Workers

async function fetched(address, as) {
  const answer = await fetch(new URL(address, window.location.origin));
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer[as]();
}

// The war's data and its Workers. Fails where anything is of other rules, or of another war, than the server's.
async function opened(files) {
  const [data, module] = await Promise.all([fetched(files.data, "json"), fetched(files.module, "arrayBuffer")]);
  const [section] = WebAssembly.Module.customSections(await WebAssembly.compile(module), RULES);
  const rules = section ? new TextDecoder().decode(section) : "";
  const isOurs = [rules, data.war.rules].every((found) => found === files.rules) && data.war.digest === files.digest;
  if (!isOurs) throw new Error("the war in this browser is of other rules than the server's");
  const pool = new Pool(data, module);
  await pool.ready.catch((problem) => {
    pool.close();
    throw problem;
  });
  return { ...data, pool };
}

function warOf(files) {
  if (kept?.address !== files.data) {
    kept?.war.then(({ pool }) => pool.close()).catch(() => {});
    const war = opened(files);
    kept = { address: files.data, war };
    war.catch(() => (kept = null));
  }
  return kept.war;
}

// Shows a part of a page in `el`; `can` hears whether this browser can, "yes" or "no".
export async function render({ model, el, can }) {
  const missing = NEEDED.filter((name) => !(name in window));
  if (missing.length) {
    can("no");
    return () => {};
  }
  const war = await warOf(model.get("files"));
  can("yes");
  return PARTS[model.get("part")]({ model, el, can }, war);
}
