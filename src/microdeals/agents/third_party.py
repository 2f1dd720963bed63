"""Third parties: mediators and guarantors, whose lean changes with the wind."""

from typing import TYPE_CHECKING

import mesa

from microdeals.conflicts import Entry
from microdeals.day.states import ThirdPartyNow
from microdeals.day.third_party import begin_third_party, guarantee_to, shift
from microdeals.rulebook.bell import normal_from
from microdeals.rulebook.bounded import felt_by
from microdeals.rulebook.luck import Purpose
from microdeals.rulebook.quantities import Character, ThirdParty
from microdeals.rulebook.third_party import chance_of_good_word, commitment_on_record, credence, is_engaged

if TYPE_CHECKING:
    from microdeals.agents.model import ConflictModel


class ThirdPartyAgent(mesa.Agent, ThirdPartyNow):  # type: ignore[misc]
    """A mediator or guarantor."""

    def __init__(self, model: "ConflictModel", entry: Entry[ThirdParty]) -> None:
        super().__init__(model)
        self.conflict_model = model
        self.entry = entry
        self.title = entry.title
        self.values = entry.values
        begin_third_party(self, self.values)

    @property
    def engaged(self) -> bool:
        """Whether it takes part today."""
        model = self.conflict_model
        return is_engaged(self.values, model.day) and model.engages(self)

    def shift(self) -> None:
        """Let a day's wind move the lean."""
        model = self.conflict_model
        deviate = normal_from(model.draw(Purpose.LEAN, self.entry.luck_id, 0)[0])
        shift(self, self.values, model.courting, deviate)

    def lean_towards(self, side: int) -> float:
        """Lean (-1..1) as ``side`` feels it."""
        return felt_by(side, self.lean)

    def guarantee_to(self, side: int, character: Character) -> float:
        """Guarantee (0..1) that ``side`` feels from this third party today."""
        model = self.conflict_model
        weight = model.conflict.record.weight
        commitment = commitment_on_record(self.values.commitment, model.documented, weight)
        return guarantee_to(self, self.values, commitment, side, character)

    def advise(self) -> None:
        """Say of each side whether it will keep its word, as the host of a meeting."""
        model = self.conflict_model
        for party in model.parties:
            believed = credence(self.values, self.lean_towards(party.side))
            if believed > 0.0:
                lot = model.draw(Purpose.ADVICE, self.entry.luck_id, 0)[party.side]
                good_word = lot < chance_of_good_word(party.other.trustworthy, believed)
                party.listen(good_word, believed)
