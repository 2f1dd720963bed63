"""The widget in which a visitor's browser answers by itself."""

from __future__ import annotations

from pathlib import Path

import anywidget
import traitlets

ROOM = Path(__file__).parent
STYLE = (ROOM / "browser.css").read_text(encoding="utf-8")
CAN, CANNOT = "yes", "no"

LOADER = """
export default {
  async render({ model, el, signal }) {
    const can = (said) => {
      if (signal.aborted) return; // the visitor has left, and nobody hears
      model.set("can", said);
      model.save_changes();
    };
    el.textContent = model.get("words")["answer.fetching"];
    try {
      const { default: here } = await import(new URL(model.get("files").script, window.location.origin));
      return await here.render({ model, el, can, signal });
    } catch (problem) {
      console.warn("The server answers: ", problem);
      can("no");
      return () => {};
    }
  },
};
"""


class WarHere(anywidget.AnyWidget):
    """A war that is lived in the browser.

    `part` says what is shown of it (a module of `js/`), `files` where the war is (`WarFiles.addresses`),
    `spec` what the part needs besides, `question` what is asked (`question_of`).
    """

    _esm = LOADER
    _css = STYLE
    part = traitlets.Unicode("").tag(sync=True)
    files = traitlets.Dict().tag(sync=True)
    words = traitlets.Dict().tag(sync=True)
    spec = traitlets.Dict().tag(sync=True)
    question = traitlets.Dict().tag(sync=True)
    can = traitlets.Unicode("").tag(sync=True)
    """Whether the browser can: "yes", "no", or "" while that is not known."""
    turned = traitlets.Dict().tag(sync=True)
    """What is set there since a dial was turned (`TurnedHere`)."""
    watched = traitlets.Unicode("").tag(sync=True)
    """The seed of a world that somebody wants to watch."""
