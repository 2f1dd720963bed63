"""Citizens: members of a side's public who read the news and talk to those near them in view."""

from typing import TYPE_CHECKING

import mesa

from microdeals.day.citizen import begin_citizen, is_for, take_in, talk_with
from microdeals.day.states import CitizenNow
from microdeals.rulebook.quantities import Character, Publics

if TYPE_CHECKING:
    from microdeals.agents.model import ConflictModel


class Citizen(mesa.Agent, CitizenNow):  # type: ignore[misc]
    """One citizen of a side."""

    def __init__(self, model: "ConflictModel", side: int, character: Character, deviate: float) -> None:
        super().__init__(model)
        self.side = side
        self.ties: tuple[Citizen, ...] = ()
        begin_citizen(self, character, model.conflict.publics, deviate)

    @property
    def is_for(self) -> bool:
        """Whether this citizen is for a compromise."""
        return is_for(self)

    def read_news(self, tide: float) -> None:
        """Take in the news since the last time."""
        take_in(self, tide)

    def talk(self, other: "Citizen", publics: Publics) -> None:
        """Talk with another citizen; both may move."""
        talk_with(self, other, publics)
