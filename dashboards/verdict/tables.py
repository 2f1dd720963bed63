"""What the Verdict page says in rows: the shares, how worlds came out, and other thresholds."""

from __future__ import annotations

import reacton.ipyvuetify as v
import solara

from dashboards.panels.pairs.in_words import how_drawn, ranges_shown, shares_of, worlds_of
from dashboards.panels.pairs.tables import LabelMark, cell, head
from dashboards.verdict.in_words import sensitivity_finding
from dashboards.words import text
from microdeals.language.signs import SIGNS, at_a_price
from microdeals.rulebook.labels import Label, key_of
from microdeals.verdict import Outcome, Verdict
from microdeals.verdict.peace_in_words import HUNDRED, out_of, peace_in_words, rounded, said_of, winners
from microdeals.verdict.sensitivity import FACTORS
from microdeals.verdict.unknown_in_words import what_decides


@solara.component
def ShareList(verdict: Verdict) -> None:
    """The five labels: mark, count of a hundred, words and range."""
    title = text("verdict.shares.title").format(of=out_of(verdict), worlds=worlds_of(verdict))
    with v.Html(tag="section", class_="md-shares"):
        v.Html(tag="h2", class_="md-chart-title", children=[title])
        v.Html(tag="p", class_="md-peace", children=[peace_in_words(verdict)])
        with v.Html(tag="ul", class_="md-share-list"):
            for share in shares_of(verdict):
                facts = {f"data-{key_of(share.label)}": str(share.worlds.number)}
                with v.Html(tag="li", class_="md-share", attributes=facts):
                    LabelMark(share.label)
                    v.Html(tag="span", class_="md-share-n", children=[str(share.of_hundred)])
                    v.Html(
                        tag="span", class_="md-share-said", children=[_said(verdict, share.label, share.said)]
                    )
                    v.Html(tag="span", class_="md-share-range", children=[f"({share.range})"])
        ranges = ranges_shown(verdict)
        hint = text(f"verdict.shares.hint.{ranges}").format(n=f"{verdict.runs:,}")
        WhatDecides(verdict, hint)


@solara.component
def WhatDecides(verdict: Verdict, hint: str = "") -> None:
    """What is drawn, and what the answer hangs on; `hint` says what the ranges are."""
    if said := " ".join(filter(None, [hint, *how_drawn(verdict)])):
        v.Html(tag="p", class_="md-note", children=[said])
    if verdict.beside is not None:
        v.Html(tag="p", class_="md-decides", children=[what_decides(verdict)])


def _said(verdict: Verdict, label: Label, said: str) -> str:
    if label is not Label.STEPPING_STONE or not verdict.at_a_price.number:
        return said
    n = said_of(verdict.at_a_price, out_of(verdict))
    return f"{said}; {text('verdict.shares.at_a_price').format(n=n, price=at_a_price())}"


@solara.component
def SideTable(verdict: Verdict) -> None:
    """What deals were to each side alone."""
    of, sides = out_of(verdict), verdict.twins.with_deals.parties
    columns = [rounded([shares[it].number for it in Label], of) for shares in verdict.shares_by_side]
    with v.Html(tag="table", class_="md-table md-sides"):
        v.Html(tag="caption", children=[text("verdict.sides.title").format(of=of)])
        head([side.title for side in sides])
        with v.Html(tag="tbody"):
            for label, *numbers in zip(Label, *columns, strict=True):
                with v.Html(tag="tr"):
                    with v.Html(tag="th", attributes={"scope": "row"}):
                        LabelMark(label)
                        v.Html(tag="span", children=[SIGNS[label].plural])
                    for number in numbers:
                        cell("td", str(number))
    v.Html(tag="p", class_="md-note", children=[text("verdict.sides.hint")])


@solara.component
def OutcomeTable(verdict: Verdict) -> None:
    """Settlement, freeze, war or victory, and whose: with deals and without."""
    of = min(verdict.runs, HUNDRED)
    columns = [rounded([counts[it].number for it in Outcome], of) for counts in verdict.outcomes.values()]
    with v.Html(tag="table", class_="md-table md-outcomes"):
        v.Html(tag="caption", children=[text("verdict.outcomes.title").format(of=of)])
        head([text(f"verdict.outcomes.{twin}") for twin in verdict.outcomes])
        with v.Html(tag="tbody"):
            for outcome, *numbers in zip(Outcome, *columns, strict=True):
                key = outcome.name.lower()
                with v.Html(tag="tr"):
                    cell("th", text(f"verdict.outcomes.{key}"), scope="row")
                    for number in numbers:
                        cell("td", str(number))
            for title, counts in winners(verdict):
                with v.Html(tag="tr"):
                    cell("th", text("verdict.outcomes.won_by").format(side=title), scope="row")
                    for said in counts:
                        cell("td", said)


@solara.component
def SensitivityTable(verdict: Verdict) -> None:
    """The shares at nine pairs of thresholds: closing by row, relief by column."""
    settings = verdict.sensitivity
    n = len(FACTORS)
    with v.Html(tag="section", class_="md-sensitivity"):
        v.Html(tag="h3", class_="md-chart-title", children=[sensitivity_finding(verdict)])
        v.Html(tag="p", class_="md-chart-subtitle", children=[text("verdict.sensitivity.unit")])
        with v.Html(tag="table", class_="md-table"):
            v.Html(tag="caption", class_="md-hidden", children=[text("verdict.sensitivity.title")])
            said = text("verdict.sensitivity.relief")
            head([said.format(share=f"{setting.relief:g}") for setting in settings[:n]])
            with v.Html(tag="tbody"):
                for row in range(0, len(settings), n):
                    with v.Html(tag="tr"):
                        closing = f"{settings[row].closing:g}"
                        cell("th", text("verdict.sensitivity.closing").format(share=closing), scope="row")
                        for setting in settings[row : row + n]:
                            cell("td", " / ".join(_counts(setting.shares)))


def _counts(shares: dict[Label, float]) -> list[str]:
    return [str(round(HUNDRED * shares[label])) for label in (Label.STEPPING_STONE, Label.PRESSURE_VALVE)]
