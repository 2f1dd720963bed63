// The page's language and the way it is written: the frame of every page has them (app.py), and the whole
// document takes them over once it is there. Until then the document says what Solara's own shell is in.
(function language() {
  const root = document.documentElement;
  root.lang = "en";
  const watching = new MutationObserver(() => {
    const frame = document.querySelector(".md-page[lang]");
    if (!frame) return;
    watching.disconnect();
    Object.assign(root, { lang: frame.lang, dir: frame.dir });
    const fields = window.app && window.app.$vuetify; // its labels and arrows stand where it is told to
    if (fields) fields.rtl = frame.dir === "rtl";
  });
  watching.observe(root, { subtree: true, childList: true });
})();

// Zooming with two fingers, which Solara's page forbids.
document.querySelector("meta[name=viewport]").content = "width=device-width, initial-scale=1";

// A widget has two seconds for its start (anywidget 0.11); after that it drops all later news of the server and
// says nothing. A phone that is busy with ten of them needs longer.
(function giveTime() {
  const timeout = AbortSignal.timeout.bind(AbortSignal);
  AbortSignal.timeout = (milliseconds) => timeout(Math.max(milliseconds, 120_000));
})();

// The bar that Solara shows while the server works has no name; whoever hears the page is told of work in words.
(function nameless() {
  const shell = document.getElementById("vue-app-template");
  shell.textContent = shell.textContent.replaceAll("<v-progress-linear ", '<v-progress-linear aria-hidden="true" ');
})();

// After a restart of the server or a nap of the laptop, come back within seconds. Solara by itself waits
// longer from try to try.
(function comeBack() {
  let trying = false;
  const lost = () => {
    const state = window.app && window.app.$data;
    return state && state.wasConnected && state.connectionStatus !== "connected" && !state.needsRefresh;
  };
  const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  setInterval(async () => {
    if (trying || !lost()) return;
    trying = true;
    try {
      const answer = await fetch("/readyz", { cache: "no-store" });
      if (answer.ok) await Promise.race([solara.debug.kernel().reconnect(), pause(3000)]);
    } catch {
      // still away
    } finally {
      trying = false;
    }
  }, 500);
})();

// The address and the view. The address follows the page without new entries in the history, once a second
// at most (browsers refuse more); `view=projector` stays in it from page to page.
window.microdeals = (function follow() {
  const root = document.documentElement;
  let [wanted, written, waiting] = [null, 0, 0];
  const isProjected = () => root.dataset.view === "projector";
  const write = () => {
    waiting = 0;
    written = Date.now();
    const search = new URLSearchParams(wanted === null ? window.location.search : wanted);
    search.delete("view");
    if (isProjected()) search.append("view", "projector");
    const query = search.toString() ? `?${search}` : "";
    if (window.location.search !== query)
      window.history.replaceState(window.history.state, "", window.location.pathname + query + window.location.hash);
  };
  const soon = () => (waiting ||= setTimeout(write, Math.max(0, written + 1000 - Date.now())));
  const address = (query) => {
    wanted = query;
    soon();
  };
  const project = (on) => {
    if (on) root.dataset.view = "projector";
    else delete root.dataset.view;
    write();
    window.dispatchEvent(new Event("resize"));
  };
  // Another page: what the last one wanted is over.
  const moved = () => {
    wanted = null;
    soon();
  };
  window.addEventListener("solara.router", moved);
  window.addEventListener("popstate", moved);
  if (new URLSearchParams(window.location.search).get("view") === "projector") root.dataset.view = "projector";
  return { address, project, isProjected };
})();

// A select of Vuetify is a button around an input, two controls in one. For those who hear the page it is
// one: the input, which has the focus and the label anyway.
(function mendSelects() {
  const slots = ".v-select .v-input__slot[role=button], .v-select .v-input__slot[aria-expanded]";
  let asked = 0;
  const mend = () => {
    asked = 0;
    for (const slot of document.querySelectorAll(slots)) {
      const input = slot.querySelector("input:not([type=hidden])");
      if (!input) continue;
      input.setAttribute("role", "combobox");
      input.setAttribute("aria-haspopup", "listbox");
      input.setAttribute("aria-expanded", slot.getAttribute("aria-expanded") || "false");
      for (const name of ["role", "aria-haspopup", "aria-expanded", "aria-owns"]) slot.removeAttribute(name);
    }
  };
  const ask = () => (asked ||= requestAnimationFrame(mend));
  new MutationObserver(ask).observe(document.documentElement, { subtree: true, childList: true, attributeFilter: ["aria-expanded"] });
})();
