"""What tables of pairs are made of: a cell, and a label's mark."""

from __future__ import annotations

from collections.abc import Sequence

import reacton.ipyvuetify as v
import solara

from dashboards.charts import LABEL_LOOKS
from microdeals.rulebook.labels import Label


def cell(tag: str, said: str, **attributes: str) -> None:
    """One cell of a table."""
    v.Html(tag=tag, children=[said], attributes=attributes)


def head(titles: Sequence[str]) -> None:
    """The head of a table: nothing above its rows' names, and a title for each column."""
    with v.Html(tag="thead"), v.Html(tag="tr"):
        cell("td", "")
        for title in titles:
            cell("th", title, scope="col")


@solara.component
def LabelMark(label: Label) -> None:
    """The mark of a label as in the charts: shape and colour."""
    v.Html(
        tag="span",
        class_=f"md-label-mark md-look-{LABEL_LOOKS[label]}",
        attributes={"aria-hidden": "true"},
    )
