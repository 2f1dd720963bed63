"""What happens in single tabs, each in a kernel of its own; run by `test_tabs.py`.

Prints as JSON what each scene saw.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[2]))

from dashboards.server import environment

environment.prepare("dashboards.app")

import ipyvuetify  # noqa: E402
import solara  # noqa: E402
import solara.server.app  # noqa: E402 (gives each kernel widgets of its own)
from solara.routing import Router, router_context  # noqa: E402
from solara.server import kernel, kernel_context  # noqa: E402
from solara.server.kernel_context import PageStatus  # noqa: E402

from dashboards.asked.answer import use_answer  # noqa: E402
from dashboards.asked.run import Asked  # noqa: E402
from dashboards.browser.widget import CANNOT, WarHere  # noqa: E402
from dashboards.charts import Chart  # noqa: E402
from dashboards.lessons.guess_forms import DotsGuess  # noqa: E402
from dashboards.lessons.guesses import GUESSES  # noqa: E402
from dashboards.lessons.place import At  # noqa: E402
from dashboards.lessons.player import use_guess  # noqa: E402
from dashboards.server.presence import patient_watcher  # noqa: E402
from dashboards.sweep.experiments import Experiments  # noqa: E402
from dashboards.sweep.levers import Lever, WantedDiagram  # noqa: E402
from dashboards.sweep.two_levers import TwoLevers  # noqa: E402
from dashboards.verdict.page import VerdictPage  # noqa: E402
from dashboards.work.pool import POOL, Pool  # noqa: E402
from dashboards.work.tickets import AnswerPart, Asker  # noqa: E402
from microdeals.lessons import Guess, load_lesson  # noqa: E402
from waits import until  # noqa: E402

ONE = Pool(threads=1)


class Endless(NamedTuple):
    """A question whose work never ends by itself, nor makes way for others."""

    number: int = 0
    patience: int = 0

    def parts(self) -> Iterator[AnswerPart]:
        while True:
            time.sleep(0.001)
            yield AnswerPart(1, 2)


class Short(NamedTuple):
    """A question that is answered at once."""

    patience: int = 0

    def parts(self) -> Iterator[AnswerPart]:
        yield AnswerPart(1, 1, "answered")


@contextmanager
def opened(name: str, element: Any) -> Iterator[Any]:
    """A tab that shows this."""
    context = kernel_context.VirtualKernelContext(id=name, kernel=kernel.Kernel(), session_id=name)
    context.page_status["page"] = PageStatus.CONNECTED
    with context:
        _, page = solara.render(element, handle_error=False)
        yield page
        page.close()


def pressed(page: Any, title: str) -> None:
    """Press the button with this title."""
    buttons = page.find(ipyvuetify.Btn).widgets
    next(button for button in buttons if title in button.children).click()


@solara.component
def Asking() -> None:  # noqa: N802
    """A page that asks something endless until its button is pressed."""
    question, ask = solara.use_state(Endless())
    use_answer(question, "only", ONE)
    solara.Button("never mind", on_click=lambda: ask(None))


def answer_of_another_page() -> str:
    """What the pool's one thread finds for somebody else."""
    ticket = ONE.ask(Short(), Asker("another", "another"))
    return str(until(lambda: ticket.report.answer, "the other page's answer"))


def a_question_that_goes() -> str:
    with opened("going", Asking()) as page:
        pressed(page, "never mind")
        return answer_of_another_page()


WANTED = WantedDiagram(
    Asked("arden_borea", 4), Lever("party.arden.trust", 0.0, 0.6), Lever("party.borea.trust", 0.0, 0.6)
)


@solara.component
def Diagram() -> None:  # noqa: N802
    """Two levers, first in seven steps, then in five."""
    wanted, set_wanted = solara.use_state(WANTED._replace(steps=7, pairs=20))
    TwoLevers(wanted, "", lambda new, _: set_wanted(new))
    solara.Button("coarser", on_click=lambda: set_wanted(wanted._replace(steps=5)))


def cells_shown(page: Any) -> list[str]:
    return [widget.children[0].children[0] for widget in page.find(ipyvuetify.Html, class_="md-cell").widgets]


def a_cell_of_a_finer_diagram() -> dict[str, list[str]]:
    with opened("diagram", Diagram()) as page:

        def squares() -> int:
            charts = page.find(Chart).widgets
            return len(charts[0].frame.get("squares", [])) if charts else 0

        until(lambda: squares() == 49, "49 squares")
        page.find(Chart).widget.picked = "6-6"
        finer = until(lambda: cells_shown(page), "a cell")
        pressed(page, "coarser")
        until(lambda: squares() == 25, "25 squares")
        return {"finer": finer, "coarser": cells_shown(page)}


def a_trial_that_was_stopped_while_it_waited() -> list[str]:
    """The state after each press, while the pool has no turn for it."""
    rivals = [POOL.ask(Endless(number), Asker("rival", number)) for number in range(POOL.threads)]
    until(lambda: all(rival.report.done for rival in rivals), "rivals at work")
    states = []
    with opened("trial", Experiments(lambda _: None)) as page:
        for title in ("Run it", "Stop", "Run it"):
            pressed(page, title)
            states.append(page.find(ipyvuetify.Html, class_="md-trial").widget.attributes["data-state"])
    for rival in rivals:
        rival.cancel()
    return states


def a_guess_that_is_typed() -> dict[str, Any]:
    """How many alerts there are after a guess that is none, where the slider is once it is mended, and it."""
    taken: list[Guess] = []
    with opened("typing", DotsGuess(load_lesson("fog"), None, taken.append, "This is my guess")) as page:
        field, alerts = page.find(ipyvuetify.TextField).widget, []
        for typed in ("300", "30"):
            field.v_model = typed
            if typed == "300":
                pressed(page, "This is my guess")
            alerts.append(len(page.find(ipyvuetify.Html, class_="md-answer").widgets))
        pressed(page, "This is my guess")
        return {"alerts": alerts, "slider": page.find(ipyvuetify.Slider).widget.v_model, "taken": taken}


@solara.component
def Guest() -> None:  # noqa: N802
    """The guess that is kept, at the beginning of a lesson, and a way to forget it."""
    held = use_guess(At("fog"), lambda _: None)
    solara.v.Html(tag="p", children=["guessed" if held.guess else "not yet"])
    solara.Button("next group", on_click=held.forget)


def a_guess_forgotten_at_the_beginning() -> list[str]:
    GUESSES.keep(("guest", "fog", False), Guess((30.0,)))
    with opened("guest", Guest()) as page:
        shown = page.find(ipyvuetify.Html).widget
        before = shown.children[0]
        pressed(page, "next group")
        return [before, shown.children[0]]


@solara.component
def Ticking() -> None:  # noqa: N802
    """A part of a page that changes."""
    ticks, set_ticks = solara.use_state(0)
    solara.v.Html(tag="p", class_="ticking", children=[str(ticks)])
    solara.Button("tick", on_click=lambda: set_ticks(ticks + 1))


@solara.component
def Still() -> None:  # noqa: N802
    """A part of a page that does not change by itself."""
    solara.v.Html(tag="p", class_="still", children=["as drawn"])


@solara.component
def Parts() -> None:  # noqa: N802
    """Both parts."""
    Ticking()
    Still()


def what_a_change_touches() -> dict[str, str]:
    """Both parts after one has changed, where somebody had typed into the other meanwhile."""
    with opened("parts", Parts()) as page:
        ticking, still = (page.find(ipyvuetify.Html, class_=name).widget for name in ("ticking", "still"))
        still.children = ["as typed"]
        pressed(page, "tick")
        return {"ticking": ticking.children[0], "still": still.children[0]}


@solara.component
def Verdict() -> None:  # noqa: N802
    """The Verdict page, as an address opens it."""
    router_context.provide(Router("/verdict?war=arden_borea&n=5000", []))
    VerdictPage()


def a_slider_that_moves_while_there_is_news() -> float:
    """Where a slider is that the visitor moved meanwhile, after the page was drawn for other reasons."""
    with opened("verdict", Verdict()) as page:
        page.find(WarHere).widget.can = CANNOT
        slider = page.find(ipyvuetify.Slider).widgets[0]
        slider.unobserve_all("v_model")  # what the visitor does is still on its way
        slider.v_model = 0.77
        pressed(page, "Cancel")
        return slider.v_model


def watched_when(status: PageStatus, grace: float) -> list[bool]:
    """Whether a page is worth computing for: now, in another state, and connected again."""
    context = kernel_context.VirtualKernelContext(id="watch", kernel=kernel.Kernel(), session_id="watch")
    with context:
        is_watched = patient_watcher(grace)
    told = []
    for now in (PageStatus.CONNECTED, status, status, PageStatus.CONNECTED):
        context.page_status["page"] = now
        told.append(is_watched())
    return told


SCENES: dict[str, Callable[[], Any]] = {
    "a question that goes": a_question_that_goes,
    "a cell of a finer diagram": a_cell_of_a_finer_diagram,
    "a trial stopped while it waited": a_trial_that_was_stopped_while_it_waited,
    "a guess that is typed": a_guess_that_is_typed,
    "a guess forgotten at the beginning": a_guess_forgotten_at_the_beginning,
    "what a change touches": what_a_change_touches,
    "a moving slider": a_slider_that_moves_while_there_is_news,
    "a broken connection": lambda: watched_when(PageStatus.DISCONNECTED, 1e9),
    "a connection broken for long": lambda: watched_when(PageStatus.DISCONNECTED, 0.0),
    "a closed tab": lambda: watched_when(PageStatus.CLOSED, 1e9),
}

if __name__ == "__main__":
    sys.stdout.write(json.dumps({name: scene() for name, scene in SCENES.items()}))
    sys.stdout.flush()
