"""The session that an address names, opened for whoever looks at the page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import reacton.ipyvuetify as v
import solara

from dashboards.asked.run import given_in
from dashboards.panels.game.press import Press
from dashboards.server.visitor import visitor_of_page
from dashboards.words import text
from microdeals.errors import MicrodealsError
from microdeals.game import PROGRAM, DamagedError, Origin, Session, copy_of


class OpenedSession(NamedTuple):
    """The session of a name, or why there is none; `can_be_copied`: whether part of it is still there."""

    session: Session | None
    problem: str = ""
    can_be_copied: bool = False


def name_in(search: str | None, key: str) -> str:
    """The session that an address names, or nothing."""
    return given_in(search).get(key, [""])[0]


def origin_here() -> Origin:
    """Where the page that calls this is looked at; a page that no server shows is a program's."""
    visitor = visitor_of_page()
    return PROGRAM if visitor is None else Origin(*visitor)


def opened(folder: Path, name: str, link: str = "") -> OpenedSession:
    """The session of this name, or why there is none. `link`: the key that came with the address, if any."""
    if not name:
        return OpenedSession(None)
    try:
        if link:
            return OpenedSession(Session.entered(folder, name, link, origin_here()))
        return OpenedSession(Session.open(folder, name, origin_here()))
    except DamagedError as damage:
        return OpenedSession(None, str(damage), bool(damage.entries))
    except MicrodealsError as problem:
        return OpenedSession(None, str(problem))


def problem_of(said: str) -> None:
    """What is wrong, where anything is."""
    if said:
        v.Html(tag="div", class_="md-table-problem", attributes={"role": "alert"}, children=[said])


@solara.component
def CopyOffer(folder: Path, name: str, open_session: Callable[[str], None]) -> None:
    """Open what can still be read of a damaged session."""
    said, set_said = solara.use_state("")
    once = use_once()

    def copy() -> None:
        try:
            open_session(once(lambda: copy_of(folder, name, origin_here())))
        except MicrodealsError as problem:
            set_said(str(problem))

    Press(text("panels.game.copy"), lambda _: copy())
    problem_of(said)


def use_once() -> Callable[[Callable[[], str]], str]:
    """A hook: makes something once, and says its name again however often it is asked for."""
    made = solara.use_ref("")

    def once(make: Callable[[], str]) -> str:
        made.current = made.current or make()
        return made.current

    return once
