"""What a debrief asks of the pool: where its world lies among many."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dashboards.work.tickets import AnswerPart
from microdeals.conflicts import load
from microdeals.game import AmongWorlds, among_worlds_of
from microdeals.game.among_worlds import WORLDS, Come


class StandingQuestion(NamedTuple):
    """A question to the pool: where a world lies among many of the same conflict and days."""

    war: str
    days: int
    own: Come
    patience: int = 0

    def parts(self) -> Iterator[AnswerPart[AmongWorlds]]:
        """All at once: some tenths of a second."""
        yield AnswerPart(0, WORLDS)
        yield AnswerPart(WORLDS, WORLDS, among_worlds_of(load(self.war), self.days, self.own))
