"""The Table page: the lobby, or the session that the address names."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import solara

from dashboards.asked import given_in
from dashboards.table.board import Board
from dashboards.table.lobby import Lobby
from microdeals.errors import MicrodealsError
from microdeals.game import FOLDER, Session

STYLE = Path(__file__).with_name("table.css")
PLACE = "/table"


def name_in(search: str | None, key: str) -> str:
    """The session that an address names, or nothing."""
    return given_in(search).get(key, [""])[0]


def opened(folder: Path, name: str) -> tuple[Session | None, str]:
    """The session of this name, or why there is none."""
    if not name:
        return None, ""
    try:
        return Session.open(folder, name), ""
    except MicrodealsError as problem:
        return None, str(problem)


@solara.component
def Table() -> None:
    """The whole page below the title."""
    router = solara.use_router()
    name = name_in(router.search, "session")
    session, problem = solara.use_memo(lambda: opened(FOLDER, name), [name])
    solara.Style(STYLE)
    if session is None:
        Lobby(lambda chosen: router.push(f"{PLACE}?session={quote(chosen)}"), problem)
    else:
        Board(session, lambda: router.push(PLACE)).key(name)
