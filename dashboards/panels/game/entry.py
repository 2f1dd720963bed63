"""The entry sheet in the page: shows the decisions of a round and tells each change at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import anywidget
import solara
import traitlets
from reacton.core import Element

from dashboards.charts.looks import Json
from dashboards.panels.element import element_of
from dashboards.panels.game.press import seen_in


class EntrySheet(anywidget.AnyWidget):
    """The sheet, drawn by `entry.js`. `spec` comes from `sheet.py`."""

    _esm = Path(__file__).with_name("entry.js").read_text(encoding="utf-8")
    spec = traitlets.Dict().tag(sync=True)
    hidden = traitlets.Bool(False).tag(sync=True)
    """Whether only the field that is being filled in can be read: the class may look on."""
    decided = traitlets.Dict().tag(sync=True)
    """The last change: `cell` ("seat/row"), `value`, what was `seen`, and a running number."""


@solara.component
def EntryView(
    spec: Json, hidden: bool, on_decided: Callable[[str, str, str, int], None]
) -> Element[EntrySheet]:
    """The sheet; `on_decided` takes seat, row, value, and the newest entry that the sheet showed."""

    def take(change: dict[str, object]) -> None:
        seat, _, row = str(change.get("cell", "")).partition("/")
        on_decided(seat, row, str(change.get("value", "")), seen_in(change))

    return element_of(EntrySheet, spec=spec, hidden=hidden, on_decided=take)
