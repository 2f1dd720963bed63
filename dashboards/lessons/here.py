"""A lesson whose worlds the visitor's browser lives, and whose stages it draws."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

import anywidget
import solara
import traitlets
from reacton.core import Element

from dashboards.asked.lesson_settings import query_of
from dashboards.browser.lesson_files import LessonFiles
from dashboards.browser.widget import LOADER, STYLE
from dashboards.charts.looks import Json
from dashboards.panels.element import element_of
from dashboards.stage import widget as stage
from dashboards.words import text
from microdeals.lessons import CLASS, Guess, Lesson, is_possible

PAGES = ("watch", "verdict")
"""Pages that a lesson leads to."""


class LessonHere(anywidget.AnyWidget):
    """A lesson in the browser, drawn by `browser/js/taught.js`; `files` say where its wars are."""

    _esm = LOADER
    _css = STYLE + stage.STYLE.read_text(encoding="utf-8")
    files = traitlets.Dict().tag(sync=True)
    words = traitlets.Dict().tag(sync=True)
    queries = traitlets.Dict().tag(sync=True)
    """The address, after a page's own, of each setting."""
    at = traitlets.Dict().tag(sync=True)
    """Where the visitor is (`at_now`)."""
    can = traitlets.Unicode("").tag(sync=True)
    """Whether the browser can: "yes" once it has lived the worlds, "no", or "" while that is not known."""
    guessed = traitlets.Dict().tag(sync=True)
    """The guess that was made last, `values`, with its number."""
    gone = traitlets.Dict().tag(sync=True)
    """The page that somebody wants to go to, with the setting's `key` and the world's `seed`."""


class HeardOfLesson(NamedTuple):
    """Who hears of what is done there."""

    guess: Callable[[Guess], None]
    can: Callable[[str], None]


def at_now(stage: str, guess: Guess | None, room: tuple[Guess, ...], has_seen: bool) -> Json:
    """Where the visitor is, and what was guessed: by them (None: nothing yet; empty: none), and by all."""
    return {
        "stage": stage,
        "guess": None if guess is None else list(guess.values),
        "room": [list(it.values) for it in room],
        "has_seen": has_seen,
    }


@solara.component
def LessonHereView(lesson: Lesson, files: LessonFiles, at: Json, heard: HeardOfLesson) -> Element[LessonHere]:
    """The stage. The server says where the visitor is, and hears of guesses and of ways that are taken."""
    router = solara.use_router()

    def take(told: Mapping[str, object]) -> None:
        if (guess := guess_told(lesson, told)) is not None:
            heard.guess(guess)

    def go(told: Mapping[str, object]) -> None:
        if address := way_told(lesson, told):
            router.push(address)

    return element_of(
        LessonHere,
        files=files._asdict(),
        words={"answer.fetching": text("panels.answer.fetching")},
        queries={key: query_of(lesson, key) for key in lesson.settings},
        at=at,
        on_can=heard.can,
        on_guessed=take,
        on_gone=go,
    )


def guess_told(lesson: Lesson, told: Mapping[str, object]) -> Guess | None:
    """A guess as the browser tells it, read without trusting it; None for what nobody can guess."""
    values = told.get("values")
    if not isinstance(values, list) or not all(type(it) in (int, float) for it in values):
        return None
    try:
        guess = Guess(tuple(map(float, values)))
    except OverflowError:
        return None
    return guess if not values or is_possible(lesson, guess) else None


def way_told(lesson: Lesson, told: Mapping[str, object]) -> str:
    """The address of a world of a setting on one of `PAGES`; empty for any other wish."""
    page, key, seed = (told.get(name) for name in ("page", "key", "seed"))
    if page not in PAGES or type(key) is not str or key not in lesson.settings:
        return ""
    if type(seed) is not int or not 0 <= seed < CLASS:
        return ""
    return f"/{page}{query_of(lesson, key, seed)}"
