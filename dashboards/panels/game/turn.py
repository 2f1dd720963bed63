"""Turns: play the month, or take the last one back after a second thought."""

from __future__ import annotations

import reacton.ipyvuetify as v
import solara

from dashboards.panels.game.desk import SessionDesk
from dashboards.panels.game.press import Press
from dashboards.words import text
from microdeals.game import Session


@solara.component
def Turn(session: Session, number: int, seen: int, desk: SessionDesk) -> None:
    """Play month `number` (from 0); go back one. `seen`: the newest entry that the page shows.

    Who presses twice in one place presses the same twice, or a question and no: the yes stands elsewhere.
    """
    asked_for, set_asked = solara.use_state(-1)

    def play(shown: int) -> None:
        desk.act(lambda: session.play(number), text("panels.game.played").format(n=number + 1), shown)

    def back(shown: int) -> None:
        set_asked(-1)
        desk.act(lambda: session.rewind(number - 1), text("panels.game.rewound").format(n=number), shown)

    if not session.rights.is_desk:
        v.Html(tag="span", class_="md-table-hint", children=[text("panels.game.turned_elsewhere")])
        return
    is_asking = asked_for == number > 0
    with v.Html(tag="div", class_="md-table-turn"):
        if not session.state.is_over:
            Press(text("panels.game.play").format(n=number + 1), play, seen, primary=True)
        if is_asking:
            Press(text("panels.game.back_no"), lambda _: set_asked(-1))
            Press(text("panels.game.back_yes").format(n=number), back, seen, primary=True)
        else:
            Press(text("panels.game.back"), lambda _: set_asked(number), off=not number)
