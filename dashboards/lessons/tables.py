"""Every number of a lesson, as a table."""

from __future__ import annotations

import reacton.ipyvuetify as v
import solara

from dashboards.words import text
from microdeals.lessons import Findings, Lesson, tidied


@solara.component
def AllNumbers(lesson: Lesson, findings: Findings) -> None:
    """Every measure in every setting."""
    keys = tuple(lesson.settings)
    with (
        v.Html(
            tag="div",
            class_="md-lesson-table",
            attributes={"tabindex": "0", "role": "region", "aria-label": text("lessons.result.table")},
        ),
        v.Html(tag="table"),
    ):
        v.Html(tag="caption", children=[text("lessons.result.table")])
        with v.Html(tag="thead"), v.Html(tag="tr"):
            v.Html(tag="th", attributes={"scope": "col"}, children=[text("lessons.result.measure")])
            for key in keys:
                v.Html(
                    tag="th",
                    attributes={"scope": "col"},
                    children=[text("lessons.result.short").format(key=key.upper())],
                )
        with v.Html(tag="tbody"):
            for name, measure in lesson.measure.items():
                with v.Html(tag="tr"):
                    v.Html(
                        tag="th",
                        attributes={"scope": "row"},
                        children=[
                            measure.title,
                            v.Html(tag="span", class_="md-unit", children=[f" · {measure.unit}"]),
                        ],
                    )
                    for key in keys:
                        v.Html(tag="td", children=[tidied(findings.value(name, key), measure.decimals)])
