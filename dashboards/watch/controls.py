"""What a visitor can choose: the war, the seed, and the values behind "Change the world"."""

from __future__ import annotations

from collections.abc import Callable

import reacton.core
import reacton.ipyvuetify as v
import solara
from reacton.core import Ref

from dashboards.asked import LARGEST_SEED, Asked, BadInputError, seed_from, shown
from dashboards.dials import Dial, dials_of
from dashboards.panels.entered import use_entered
from dashboards.panels.tag import Kind, Tag
from dashboards.words import text
from microdeals.conflicts import load, shipped
from microdeals.conflicts.declared import Value
from microdeals.documents.wording import tidy
from microdeals.errors import ConflictError

Ask = Callable[[Asked, str], None]
"""Takes the run that is asked for now, and what to say of it."""


@solara.component
def Choices(asked: Asked, ask: Ask) -> None:
    """The war and the seed."""
    wars = solara.use_memo(titles, [])

    def choose(name: str) -> None:
        if name != asked.name and name in shipped():
            ask(Asked(name, asked.seed), text("watch.restarted.conflict").format(seed=asked.seed))

    with v.Html(tag="div", class_="md-choices"):
        v.Select(
            label=text("watch.choose.conflict"),
            v_model=asked.name,
            on_v_model=choose,
            items=[{"text": title, "value": name} for name, title in wars.items()],
            dense=True,
            hide_details=True,
            class_="md-war",
        )
        Seed(asked, ask)


def titles() -> dict[str, str]:
    """The shipped conflicts by name, the page's first one first; reading them takes a while."""
    first = Asked().name
    return {name: load(name).title for name in sorted(shipped(), key=lambda name: (name != first, name))}


@solara.component
def Seed(asked: Asked, ask: Ask) -> None:
    """The seed as a field; on bad input the run goes on and a sentence says what would do."""
    typed, set_typed = solara.use_state(str(asked.seed))
    solara.use_effect(lambda: set_typed(str(asked.seed)), [asked.seed])

    def take(text_typed: str) -> None:
        set_typed(text_typed)
        try:
            seed = seed_from(text_typed)
        except BadInputError as bad:
            ask(asked, text("watch.bad.seed").format(text=bad, largest=LARGEST_SEED, seed=asked.seed))
            return
        set_typed(str(seed))
        if seed != asked.seed:
            ask(asked._replace(seed=seed), text("watch.restarted.seed").format(seed=seed))

    field = v.TextField(
        label=text("watch.choose.seed"),
        v_model=typed,
        on_v_model=set_typed,
        dense=True,
        hide_details=True,
        class_="md-seed",
    )
    use_entered(field, take)


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
                seed=asked.seed, group=dial.group, label=dial.label, value=in_words(value)
            )
            ask(new, value_said)

    def own_values() -> None:
        ask(asked._replace(changes=()), text("watch.restarted.own").format(seed=asked.seed))

    with v.Html(tag="section", class_="md-dials", attributes={"aria-label": text("watch.dials.title")}):
        v.Html(tag="h2", class_="md-chart-title", children=[text("watch.dials.title")])
        v.Html(tag="p", class_="md-chart-subtitle", children=[text("watch.dials.hint")])
        Tag(Kind.ASSUMPTION, text("watch.dials.source").format(name=asked.name))
        with v.Html(tag="div", class_="md-dial-grid"):
            for dial in dials:
                DialView(dial, turn).key(f"{asked.name} {dial.key}")
        back_button(text("watch.choose.back"), asked, own_values)


def back_button(title: str, asked: Asked, act: Callable[[], None]) -> None:
    """A button back to the model's own values; off where nothing was changed."""
    solara.Button(
        title, icon_name="mdi-restore", on_click=act, disabled=not asked.changes, outlined=True, small=True
    )


@solara.component
def DialView(dial: Dial, turn: Callable[[Dial, Value], None]) -> None:
    """One dial: its label, and a slider with a number field, or a choice."""
    with v.Html(tag="div", class_="md-dial"):
        unit = "" if dial.declared.choices else f" ({dial.declared.unit})"
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
        items=[{"text": in_words(word), "value": word} for word in dial.declared.choices],
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
def Slide(dial: Dial, turn: Callable[[Dial, Value], None]) -> reacton.core.Element:
    """The slider, which asks when it is let go."""
    at, set_at = solara.use_state(float(dial.value))
    own: Ref[list[Value]] = solara.use_ref([])

    def follow() -> None:
        """Go along with a value from elsewhere. Its own it has left behind by now, if it still moves."""
        if dial.value in own.current:
            del own.current[: own.current.index(dial.value) + 1]
        else:
            own.current.clear()
            set_at(float(dial.value))

    solara.use_effect(follow, [dial.value])

    def let_go(_widget: object, _event: str, value: float) -> None:
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
    v.use_event(slider, "change", let_go)
    return slider


@solara.component
def Exactly(dial: Dial, turn: Callable[[Dial, Value], None]) -> reacton.core.Element:
    """The field, which asks when it is left or Enter is pressed."""
    typed, set_typed = solara.use_state(tidy(dial.value))
    solara.use_effect(lambda: set_typed(tidy(dial.value)), [dial.value])

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
    return field


def said_of(asked: Asked, dial: Dial, value: Value) -> str:
    """That a value was changed, and what follows from it."""
    said = text("watch.restarted.value")
    return said.format(seed=asked.seed, group=dial.group, label=dial.label, value=in_words(value))


def in_words(value: Value) -> str:
    """A value as readers see it: words without underscores, numbers as the file writes them."""
    return value.replace("_", " ") if isinstance(value, str) else tidy(value)
