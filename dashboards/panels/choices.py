"""Which war, and with which luck: the fields that every page with a run of its own has."""

from __future__ import annotations

from collections.abc import Callable

import reacton.ipyvuetify as v
import solara

from dashboards.asked.run import Asked, BadInputError, seed_from
from dashboards.panels.entered import use_entered
from dashboards.words import text
from microdeals.conflicts import load, shipped
from microdeals.rulebook.luck import LARGEST_SEED

Ask = Callable[[Asked, str], None]
"""Takes the run that is asked for now, and what to say of it."""


@solara.component
def Choices(asked: Asked, ask: Ask) -> None:
    """The war and the seed."""
    wars = solara.use_memo(titles, [])

    def choose(name: str) -> None:
        if name != asked.name and name in shipped():
            ask(Asked(name, asked.seed), text("panels.choices.restarted.conflict").format(seed=asked.seed))

    with v.Html(tag="div", class_="md-choices"):
        v.Select(
            label=text("panels.choices.conflict"),
            v_model=asked.name,
            on_v_model=choose,
            items=[{"text": title, "value": name} for name, title in wars.items()],
            dense=True,
            hide_details=True,
            class_="md-war",
        )
        SeedField(asked, ask)


def titles() -> dict[str, str]:
    """The shipped conflicts by name, the page's first one first; reading them takes a while."""
    first = Asked().name
    return {name: load(name).title for name in sorted(shipped(), key=lambda name: (name != first, name))}


@solara.component
def SeedField(asked: Asked, ask: Ask) -> None:
    """The seed as a field; on bad input the run goes on and a sentence says what would do."""
    typed, set_typed = solara.use_state(str(asked.seed))
    solara.use_effect(lambda: set_typed(str(asked.seed)), [asked.seed])

    def take(text_typed: str) -> None:
        set_typed(text_typed)
        try:
            seed = seed_from(text_typed)
        except BadInputError as bad:
            ask(
                asked, text("panels.choices.bad_seed").format(text=bad, largest=LARGEST_SEED, seed=asked.seed)
            )
            return
        set_typed(str(seed))
        if seed != asked.seed:
            ask(asked._replace(seed=seed), text("panels.choices.restarted.seed").format(seed=seed))

    field = v.TextField(
        label=text("panels.choices.seed"),
        v_model=typed,
        on_v_model=set_typed,
        dense=True,
        hide_details=True,
        class_="md-seed",
    )
    use_entered(field, take)
