"""A class of a hundred tabs in one process, each in a kernel of its own; run by `test_many_kernels.py`.

Each tab asks its own questions, several times, from a thread of its own. Prints as JSON what each tab said.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[2]))

from dashboards.server import environment

environment.prepare("dashboards.app")

import ipyvuetify  # noqa: E402
import solara  # noqa: E402
import solara.server.app  # noqa: E402 (gives each kernel widgets of its own)
from solara.server import kernel, kernel_context  # noqa: E402

from dashboards.asked.answer import use_answer  # noqa: E402
from dashboards.work.tickets import AnswerPart  # noqa: E402
from waits import until  # noqa: E402

TABS, TURNS = 100, 5
UNFINISHED = ("true", ": -1 false", ": None false")
"""How a tab ends its line that still waits: for the new question, for more than a guess, or for anything."""


class Twice(NamedTuple):
    """Asks for the double of a number; first there is a guess."""

    number: int
    patience: int = 0

    def parts(self) -> Iterator[AnswerPart]:
        yield AnswerPart(1, 2, -1)
        time.sleep(0.001)
        yield AnswerPart(2, 2, 2 * self.number)


@solara.component
def Tab(first: int) -> None:  # noqa: N802
    """A page with one number, which its button changes."""
    number, set_number = solara.use_state(first)
    shown = use_answer(Twice(number), "only")
    solara.v.Html(tag="p", children=[f"{number}: {shown.answer} {str(shown.is_stale).lower()}"])
    solara.Button("next", on_click=lambda: set_number(number + 1))


class Visitor:
    """Somebody with a tab."""

    def __init__(self, place: int) -> None:
        self.said: list[str] = []
        self._first = 1000 * place
        self._context = kernel_context.VirtualKernelContext(
            id=f"k{place}", kernel=kernel.Kernel(), session_id=f"s{place}"
        )
        self._context.page_status["page"] = kernel_context.PageStatus.CONNECTED
        with self._context:
            _, self._page = solara.render(Tab(1000 * place), handle_error=False)

    def visit(self) -> None:
        """Press the button some times, and look until the answer stays."""
        with self._context:
            for _ in range(TURNS):
                self._page.find(ipyvuetify.Btn).widget.click()
        self.look()

    def _is_at_last(self) -> bool:
        """Whether the page asks what the last press asks; it may be drawn a little later than pressed."""
        return self.said[-1].startswith(f"{self._first + TURNS}: ")

    def look(self) -> None:
        """Read the page until it is no longer busy with the last question."""

        def is_done() -> bool:
            with self._context:
                self.said.append(self._page.find(ipyvuetify.Html).widget.children[0])
            return not self.said[-1].endswith(UNFINISHED) and self._is_at_last()

        until(is_done, f"the answer to {self._first + TURNS}")


def main() -> None:
    """Let all visit at once."""
    visitors = [Visitor(place) for place in range(TABS)]
    threads = [threading.Thread(target=visitor.visit) for visitor in visitors]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    sys.stdout.write(json.dumps([visitor.said for visitor in visitors]))


if __name__ == "__main__":
    main()
