"""The table of every number of a war, which can be searched; drawn by `numbers.js`."""

from __future__ import annotations

from pathlib import Path

import anywidget
import traitlets
from reacton.core import Element

from dashboards.about.numbers import WarNumber, numbers_of
from dashboards.panels.element import element_of
from dashboards.words import text
from microdeals._version import __version__

COLUMNS = ("path", "value", "unit", "kind_head", "meaning", "reason", "source")
KINDS = {kind: kind.replace(" ", "_") for kind in ("fact", "read off", "assumed", "fitted", "default")}
"""Every kind, and the key of its name."""
SAID = ("find", "kind", "every", "found", "none", "save", "caption")


def words() -> dict[str, object]:
    """What the table says."""
    said: dict[str, object] = {word: text(f"about.numbers.{word}") for word in SAID}
    kinds = {kind: text(f"about.numbers.kinds.{key}") for kind, key in KINDS.items()}
    columns = [text(f"about.numbers.{name}") for name in COLUMNS]
    made = [text(f"about.numbers.{name}") for name in ("war", "version")]
    return said | {"columns": columns, "made": made, "version": __version__, "kinds": kinds}


class NumbersTable(anywidget.AnyWidget):
    """The table in the page: `rows` in the order of `Number`."""

    _esm = Path(__file__).with_name("numbers.js").read_text(encoding="utf-8")
    words = traitlets.Dict().tag(sync=True)
    rows: traitlets.List[list[str]] = traitlets.List().tag(sync=True)
    war = traitlets.Unicode("").tag(sync=True)


def Numbers(war: str) -> Element[NumbersTable]:
    """The numbers of a war, as an element of a page."""
    rows = [list(number) for number in numbers_of(war)]
    return element_of(NumbersTable, words=words(), rows=rows, war=war)


def counted_kinds(numbers: tuple[WarNumber, ...]) -> str:
    """``162 assumed, 107 default``: how many numbers are of which kind."""
    kinds = [number.kind for number in numbers]
    told = (f"{kinds.count(kind)} {text(f'about.numbers.kinds.{key}')}" for kind, key in KINDS.items())
    return ", ".join(one for one in told if not one.startswith("0 "))
