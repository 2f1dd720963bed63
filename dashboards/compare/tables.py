"""The labels of both sides in rows, with the change from left to right."""

from __future__ import annotations

import reacton.ipyvuetify as v
import solara

from dashboards.compare.in_words import rows_of, side_rows_of
from dashboards.panels.pairs.in_words import title_of
from dashboards.panels.pairs.tables import LabelMark, cell
from dashboards.words import text
from microdeals.rulebook.labels import SIGNS
from microdeals.verdict import Comparison


@solara.component
def ShareTable(comparison: Comparison) -> None:
    """Counts of a hundred with their ranges: left, right, and how many more or fewer."""
    with v.Html(tag="table", class_="md-table md-compare-table"):
        v.Html(tag="caption", children=[text("compare.table.title")])
        with v.Html(tag="thead"), v.Html(tag="tr"):
            cell("td", "")
            for head in ("left", "right", "table.change"):
                cell("th", text(f"compare.{head}"), scope="col")
        with v.Html(tag="tbody"):
            for row in rows_of(comparison):
                with v.Html(tag="tr"):
                    with v.Html(tag="th", attributes={"scope": "row"}):
                        LabelMark(row.left.label)
                        v.Html(tag="span", children=[title_of(row.left.label)])
                    for share in (row.left, row.right):
                        cell("td", f"{share.of_hundred} ({share.range})")
                    cell("td", row.said)
    v.Html(tag="p", class_="md-note", children=[text("compare.table.hint")])


@solara.component
def PartyTable(comparison: Comparison) -> None:
    """For whom deals are a stone: what they are to each party alone, left and right."""
    with v.Html(tag="table", class_="md-table md-compare-sides"):
        v.Html(tag="caption", children=[text("compare.sides.title")])
        with v.Html(tag="thead"), v.Html(tag="tr"):
            cell("td", "")
            for party in comparison.first.twins.with_deals.parties:
                cell("th", party.title, scope="col")
        with v.Html(tag="tbody"):
            for row in side_rows_of(comparison):
                with v.Html(tag="tr"):
                    with v.Html(tag="th", attributes={"scope": "row"}):
                        LabelMark(row.label)
                        v.Html(tag="span", children=[SIGNS[row.label].plural])
                    for said in row.said:
                        cell("td", said)
    v.Html(tag="p", class_="md-note", children=[text("compare.sides.hint")])
