"""A table with a title."""

from __future__ import annotations

from collections.abc import Sequence

import reacton.ipyvuetify as v
import solara


@solara.component
def TitledTable(title: str, head: Sequence[str], rows: Sequence[Sequence[str]], empty: str) -> None:
    """A table with a title, or a sentence when there is nothing in it."""
    with v.Html(tag="section", class_="md-table-part"):
        v.Html(tag="h3", class_="md-chart-title", children=[title])
        if not rows:
            v.Html(tag="p", children=[empty])
            return
        frame = v.Html(tag="div", class_="md-table-scroll", attributes={"tabindex": "0", "role": "region"})
        with frame, v.Html(tag="table", class_="md-table-rows"):
            with v.Html(tag="thead"), v.Html(tag="tr"):
                for name in head:
                    v.Html(tag="th", attributes={"scope": "col"}, children=[name])
            with v.Html(tag="tbody"):
                for row in rows:
                    cells = [v.Html(tag="td", children=[cell]) for cell in row]
                    v.Html(tag="tr", children=cells)
