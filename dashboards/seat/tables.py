"""Both games beside each other, and beside the model playing alone with the same luck."""

from __future__ import annotations

import solara

from dashboards.panels.game.in_words import days, seat_title
from dashboards.panels.game.tables import TitledTable
from dashboards.words import number, text
from microdeals.documents.wording import filled
from microdeals.game import Debrief, Session, debrief_of
from microdeals.game.among_worlds import Come, by_itself, come_of
from microdeals.game.deciders import WhoDecided
from microdeals.game.seats import SIDES


@solara.component
def ComparedGames(first: Session, second: Session) -> None:
    """What came out for whom."""
    games = (first, second)
    newest = [game.state.newest for game in games]
    debriefs = solara.use_memo(lambda: [debrief_of(game) for game in games], newest)
    alone = solara.use_memo(lambda: come_of(by_itself(first)), [first])
    titles = [filled(text("seat.as"), side=seat_title(first, seat)) for seat in SIDES]
    head = ["", *titles, text("seat.alone"), text("seat.no_deals")]
    TitledTable(text("seat.compare"), head, rows_of(debriefs, alone), "")


def rows_of(debriefs: list[Debrief], alone: Come) -> list[list[str]]:
    """A row a measure; a column for each game, for the model alone, and for no deals at all."""
    twin = debriefs[0].twin
    ends = [*(debrief.own for debrief in debriefs), alone, twin]
    dash = text("seat.none")
    you = [str(debrief.n_broken(side, WhoDecided.TEAM)) for side, debrief in enumerate(debriefs)]
    model = [str(debrief.n_broken(1 - side)) for side, debrief in enumerate(debriefs)]
    return [
        [text("seat.row.gap"), *(number(end.gap) for end in ends)],
        [text("seat.row.harm"), *(days(end.harm) for end in ends)],
        [text("seat.row.settled"), *(str(end.settled_on or text("panels.game.no")) for end in ends)],
        [text("seat.row.you"), *you, dash, dash],
        [text("seat.row.model"), *model, dash, dash],
    ]
