"""What tables of pairs are made of: a cell, and a label's mark."""

from __future__ import annotations

import reacton.ipyvuetify as v
import solara

from dashboards.panels.pairs.in_words import HOLLOW, LOOKS
from microdeals.verdict import Label


def cell(tag: str, said: str, **attributes: str) -> None:
    """One cell of a table."""
    v.Html(tag=tag, children=[said], attributes=attributes)


@solara.component
def LabelMark(label: Label) -> None:
    """The mark of a label as in the charts: shape, colour, hollow or full."""
    hollow = " md-label-mark-hollow" if label in HOLLOW else ""
    v.Html(
        tag="span",
        class_=f"md-label-mark md-label-mark-{LOOKS[label].value}{hollow}",
        attributes={"aria-hidden": "true"},
    )
