"""The values behind "Change the world": each change starts the run again."""

from __future__ import annotations

import reacton.ipyvuetify as v
import solara

from dashboards.asked.dials import Dial, dials_of, value_in_words
from dashboards.asked.run import Asked
from dashboards.panels.choices import Ask
from dashboards.panels.dial_fields import DialView, back_button
from dashboards.panels.tag import NumberKind, Tag
from dashboards.panels.word_dial_fields import WordDials
from dashboards.words import text
from microdeals.conflicts.declared import Value
from microdeals.errors import ConflictError


@solara.component
def Dials(asked: Asked, ask: Ask) -> None:
    """Sliders and choices; each starts the run again with the same seed."""
    dials = dials_of(asked.conflict())

    def turn(dial: Dial, value: Value) -> None:
        try:
            new = asked.changed(dict.fromkeys(dial.paths, value))
        except ConflictError as bad:
            ask(asked, text("watch.bad.value").format(problems=bad))
            return
        if new != asked:
            said = text("watch.restarted.value")
            value_said = said.format(
                seed=asked.seed, group=dial.group, label=dial.label, value=value_in_words(value)
            )
            ask(new, value_said)

    def own_values() -> None:
        ask(asked.own(), text("watch.restarted.own").format(seed=asked.seed))

    with v.Html(tag="section", class_="md-dials", attributes={"aria-label": text("watch.dials.title")}):
        v.Html(tag="h2", class_="md-chart-title", children=[text("watch.dials.title")])
        v.Html(tag="p", class_="md-chart-subtitle", children=[text("watch.dials.hint")])
        Tag(NumberKind.ASSUMPTION, text("watch.dials.source").format(name=asked.name))
        with v.Html(tag="div", class_="md-dial-grid"):
            for dial in dials:
                DialView(dial, turn).key(f"{asked.name} {dial.key}")
            WordDials(asked, ask)
        back_button(text("watch.choose.back"), asked, own_values)
