// How a page of one file begins: what it cannot do without, its data, light and dark, and what went wrong.
import { bytesOf } from "./engine.js";
import { filled } from "./shared.js";

const DARK = "(prefers-color-scheme: dark)";
export const byId = (id) => document.getElementById(id);

async function unpacked(id) {
  const stream = new Blob([bytesOf(byId(id).textContent)]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

// Light or dark as the browser has it; printed pages are light.
function follow() {
  const dark = window.matchMedia(DARK);
  const dress = (isDark) => {
    byId("md-app").classList.toggle("theme--dark", isDark);
    byId("md-app").classList.toggle("theme--light", !isDark);
  };
  dark.addEventListener("change", () => dress(dark.matches));
  window.addEventListener("beforeprint", () => dress(false));
  window.addEventListener("afterprint", () => dress(dark.matches));
  dress(dark.matches);
}

export function failed(words, problem) {
  byId("md-problem").hidden = false;
  byId("md-problem").textContent = filled(words["page.failed"], { problem });
}

// What the page cannot do without: where it is missing, the sentence about older browsers stays.
const NEEDED = ["DecompressionStream", "WebAssembly", "Worker", "BigInt", "ResizeObserver"];

// Unpack the page's data and its module, and let `build` make the page of them. `isOther()`: whether the address asks for
// the page's other war, of which there is what it has otherwise.
export async function begin(build, isOther = () => false) {
  follow();
  if (NEEDED.some((name) => !(name in window))) return;
  const [module, text] = await Promise.all([unpacked("md-module"), unpacked("md-data")]);
  const data = JSON.parse(new TextDecoder().decode(text));
  if (isOther() && byId("md-case")) Object.assign(data.war, JSON.parse(new TextDecoder().decode(await unpacked("md-case"))));
  byId("md-problem").hidden = true;
  byId("md-skip").addEventListener("click", (event) => {
    event.preventDefault();
    byId("md-main").focus();
  });
  try {
    await build(data, module);
  } catch (problem) {
    failed(data.words, problem.message);
  }
}
