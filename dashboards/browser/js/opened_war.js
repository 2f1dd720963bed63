// A war, or the wars of a lesson, that this browser lives by itself: fetched once, checked, with its Workers.
import { Pool } from "./pool.js";

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

// The war of these files, or null where this browser cannot live it.
export function warOf(files) {
  if (NEEDED.some((name) => !(name in window))) return null;
  if (kept?.address !== files.data) {
    kept?.war.then(({ pool }) => pool.close()).catch(() => {});
    const war = opened(files);
    kept = { address: files.data, war };
    war.catch(() => (kept = null));
  }
  return kept.war;
}
