// The chart as a table, for who cannot see it or wants the numbers; and the same as a CSV file.

import { cellText } from "./shared.js";

const MILLISECONDS_BETWEEN_REFRESHES = 1000;

const quoted = (cell) => quotedText(String(cell));
const quotedText = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function csv({ head, rows }) {
  return [head, ...rows].map((row) => row.map(quoted).join(",")).join("\r\n");
}

function save(text, title) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  link.download = `${title.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "")}.csv`;
  link.click();
  URL.revokeObjectURL(link.href);
}

function filled(table, { head, rows, keys }, pick) {
  const headRow = document.createElement("tr");
  head.forEach((text) => {
    const cell = document.createElement("th");
    cell.scope = "col";
    cell.textContent = text;
    headRow.append(cell);
  });
  const bodyRows = rows.map((row, k) => {
    const line = document.createElement("tr");
    row.map(cellText).forEach((text, column) => {
      const cell = document.createElement(column === 0 ? "th" : "td");
      if (column === 0) cell.scope = "row";
      if (column === 0 && keys) cell.append(chooser(text, keys[k], pick));
      else cell.textContent = text;
      line.append(cell);
    });
    return line;
  });
  table.tHead.replaceChildren(headRow);
  table.tBodies[0].replaceChildren(...bodyRows);
}

function chooser(text, key, pick) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = text;
  button.addEventListener("click", () => pick(key));
  return button;
}

// `rows()` gives the table when asked; it is asked only while the table is open, once a second at most.
export function tableView(title, rows, pick) {
  const details = document.createElement("details");
  details.className = "md-chart-table";
  details.innerHTML =
    '<summary>Table</summary><div class="md-chart-scroll" tabindex="0" role="region">' +
    "<table><thead></thead><tbody></tbody></table></div><button type=button>Save as CSV</button>";
  const table = details.querySelector("table");
  details.querySelector(".md-chart-scroll").setAttribute("aria-label", `${title}: table`);
  details.querySelector(":scope > button").addEventListener("click", () => save(csv(rows()), title));
  let waiting = 0;
  const fill = () => {
    waiting = 0;
    filled(table, rows(), pick);
  };
  details.addEventListener("toggle", () => details.open && fill());
  const refresh = () => {
    if (details.open && !waiting) waiting = setTimeout(fill, MILLISECONDS_BETWEEN_REFRESHES);
  };
  return { details, refresh, close: () => clearTimeout(waiting) };
}
