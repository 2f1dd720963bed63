// The entry sheet: a column a seat, a row a decision; each change is sent at once. See entry.py.
// Letters choose (o: offers), Enter goes down the column, so that a team's card is typed in one go.

const element = (tag, name, text = "") => {
  const made = document.createElement(tag);
  made.className = name;
  made.textContent = text;
  return made;
};

function choiceOf(cell) {
  const select = element("select", "md-entry-field");
  for (const [value, label] of cell.options) select.append(new Option(label, value));
  select.value = cell.value;
  return select;
}

function typedOf(cell) {
  const input = element("input", "md-entry-field");
  input.type = "text";
  input.inputMode = cell.kind === "number" ? "numeric" : "text";
  input.maxLength = cell.kind === "number" ? 3 : 30;
  input.placeholder = cell.hint || "";
  input.value = cell.value;
  return input;
}

function fieldOf(cell, name, address, send) {
  if (cell.kind === "said") return element("span", "md-entry-said", cell.value);
  const field = cell.kind === "choice" ? choiceOf(cell) : typedOf(cell);
  field.setAttribute("aria-label", name);
  field.dataset.cell = address;
  field.dataset.decided = String(cell.decided);
  field.addEventListener("change", () => send(address, field.value));
  return field;
}

// The next field below in the same column.
function below(root, field) {
  const [seat] = field.dataset.cell.split("/");
  const column = [...root.querySelectorAll(`[data-cell^="${seat}/"]`)];
  return column[column.indexOf(field) + 1];
}

function placeOf(row, { key, title }, send) {
  const place = element("td", `md-entry-cell md-entry-${key}`);
  const cell = row.cells[key];
  if (cell) place.append(fieldOf(cell, `${title}: ${row.title}`, `${key}/${row.key}`, send));
  return place;
}

function bodyOf(group, columns, send) {
  const body = document.createElement("tbody");
  const heading = element("th", "md-entry-group", group.title);
  heading.colSpan = columns.length + 1;
  heading.scope = "rowgroup";
  const first = document.createElement("tr");
  first.append(heading);
  body.append(first);
  for (const row of group.rows) {
    const line = element("tr", "md-entry-row");
    const title = element("th", "md-entry-title", row.title);
    title.scope = "row";
    if (row.hint) title.append(element("span", "md-entry-hint", row.hint));
    line.append(title);
    if (Object.keys(row.cells).length) line.append(...columns.map((column) => placeOf(row, column, send)));
    else title.colSpan = columns.length + 1;
    body.append(line);
  }
  return body;
}

function headOf(columns, corner) {
  const head = document.createElement("thead");
  const line = document.createElement("tr");
  line.append(element("th", "md-entry-corner", corner));
  for (const { key, title } of columns) {
    const cell = element("th", `md-entry-head md-entry-${key}`, title);
    cell.scope = "col";
    line.append(cell);
  }
  head.append(line);
  return head;
}

function render({ model, el }) {
  const root = element("div", "md-entry");
  const table = element("table", "md-entry-table");
  root.append(table);
  el.append(root);
  let sent = 0;
  const send = (cell, value) => {
    sent += 1;
    model.set("decided", { cell, value, n: sent });
    model.save_changes();
  };
  let shown;
  const draw = () => {
    const { columns, groups, corner, round } = model.get("spec");
    if (shown !== undefined && round !== shown) root.closest(".md-page")?.scrollIntoView(); // a new month
    shown = round;
    const active = root.contains(document.activeElement) ? document.activeElement : null;
    const [held, typed] = active ? [active.dataset.cell, active.tagName === "INPUT" ? active.value : null] : [];
    table.replaceChildren(headOf(columns, corner), ...groups.map((group) => bodyOf(group, columns, send)));
    const again = held && root.querySelector(`[data-cell="${CSS.escape(held)}"]`);
    if (again) {
      if (typed !== null && typed !== active.defaultValue) again.value = typed;
      again.focus();
    }
    root.classList.toggle("md-entry-hidden", model.get("hidden"));
  };
  root.addEventListener("keydown", (event) => {
    const field = event.target;
    if (event.key !== "Enter" || !field.dataset.cell) return;
    event.preventDefault();
    const next = below(root, field);
    if (next) next.focus();
    else field.blur();
  });
  model.on("change:spec", draw);
  model.on("change:hidden", draw);
  draw();
  return () => {
    model.off("change:spec", draw);
    model.off("change:hidden", draw);
  };
}

export default { render };
