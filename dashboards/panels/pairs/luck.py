"""Which worlds: the war, the first seed and how many pairs; and the answer to the visitor's last wish."""

from __future__ import annotations

from collections.abc import Callable

import reacton.ipyvuetify as v
import solara

from dashboards.asked.pairs import SIZES, Judged
from dashboards.asked.run import Asked
from dashboards.panels.choices import Choices
from dashboards.words import span_of, text
from microdeals.conflicts.horizons import HORIZONS
from microdeals.rulebook.luck import LARGEST_SEED


@solara.component
def Luck(judged: Judged, said: str, ask: Callable[[Judged, str], None]) -> None:
    """The choices. `ask` takes what is asked for now, and what to say of it."""

    def choose(asked: Asked, message: str) -> None:
        if asked == judged.asked:
            ask(judged, message)
            return
        key = "conflict" if asked.name != judged.asked.name else "seed"
        new = fitting(asked.lived_for(judged.asked.days), judged.n)
        ask(new, text(f"panels.pairs.asked.{key}").format(seed=new.asked.seed))

    def resize(n: int) -> None:
        if n != judged.n and n in SIZES:
            ask(fitting(judged.asked, n), text("panels.pairs.asked.n").format(n=f"{n:,}"))

    def live(days: int) -> None:
        if days != judged.asked.days and days in HORIZONS:
            new = judged._replace(asked=judged.asked.lived_for(days))
            ask(new, text("panels.pairs.asked.days").format(span=span_of(days)))

    with v.Html(tag="div", class_="md-verdict-bar"):
        Choices(judged.asked, choose)
        v.Select(
            label=text("panels.pairs.choose.days"),
            v_model=judged.asked.days,
            on_v_model=live,
            items=[{"text": span_of(days), "value": days} for days in spans_of(judged.asked)],
            dense=True,
            hide_details=True,
            class_="md-days",
        )
        v.Select(
            label=text("panels.pairs.choose.n"),
            v_model=judged.n,
            on_v_model=resize,
            items=[{"text": f"{n:,}", "value": n} for n in SIZES],
            dense=True,
            hide_details=True,
            class_="md-size",
        )
        v.Html(tag="div", class_="md-answer", attributes={"role": "status"}, children=[said])


def spans_of(asked: Asked) -> list[int]:
    """The horizons to choose from; the one that is asked for is among them."""
    return sorted({*HORIZONS, asked.days})


def fitting(asked: Asked, n: int) -> Judged:
    """So many pairs from this seed on, or from the last seed that leaves room for them."""
    return Judged(asked._replace(seed=min(asked.seed, LARGEST_SEED - n + 1)), n)
