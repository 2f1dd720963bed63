"""Citizens: members of a side's public who read the news and talk to those near them in view."""

from typing import TYPE_CHECKING

import mesa

from microdeals.rulebook.publics import MAJORITY, support_after_news, support_after_talk
from microdeals.rulebook.quantities import Publics

if TYPE_CHECKING:
    from microdeals.agents.model import ConflictModel


class Citizen(mesa.Agent):  # type: ignore[misc]
    """One citizen: support for a compromise in 0..1."""

    def __init__(self, model: "ConflictModel", side: int, support: float) -> None:
        super().__init__(model)
        self.side = side
        self.support = support
        self.heard = 0.0
        """How much of the tide of news has been taken in."""
        self.ties: tuple[Citizen, ...] = ()

    @property
    def is_for(self) -> bool:
        """Whether this citizen is for a compromise."""
        return self.support > MAJORITY

    def read_news(self, tide: float) -> None:
        """Take in the news since the last time."""
        self.support = support_after_news(self.support, tide - self.heard)
        self.heard = tide

    def talk(self, other: "Citizen", publics: Publics) -> None:
        """Talk with another citizen; both may move."""
        mine, theirs = self.support, other.support
        self.support = support_after_talk(mine, theirs, publics)
        other.support = support_after_talk(theirs, mine, publics)
