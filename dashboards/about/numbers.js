// Every number of a war as a table that can be searched. See table.py.

const element = (tag, name, text = "") => {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.textContent = text;
  return made;
};

const [PATH, VALUE, REASON, SOURCE] = [0, 1, 5, 6]; // columns

const quoted = (cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

function save(head, rows, name) {
  const text = [head, ...rows].map((row) => row.map(quoted).join(",")).join("\r\n");
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

function labelled(text, field) {
  const label = element("label", "md-numbers-label");
  label.append(element("span", "", text), field);
  return label;
}

function tableOf(words) {
  const table = element("table", "md-numbers-table");
  const caption = element("caption", "md-numbers-caption", words.caption);
  const head = element("tr");
  for (const name of words.columns) {
    const cell = element("th", "", name);
    cell.scope = "col";
    head.append(cell);
  }
  table.append(caption);
  table.createTHead().append(head);
  table.append(document.createElement("tbody"));
  return table;
}

function line(row, kind) {
  const made = document.createElement("tr");
  row.forEach((text, column) => {
    const cell = element(column === 0 ? "th" : "td", `md-numbers-${column}`, column === 3 ? kind : text);
    if (column === PATH || column === VALUE) cell.translate = false;
    if (column === REASON || column === SOURCE) cell.lang = "en"; // from the model's own documents
    if (column === PATH) {
      cell.scope = "row";
      cell.textContent = "";
      text.split(".").forEach((part, k) => {
        if (k) cell.append(".", document.createElement("wbr"));
        cell.append(part);
      });
    }
    made.append(cell);
  });
  return made;
}

function render({ model, el }) {
  const words = model.get("words");
  const root = element("div", "md-numbers");
  const find = element("input", "md-numbers-find");
  find.type = "search";
  const kind = element("select", "md-numbers-kind");
  kind.append(new Option(words.every, ""));
  for (const [key, name] of Object.entries(words.kinds)) kind.append(new Option(name, key));
  const said = element("p", "md-numbers-said");
  said.setAttribute("role", "status");
  const button = element("button", "md-numbers-save", words.save);
  button.type = "button";
  const scroll = element("div", "md-numbers-scroll");
  scroll.tabIndex = 0;
  scroll.setAttribute("role", "region");
  scroll.setAttribute("aria-label", words.caption);
  const table = tableOf(words);
  scroll.append(table);
  const bar = element("div", "md-numbers-bar");
  bar.append(labelled(words.find, find), labelled(words.kind, kind), button);
  root.append(bar, said, scroll);
  el.append(root);
  const chosen = () => {
    const asked = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    return model.get("rows").filter((row) => {
      const text = row.join(" ").toLowerCase();
      return (!kind.value || row[3] === kind.value) && asked.every((word) => text.includes(word));
    });
  };
  const draw = () => {
    const rows = chosen();
    table.tBodies[0].replaceChildren(...rows.map((row) => line(row, words.kinds[row[3]])));
    const count = words.found.replace("{n}", rows.length).replace("{total}", model.get("rows").length);
    said.textContent = rows.length ? count : words.none;
    root.dataset.n = rows.length;
  };
  find.addEventListener("input", draw);
  kind.addEventListener("change", draw);
  button.addEventListener("click", () => save([...words.columns, ...words.made], chosen().map((row) => [...row, model.get("war"), words.version]), `microdeals-numbers-${model.get("war")}.csv`));
  model.on("change:rows", draw);
  draw();
  return () => model.off("change:rows", draw);
}

export default { render };
