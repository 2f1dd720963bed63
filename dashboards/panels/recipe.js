// The command line of the run that is shown, and the same in the browser's address. See recipe.py.

const element = (tag, name, text = "") => {
  const made = document.createElement(tag);
  made.className = name;
  made.textContent = text;
  return made;
};

// Over plain http from another machine there is no clipboard: then the visitor copies what is selected.
async function copied(code) {
  try {
    await navigator.clipboard.writeText(code.textContent);
    return true;
  } catch {
    window.getSelection().selectAllChildren(code);
    return false;
  }
}

function render({ model, el }) {
  const words = model.get("words");
  const root = element("div", "md-recipe");
  const code = element("code", "md-recipe-command");
  const button = element("button", "md-recipe-copy", words.copy);
  const said = element("span", "md-recipe-said");
  button.type = "button";
  said.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    said.textContent = (await copied(code)) ? words.copied : words.select;
  });
  root.append(element("p", "", `${words.command}:`), code, button, said, element("p", "", words.address));
  el.append(root);
  let day = null;
  // What stands for the day that the page's stage shows, where it has one.
  const wanted = () => {
    const { command, query, opening, last } = model.get("by_day");
    if (day === null || command === undefined) return [model.get("command"), model.get("query")];
    const isWhole = day === 0 || day >= last;
    const put = (text) => text.replace("{day}", day);
    return [isWhole ? model.get("command") : put(command), day === opening ? model.get("query") : put(query)];
  };
  const draw = () => {
    const [command, query] = wanted();
    if (code.textContent !== command) code.textContent = command;
    window.microdeals.address(query);
  };
  const followed = "opening" in model.get("by_day");
  const hear = (now) => {
    day = now;
    draw();
  };
  const deaf = followed && import(`${window.location.origin}/assets/stage/day.js`).then(({ follow }) => follow(hear));
  model.on("change", draw);
  if (model.get("command")) draw();
  return () => {
    if (deaf) deaf.then((stop) => stop());
    model.off("change", draw);
  };
}

export default { render };
