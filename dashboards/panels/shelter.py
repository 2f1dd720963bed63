"""What a page shows when something in it goes wrong: one sentence, and a way on."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable

import reacton.ipyvuetify as v
import solara
from reacton.core import Element

from dashboards.words import text

log = logging.getLogger(__name__)


@solara.component
def Shelter(content: Callable[[], Element[object]]) -> None:
    """Shows the component `content`, or, when it or one of its buttons raises, what went wrong.

    Without it Solara would show the whole traceback in place of the page.
    """
    problem, forget = solara.use_exception()
    if problem:
        Broken(problem, forget)
    else:
        content()


@solara.component
def Broken(problem: BaseException, forget: Callable[[], None]) -> None:
    """An error, without its inner workings; those go to the server's log."""
    solara.use_effect(lambda: log.error("".join(traceback.format_exception(problem))), [problem])
    with v.Html(tag="div", attributes={"role": "alert"}):
        said = text("panels.broken.said").format(problem=f"{type(problem).__name__}: {problem}")
        solara.Error(said, dense=True)
    solara.Button(text("panels.broken.again"), icon_name="mdi-replay", on_click=forget, outlined=True)
