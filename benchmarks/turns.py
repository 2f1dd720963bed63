"""CPU seconds of the server for one turned dial, by who answers: ``python benchmarks/turns.py [--turns 12]``.

Where the browser answers, the server checks what was set, draws its part of the page again and packs its
messages; a real page in a kernel of its own does that here, without network and browser. Where the server
answers, that and more comes on top of the worlds, which are all that is counted of it here.
"""

import argparse
import itertools
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from dashboards.server import environment

environment.prepare("dashboards.app")

import ipyvuetify  # noqa: E402
import solara  # noqa: E402 (Solara reads its settings when it is imported)
import solara.server.app  # noqa: E402 (gives each kernel widgets of its own)
from reacton.core import Element  # noqa: E402
from solara.routing import Router, router_context  # noqa: E402
from solara.server import kernel, kernel_context  # noqa: E402

from dashboards.asked.lesson import LessonQuestion  # noqa: E402
from dashboards.asked.pairs import Judged, PairsQuestion  # noqa: E402
from dashboards.asked.run import Asked  # noqa: E402
from dashboards.browser.widget import CAN, CANNOT, WarHere  # noqa: E402
from dashboards.compare.page import ComparePage  # noqa: E402
from dashboards.compare.question import Both  # noqa: E402
from dashboards.first.page import FirstPage  # noqa: E402
from dashboards.first.question import HundredQuestion  # noqa: E402
from dashboards.lessons.guesses import GUESSES  # noqa: E402
from dashboards.lessons.here import LessonHere  # noqa: E402
from dashboards.lessons.page import LessonsPage  # noqa: E402
from dashboards.lessons.question import LeverQuestion, TradeQuestion  # noqa: E402
from dashboards.verdict.page import VerdictPage  # noqa: E402
from dashboards.verdict.question import DealsQuestion  # noqa: E402
from dashboards.words import text  # noqa: E402
from dashboards.work.tickets import PoolQuestion  # noqa: E402
from microdeals.lessons import DECLINED, STAGES, shipped_lessons  # noqa: E402

DIAL = "party.russia.trust"
SET = ((DIAL, 0.31),)
LESSON = "promise"
VISITS = itertools.count(1)


@solara.component
def Opened(path: str, page: Callable[[], Element[object]]) -> None:  # noqa: N802 (a component)
    """The page as if opened by an address."""
    router_context.provide(Router(path, []))
    page()


def turned(path: str, page: Callable[[], Element[object]], turns: int, side: str = "set") -> Iterator[float]:
    """What each of so many turns costs on an open page whose browser answers; ``side``: which setting's."""
    context = kernel_context.VirtualKernelContext(id=path, kernel=kernel.Kernel(), session_id="visitor")
    context.page_status["page"] = kernel_context.PageStatus.CONNECTED
    with context:
        _, opened = solara.render(Opened(path, page), handle_error=False)
        here = opened.find(WarHere).widget
        for number in range(1, turns + 1):
            value = round(0.2 + 0.6 * number / turns, 4)
            began = time.process_time()
            set_now: dict[str, object] = {"set": {}, "side": side} | {side: {DIAL: value}}
            here.turned = {"number": number, "key": DIAL, **set_now}
            yield time.process_time() - began
            if here.question["heard"] != number or here.question[side] != [[DIAL, value]]:
                raise SystemExit(f"{path}: the turn was not heard")


def visited(key: str, can: str) -> float:
    """What it costs to go through all stages of a lesson; ``can``: whether the browser draws and lives it.

    Where the server does, its worlds, those of a step of the lever and those of the trade are known after the
    first visit, and so are the files that a browser fetches.
    """
    session = f"visit {next(VISITS)}"
    GUESSES.keep((session, key, False), DECLINED)
    context = kernel_context.VirtualKernelContext(id=session, kernel=kernel.Kernel(), session_id=session)
    context.page_status["page"] = kernel_context.PageStatus.CONNECTED
    began = time.process_time()
    with context:
        _, opened = solara.render(Opened(f"/lessons?lesson={key}", LessonsPage), handle_error=False)
        opened.find(LessonHere).widget.can = can
        for stage in STAGES:
            waited(opened, stage)
            if stage == "play" and can == CANNOT:
                pressed(opened, text("lessons.play.run"))
            if stage != STAGES[-1]:
                following = text(f"lessons.stages.{STAGES[STAGES.index(stage) + 1]}")
                pressed(opened, text("lessons.step.next").format(stage=following))
        cost = time.process_time() - began
        context.close()
    return cost


def pressed(opened: Any, said: str) -> None:
    """Press the button that says so."""
    next(it for it in opened.find(ipyvuetify.Btn).widgets if said in it.children).click()


def waited(opened: Any, stage: str) -> None:
    """Wait until the stage is shown, with the worlds that it needs."""
    article = opened.find(ipyvuetify.Html, class_="md-lesson")
    for _ in range(6000):
        facts = article.widget.attributes
        if (
            facts["data-stage"] == stage
            and facts["data-ready"] == "true"
            and not len(opened.find(ipyvuetify.Html, class_="md-answering"))
        ):
            return
        time.sleep(0.01)
    raise SystemExit(f"{stage}: it was not shown")


def computed(question: PoolQuestion[object]) -> float:
    """What an answer of the server's costs."""
    began = time.process_time()
    for _ in question.parts():
        pass
    return time.process_time() - began


def main() -> None:
    """Measure, and print."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--turns", type=int, default=12, help="turns of the dial that the browser answers")
    turns = words.parse_args().turns
    for name, path, page, side in (
        ("Start", "/?guess=none", FirstPage, "set"),
        ("Verdict", "/verdict", VerdictPage, "set"),
        ("Compare", "/compare", ComparePage, "right"),
    ):
        cost = statistics.median(turned(path, page, turns, side))
        print(f"{name:<9}the browser answers: {cost:.3f}", flush=True)
    computed(HundredQuestion(Asked(seed=232)))  # the rules are ready from here on
    for can, who in ((CAN, "browser"), (CANNOT, "server")):
        first = sum(visited(key, can) for key in shipped_lessons())
        later = [statistics.median(visited(key, can) for _ in range(3)) for key in shipped_lessons()]
        said = f"Lessons  the {who} answers, all stages of all five: {sum(later):.2f}"
        print(f"{said}; the first time: {first:.2f}", flush=True)
    judged = Judged(Asked(changes=SET))
    both = Both(Judged(), judged)
    for what, question in (
        ("Start    the server answers, a hundred pairs:", HundredQuestion(Asked(seed=232, changes=SET))),
        ("Verdict  the server answers, 1,000 pairs with both ranges:", PairsQuestion(judged)),
        ("Compare  the server answers, the left's 1,000 pairs with both ranges:", both.questions()[0]),
        ("Compare  and the right's:", both.questions()[1]),
        ("Lessons  the worlds of a lesson, once for everybody:", LessonQuestion(LESSON)),
        ("Lessons  a step of its lever, once for everybody:", LeverQuestion(LESSON, False, "step_2")),
        ("Lessons  what deals did in a setting, once for everybody:", TradeQuestion(LESSON, False, "a")),
        ("Verdict  and which deals made the difference:", DealsQuestion(judged)),
    ):
        print(f"{what} {computed(question):.2f}", flush=True)


if __name__ == "__main__":
    main()
