"""Spoilers: armed hardliners outside their leadership's control."""

from typing import TYPE_CHECKING

import mesa

from microdeals.agents.said import say
from microdeals.conflicts import Entry
from microdeals.day.spoiler import land_blow
from microdeals.documents.wording import within_sentence
from microdeals.rulebook.events import Happening
from microdeals.rulebook.luck import Purpose, place_from
from microdeals.rulebook.quantities import Spoiler
from microdeals.rulebook.spoiler import chance_of_strike

if TYPE_CHECKING:
    from microdeals.agents.model import ConflictModel


class SpoilerGroup(mesa.Agent):  # type: ignore[misc]
    """An armed group that gains from war."""

    def __init__(self, model: "ConflictModel", entry: Entry[Spoiler]) -> None:
        super().__init__(model)
        self.conflict_model = model
        self.entry = entry
        self.title = entry.title
        self.values = entry.values

    def act(self, highest_rung: int) -> None:
        """Strike somewhere along the front when deals go well."""
        model, side = self.conflict_model, self.values.side
        lot, where, _, _ = model.draw(Purpose.STRIKE, self.entry.luck_id, 0)
        if lot >= chance_of_strike(self.values, highest_rung):
            return
        place = place_from(where, len(model.front.sectors))
        sector = model.front.sectors[place]
        land_blow(self.values, sector.commanders[side], model.parties[side], place)
        model.note(
            Happening.STRIKE, place, side, self.title, say("log.strike", sector=within_sentence(sector.title))
        )
