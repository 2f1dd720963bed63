"""The key of a link: it stands behind # in the address, which no browser sends; the page hands it in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import anywidget
import solara
import traitlets
from reacton.core import Element

from dashboards.panels.element import element_of
from dashboards.panels.game.session import name_in


class HandedKey(NamedTuple):
    """A key, and the session that its address named."""

    name: str = ""
    key: str = ""

    def of(self, name: str) -> str:
        """The key, if it came for this session."""
        return self.key if name and name == self.name else ""


NO_KEY_CAME = HandedKey()


class HandIn(anywidget.AnyWidget):
    """It shows nothing. `hand_in.js` reads the key once, and takes it out of the address."""

    _esm = Path(__file__).with_name("hand_in.js").read_text(encoding="utf-8")
    handed = traitlets.Dict().tag(sync=True)
    """What came: `key`, and the `search` part of its address."""


@solara.component
def HandInView(named: str, take: Callable[[HandedKey], None]) -> Element[HandIn]:
    """`take` gets the key that came with an address, if any. `named`: what the address calls a session."""

    def hand_in(came: dict[str, object]) -> None:
        name = name_in(str(came.get("search", "")).removeprefix("?"), named)
        take(HandedKey(name, str(came.get("key", ""))))

    return element_of(HandIn, on_handed=hand_in)
