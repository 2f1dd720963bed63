// The browser's address follows the page. The work is done in assets/web/custom.js, which every page loads.

function render({ model, el }) {
  el.hidden = true;
  const draw = () => window.microdeals.address(model.get("query"));
  model.on("change:query", draw);
  draw();
  return () => model.off("change:query", draw);
}

export default { render };
