"""A stage in parts: one at a time, or beside each other where there is room for it."""

from __future__ import annotations

from collections.abc import Sequence

import reacton.ipyvuetify as v
import solara
from reacton.core import Element

from dashboards.words import text


@solara.component
def Parts(
    names: tuple[str, ...], children: Sequence[Element[object]] = (), *, is_beside: bool = False
) -> None:
    """As many children as names, each with a button above. `is_beside`: all are shown but on a projector."""
    at, set_at = solara.use_state(0)
    beside = " md-parts-beside" if is_beside else ""
    with v.Html(tag="div", class_=f"md-parts{beside}"):
        with v.Html(
            tag="div",
            class_="md-parts-ways",
            attributes={"role": "group", "aria-label": text("lessons.parts.name")},
        ):
            for place, name in enumerate(names):
                pressed = {"aria-pressed": str(place == at).lower()}

                def choose(place: int = place) -> None:
                    set_at(place)

                solara.Button(name, on_click=choose, text=True, small=True, attributes=pressed)
        for place, child in enumerate(children):
            on = " md-part-on" if place == at else ""
            if is_beside or place == at:
                v.Html(tag="div", class_=f"md-part{on}", children=[child]).key(f"part {place}")
