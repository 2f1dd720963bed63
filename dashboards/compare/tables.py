"""The labels of both sides in rows, with the change from left to right."""

from __future__ import annotations

import reacton.ipyvuetify as v
import solara

from dashboards.compare.in_words import rows_of, side_rows_of
from dashboards.panels.pairs.in_words import how_drawn, ranges_shown, title_of, worlds_of
from dashboards.panels.pairs.tables import LabelMark, cell, head
from dashboards.words import text
from microdeals.language.signs import SIGNS
from microdeals.verdict import Comparison
from microdeals.verdict.change_in_words import what_decides_the_change


@solara.component
def ShareTable(comparison: Comparison) -> None:
    """Counts of a hundred with their ranges: left, right, and how many more or fewer."""
    with v.Html(tag="table", class_="md-table md-compare-table"):
        v.Html(tag="caption", children=[text("compare.table.title").format(worlds=worlds_of(comparison))])
        head([text(f"compare.{column}") for column in ("left", "right", "table.change")])
        with v.Html(tag="tbody"):
            for row in rows_of(comparison):
                with v.Html(tag="tr"):
                    with v.Html(tag="th", attributes={"scope": "row"}):
                        LabelMark(row.left.label)
                        v.Html(tag="span", children=[title_of(row.left.label)])
                    for share in (row.left, row.right):
                        cell("td", f"{share.of_hundred} ({share.range})")
                    cell("td", row.said)
    ranges = ranges_shown(comparison)
    hint = text(f"compare.table.hint.{ranges}")
    v.Html(tag="p", class_="md-note", children=[" ".join([hint, *how_drawn(comparison.first)])])


@solara.component
def WhatDecidesChange(comparison: Comparison) -> None:
    """What the change hangs on, once luck and what we do not know are told apart."""
    if comparison.beside is not None:
        v.Html(tag="p", class_="md-decides", children=[what_decides_the_change(comparison)])


@solara.component
def PartyTable(comparison: Comparison) -> None:
    """For whom deals are a stone: what they are to each party alone, left and right."""
    with v.Html(tag="table", class_="md-table md-compare-sides"):
        v.Html(tag="caption", children=[text("compare.sides.title").format(worlds=worlds_of(comparison))])
        head([party.title for party in comparison.first.twins.with_deals.parties])
        with v.Html(tag="tbody"):
            for row in side_rows_of(comparison):
                with v.Html(tag="tr"):
                    with v.Html(tag="th", attributes={"scope": "row"}):
                        LabelMark(row.label)
                        v.Html(tag="span", children=[SIGNS[row.label].plural])
                    for said in row.said:
                        cell("td", said)
    v.Html(tag="p", class_="md-note", children=[text("compare.sides.hint")])
