"""The closed form beside a lesson, drawn from the library's own functions."""

from __future__ import annotations

from collections.abc import Callable

import solara
from reacton.core import Element

from dashboards.charts import Axis, Caption, ChartLine, Lines, Look
from dashboards.panels.chart_view import ChartView
from dashboards.words import text
from microdeals.lessons import Theory
from microdeals.lessons.closed_forms import ClosedForm, FormAxis, closed_forms_of

View = Callable[[], Element[object]]


def theory_views(theory: Theory) -> tuple[tuple[str, View], ...]:
    """The charts of a lesson's theory, each with a name; none where it has none."""
    return tuple((text(f"lessons.parts.{form.name}"), _view_of(form)) for form in closed_forms_of(theory))


def _view_of(form: ClosedForm) -> View:
    def view() -> Element[object]:
        return FormChart(form)

    return view


def looks_of(form: ClosedForm) -> tuple[Look, ...]:
    """How its lines look: one alone is nobody's."""
    return (Look.THIRD,) if len(form.lines) == 1 else (Look.SIDE_A, Look.SIDE_B)


@solara.component
def FormChart(form: ClosedForm) -> None:
    """A closed form as lines."""
    note = text(f"lessons.theory.{form.note}") if form.note else ""
    caption = Caption(text(f"lessons.theory.{form.name}"), text(f"lessons.theory.{form.name}_unit"), note)
    titles = [text(f"lessons.theory.{line.name}").format(**line.names) for line in form.lines]
    lines = tuple(ChartLine(title, look) for title, look in zip(titles, looks_of(form), strict=True))
    picture = Lines(caption, axis_of(form.x), axis_of(form.y), lines, is_slide=True)
    ChartView(picture, picture.frame(form.at, [line.values for line in form.lines]))


def axis_of(axis: FormAxis) -> Axis:
    """An axis of a chart."""
    return Axis(text(f"lessons.theory.{axis.title}"), axis.low, axis.high, axis.every)
