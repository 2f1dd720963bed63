"""What can be taken home: the command lines of both sides, and their seeds as files."""

from __future__ import annotations

import reacton.ipyvuetify as v
import solara

from dashboards.compare.question import Both
from dashboards.panels.address import joined
from dashboards.panels.element import element_of
from dashboards.panels.pairs.table_files import TableFiles
from dashboards.panels.recipe import Recipe
from dashboards.words import text
from microdeals.verdict import Comparison


@solara.component
def KeepComparison(both: Both) -> None:
    """The command lines of both sides."""
    words = {word: text(f"panels.recipe.{word}") for word in ("copy", "copied", "select", "address")}
    query = joined(both.left.asked.query(), both.own())
    v.Html(tag="h2", class_="md-section", children=[text("compare.keep.title")])
    for side, question in zip(both._fields, both.questions(), strict=True):
        address_said = words["address"] if side == "right" else ""
        said = text("compare.keep.command").format(side=text(f"compare.{side}"))
        element_of(
            Recipe,
            words=words | {"command": said, "address": address_said},
            command=question.judged.command(question.kept),
            query=query,
        )


@solara.component
def CompareFiles(comparison: Comparison) -> None:
    """The seeds of both sides, and the changes, as files."""
    tables = {"comparison": comparison.table, "changes": comparison.summary}
    with v.Html(tag="div", class_="md-keep-row"):
        TableFiles("compare.keep", tables, comparison.first)
