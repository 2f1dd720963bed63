"""Monitors: observer teams that move between sectors and are sometimes let in."""

from typing import TYPE_CHECKING

import mesa

from microdeals.conflicts import Entry
from microdeals.rulebook.luck import Purpose
from microdeals.rulebook.monitors import call_of_sector
from microdeals.rulebook.quantities import Monitors

if TYPE_CHECKING:
    from microdeals.agents.model import ConflictModel


class Monitor(mesa.Agent):  # type: ignore[misc]
    """One team of a mission."""

    def __init__(self, model: "ConflictModel", mission: Entry[Monitors], team: int, sector: int) -> None:
        super().__init__(model)
        self.conflict_model = model
        self.mission = mission
        self.title = f"{mission.title} {team + 1}"
        self.values = mission.values
        self.team = team
        self.sector = sector
        self.on_duty = False

    def deploy(self) -> None:
        """Go where a team is needed most and no other has gone, and work there if let in."""
        model = self.conflict_model
        most = 0.0
        for place, sector in enumerate(model.front.sectors):
            if sector.taken:
                continue
            call = call_of_sector(sector.calm, sector.n_violations, sector.share)
            if call > most:
                most, self.sector = call, place
        access = model.draw(Purpose.ACCESS, self.mission.luck_id, self.team)[0]
        let_in = all(party.admits(self) for party in model.parties)
        self.on_duty = access < self.values.access and let_in
        here = model.front.sectors[self.sector]
        if self.on_duty and not here.taken:
            here.watch(self.values)
        here.taken = True
