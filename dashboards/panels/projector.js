// The button for the view that a projector needs. See title_bar.py; the view is kept by custom.js.

function render({ model, el }) {
  const words = model.get("words");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "md-projector-button";
  button.textContent = words.name;
  button.title = words.hint;
  const draw = () => button.setAttribute("aria-pressed", String(window.microdeals.isProjected()));
  button.addEventListener("click", () => {
    window.microdeals.project(!window.microdeals.isProjected());
    draw();
  });
  el.append(button);
  draw();
}

export default { render };
