"""Which worlds: the war, the first seed and how many pairs; and the answer to the visitor's last wish."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import reacton.ipyvuetify as v
import solara

from dashboards.asked.pairs import SIZES, Judged
from dashboards.asked.run import Asked
from dashboards.panels.choices import Choices
from dashboards.words import span_of, text
from microdeals.conflicts.horizons import HORIZONS
from microdeals.rulebook.luck import LARGEST_SEED

Chosen = TypeVar("Chosen")

KNOWN = ("drawn", "given")
"""What becomes of numbers that nobody knows: drawn for each pair, or taken as the file gives them."""


@solara.component
def Luck(judged: Judged, said: str, ask: Callable[[Judged, str], None]) -> None:
    """The choices. `ask` takes what is asked for now, and what to say of it."""

    def choose(asked: Asked, message: str) -> None:
        if asked == judged.asked:
            ask(judged, message)
            return
        key = "conflict" if asked.name != judged.asked.name else "seed"
        new = fitting(judged._replace(asked=asked.lived_for(judged.asked.days)))
        ask(new, text(f"panels.pairs.asked.{key}").format(seed=new.asked.seed))

    def resize(n: int) -> None:
        if n != judged.n and n in SIZES:
            ask(fitting(judged._replace(n=n)), text("panels.pairs.asked.n").format(n=f"{n:,}"))

    def live(days: int) -> None:
        if days != judged.asked.days and days in HORIZONS:
            new = judged._replace(asked=judged.asked.lived_for(days))
            ask(new, text("panels.pairs.asked.days").format(span=span_of(days)))

    def draw(as_given: bool) -> None:
        if as_given != judged.as_given:
            key = KNOWN[as_given]
            ask(judged._replace(as_given=as_given), text(f"panels.pairs.asked.{key}"))

    with v.Html(tag="div", class_="md-verdict-bar"):
        Choices(judged.asked, choose)
        ChoiceBox("days", judged.asked.days, spans_of(judged.asked), live)
        ChoiceBox("size", judged.n, [(f"{n:,}", n) for n in SIZES], resize)
        ChoiceBox("unknown", judged.as_given, known(), draw)
        v.Html(tag="div", class_="md-answer", attributes={"role": "status"}, children=[said])


@solara.component
def ChoiceBox(
    name: str, chosen: Chosen, items: Sequence[tuple[str, Chosen]], choose: Callable[[Chosen], None]
) -> None:
    """One choice: its items in words, each with its value."""
    v.Select(
        label=text(f"panels.pairs.choose.{name}"),
        v_model=chosen,
        on_v_model=choose,
        items=[{"text": said, "value": value} for said, value in items],
        dense=True,
        hide_details=True,
        class_=f"md-{name}",
    )


def spans_of(asked: Asked) -> list[tuple[str, int]]:
    """The horizons to choose from, in words; the one that is asked for is among them."""
    return [(span_of(days), days) for days in sorted({*HORIZONS, asked.days})]


def known() -> list[tuple[str, bool]]:
    """What can become of numbers that nobody knows, in words, and whether it takes them as given."""
    return [(text(f"panels.pairs.choose.{key}"), bool(value)) for value, key in enumerate(KNOWN)]


def fitting(judged: Judged) -> Judged:
    """So many pairs from this seed on, or from the last seed that leaves room for them."""
    asked = judged.asked
    return judged._replace(asked=asked._replace(seed=min(asked.seed, LARGEST_SEED - judged.n + 1)))
