"""The comparison as the visitor's browser answers it: its words, what is asked, and what the server adds."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import reacton.ipyvuetify as v
import solara

from dashboards.asked.pairs import SIZES
from dashboards.browser.files import WarFiles
from dashboards.browser.question import TurnedHere, files_for, question_of, turned_to
from dashboards.browser.view import HeardHere, PartHere, WarHereView
from dashboards.charts import Caption, Trade
from dashboards.charts.looks import Json
from dashboards.compare.answered import CompareRequest, MoreOfBoth
from dashboards.compare.keep import KeepComparison
from dashboards.compare.question import Both
from dashboards.panels.chart_words import worded
from dashboards.panels.word_dial_fields import DialsInWords
from dashboards.words import text, under
from microdeals.statistics.intervals import t_bound
from microdeals.verdict import Thresholds

OF_PAIRS = ("wars", "worlds", "label")


def files_for_both(both: Both) -> WarFiles | None:
    """The files with which a browser can answer both sides; None where the server has to."""
    found = [files_for(side) for side in both]
    return found[0] if None not in found else None


def question_of_both(both: Both, heard: int) -> Json:
    """Both settings as the browser takes them: of the right it is told what is set there."""
    return question_of(both.left, heard) | {"right": [list(it) for it in both.right.asked.own_changes()]}


def part_of() -> PartHere:
    """The comparison in the browser."""
    words = {f"compare.{key}": it for key, it in under("compare").items()}
    words |= {key: text(f"panels.pairs.{key}") for key in OF_PAIRS}
    words |= {f"pair.{key}": it for key, it in under("panels.pairs.world").items()}
    words |= {f"answer.{key}": it for key, it in under("panels.answer").items()}
    words |= {f"dials.{key}": text(f"panels.pairs.choose.{key}") for key in ("hint", "back")}
    least = Thresholds()
    picture = Trade(Caption("", text("compare.trade.unit"), ""), least.closing, least.relief)
    bounds = {str(n): t_bound(n - 1) for n in SIZES}
    return PartHere("compared", words, {"trade": worded(picture.spec()), "t": bounds})


def turned_on(request: CompareRequest, told: TurnedHere) -> None:
    """Ask for what was set in a browser. What does not fit on a side leaves that side as it is."""
    both = request.both
    left, said_left = turned_to(both.left.asked, told.values, told.key)
    right, said_right = turned_to(both.right.asked, told.right or {}, told.key)
    side, said = ("right", said_right) if told.is_of_right else ("left", said_left)
    moved = request._replace(both=both.changed(left, right))
    moved.turned(side, right if told.is_of_right else left, said)


@solara.component
def CompareHere(request: CompareRequest, files: WarFiles, set_can: Callable[[str], None]) -> None:
    """The comparison as the browser answers it; the server works out only what is opened below."""
    both, router = request.both, solara.use_router()
    is_open, set_open = solara.use_state(False)

    def watch(told: str) -> None:
        side, _, seed = told.partition(" ")
        if side in both._fields and seed.isascii() and seed.isdigit():
            question = dict(zip(both._fields, both.questions(), strict=True))[side]
            router.push(question.judged.watched(int(seed), question.kept))

    part = solara.use_memo(part_of, [])
    heard = HeardHere(partial(turned_on, request), set_can, watch)
    WarHereView(part, partial(question_of_both, both), files, heard).key(both.left.asked.name)
    for side in both._fields:
        asked = getattr(both, side).asked
        DialsInWords(asked, partial(request.turned, side), text(f"compare.{side}")).key(side)
    with v.Html(tag="section", class_="md-more"):
        solara.Button(
            text("compare.more.close" if is_open else "compare.more.open"),
            on_click=lambda: set_open(not is_open),
            icon_name="mdi-chevron-up" if is_open else "mdi-chevron-down",
            outlined=True,
            attributes={"aria-expanded": str(is_open).lower()},
        )
        v.Html(tag="p", class_="md-note", children=[text("compare.more.hint")])
        if is_open:
            MoreOfBoth(both)
    with v.Html(tag="section", class_="md-keep"):
        KeepComparison(both)
