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
def DialsInWords(asked: Asked, ask: Turned, side: str = "") -> None:
    """The same behind their title, for a page whose sliders the browser answers; the server answers these.

    ``side`` says which of two settings they change.
    """
    is_open, set_open = solara.use_state(False)
    title = text("panels.words.more")
    with v.Html(tag="section", class_="md-dials-in-words"):
        solara.Button(
            f"{side}: {title}" if side else title,
            on_click=lambda: set_open(not is_open),
            icon_name="mdi-chevron-up" if is_open else "mdi-chevron-down",
            text=True,
            small=True,
            attributes={"aria-expanded": str(is_open).lower()},
        )
        if is_open:  # each turn of a slider would draw these fields again
            v.Html(tag="p", class_="md-note", children=[text("panels.words.hint")])
            with v.Html(tag="div", class_="md-dial-grid"):
                WordDials(asked, ask)


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
