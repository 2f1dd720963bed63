// The entry sheet: a column of cards a seat; each choice is sent at once. See entry.py.
// Letters choose (o: offer), Enter goes to the next card, so that a team's slip is typed in one go.

const element = (tag, name, text = "") => {
  const made = document.createElement(tag);
  made.className = name;
  made.textContent = text;
  return made;
};

function optionOf(cell, [value, label], send) {
  const option = element("button", "md-entry-option", label);
  const isChosen = value === cell.value;
  option.type = "button";
  option.setAttribute("role", "radio");
  option.setAttribute("aria-checked", String(isChosen || value === cell.silence));
  option.dataset.value = value;
  if (value === cell.silence) option.dataset.silence = "true"; // what is meant as long as nothing is said
  option.tabIndex = -1;
  option.addEventListener("click", () => {
    if (isChosen) return;
    option.dataset.sent = "true";
    send(value);
  });
  return option;
}

function choiceOf(cell, send) {
  const group = element("div", "md-entry-choice");
  const options = cell.options.map((option) => optionOf(cell, option, send));
  const stop = options.find((option) => option.getAttribute("aria-checked") === "true") || options[0];
  stop.tabIndex = 0; // one stop for the Tab key
  group.setAttribute("role", "radiogroup");
  group.dataset.value = cell.value;
  group.append(...options);
  return group;
}

function typedOf(cell, send) {
  const input = element("input", "md-entry-field");
  input.type = "text";
  input.inputMode = cell.kind === "number" ? "numeric" : "text";
  input.maxLength = cell.kind === "number" ? 3 : 30;
  input.placeholder = cell.hint || "";
  input.value = cell.value;
  input.addEventListener("change", () => send(input.value));
  return input;
}

function cardOf(seat, { key, title, hint, cell }, send) {
  const card = element("div", "md-entry-card");
  const address = `${seat.key}/${key}`;
  const heading = element("p", "md-entry-title", title);
  if (hint) heading.append(element("span", "md-entry-hint", hint));
  const field = (cell.kind === "choice" ? choiceOf : typedOf)(cell, (value) => send(address, value));
  field.setAttribute("aria-label", `${seat.title}: ${title}`);
  field.dataset.cell = address;
  field.dataset.decided = String(cell.decided);
  card.append(heading, field);
  return card;
}

function startOf([title, ...sentences]) {
  const start = element("details", "md-entry-start");
  start.open = true;
  start.append(element("summary", "", title), ...sentences.map((sentence) => element("p", "", sentence)));
  return start;
}

function seatOf(seat, send) {
  const column = element("section", `md-entry-seat md-entry-${seat.key}`);
  column.setAttribute("aria-label", seat.title);
  column.dataset.seat = seat.key;
  column.append(element("h3", "md-entry-head", seat.title));
  if (seat.who) column.append(element("p", "md-entry-who", seat.who));
  if (seat.start) column.append(element("p", "md-entry-aims", seat.start));
  for (const { title, note, cards } of seat.groups) {
    column.append(element("h4", "md-entry-group", title));
    if (note) column.append(element("p", "md-entry-note", note));
    column.append(...cards.map((card) => cardOf(seat, card, send)));
  }
  if (seat.team) column.append(cardOf(seat, seat.team, send));
  return column;
}

// On a narrow screen one seat is shown at a time: a button for each.
function tabsOf(seats, words, show) {
  const tabs = element("div", "md-entry-tabs");
  tabs.setAttribute("role", "group");
  tabs.setAttribute("aria-label", words.seats);
  for (const { key, title } of seats) {
    const tab = element("button", "md-entry-tab", title);
    tab.type = "button";
    tab.dataset.tab = key;
    tab.addEventListener("click", () => show(key));
    tabs.append(tab);
  }
  return tabs;
}

const cellOf = (node) => node?.closest?.("[data-cell]");
const stopOf = (cell) => (cell.matches("input") ? cell : cell.querySelector('[tabindex="0"]'));

// The next card below in the same column.
function below(root, cell) {
  const [seat] = cell.dataset.cell.split("/");
  const column = [...root.querySelectorAll(`[data-cell^="${seat}/"]`)];
  return column[column.indexOf(cell) + 1];
}

// The option that a letter means: the next one that begins with it.
function lettered(options, at, letter) {
  const begins = (option) => option.textContent.toLowerCase().startsWith(letter);
  return [...options.slice(at + 1), ...options.slice(0, at + 1)].find(begins);
}

function stopAt(options, option) {
  options.forEach((other) => (other.tabIndex = other === option ? 0 : -1));
  option.focus();
}

const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

function choose(event, cell) {
  const options = [...cell.querySelectorAll("button")];
  const at = options.indexOf(document.activeElement);
  const step = STEPS[event.key];
  const isLetter = event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey;
  const option = step ? options[(at + step + options.length) % options.length] : isLetter && lettered(options, at, event.key.toLowerCase());
  if (!option) return;
  event.preventDefault();
  stopAt(options, option);
  if (!step) option.click();
}

function pressed(root, event) {
  const cell = cellOf(event.target);
  if (!cell) return;
  if (event.key === "Enter") {
    event.preventDefault();
    const next = below(root, cell);
    if (next) stopOf(next).focus();
    else event.target.blur();
  } else if (!cell.matches("input")) choose(event, cell);
}

function render({ model, el }) {
  const root = element("div", "md-entry");
  el.append(root);
  let sent = 0;
  const send = (cell, value) => {
    sent += 1;
    model.set("decided", { cell, value, seen: model.get("spec").seen, n: sent });
    model.save_changes();
  };
  let shown; // the round
  let tab; // the seat that a narrow screen shows
  let drawn; // what is shown: another entry that changes nothing on the sheet leaves its cards alone
  const show = (key) => {
    tab = key;
    root.querySelectorAll("[data-seat]").forEach((seat) => seat.classList.toggle("md-entry-aside", seat.dataset.seat !== key));
    root.querySelectorAll("[data-tab]").forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.tab === key)));
  };
  const draw = () => {
    const { seats, start, words, round, seen } = model.get("spec");
    root.dataset.seen = String(seen); // the newest entry that the sheet is about; also for scripts
    root.classList.toggle("md-entry-hidden", model.get("hidden"));
    root.querySelectorAll("[data-sent]").forEach((option) => delete option.dataset.sent);
    const now = JSON.stringify([seats, start, words, round]);
    if (now === drawn) return;
    drawn = now;
    if (shown !== undefined && round !== shown) root.closest(".md-page")?.scrollIntoView(); // a new month
    shown = round;
    const active = root.contains(document.activeElement) ? document.activeElement : null;
    const held = cellOf(active)?.dataset.cell;
    const typed = active?.tagName === "INPUT" && active.value !== active.defaultValue ? active.value : null;
    const columns = element("div", "md-entry-seats");
    columns.dataset.n = String(seats.length);
    columns.append(...seats.map((seat) => seatOf(seat, send)));
    const tabs = seats.length > 1 ? [tabsOf(seats, words, show)] : [];
    root.replaceChildren(...(start.length ? [startOf(start)] : []), ...tabs, columns);
    show(seats.some(({ key }) => key === tab) ? tab : seats[0].key);
    const again = held && root.querySelector(`[data-cell="${CSS.escape(held)}"]`);
    if (!again) return;
    if (typed !== null) again.value = typed;
    stopOf(again).focus({ preventScroll: true });
  };
  root.addEventListener("keydown", (event) => pressed(root, event));
  model.on("change:spec", draw);
  model.on("change:hidden", draw);
  draw();
  return () => {
    model.off("change:spec", draw);
    model.off("change:hidden", draw);
  };
}

export default { render };
