// How high the stage is drawn: in full, or lower where a page keeps a part of the screen for other things
// (`--md-stage-rest`, px). Letters stay as large as they are; towns, flames and curves give way.
import { zoomOf } from "./parts.js";

export const NARROW = 600; // px

// Px of a row of threads, of the road, that a capital needs at least, of its ground, of what is under it and
// of the front's key, of a sector and its flames, of both curves; and how large a town is.
const FULL = { row: 23, road: 44, least: 148, ground: 88, under: 31, key: 30, sector: 106, flames: 40, trust: 38, gap: 42, town: 1.15 };
const LOW = { row: 21, road: 40, least: 114, ground: 64, under: 26, key: 24, sector: 86, flames: 27, trust: 24, gap: 28, town: 0.8 };
const LOWEST = { row: 18, road: 33, least: 92, ground: 46, under: 20, key: 5, sector: 72, flames: 19, trust: 0, gap: 0, town: 0.55 };

export const SIZES = [FULL, LOW, LOWEST];
const NAMES = ["full", "low", "lowest"];

const restOf = (root) => parseFloat(getComputedStyle(root).getPropertyValue("--md-stage-rest"));

// What a stage has been fitted to: its width, and the height that it may take.
export function placeOf(root, scene) {
  const rest = restOf(root);
  const width = Math.floor(scene.clientWidth);
  const isBound = rest > 0 && width / zoomOf(width) >= NARROW;
  return { width, room: isBound ? Math.floor(window.innerHeight / (root.currentCSSZoom || 1) - rest) : Infinity };
}

// Draws at the largest size that keeps to the room, at the lowest if none does.
export function fitted(root, room, draw) {
  const last = SIZES.length - 1;
  for (let k = 0; k <= last; k += 1) {
    root.dataset.size = NAMES[k];
    draw(SIZES[k]);
    if (k === last || root.offsetHeight <= room) return;
  }
}
