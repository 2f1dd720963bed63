"""What the Verdict page says in rows: the shares, how worlds came out, and other thresholds."""

from __future__ import annotations

import reacton.ipyvuetify as v
import solara

from dashboards.panels.pairs.in_words import key_of, shares_of
from dashboards.panels.pairs.tables import LabelMark, cell
from dashboards.verdict.in_words import sensitivity_finding
from dashboards.words import text
from microdeals.verdict import Label, Outcome, Verdict
from microdeals.verdict.in_words import HUNDRED, rounded
from microdeals.verdict.sensitivity import FACTORS


@solara.component
def ShareList(verdict: Verdict) -> None:
    """The four labels: mark, count of a hundred, words and range."""
    of = min(verdict.runs, HUNDRED)
    with v.Html(tag="section", class_="md-shares"):
        v.Html(tag="h2", class_="md-chart-title", children=[text("verdict.shares.title").format(of=of)])
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
        v.Html(
            tag="p", class_="md-note", children=[text("verdict.shares.hint").format(n=f"{verdict.runs:,}")]
        )


def _said(verdict: Verdict, label: Label, said: str) -> str:
    hardened = round(verdict.hardening.share * min(verdict.runs, HUNDRED))
    if label is not Label.PRESSURE_VALVE or not hardened:
        return said
    return f"{said}; {text('verdict.shares.hardening').format(n=hardened)}"


@solara.component
def OutcomeTable(verdict: Verdict) -> None:
    """Settlement, freeze or war: with deals and without."""
    of = min(verdict.runs, HUNDRED)
    columns = [rounded([counts[it].number for it in Outcome], of) for counts in verdict.outcomes.values()]
    with v.Html(tag="table", class_="md-table md-outcomes"):
        v.Html(tag="caption", children=[text("verdict.outcomes.title").format(of=of)])
        with v.Html(tag="thead"), v.Html(tag="tr"):
            cell("td", "")
            for twin in verdict.outcomes:
                cell("th", text(f"verdict.outcomes.{twin}"), scope="col")
        with v.Html(tag="tbody"):
            for outcome, *numbers in zip(Outcome, *columns, strict=True):
                key = outcome.name.lower()
                with v.Html(tag="tr"):
                    cell("th", text(f"verdict.outcomes.{key}"), scope="row")
                    for number in numbers:
                        cell("td", str(number))


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
            with v.Html(tag="thead"), v.Html(tag="tr"):
                cell("td", "")
                for setting in settings[:n]:
                    cell(
                        "th",
                        text("verdict.sensitivity.relief").format(share=f"{setting.relief:g}"),
                        scope="col",
                    )
            with v.Html(tag="tbody"):
                for row in range(0, len(settings), n):
                    with v.Html(tag="tr"):
                        closing = f"{settings[row].closing:g}"
                        cell("th", text("verdict.sensitivity.closing").format(share=closing), scope="row")
                        for setting in settings[row : row + n]:
                            cell("td", " / ".join(_counts(setting.shares)))


def _counts(shares: dict[Label, float]) -> list[str]:
    return [str(round(HUNDRED * shares[label])) for label in (Label.STEPPING_STONE, Label.PRESSURE_VALVE)]
