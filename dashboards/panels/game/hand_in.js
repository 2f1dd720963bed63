// Hands in the key that came behind # in the page's address, and takes it out of the address. See hand_in.py.

function render({ model }) {
  const look = () => {
    const key = location.hash.slice(1);
    if (!key) return;
    history.replaceState(history.state, "", location.pathname + location.search);
    model.set("handed", { key: key.slice(0, 100), search: location.search });
    model.save_changes();
  };
  look();
  window.addEventListener("hashchange", look);
  return () => window.removeEventListener("hashchange", look);
}

export default { render };
