"""Spoilers: armed hardliners outside their leadership's control."""

from typing import TYPE_CHECKING

import mesa

from microdeals.conflicts import Entry
from microdeals.rulebook.events import Happening
from microdeals.rulebook.luck import Purpose
from microdeals.rulebook.quantities import Spoiler as Values
from microdeals.rulebook.spoilers import chance_of_strike

if TYPE_CHECKING:
    from microdeals.agents.model import ConflictModel


class Spoiler(mesa.Agent):  # type: ignore[misc]
    """An armed group that gains from war."""

    def __init__(self, model: "ConflictModel", entry: Entry[Values]) -> None:
        super().__init__(model)
        self.conflict_model = model
        self.entry = entry
        self.title = entry.title
        self.values = entry.values

    def act(self, highest_rung: int) -> None:
        """Strike somewhere along the front when deals go well."""
        model = self.conflict_model
        lot, place, _, _ = model.draw(Purpose.STRIKE, self.entry.luck_id, 0)
        if lot >= chance_of_strike(self.values, highest_rung):
            return
        sector = int(place * len(model.front.sectors))
        model.front.sectors[sector].struck[self.values.side] += self.values.blow
        model.parties[self.values.side].struck_in = sector
        model.note(
            Happening.STRIKE,
            sector,
            self.values.side,
            self.title,
            f"strikes near {model.front.sectors[sector].title}",
        )
