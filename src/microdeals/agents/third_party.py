"""Third parties: mediators and guarantors, whose lean changes with the wind."""

from typing import TYPE_CHECKING

import mesa

from microdeals.conflicts import Entry
from microdeals.rulebook.bell import normal_from
from microdeals.rulebook.luck import Purpose
from microdeals.rulebook.quantities import Character
from microdeals.rulebook.quantities import ThirdParty as Values
from microdeals.rulebook.third_parties import (
    chance_bearable,
    commitment_on_record,
    guarantee_from,
    lean_after,
    lean_expected,
    memory_of_lean,
    spread_of_lean,
)

if TYPE_CHECKING:
    from microdeals.agents.model import ConflictModel


class ThirdParty(mesa.Agent):  # type: ignore[misc]
    """A mediator or guarantor."""

    def __init__(self, model: "ConflictModel", entry: Entry[Values]) -> None:
        super().__init__(model)
        self.conflict_model = model
        self.entry = entry
        self.title = entry.title
        self.values = entry.values
        self.lean = entry.values.lean
        self.memory = memory_of_lean(entry.values)
        self.spread = spread_of_lean(entry.values)

    @property
    def engaged(self) -> bool:
        """Whether it takes part today."""
        there = self.values.arrives_on_day <= self.conflict_model.day < self.values.leaves_on_day
        return there and self.conflict_model.engages(self)

    def shift(self) -> None:
        """Let a day's wind move the lean."""
        model = self.conflict_model
        deviate = normal_from(model.draw(Purpose.LEAN, self.entry.luck_id, 0)[0])
        self.lean = lean_after(self.lean, self.values, model.courting, deviate)

    def lean_towards(self, side: int) -> float:
        """Lean (-1..1) as ``side`` feels it."""
        return self.lean if side == 0 else -self.lean

    def guarantee_to(self, side: int, character: Character) -> float:
        """Guarantee (0..1) that ``side`` feels from this third party today."""
        model = self.conflict_model
        expected = lean_expected(self.values, self.lean, self.memory)
        bearable = chance_bearable(character.tolerance, expected if side == 0 else -expected, self.spread)
        weight = model.conflict.record.weight
        commitment = commitment_on_record(self.values.commitment, model.documented, weight)
        return guarantee_from(self.values, commitment, bearable)
