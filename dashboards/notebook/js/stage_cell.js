// The widget for the stage in a notebook's cell. See ../widget.py.
import { draw } from "./stage.js";

function render({ model, el }) {
  const send = (name, value) => {
    model.set(name, value);
    model.save_changes();
  };
  const shown = draw(el, model.get("course"), {
    day: model.get("opening"),
    onRest: (day) => send("day", day),
    onPick: (key) => send("picked", key),
  });
  return () => shown.close();
}

export default { render };
