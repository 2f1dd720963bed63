"""The browser's address: it follows what the page shows, so that a link or a reload opens the same.

A page says what it shows with `Address(asked.query())`; what only this page understands goes into `own`
("day=60"). The address is replaced, not added to the history. Links to other pages carry the run that is
asked for (`carried`), not `own`. Whatever comes back in an address is checked like any input.
"""

from __future__ import annotations

from pathlib import Path

import anywidget
import solara
import traitlets
from reacton.core import Element

from dashboards.panels.element import element_of

carried = solara.reactive("")
"""The query that links to other pages take along (of this browser tab)."""


class AddressBar(anywidget.AnyWidget):
    """Sets the browser's query to `query`; drawn by `address.js`, and takes no room."""

    _esm = Path(__file__).with_name("address.js").read_text(encoding="utf-8")
    query = traitlets.Unicode("").tag(sync=True)


def joined(query: str, own: str = "") -> str:
    """A page's query with a part of its own.

    >>> joined("?seed=2", "day=60"), joined("", "day=60"), joined("", "")
    ('?seed=2&day=60', '?day=60', '')
    """
    if not own:
        return query
    return f"{query}&{own}" if query else f"?{own}"


@solara.component
def Address(query: str, own: str = "") -> Element[AddressBar]:
    """Keeps the browser's address, and what the links carry, at what the page shows."""
    solara.use_effect(lambda: carried.set(query), [query])
    return element_of(AddressBar, query=joined(query, own))
