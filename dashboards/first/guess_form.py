"""The one button of the first screen, and the guess that it asks for."""

from __future__ import annotations

from collections.abc import Callable

import reacton.ipyvuetify as v
import solara

from dashboards.asked.run import shown
from dashboards.first.guess import DECLINED, HUNDRED, NOT_YET, guess_from, own_part
from dashboards.first.in_words import guess_question
from dashboards.panels.entered import use_entered, use_let_go
from dashboards.words import text


@solara.component
def GuessForm(now: int, take: Callable[[int], None]) -> None:
    """The button; then the question, with a slider, a number and a way not to guess.

    `now`: in how many of a hundred wars deals are stepping stones before it.
    """
    is_open, set_open = solara.use_state(False)
    with v.Html(tag="section", class_="md-guess", attributes={"aria-label": text("first.guess.label")}):
        if is_open:
            GuessQuestion(now, take)
        else:
            solara.Button(
                text("first.guess.button"),
                icon_name="mdi-chevron-right",
                on_click=lambda: set_open(True),
                color="primary",
                large=True,
                classes=["md-guess-button"],
            )


@solara.component
def GuessQuestion(now: int, take: Callable[[int], None]) -> None:
    """The guess: starts at what is counted now."""
    guess, set_guess = solara.use_state(now)
    typed, set_typed = solara.use_state(str(now))
    bad, set_bad = solara.use_state("")

    def slide(value: float) -> None:
        set_guess(int(value))
        set_typed(str(int(value)))
        set_bad("")

    def type_in(text_typed: str) -> None:
        set_typed(text_typed)
        found = guess_from(own_part_of(text_typed))
        if found >= 0:
            set_guess(found)
        set_bad("" if found >= 0 else text("first.guess.bad").format(text=shown(text_typed)))

    v.Html(tag="p", class_="md-guess-question", children=[guess_question(now)])
    name = {"aria-label": text("first.guess.label")}
    with v.Html(tag="div", class_="md-guess-row"):
        slider = v.Slider(  # asks when it is let go: it would also tell of values that were typed
            v_model=guess,
            min=0,
            max=HUNDRED,
            step=1,
            attributes=name,
            dense=True,
            hide_details=True,
        )
        use_let_go(slider, slide)
        GuessNumber(typed, type_in)
        solara.Button(
            text("first.guess.take"), on_click=lambda: take(guess), color="primary", disabled=bool(bad)
        )
        solara.Button(text("first.guess.decline"), on_click=lambda: take(DECLINED), text=True)
    v.Html(tag="p", class_="md-guess-bad", attributes={"role": "status"}, children=[bad])


@solara.component
def GuessNumber(typed: str, type_in: Callable[[str], None]) -> None:
    """The field for an exact number."""
    field = v.TextField(
        v_model=typed,
        on_v_model=type_in,
        label=text("first.guess.label"),
        attributes={"inputmode": "numeric"},
        autofocus=True,
        dense=True,
        hide_details=True,
        class_="md-guess-number",
    )
    use_entered(field, type_in)


def own_part_of(typed: str) -> str:
    """A guess as typed, as a part of an address: it is read like one."""
    found = typed.strip()
    return f"guess={found}" if found.isdigit() else own_part(NOT_YET)
