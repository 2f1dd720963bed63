"""The Table page: the lobby, or the session that the address names."""

from __future__ import annotations

from urllib.parse import quote

import solara

from dashboards.game.board import Board
from dashboards.game.lobby import Lobby
from dashboards.panels.game import STYLE
from dashboards.panels.game.session import name_in, opened
from microdeals.game import FOLDER

PLACE = "/table"


@solara.component
def GamePage() -> None:
    """The whole page below the title."""
    router = solara.use_router()
    name = name_in(router.search, "session")
    found = solara.use_memo(lambda: opened(FOLDER, name), [name])
    solara.Style(STYLE)
    if found.session is None:
        Lobby(lambda chosen: router.push(f"{PLACE}?session={quote(chosen)}"), found.problem).key(name)
    else:
        Board(found.session, lambda: router.push(PLACE)).key(name)
