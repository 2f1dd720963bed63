"""The Table page: the lobby, or the session that the address names."""

from __future__ import annotations

from urllib.parse import quote

import solara

from dashboards.game.board import PLACE, Board
from dashboards.game.lobby import Lobby
from dashboards.panels.fold import STYLE as FOLDED
from dashboards.panels.game import STYLE
from dashboards.panels.game.hand_in import NO_KEY_CAME, HandInView
from dashboards.panels.game.session import name_in, opened
from microdeals.game import FOLDER


@solara.component
def GamePage() -> None:
    """The whole page below the title."""
    router = solara.use_router()
    name = name_in(router.search, "session")
    handed, set_handed = solara.use_state(NO_KEY_CAME)
    link = handed.of(name)
    found = solara.use_memo(lambda: opened(FOLDER, name, link), [name, link])
    solara.Style(STYLE)
    solara.Style(FOLDED)
    HandInView("session", set_handed)

    def go_on(chosen: str) -> None:
        router.push(f"{PLACE}?session={quote(chosen)}")

    if found.session is None:
        Lobby(go_on, found.problem).key(f"{name} {link}")
    else:
        Board(found.session, lambda: router.push(PLACE)).key(f"{name} {link}")
