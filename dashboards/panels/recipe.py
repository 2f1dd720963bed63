"""How to see a run again: its command line, with a button that copies it, and the page's address."""

from __future__ import annotations

from pathlib import Path

import anywidget
import traitlets

from dashboards.words import text


class Recipe(anywidget.AnyWidget):
    """The command line in the page; `query` goes into the browser's address. Drawn by `recipe.js`."""

    _esm = Path(__file__).with_name("recipe.js").read_text(encoding="utf-8")
    words = traitlets.Dict(
        {word: text(f"panels.recipe.{word}") for word in ("command", "copy", "copied", "select", "address")}
    ).tag(sync=True)
    command = traitlets.Unicode("").tag(sync=True)
    query = traitlets.Unicode("").tag(sync=True)
    by_day = traitlets.Dict().tag(sync=True)
    """For a page with a stage: `command` and `query` with a place for "{day}"; `opening` and `last` day."""

    def draw(self, command: str, query: str) -> None:
        """Show another run."""
        with self.hold_sync():
            self.command = command
            self.query = query
