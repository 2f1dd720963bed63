// A button whose press counts once, for what the page showed when it was pressed. See press.py.

const REST = 600; // ms; what follows a click sooner is the same press: a double click, or a key that is held down

const LOOKS = {
  true: "v-btn v-btn--is-elevated v-btn--has-bg v-size--default primary md-table-button",
  false: "v-btn v-btn--outlined v-size--default md-table-button",
};

function render({ model, el }) {
  const button = document.createElement("button");
  const label = document.createElement("span");
  button.type = "button";
  label.className = "v-btn__content";
  button.append(label);
  el.append(button);
  let presses = 0;
  let awake; // the timer that ends the rest
  const rest = () => {
    clearTimeout(awake);
    button.setAttribute("aria-disabled", "true");
    awake = setTimeout(() => {
      awake = undefined;
      button.removeAttribute("aria-disabled");
    }, REST);
  };
  button.addEventListener("click", () => {
    const isSame = awake !== undefined;
    rest();
    if (isSame) return;
    presses += 1;
    model.set("pressed", { seen: model.get("seen"), n: presses });
    model.save_changes();
  });
  const draw = () => {
    label.textContent = model.get("word");
    button.disabled = model.get("off");
    button.className = LOOKS[model.get("primary")];
  };
  model.on("change", draw);
  draw();
  return () => {
    clearTimeout(awake);
    model.off("change", draw);
  };
}

export default { render };
