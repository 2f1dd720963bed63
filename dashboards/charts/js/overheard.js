// What something else on the page shows in a chart, by the name that the chart's spec has for it (`told`). The
// chart's own next frame ends it.
const [frames, charts] = [new Map(), new Map()];

// Show this frame in the chart of a name; null: what it shows by itself.
export function tell(name, frame) {
  frames.set(name, frame);
  charts.get(name)?.();
}

// A chart's model, which has the frame that is told instead of its own.
export function overheard(model) {
  const name = model.get("spec").told;
  if (!name) return model;
  const changed = new Set();
  charts.set(name, () => changed.forEach((hear) => hear()));
  model.on("change:frame", () => frames.delete(name));
  return {
    get: (key) => (key === "frame" && frames.get(name)) || model.get(key),
    set: (key, value) => model.set(key, value),
    save_changes: () => model.save_changes(),
    on(event, hear) {
      changed.add(hear);
      model.on(event, hear);
    },
    off(event, hear) {
      changed.delete(hear);
      model.off(event, hear);
    },
  };
}
