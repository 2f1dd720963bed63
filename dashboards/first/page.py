"""The first screen: complete without a click, painted from a file; the engine is not imported for it."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path

import reacton.ipyvuetify as v
import solara

from dashboards.asked.run import FIRST_CONFLICT, Asked
from dashboards.first.guess import NOT_YET, GuessStanding, own_part, standing_from
from dashboards.first.guess_form import GuessForm
from dashboards.first.in_words import beginning, findings, settled
from dashboards.first.pictures import in_order, marks, weeks, weeks_frame
from dashboards.first.shipped import ShippedEnsemble, ShippedPair, ensemble
from dashboards.panels.address import Address
from dashboards.panels.chart_view import ChartView
from dashboards.words import text
from microdeals.conflicts import Conflict, load

STYLE = Path(__file__).with_name("first.css")


@solara.component
def FirstPage() -> None:
    """The whole page below the title."""
    router = solara.use_router()
    first = solara.use_memo(lambda: standing_from(router.search), [])
    standing, stand = solara.use_state(first)
    found, conflict = ensemble(), load(FIRST_CONFLICT)

    def watch(seed: str, asked: Asked) -> None:
        if seed:
            router.push(f"/watch{asked._replace(seed=int(seed)).query()}")

    solara.Style(STYLE)
    Address(standing.asked.query(), own_part(standing.guess))
    with v.Html(tag="div", class_="md-first"):
        Hundred(conflict, found, lambda seed: watch(seed, Asked()))
        if standing.guess != NOT_YET:
            Revealed(standing, stand, found, watch)
        OneWorld(conflict, found)
        if standing.guess == NOT_YET:
            GuessForm(
                found.pairs,
                lambda guess: stand(GuessStanding(guess, standing.asked._replace(changes=found.changes))),
            )


@solara.component
def Hundred(conflict: Conflict, found: ShippedEnsemble, watch: Callable[[str], None]) -> None:
    """The sentence, and the hundred marks that it counts."""
    with v.Html(tag="div", class_="md-first-top"):
        Sentence(conflict, found.pairs)
        picture = solara.use_memo(lambda: marks(found), [])
        frame = solara.use_memo(lambda: picture.frame(in_order(found.pairs)), [])
        ChartView(picture, frame, on_pick=watch)


@solara.component
def Sentence(conflict: Conflict, pairs: tuple[ShippedPair, ...]) -> None:
    """The finding of the first screen, in counts."""
    *found, last = (v.Html(tag="strong", children=[it]) for it in findings(pairs))
    parts: list[object] = [f"{beginning(conflict, pairs)} "]
    for finding in found:
        parts += [finding, ", "]
    parts += [f"{text('first.sentence.and')} ", last, f". {settled(pairs)}"]
    v.Html(tag="p", class_="md-first-sentence", children=parts)


@solara.component
def OneWorld(conflict: Conflict, found: ShippedEnsemble) -> None:
    """One of the worlds, still; it plays when it is asked to."""
    picture = solara.use_memo(lambda: weeks(conflict, found), [])
    frame = solara.use_memo(lambda: weeks_frame(picture, conflict, found.world), [])
    with v.Html(tag="div", class_="md-first-world"):
        ChartView(picture, frame)
        with solara.Link(f"/watch{Asked(seed=found.world.seed).query()}", classes=["md-first-link"]):
            v.Html(tag="span", children=[text("first.weeks.watch")])


@solara.component
def Revealed(
    standing: GuessStanding,
    stand: Callable[[GuessStanding], None],
    found: ShippedEnsemble,
    watch: Callable[[str, Asked], None],
) -> None:
    """What comes after the guess; it needs the engine, which is imported now."""
    after_guess = importlib.import_module("dashboards.first.after_guess")
    after_guess.AfterGuess(standing, stand, found, watch)
