"""A button that is safe to press twice, and says what the page showed when it was pressed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import anywidget
import solara
import traitlets
from reacton.core import Element

from dashboards.panels.element import element_of


class PressButton(anywidget.AnyWidget):
    """The button, drawn by `press.js`."""

    _esm = Path(__file__).with_name("press.js").read_text(encoding="utf-8")
    word = traitlets.Unicode("").tag(sync=True)
    off = traitlets.Bool(False).tag(sync=True)
    primary = traitlets.Bool(False).tag(sync=True)
    seen = traitlets.Int(0).tag(sync=True)
    """The newest entry of the session as the page shows it, where there is one."""
    pressed = traitlets.Dict().tag(sync=True)
    """The last press: what was `seen`, and a running number."""


@solara.component
def Press(
    word: str, act: Callable[[int], None], seen: int = 0, off: bool = False, primary: bool = False
) -> Element[PressButton]:
    """A button of the page's; `act` takes the number of the newest entry that the page showed."""

    def take(press: dict[str, object]) -> None:
        act(seen_in(press))

    return element_of(PressButton, word=word, off=off, primary=primary, seen=seen, on_pressed=take)


def seen_in(sent: dict[str, object]) -> int:
    """The newest entry that a browser says it showed; 0, which is none, for anything that is no number."""
    seen = sent.get("seen")
    return seen if isinstance(seen, int) else 0
