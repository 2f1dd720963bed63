"""A war that the visitor's browser lives, as a part of a Solara page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

import solara
from reacton.core import Element

from dashboards.browser.files import WarFiles
from dashboards.browser.question import TurnedHere, told_by
from dashboards.browser.widget import WarHere
from dashboards.charts.looks import Json
from dashboards.panels.element import element_of


class PartHere(NamedTuple):
    """What is shown there: a module of `js/`, its words, and what it needs besides."""

    part: str
    words: Mapping[str, str]
    spec: Json


class HeardHere(NamedTuple):
    """Who hears of what is done there."""

    turned: Callable[[TurnedHere], None]
    """Of what is set."""
    can: Callable[[str], None]
    """Whether the browser can, "yes" or "no"."""
    watch: Callable[[str], None]
    """Of the seed of a world that somebody wants to watch; where there are two, "left 17" or "right 17"."""


def ignored(_: str) -> None:
    """For a part without worlds to watch."""


@solara.component
def WarHereView(
    shown: PartHere, question: Callable[[int], Json], files: WarFiles, heard: HeardHere
) -> Element[WarHere]:
    """The part. It answers a dial by itself, and the page hears of it then.

    ``question`` says what is asked, to a browser whose turns so far have been heard.
    """
    number, set_number = solara.use_state(0)

    def take(told: Mapping[str, object]) -> None:
        turn = told_by(told)
        if turn is not None:
            heard.turned(turn)
            set_number(turn.number)  # last: until then what is asked for is no news to the browser

    return element_of(
        WarHere,
        part=shown.part,
        words=dict(shown.words),
        spec=shown.spec,
        files=files.addresses(),
        question=question(number),
        on_turned=take,
        on_can=heard.can,
        on_watched=heard.watch,
    )
