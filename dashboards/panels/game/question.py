"""What a debrief asks of the pool: where its world lies among many."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dashboards.work.tickets import AnswerPart
from microdeals.game import AmongWorlds, among_worlds_of
from microdeals.game.among_worlds import WORLDS, Come, traded_worlds
from microdeals.game.table_wars import load_war
from microdeals.verdict import Verdict


class StandingAnswer(NamedTuple):
    """A world among many of the same war, and the trade of these; None until that is there, too."""

    among: AmongWorlds
    trade: Verdict | None = None


class StandingQuestion(NamedTuple):
    """A question to the pool: where a world lies among many of the same conflict and days."""

    war: str
    days: int
    own: Come
    patience: int = 0

    def parts(self) -> Iterator[AnswerPart[StandingAnswer]]:
        """How they came out first, some tenths of a second; then beside their twins, a second more."""
        yield AnswerPart(0, WORLDS * 2)
        war = load_war(self.war)
        among = among_worlds_of(war, self.days, self.own)
        yield AnswerPart(WORLDS, WORLDS * 2, StandingAnswer(among))
        yield AnswerPart(WORLDS * 2, WORLDS * 2, StandingAnswer(among, traded_worlds(war, self.days)))
