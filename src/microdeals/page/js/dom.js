// Elements made in a line.

export function make(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== null) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

// A model for a chart without widgets: what it holds, and who is told of a change or a pick.
export function chartModel(spec, frame, picked = () => {}) {
  const [held, heard] = [{ spec, frame, now: 0, facts: {}, picked: "" }, new Set()];
  return {
    get: (name) => held[name],
    set: (name, value) => (held[name] = value),
    on: (_, tell) => heard.add(tell),
    off: (_, tell) => heard.delete(tell),
    save_changes: () => held.picked && picked(held.picked),
    draw(next, described) {
      Object.assign(held, { frame: next, spec: described });
      heard.forEach((tell) => tell());
    },
  };
}

// The words of a kind of chart, as its spec has them: those of all charts, and those under a key of its own.
export function chartWords(words, own) {
  const found = {};
  for (const start of ["panels.chart.all.", `${own}.`])
    for (const [key, said] of Object.entries(words)) if (key.startsWith(start)) found[key.slice(start.length)] = said;
  return found;
}
