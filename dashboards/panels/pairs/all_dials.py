"""The dials that change the world, beside the verdict; each is asked for when it is let go."""

from __future__ import annotations

from collections.abc import Callable

import reacton.ipyvuetify as v
import solara

from dashboards.asked.dials import Dial, dials_of, value_in_words
from dashboards.asked.run import Asked
from dashboards.panels.dial_fields import DialView, back_button
from dashboards.panels.tag import NumberKind, Tag
from dashboards.panels.word_dial_fields import WordDials
from dashboards.words import text
from microdeals.conflicts.declared import Value
from microdeals.errors import ConflictError


@solara.component
def AllDials(
    asked: Asked, ask: Callable[[Asked, str], None], title: str, marked: frozenset[str] = frozenset()
) -> None:
    """All dials, always open on a wide screen, behind a button on a narrow one; those `marked` stand out."""
    is_open, set_open = solara.use_state(False)

    def turn(dial: Dial, value: Value) -> None:
        ask(*turned(asked, dial, value))

    def own_values() -> None:
        ask(asked.own(), text("panels.pairs.asked.own"))

    with v.Html(tag="div", class_="md-turning" + (" md-turning-open" if is_open else "")):
        solara.Button(
            title,
            icon_name="mdi-tune",
            on_click=lambda: set_open(not is_open),
            outlined=True,
            classes=["md-turning-button"],
            attributes={"aria-expanded": str(is_open).lower()},
        )
        group = {"role": "group", "aria-label": title}
        with v.Html(tag="section", class_="md-turning-dials", attributes=group):
            v.Html(tag="h2", class_="md-section", children=[title])
            v.Html(tag="p", class_="md-note", children=[text("panels.pairs.choose.hint")])
            Tag(NumberKind.ASSUMPTION, text("panels.pairs.choose.source").format(name=asked.name))
            for dial in dials_of(asked.conflict()):
                with v.Html(tag="div", class_="md-marked" if dial.key in marked else ""):
                    DialView(dial, turn).key(f"{asked.name} {dial.key}")
            WordDials(asked, ask)
            back_button(text("panels.pairs.choose.back"), asked, own_values)


def turned(asked: Asked, dial: Dial, value: Value) -> tuple[Asked, str]:
    """What is asked for after a dial was turned, and what to say of it; what does not fit changes nothing."""
    try:
        new = asked.changed(dict.fromkeys(dial.paths, value))
    except ConflictError as bad:
        return asked, f"{bad} {text('panels.pairs.asked.kept')}"
    said = text("panels.pairs.asked.value")
    return new, said.format(
        group=dial.group, label=dial.label, value=value_in_words(value)
    ) if new != asked else ""
