"""A dial on a page: a slider with a field for an exact number, or a choice; and the way back."""

from __future__ import annotations

from collections.abc import Callable

import reacton.ipyvuetify as v
import solara
from reacton.core import Ref

from dashboards.asked.dials import Dial, value_in_words
from dashboards.asked.run import Asked, shown
from dashboards.panels.entered import use_entered, use_let_go
from microdeals.conflicts.declared import Value, unit_in_words
from microdeals.documents.wording import tidy


def back_button(title: str, asked: Asked, act: Callable[[], None]) -> None:
    """A button back to the model's own values; off where nothing was changed."""
    solara.Button(
        title, icon_name="mdi-restore", on_click=act, disabled=not asked.changes, outlined=True, small=True
    )


@solara.component
def DialView(dial: Dial, turn: Callable[[Dial, Value], None]) -> None:
    """One dial: its label, and a slider with a number field, or a choice."""
    with v.Html(tag="div", class_="md-dial"):
        unit = "" if dial.declared.choices else f" ({unit_in_words(dial.declared.unit)})"
        v.Html(tag="div", class_="md-dial-label", children=[f"{dial.group}: {dial.label}{unit}"])
        if dial.declared.choices:
            ChoiceView(dial, turn)
        else:
            SliderView(dial, turn)


@solara.component
def ChoiceView(dial: Dial, turn: Callable[[Dial, Value], None]) -> None:
    """One of several words."""
    v.Select(
        v_model=dial.value,
        on_v_model=lambda word: turn(dial, word),
        items=[{"text": value_in_words(word), "value": word} for word in dial.declared.choices],
        attributes={"aria-label": f"{dial.group}: {dial.label}"},
        dense=True,
        hide_details=True,
    )


@solara.component
def SliderView(dial: Dial, turn: Callable[[Dial, Value], None]) -> None:
    """A slider and a field for an exact number."""
    with v.Html(tag="div", class_="md-dial-row"):
        Slide(dial, turn)
        Exactly(dial, turn)


@solara.component
def Slide(dial: Dial, turn: Callable[[Dial, Value], None]) -> None:
    """The slider, which asks when it is let go."""
    at, set_at = solara.use_state(dial.number)
    own: Ref[list[Value]] = solara.use_ref([])

    def follow() -> None:
        """Go along with a value from elsewhere. Its own it has left behind by now, if it still moves."""
        if dial.value in own.current:
            del own.current[: own.current.index(dial.value) + 1]
        else:
            own.current.clear()
            set_at(dial.number)

    solara.use_effect(follow, [dial.value])

    def let_go(value: float) -> None:
        own.current.append(dial.rounded(value))
        turn(dial, own.current[-1])

    slider = v.Slider(
        v_model=at,
        on_v_model=set_at,
        min=dial.declared.low,
        max=dial.high,
        step=dial.step,
        attributes={"aria-label": f"{dial.group}: {dial.label}"},
        dense=True,
        hide_details=True,
    )
    use_let_go(slider, let_go)


@solara.component
def Exactly(dial: Dial, turn: Callable[[Dial, Value], None]) -> None:
    """The field, which asks when it is left or Enter is pressed."""
    typed, set_typed = solara.use_state(tidy(dial.number))
    solara.use_effect(lambda: set_typed(tidy(dial.number)), [dial.value])

    def take(text_typed: str) -> None:
        set_typed(text_typed)
        try:
            value = dial.rounded(float(text_typed.strip().replace(",", ".")))
        except (ValueError, OverflowError):
            turn(dial, shown(text_typed))
            return
        turn(dial, value)

    field = v.TextField(
        v_model=typed,
        on_v_model=set_typed,
        attributes={"aria-label": f"{dial.group}: {dial.label}", "inputmode": "decimal"},
        dense=True,
        hide_details=True,
    )
    use_entered(field, take)
