"""The dials in words, as selection fields: each sets several values at once."""

from __future__ import annotations

from collections.abc import Callable

import reacton.ipyvuetify as v
import solara

from dashboards.asked.run import Asked
from dashboards.asked.word_dials import WordDial, word_dials_of
from dashboards.words import text
from microdeals.errors import ConflictError

Turned = Callable[[Asked, str], None]
"""What is asked for now, and what to say of it."""


@solara.component
def WordDials(asked: Asked, ask: Turned) -> None:
    """A field for each dial in words of this war."""
    for dial in word_dials_of(asked.name):
        WordDialField(dial, asked, ask).key(f"{asked.name} {dial.key}")


@solara.component
def WordDialField(dial: WordDial, asked: Asked, ask: Turned) -> None:
    """One dial; values that no choice of it sets are shown as such."""
    chosen = dial.chosen(asked)
    items = [{"text": option.said, "value": option.key} for option in dial.options]
    if not chosen:
        items.append({"text": text("asked.words.otherwise"), "value": ""})

    def turn(key: str) -> None:
        if key in ("", chosen):
            return
        said = next(option.said for option in dial.options if option.key == key)
        try:
            ask(dial.turned(asked, key), text("asked.words.turned").format(title=dial.title, said=said))
        except ConflictError as bad:
            ask(asked, str(bad))

    with v.Html(tag="div", class_="md-dial"):
        v.Html(tag="div", class_="md-dial-label", children=[dial.title])
        v.Select(
            v_model=chosen,
            on_v_model=turn,
            items=items,
            attributes={"aria-label": dial.title, "data-dial": dial.key},
            dense=True,
            hide_details=True,
        )
