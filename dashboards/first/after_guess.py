"""After the guess: what came out, beside the guess; then one slider, then three, then all."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import reacton.ipyvuetify as v
import solara

from dashboards.asked.answer import PoolAnswer, use_answer
from dashboards.asked.dials import Dial, dials_of, value_in_words
from dashboards.asked.pairs import Judged
from dashboards.asked.run import Asked
from dashboards.browser.files import WarFiles
from dashboards.browser.question import files_for
from dashboards.browser.view import HeardHere, PartHere, WarHereView, ignored
from dashboards.browser.widget import CANNOT
from dashboards.charts import NO_GUESS
from dashboards.first.guess import NOT_YET, GuessStanding
from dashboards.first.in_words import answer_to_guess, count_of, guessed, own_answer, turned
from dashboards.first.pictures import frame_of, trade
from dashboards.first.question import HundredQuestion
from dashboards.first.shipped import N, ShippedEnsemble, ShippedPair, TurnedWars
from dashboards.panels.answer_bar import AnswerBar
from dashboards.panels.dial_fields import DialView
from dashboards.panels.word_dial_fields import WordDials
from dashboards.words import text, under
from microdeals.conflicts.declared import Value
from microdeals.errors import ConflictError
from microdeals.rulebook.labels import Label

STAGES = (1, 3)
"""How many sliders there are at first, and then; after that, all."""

EASIEST = ("access", "attribution", "fickleness")
"""Which sliders come first: those of the guess, then the one on the third party."""


@solara.component
def AfterGuess(
    standing: GuessStanding,
    stand: Callable[[GuessStanding], None],
    found: ShippedEnsemble,
    show: Callable[[TurnedWars], None],
) -> None:
    """What the hundred wars are with other values, and the sliders that set them; the chart shows them.

    The browser answers where it can, else the server.
    """
    can, set_can = solara.use_state("")

    def turn(asked: Asked) -> None:
        stand(standing._replace(asked=asked._replace(seed=standing.asked.seed)))

    files = files_for(hundred_of(standing.asked, found))
    with v.Html(tag="section", class_="md-reveal"):
        if files is None or can == CANNOT:
            AnsweredGuess(standing, stand, found, show)
        else:
            heard = HeardHere(lambda asked, _: turn(asked), set_can, ignored)
            HundredHere(standing, found, files, heard)
        _button(
            text("first.turn.again"),
            lambda: stand(standing._replace(guess=NOT_YET, asked=Asked())),
        )


@solara.component
def HundredHere(standing: GuessStanding, found: ShippedEnsemble, files: WarFiles, heard: HeardHere) -> None:
    """The same, answered by the browser."""
    part = solara.use_memo(lambda: part_of(standing.guess, found), [standing.guess])
    WarHereView(part, hundred_of(standing.asked, found), files, heard)


@solara.component
def AnsweredGuess(
    standing: GuessStanding,
    stand: Callable[[GuessStanding], None],
    found: ShippedEnsemble,
    show: Callable[[TurnedWars], None],
) -> None:
    """The same, answered by the server."""
    asked = standing.asked
    shipped = {(): found.own, found.changes: found.changed}
    known = shipped.get(asked.changes)
    question = HundredQuestion(asked._replace(seed=found.first_seed))
    shown = use_answer(None if known else question, "first")
    fresh = TurnedWars(*known) if known else TurnedWars(_pairs_of(shown))
    solara.use_effect(lambda: show(fresh) if fresh.pairs else None, [fresh])
    said = said_of(standing, found, fresh.pairs) if fresh.pairs else text("first.reveal.waiting")

    def ask(new: Asked) -> None:
        stand(standing._replace(asked=new))

    v.Html(tag="p", class_="md-reveal-said", attributes={"role": "status"}, children=[said])
    if not known:
        AnswerBar(shown, text("panels.pairs.counted"))
    Sliders(asked, found, ask)


def hundred_of(asked: Asked, found: ShippedEnsemble) -> Judged:
    """The hundred wars with the values that are asked for."""
    return Judged(asked._replace(seed=found.first_seed), N)


def part_of(guess: int, found: ShippedEnsemble) -> PartHere:
    """What the browser shows: the answers that are shipped, and how others are said."""
    picture = trade(found, is_turned=True)
    settings = {"monitored": (found.changes, found.changed), "own": ((), found.own)}
    known = [
        {
            "name": text(f"first.turn.{key}"),
            "set": dict(changes),
            "said": said_of(GuessStanding(guess, Asked(changes=changes)), found, wars.pairs),
            "frame": frame_of(picture, TurnedWars(*wars), guess),
        }
        for key, (changes, wars) in settings.items()
    ]
    spec = {
        "known": known,
        "guess": max(guess, NO_GUESS),
        "before": count_of(found.own.pairs, Label.STEPPING_STONE),
        "stages": list(STAGES),
        "order": [dial.key for dial in easiest_first(dials_of(Asked().conflict()))],
    }
    words = {key: text(f"first.turn.{key}") for key in ("title", "hint", "three", "all")}
    words |= {"changed": text("first.reveal.changed"), "waiting": text("first.reveal.waiting")}
    words |= {"guessed": guessed(guess), "counted": text("panels.pairs.counted")}
    return PartHere(
        "hundred", words | {f"answer.{key}": it for key, it in under("panels.answer").items()}, spec
    )


def _pairs_of(shown: PoolAnswer[HundredQuestion]) -> tuple[ShippedPair, ...]:
    """The pairs of an answer to what is asked now; nothing before it is there."""
    return shown.answer if shown.answer is not None and not shown.is_stale else ()


def said_of(standing: GuessStanding, found: ShippedEnsemble, fresh: tuple[ShippedPair, ...]) -> str:
    """What came out with the values that are set, beside the guess."""
    changes, now = standing.asked.changes, count_of(fresh, Label.STEPPING_STONE)
    if changes == found.changes:
        return answer_to_guess(standing.guess, found.change, found.changed.answer.runs, now)
    if not changes:
        return own_answer(standing.guess, found.own.answer, now)
    return turned(standing.guess, now, count_of(found.own.pairs, Label.STEPPING_STONE))


@solara.component
def Sliders(asked: Asked, found: ShippedEnsemble, ask: Callable[[Asked], None]) -> None:
    """One slider, then three, then all; and two settings to go back to."""
    stage, set_stage = solara.use_state(0)
    bad, set_bad = solara.use_state("")

    def turn(dial: Dial, value: Value) -> None:
        try:
            new = asked.changed(dict.fromkeys(dial.paths, value))
        except ConflictError as problem:
            set_bad(f"{value_in_words(value)}: {problem}")
            return
        set_bad("")
        ask(new)

    dials = easiest_first(dials_of(asked.conflict()))
    n = STAGES[stage] if stage < len(STAGES) else len(dials)
    with v.Html(tag="div", class_="md-first-dials"):
        v.Html(tag="h2", class_="md-chart-title", children=[text("first.turn.title")])
        v.Html(tag="p", class_="md-chart-subtitle", children=[text("first.turn.hint")])
        for dial in dials[:n]:
            DialView(dial, turn).key(dial.key)
        if stage >= len(STAGES):
            WordDials(asked, lambda new, said: ask(new) if new != asked else set_bad(said))
        v.Html(tag="p", class_="md-guess-bad", attributes={"role": "status"}, children=[bad])
        with solara.Row(gap="8px", classes=["md-keep-row"]):
            if stage < len(STAGES):
                more = text("first.turn.three" if stage == 0 else "first.turn.all")
                _button(more, lambda: set_stage(stage + 1))
            _button(text("first.turn.monitored"), lambda: ask(asked._replace(changes=found.changes)))
            _button(text("first.turn.own"), lambda: ask(asked._replace(changes=())))


def _button(name: str, act: Callable[[], None]) -> None:
    solara.Button(name, on_click=act, outlined=True, small=True)


def easiest_first(dials: Sequence[Dial]) -> list[Dial]:
    """The dials in the order in which the page offers them."""
    rank = {key: place for place, key in enumerate(EASIEST)}
    return sorted(dials, key=lambda dial: rank.get(dial.declared.key, len(rank)))
