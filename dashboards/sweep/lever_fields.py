"""What a visitor can choose of a diagram: both levers, their ranges, how fine it is and how many pairs."""

from __future__ import annotations

import functools
from collections.abc import Callable

import reacton.ipyvuetify as v
import solara

from dashboards.asked.run import shown
from dashboards.panels.entered import use_entered
from dashboards.sweep.levers import (
    PAIRS,
    STEPS,
    Lever,
    WantedDiagram,
    knobs_of,
    lever_of,
    name_of,
    problem_with,
)
from dashboards.words import text
from microdeals.documents.wording import tidy

Ask = Callable[[WantedDiagram, str], None]


@solara.component
def Levers(wanted: WantedDiagram, ask: Ask) -> None:
    """Both levers."""
    with v.Html(tag="div", class_="md-levers"):
        for name in ("across", "up"):
            LeverView(wanted, name, ask)


@solara.component
def Sizes(wanted: WantedDiagram, ask: Ask) -> None:
    """How fine the diagram is, and how sure."""

    def size(name: str, number: int) -> None:
        if number in (STEPS if name == "steps" else PAIRS):
            ask(wanted.with_size(name, number), "")

    with v.Html(tag="div", class_="md-sizes"):
        for name, choices in (("steps", STEPS), ("pairs", PAIRS)):
            v.Select(
                label=text(f"sweep.choose.{name}"),
                v_model=getattr(wanted, name),
                on_v_model=functools.partial(size, name),
                items=list(choices),
                dense=True,
                hide_details=True,
            )


@solara.component
def LeverView(wanted: WantedDiagram, name: str, ask: Ask) -> None:
    """One lever: which value, and from where to where."""
    conflict = wanted.asked.conflict()
    knobs = knobs_of(conflict)
    lever: Lever = getattr(wanted, name)
    other: Lever = wanted.up if name == "across" else wanted.across

    def choose(path: str) -> None:
        if path == other.path:
            ask(wanted, text("sweep.bad.same").format(label=knobs[path].label))
        elif path in knobs and path != lever.path:
            ask(wanted.with_lever(name, lever_of(knobs[path])), "")

    def vary(end: str, typed: str) -> None:
        try:
            new = lever.with_end(end, float(typed.strip().replace(",", ".")))
        except (ValueError, OverflowError):
            ask(wanted, text("sweep.bad.range").format(text=shown(typed)))
            return
        problem = problem_with(new, conflict)
        ask(wanted if problem else wanted.with_lever(name, new), problem)

    with v.Html(tag="div", class_="md-lever"):
        v.Select(
            label=text(f"sweep.choose.{name}"),
            v_model=lever.path,
            on_v_model=choose,
            items=[{"text": name_of(dial), "value": path} for path, dial in knobs.items()],
            dense=True,
            hide_details=True,
            class_="md-lever-choice",
        )
        if not knobs[lever.path].declared.choices:
            for end in ("low", "high"):
                End(name, end, getattr(lever, end), vary).key(f"{name} {lever.path} {end}")


@solara.component
def End(name: str, end: str, value: float, vary: Callable[[str, str], None]) -> None:
    """Where a lever begins or ends: a number that is taken when it is left or Enter is pressed."""
    typed, set_typed = solara.use_state(tidy(value))
    solara.use_effect(lambda: set_typed(tidy(value)), [value])

    def take(text_typed: str) -> None:
        set_typed(text_typed)
        if text_typed != tidy(value):
            vary(end, text_typed)

    label = text(f"sweep.choose.{end}")
    field = v.TextField(
        label=label,
        v_model=typed,
        on_v_model=set_typed,
        attributes={"aria-label": f"{text(f'sweep.choose.{name}')}: {label}", "inputmode": "decimal"},
        dense=True,
        hide_details=True,
        class_="md-lever-end",
    )
    use_entered(field, take)
