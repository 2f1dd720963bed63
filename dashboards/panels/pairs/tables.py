"""What tables of pairs are made of: a cell, and a label's mark."""

from __future__ import annotations

import reacton.ipyvuetify as v
import solara

from dashboards.charts import LABEL_LOOKS
from microdeals.rulebook.labels import Label


def cell(tag: str, said: str, **attributes: str) -> None:
    """One cell of a table."""
    v.Html(tag=tag, children=[said], attributes=attributes)


@solara.component
def LabelMark(label: Label) -> None:
    """The mark of a label as in the charts: shape and colour."""
    v.Html(
        tag="span",
        class_=f"md-label-mark md-look-{LABEL_LOOKS[label]}",
        attributes={"aria-hidden": "true"},
    )
