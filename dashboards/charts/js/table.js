// The chart as a table, for who cannot see it or wants the numbers; and the same as a CSV file.

import { cellText, escaped, filled as said } from "./shared.js";

const MILLISECONDS_BETWEEN_REFRESHES = 1000;

const quoted = (cell) => quotedText(String(cell));
const quotedText = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

// Each row says what it was made from: the chart's note, the version, and what the page was asked for.
function csv({ head, rows }, { caption, words }) {
  const source = [caption.note, words.made, decodeURIComponent(location.search)].filter(Boolean).join(" ");
  return [[...head, words.source || "source"], ...rows.map((row) => [...row, source])].map((row) => row.map(quoted).join(",")).join("\r\n");
}

function save(address, title, ending) {
  const link = document.createElement("a");
  link.href = address;
  link.download = `${title.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "")}.${ending}`;
  link.click();
  if (address.startsWith("blob:")) URL.revokeObjectURL(address);
}

const blob = (text, type) => URL.createObjectURL(new Blob([text], { type }));

// What can be saved: the table, and pictures where the chart can be drawn as such.
function savers(details, spec, rows) {
  const title = () => spec().caption.title; // a finding, which changes
  const button = (word, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "md-chart-save";
    made.textContent = spec().words[word];
    made.addEventListener("click", act);
    details.append(made);
  };
  button("csv", () => save(blob(csv(rows(), spec()), "text/csv"), title(), "csv"));
  return (images) => {
    if (images.svg) button("svg", () => save(blob(described(images.svg(), spec().caption), "image/svg+xml"), title(), "svg"));
    if (images.png) button("png", () => save(images.png(), title(), "png"));
  };
}

// A picture that goes its own way takes its words along.
function described(svg, { title, subtitle, note }) {
  const parts = `<title>${escaped(title)}</title><desc>${escaped([subtitle, note].filter(Boolean).join(" "))}</desc>`;
  const named = svg.includes("xmlns=") ? svg : svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"');
  return named.replace(/<svg[^>]*>/, (head) => head + parts);
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
export function tableView(spec, rows, pick) {
  const details = document.createElement("details");
  details.className = "md-chart-table";
  details.innerHTML =
    '<summary></summary><div class="md-chart-scroll" tabindex="0" role="region">' +
    "<table><thead></thead><tbody></tbody></table></div>";
  details.querySelector("summary").textContent = spec().words.table;
  const table = details.querySelector("table");
  const region = details.querySelector(".md-chart-scroll");
  const name = () => region.setAttribute("aria-label", said(spec().words.table_of, { title: spec().caption.title }));
  const offer = savers(details, spec, rows);
  let waiting = 0;
  const fill = () => {
    waiting = 0;
    filled(table, rows(), pick);
  };
  details.addEventListener("toggle", () => details.open && fill());
  const refresh = () => {
    name();
    if (details.open && !waiting) waiting = setTimeout(fill, MILLISECONDS_BETWEEN_REFRESHES);
  };
  return { details, refresh, offer, close: () => clearTimeout(waiting) };
}
