// The page's language, and zooming with two fingers, which Solara's page forbids.
document.documentElement.lang = "en";
document.querySelector("meta[name=viewport]").content = "width=device-width, initial-scale=1";

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
