// The chronicle: a choice of deal or sector, a deal's life, and events, newest first. See chronicle.py.

const element = (tag, name, text = "") => {
  const made = document.createElement(tag);
  made.className = name;
  made.textContent = text;
  return made;
};

function skeleton(words) {
  const root = element("section", "md-chronicle");
  const label = element("label", "md-chronicle-choice", `${words.choose} `);
  const select = element("select", "md-chronicle-select");
  const all = new Option(words.all, "");
  const groups = { true: document.createElement("optgroup"), false: document.createElement("optgroup") };
  groups.true.label = words.deals;
  groups.false.label = words.sectors;
  select.append(all, groups.true, groups.false);
  label.append(select);
  const life = element("dl", "md-life");
  life.setAttribute("aria-live", "polite");
  const hint = element("p", "md-chronicle-hint", words.hint);
  const scroll = element("div", "md-chronicle-scroll");
  scroll.tabIndex = 0;
  scroll.setAttribute("role", "region");
  scroll.setAttribute("aria-label", words.log);
  const list = element("ol", "md-chronicle-list");
  const earlier = element("button", "md-chronicle-earlier", words.earlier);
  earlier.type = "button";
  const empty = element("p", "md-chronicle-empty", words.empty);
  scroll.append(empty, list, earlier);
  root.append(element("h3", "md-chart-title", words.title), label, hint, life, scroll);
  return { root, select, groups, life, hint, scroll, list, earlier, empty };
}

// Options stay the same elements, so that an open list does not close under the visitor.
function showChoices({ select, groups }, choices, picked, options) {
  const wanted = new Set(choices.map(({ key }) => key));
  for (const [key, option] of options)
    if (!wanted.has(key)) {
      option.remove();
      options.delete(key);
    }
  [...choices].reverse().forEach(({ key, title, is_deal }) => {
    if (!options.has(key)) {
      options.set(key, new Option(title, key));
      groups[is_deal].prepend(options.get(key));
    } else if (options.get(key).text !== title) options.get(key).text = title;
  });
  for (const group of Object.values(groups)) group.hidden = !group.children.length;
  if (select.value !== picked) select.value = picked;
}

function showLife({ life, hint }, rows) {
  const terms = rows.flatMap(([question, answer]) => [element("dt", "", question), element("dd", "", answer)]);
  life.replaceChildren(...terms);
  life.hidden = !rows.length;
  hint.hidden = rows.length > 0;
}

function line(entry, pick) {
  const item = element("li", "md-event");
  const day = element("span", "md-event-day", entry.day);
  day.title = entry.date;
  const said = element(entry.deal ? "button" : "span", "md-event-text", entry.text);
  if (entry.deal) {
    said.type = "button";
    said.addEventListener("click", () => pick(entry.deal));
  }
  item.append(day, said);
  if (entry.why) item.append(element("span", "md-event-why", entry.why));
  return item;
}

// Lines stay the same elements too: what is being read or focused stays where it is.
function showEntries({ list, empty }, entries, lines, pick) {
  const wanted = new Set(entries.map(({ id }) => id));
  for (const [id, item] of lines)
    if (!wanted.has(id)) {
      item.remove();
      lines.delete(id);
    }
  let before = null;
  [...entries].reverse().forEach((entry) => {
    let item = lines.get(entry.id);
    if (!item) {
      item = line(entry, pick);
      lines.set(entry.id, item);
      list.insertBefore(item, before);
    }
    before = item;
  });
  empty.hidden = entries.length > 0;
}

const FEW = 40; // entries at once; earlier ones come when they are asked for
const MORE = 100;

async function render({ model, el }) {
  const { follow } = await import(`${window.location.origin}/assets/stage/day.js`);
  const parts = skeleton(model.get("words"));
  const [options, lines] = [new Map(), new Map()];
  el.append(parts.root);
  let [day, wanted, asked, life, shown] = [0, FEW, 0, "", null];
  const pick = (key) => {
    model.set("picked", key);
    model.save_changes();
    ask();
  };
  const draw = () => {
    asked = 0;
    const [told, picked] = [model.get("told"), model.get("picked")];
    if (told !== shown) {
      lines.forEach((item) => item.remove());
      lines.clear();
      shown = told;
    }
    showChoices(parts, told.choices, picked, options);
    const rows = told.lives[picked] || [];
    if (JSON.stringify(rows) !== life) {
      life = JSON.stringify(rows);
      showLife(parts, rows);
    }
    // Everything up to the day; of what is picked, all of it.
    const found = told.entries.filter(({ on, deal, sector }) => (picked ? deal === picked || sector === picked : on <= day));
    showEntries(parts, found.slice(-wanted).reverse(), lines, pick);
    parts.earlier.hidden = found.length <= wanted;
    if (picked && picked !== parts.root.dataset.picked) parts.root.scrollIntoView({ block: "nearest" });
    parts.root.dataset.picked = picked;
  };
  const ask = () => (asked ||= requestAnimationFrame(draw));
  parts.select.addEventListener("change", () => pick(parts.select.value));
  parts.earlier.addEventListener("click", () => {
    wanted += MORE;
    ask();
  });
  const deaf = follow((now) => {
    day = now;
    ask();
  });
  model.on("change", ask);
  draw();
  return () => {
    deaf();
    model.off("change", ask);
    cancelAnimationFrame(asked);
  };
}

export default { render };
