"""A part of a page that is folded away: its heading opens it, and only then is it made."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import reacton.ipyvuetify as v
import solara

STYLE = Path(__file__).with_suffix(".css")
"""For the page that has such parts."""


@solara.component
def Fold(title: str, content: Callable[[], object], is_open_at_first: bool = False) -> None:
    """The heading of a part, and below it what `content` makes, as long as it is open."""
    is_open, set_open = solara.use_state(is_open_at_first)
    with v.Html(tag="section", class_="md-fold"):
        with v.Html(tag="h2", class_="md-fold-head"):
            solara.Button(
                title,
                on_click=lambda: set_open(not is_open),
                icon_name="mdi-chevron-up" if is_open else "mdi-chevron-down",
                text=True,
                attributes={"aria-expanded": str(is_open).lower()},
            )
        if is_open:
            with v.Html(tag="div", class_="md-fold-part"):
                content()
