"""Which numbers the world has: those of the model, or the draw of its seed, which can be listed."""

from __future__ import annotations

import reacton.ipyvuetify as v
import solara

from dashboards.asked.run import Asked
from dashboards.panels.choices import Ask
from dashboards.words import counted, text
from microdeals.unknowns import DrawnNumber, DrawnWar
from microdeals.unknowns.in_words import counted_in_words, in_digits


@solara.component
def WorldNumbers(asked: Asked, ask: Ask) -> None:
    """One sentence, what was drawn, and the way to the other kind of world of the same luck."""
    war = asked.war()
    state = {"data-drawn": str(war is not None).lower(), "aria-label": text("watch.numbers.title")}
    with v.Html(tag="section", class_="md-numbers", attributes=state):
        said = text("watch.numbers.given") if war is None else drawn_said(asked)
        v.Html(tag="p", class_="md-note", children=[said])
        if war is not None:
            NumbersOfWar(war)
        turned = asked.turned()
        if turned != asked:
            key = "restarted_given" if asked.drawn else "restarted_drawn"
            solara.Button(
                text("watch.numbers.take_given" if asked.drawn else "watch.numbers.take_drawn"),
                on_click=lambda: ask(turned, text(f"watch.numbers.{key}").format(seed=asked.seed)),
                text=True,
                small=True,
            )


def drawn_said(asked: Asked) -> str:
    """That the numbers are drawn from what we know, and how many are not because somebody set them."""
    n_set = len(asked.own_changes())
    said = text("watch.numbers.drawn")
    return f"{said} {counted('watch.numbers.kept', n_set)}" if n_set else said


@solara.component
def NumbersOfWar(war: DrawnWar) -> None:
    """Every number that was drawn, beside the model's own."""
    with v.Html(tag="details", class_="md-drawn"):
        v.Html(
            tag="summary", children=[text("watch.numbers.list").format(counted=counted_in_words(war.inputs))]
        )
        with v.Html(tag="table"):
            v.Html(
                tag="thead",
                children=[
                    v.Html(tag="tr", children=[_cell("th", text(f"watch.numbers.{it}")) for it in HEAD])
                ],
            )
            v.Html(tag="tbody", children=[_row(number) for number in war.numbers])


HEAD = ("path", "value", "own", "name")


def _row(number: DrawnNumber) -> object:
    named = number.name or text("watch.numbers.fitted")
    cells = (number.path, in_digits(number.value), in_digits(number.given), named)
    return v.Html(tag="tr", children=[_cell("td", cell) for cell in cells])


def _cell(tag: str, said: str) -> object:
    return v.Html(tag=tag, children=[said])
