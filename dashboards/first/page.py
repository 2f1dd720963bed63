"""The first screen: complete without a click, painted from a file; the engine is not imported for it."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path

import reacton.ipyvuetify as v
import solara

from dashboards.asked.run import FIRST_CONFLICT, Asked, war_named
from dashboards.first.guess import NOT_YET, GuessStanding, own_part, standing_from
from dashboards.first.guess_form import GuessForm
from dashboards.first.in_words import CountTold, beginning, findings, how_sure, of_hundred, plural
from dashboards.first.pictures import frame_of, trade
from dashboards.first.shipped import ShippedAnswer, ShippedEnsemble, TurnedWars, ensemble, one_world
from dashboards.panels.address import Address
from dashboards.panels.chart_view import ChartView
from dashboards.stage.first_shown import opening_day
from dashboards.stage.widget import WarStageView
from dashboards.words import span_of, text
from microdeals.conflicts import Conflict
from microdeals.conflicts.horizons import HORIZONS
from microdeals.language.signs import SIGNS
from microdeals.rulebook.labels import Label

STYLE = Path(__file__).with_name("first.css")


@solara.component
def FirstPage() -> None:
    """The whole page below the title."""
    search = solara.use_router().search
    standing, stand = solara.use_state(solara.use_memo(lambda: standing_from(search), []))
    found, conflict = ensemble(), war_named(FIRST_CONFLICT)

    def take(guess: int) -> None:
        stand(GuessStanding(guess, standing.asked._replace(changes=found.changes)))

    solara.Style(STYLE)
    Address(standing.asked.query(), own_part(standing.guess))
    with v.Html(tag="div", class_="md-first"):
        FirstTop(conflict, found, standing, stand, take)
        OneWorld()


@solara.component
def FirstTop(
    conflict: Conflict,
    found: ShippedEnsemble,
    standing: GuessStanding,
    stand: Callable[[GuessStanding], None],
    take: Callable[[int], None],
) -> None:
    """The sentence and the marks; before the guess how long wars are lived, after it what can be turned."""
    router, own = solara.use_router(), conflict.horizon_days
    chosen, live = solara.use_state(own)
    turned, show = solara.use_state(TurnedWars(found.own.pairs, found.own.answer))
    is_guessed = standing.guess != NOT_YET
    days = own if is_guessed else chosen
    wars = found.lived_for(days)

    def watch(seed: str) -> None:
        asked = standing.asked if is_guessed else Asked().lived_for(days)
        if seed:
            router.push(f"/watch{asked._replace(seed=int(seed), drawn=True).query()}")

    with v.Html(tag="div", class_="md-first-top"):
        with v.Html(tag="div", class_="md-first-said"):
            Sentence(conflict, wars.answer, days)
        Hundred(found, turned if is_guessed else TurnedWars(*wars), standing.guess, watch)
        with v.Html(tag="div", class_="md-first-sure"):
            HowSure(conflict, wars.answer)
            if not is_guessed:
                SpanButtons(conflict, days, live)
        if is_guessed:
            Revealed(standing, stand, found, show)
        else:
            GuessForm(found.change.before, take)


@solara.component
def Hundred(found: ShippedEnsemble, wars: TurnedWars, guess: int, watch: Callable[[str], None]) -> None:
    """The hundred marks. They stay the same wars, whatever is turned."""
    picture = solara.use_memo(lambda: trade(found, is_turned=guess != NOT_YET), [guess == NOT_YET])
    frame = solara.use_memo(lambda: frame_of(picture, wars, guess), [picture, wars, guess])
    with v.Html(tag="div", class_="md-first-trade"):
        ChartView(picture, frame, on_pick=watch)


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
def Sentence(conflict: Conflict, answer: ShippedAnswer, days: int) -> None:
    """The finding of the first screen, each count with what we do not know."""
    parts: list[object] = [f"{beginning(conflict, days)} "]
    *found, last = findings(answer)
    for finding in found:
        parts += [*_emphasised(finding), ", "]
    parts += [f"{text('first.sentence.and')} ", *_emphasised(last), "."]
    v.Html(tag="p", class_="md-first-sentence", children=parts)


@solara.component
def HowSure(conflict: Conflict, answer: ShippedAnswer) -> None:
    """What the counts hang on, and their ranges."""
    v.Html(tag="p", class_="md-first-ranges", children=[how_sure(conflict, answer)])
    Ranges(answer)


@solara.component
def Ranges(answer: ShippedAnswer) -> None:
    """Both ranges of every count, to be opened."""
    with v.Html(tag="details", class_="md-first-ranges"):
        v.Html(tag="summary", children=[text("first.ranges.open")])
        v.Html(tag="p", children=[text("first.ranges.meaning")])
        with v.Html(tag="table"):
            _row("th", *(text(f"first.ranges.{column}") for column in ("kind", "of", "unknown", "by_luck")))
            for share in answer.shares:
                ranges = of_hundred(share.unknown), of_hundred(share.luck)
                _row("td", plural(share), str(share.of_hundred), *ranges)


def _row(tag: str, *cells: str) -> None:
    v.Html(tag="tr", children=[v.Html(tag=tag, children=[cell]) for cell in cells])


def _emphasised(finding: CountTold) -> list[object]:
    """A count in bold, and its range after it."""
    return [v.Html(tag="strong", children=[finding.counted]), f" {finding.ranges}"]


@solara.component
def OneWorld() -> None:
    """One of the worlds on the stage, at its first turning point; it plays when it is asked to."""
    world = one_world()
    course = solara.use_memo(world.on_stage, [])
    did = SIGNS[Label[world.became.upper()]].did
    with v.Html(tag="section", class_="md-first-world"):
        with v.Html(tag="div", class_="md-first-world-head"):
            said = text("first.world.title").format(became=did)
            v.Html(tag="h2", class_="md-chart-title", children=[said])
            with solara.Link(
                f"/watch{Asked(seed=world.seed, drawn=True).query()}", classes=["md-first-link"]
            ):
                v.Html(tag="span", children=[text("first.world.watch")])
        WarStageView(course, opening_day(course))


@solara.component
def Revealed(
    standing: GuessStanding,
    stand: Callable[[GuessStanding], None],
    found: ShippedEnsemble,
    show: Callable[[TurnedWars], None],
) -> None:
    """What comes after the guess; it needs the engine, which is imported now."""
    after_guess = importlib.import_module("dashboards.first.after_guess")
    after_guess.AfterGuess(standing, stand, found, show)
