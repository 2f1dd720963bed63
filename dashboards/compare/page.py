"""The Compare page: dials left and right, and between them what differs on the same luck."""

from __future__ import annotations

import reacton.ipyvuetify as v
import solara

from dashboards.asked.pairs import Judged
from dashboards.browser.widget import CANNOT
from dashboards.compare.answered import AnsweredComparison, CompareRequest
from dashboards.compare.here import CompareHere, files_for_both
from dashboards.compare.question import Both, begun, both_from
from dashboards.panels.address import Address
from dashboards.panels.pairs import STYLE
from dashboards.panels.pairs.in_words import without_unknowns
from dashboards.panels.pairs.luck import Luck
from dashboards.panels.tag import NumberKind, Tag
from dashboards.words import span_of, text


def use_request() -> CompareRequest:
    """A hook: what the address asks for, until the visitor asks for something else."""
    search = solara.use_router().search
    first, complaint = solara.use_memo(lambda: both_from(search), [])
    both, set_both = solara.use_state(first)
    said, set_said = solara.use_state(complaint)

    def ask(new: Both, message: str) -> None:
        set_both(new)
        set_said(message)

    return CompareRequest(both, said, ask)


@solara.component
def ComparePage() -> None:
    """The whole page below the title. The browser answers where it can, else the server."""
    request = use_request()
    both = request.both
    can, set_can = solara.use_state("")
    files = files_for_both(both)
    solara.Style(STYLE)
    Address(both.left.asked.query(), both.own())
    with v.Html(tag="p", class_="md-what"):
        v.Html(tag="span", children=[f"{what(both.left)} "])
        Tag(NumberKind.OUTPUT, text("panels.pairs.source"))
    Luck(both.left, request.said, lambda judged, said: request.ask(relucked(both, judged), said))
    with v.Html(tag="div", class_="md-compare-row"):
        CompareButtons(request)
    if files is None or can == CANNOT:
        AnsweredComparison(request)
    else:
        CompareHere(request, files, set_can)


def what(judged: Judged) -> str:
    """What the visitor looks at."""
    said = text("compare.what.drawn" if judged.is_drawn else "compare.what.given")
    told = said.format(n=f"{judged.n:,}", span=span_of(judged.asked.days))
    return " ".join([told, *without_unknowns(judged)])


@solara.component
def CompareButtons(request: CompareRequest) -> None:
    """What can be done with both sides at once."""
    left, right = request.both

    def act(word: str, both: Both) -> None:
        solara.Button(
            text(f"compare.choose.{word}"),
            on_click=lambda: request.ask(both, text(f"compare.asked.{word}")),
            disabled=left == right,
            outlined=True,
            small=True,
        )

    with v.Html(tag="div", class_="md-compare-buttons"):
        act("swap", Both(right, left))
        act("like_left", Both(left, left))


def relucked(both: Both, judged: Judged) -> Both:
    """Other seeds for both sides; another war begins with its own first comparison."""
    if judged.asked.name != both.left.asked.name:
        return begun(judged)
    return both.with_luck(judged)
