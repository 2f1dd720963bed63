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
from dashboards.words import span_of, text
from microdeals.conflicts import Conflict, load
from microdeals.conflicts.horizons import HORIZONS

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
        Hundred(conflict, found, watch)
        if standing.guess != NOT_YET:
            Revealed(standing, stand, found, watch)
        OneWorld(conflict, found)
        if standing.guess == NOT_YET:
            GuessForm(
                found.pairs,
                lambda guess: stand(GuessStanding(guess, standing.asked._replace(changes=found.changes))),
            )


@solara.component
def Hundred(conflict: Conflict, found: ShippedEnsemble, watch: Callable[[str, Asked], None]) -> None:
    """The sentence, the hundred marks that it counts, and how long they are lived."""
    days, set_days = solara.use_state(conflict.horizon_days)
    pairs = found.lived_for(days)
    with v.Html(tag="div", class_="md-first-top"):
        with v.Html(tag="div"):
            Sentence(conflict, pairs, days)
            SpanButtons(conflict, days, set_days)
        picture = solara.use_memo(lambda: marks(found), [])
        frame = solara.use_memo(lambda: picture.frame(in_order(pairs)), [days])
        ChartView(picture, frame, on_pick=lambda seed: watch(seed, Asked().lived_for(days)))


@solara.component
def SpanButtons(conflict: Conflict, days: int, choose: Callable[[int], None]) -> None:
    """How long the worlds are lived: a row of buttons."""
    said = text("first.marks.lived")
    with v.Html(tag="div", class_="md-first-spans", attributes={"role": "group", "aria-label": said}):
        v.Html(tag="span", children=[said])
        for span in sorted({conflict.horizon_days, *HORIZONS}):
            solara.Button(
                span_of(span),
                on_click=lambda span=span: choose(span),
                outlined=span != days,
                color="primary" if span == days else None,
                small=True,
                attributes={"aria-pressed": str(span == days).lower(), "data-span": str(span)},
            )


@solara.component
def Sentence(conflict: Conflict, pairs: tuple[ShippedPair, ...], days: int) -> None:
    """The finding of the first screen, in counts."""
    *found, last = (v.Html(tag="strong", children=[it]) for it in findings(pairs))
    parts: list[object] = [f"{beginning(conflict, pairs, days)} "]
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
