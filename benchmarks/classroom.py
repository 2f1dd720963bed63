"""How big a class may be: ``python benchmarks/classroom.py [--seats 1,10,20] [--think 10] [--seconds 60]``.

Each seat is a real Verdict page in a kernel of its own, as the server makes one for each browser tab, with
other seeds than all others, so that no answer serves two. Each visitor lets a slider go, thinks, and does it
again; the time runs from letting go until the page has the first answer (200 pairs of worlds) and the whole
one (1,000). Drawing, writing and packing of messages is counted; network and browser are not, and the
browser is one that the server has to answer. Beside the
clock on the wall, which wants a machine that does nothing else, it tells the core time of a turn.
"""

import argparse
import os
import random
import statistics
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from dashboards.server import environment

environment.prepare("dashboards.app")

import ipyvuetify  # noqa: E402 (Solara reads its settings when it is imported)
import solara  # noqa: E402
import solara.server.app  # noqa: E402 (gives each kernel widgets of its own)
from solara.routing import Router, router_context  # noqa: E402
from solara.server import kernel, kernel_context  # noqa: E402

from dashboards.asked.pairs import FIRST_PAIRS, USUAL  # noqa: E402
from dashboards.browser.widget import CANNOT, WarHere  # noqa: E402
from dashboards.verdict.page import VerdictPage  # noqa: E402

WAR = "russia_ukraine_2025"
DIAL = "party.russia.trust"
GIVEN_UP = 120.0
"""Seconds after which a turn is given up, and counted as that long."""


class Turn(NamedTuple):
    """Seconds from letting go until the first answer and until the whole one."""

    first: float
    whole: float


@solara.component
def Opened(query: str) -> None:  # noqa: N802 (a component)
    """The page as if opened by an address."""
    router_context.provide(Router(f"/verdict?{query}", []))
    VerdictPage()


class Seat:
    """One visitor with a page, who turns the first dial."""

    def __init__(self, number: int) -> None:
        self.turns: list[Turn] = []
        self._luck = random.Random(number)  # noqa: S311 (how long somebody thinks is no secret)
        self._news = threading.Condition()
        self._seen: dict[str, str] = {}
        context = kernel_context.VirtualKernelContext(
            id=f"k{number}", kernel=kernel.Kernel(), session_id=f"visitor {number}"
        )
        context.page_status["page"] = kernel_context.PageStatus.CONNECTED
        self._context = context
        with context:
            query = f"war={WAR}&seed={1 + number * USUAL}"
            _, self._page = solara.render(Opened(query), handle_error=False)
            for here in self._page.find(WarHere).widgets:
                here.can = CANNOT  # the server is to answer
            self._stage = self._page.find(ipyvuetify.Html, class_="md-verdict-stage").widget
            self._stage.observe(lambda change: self._note(change.new), "attributes")
            self._note(self._stage.attributes)

    def wait(self, pairs: int, setting: str = "") -> bool:
        """Wait for an answer over so many pairs to this setting; whether it came."""
        return self._until(
            lambda: int(self._seen.get("data-pairs", 0)) >= pairs and setting in self._seen["data-settings"]
        )

    def visit(self, think: float, until: float) -> None:
        """Turn the dial again and again."""
        while time.monotonic() + (pause := self._luck.expovariate(1.0 / think)) < until:
            time.sleep(pause)
            self.turn()

    def turn(self) -> None:
        """Let the slider go once, and wait for the answers."""
        value = round(self._luck.uniform(0.05, 0.95), 4)
        setting = f"{DIAL}={value}"
        began = time.monotonic()
        with self._context:
            slider = self._page.find(ipyvuetify.Slider).widgets[0]
            slider.v_model = value
            slider.fire_event("change", value)
        came = [self.wait(pairs, setting) and time.monotonic() - began for pairs in (FIRST_PAIRS, USUAL)]
        self.turns.append(Turn(*(seconds or GIVEN_UP for seconds in came)))

    def leave(self) -> None:
        """Close the tab."""
        with self._context:
            self._context.page_status["page"] = kernel_context.PageStatus.CLOSED
            self._page.close()
        self._context.close()

    def _note(self, attributes: dict[str, Any]) -> None:
        with self._news:
            self._seen = dict(attributes)
            self._news.notify_all()

    def _until(self, there: Callable[[], bool]) -> bool:
        with self._news:
            return self._news.wait_for(there, GIVEN_UP)


def together(seats: list[Seat], act: Callable[[Seat], None]) -> None:
    """Everybody at once."""
    visitors = [threading.Thread(target=act, args=(seat,)) for seat in seats]
    for visitor in visitors:
        visitor.start()
    for visitor in visitors:
        visitor.join()


def lesson(n_seats: int, think: float, seconds: float) -> Iterator[str]:
    """Lines about a class of this size: turning now and then, and all in the same moment."""
    seats = [Seat(number) for number in range(n_seats)]
    for seat in seats:
        seat.wait(USUAL)
    began = time.process_time()
    until = time.monotonic() + seconds
    together(seats, lambda seat: seat.visit(think, until))
    turns = [turn for seat in seats for turn in seat.turns]
    if turns:
        yield line(n_seats, f"every {think:g} s each", turns, (time.process_time() - began) / len(turns))
    for seat in seats:
        seat.turns.clear()
    began = time.process_time()
    together(seats, Seat.turn)
    at_once = [seat.turns[0] for seat in seats]
    yield line(n_seats, "all at once", at_once, (time.process_time() - began) / n_seats)
    for seat in seats:
        seat.leave()


def line(n_seats: int, how: str, turns: list[Turn], core: float) -> str:
    """What a class of this size met."""
    parts = [f"{n_seats:5d}  {how:<16}{len(turns):6d}"]
    for name in Turn._fields:
        taken = sorted(getattr(turn, name) for turn in turns)
        late = taken[min(len(taken) - 1, int(0.95 * len(taken)))]
        parts.append(f"{statistics.median(taken):8.2f}{late:8.2f}")
    return "".join([*parts, f"{core:8.2f}"])


def main() -> None:
    """Measure, and print as it goes."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--seats", default="1,10,20,30", help="sizes of the class")
    words.add_argument(
        "--think", type=float, default=10.0, help="mean seconds between two turns of one visitor"
    )
    words.add_argument("--seconds", type=float, default=30.0, help="length of a lesson")
    asked = words.parse_args()
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    print(f"{os.cpu_count()} cores, load before: {load:.1f}; seconds; 95 %: all but one of twenty wait less")
    print("seats  turning          turns   first    95 %   whole    95 %  core s a turn")
    for n_seats in map(int, asked.seats.split(",")):
        for said in lesson(n_seats, asked.think, asked.seconds):
            print(said, flush=True)


if __name__ == "__main__":
    main()
