"""Monitors: observer teams that move between sectors and are sometimes let in."""

from typing import TYPE_CHECKING

import mesa

from microdeals.conflicts import Entry
from microdeals.day.front import watch
from microdeals.day.monitor import begin_monitor, call_from
from microdeals.day.states import MonitorNow
from microdeals.rulebook.luck import Purpose
from microdeals.rulebook.monitor import is_let_in
from microdeals.rulebook.quantities import Monitors

if TYPE_CHECKING:
    from microdeals.agents.model import ConflictModel


class Monitor(mesa.Agent, MonitorNow):  # type: ignore[misc]
    """One team of a mission; ``number`` counts the teams of all missions from 0."""

    def __init__(self, model: "ConflictModel", mission: Entry[Monitors], team: int, number: int) -> None:
        super().__init__(model)
        self.conflict_model = model
        self.mission = mission
        self.title = f"{mission.title} {team + 1}"
        self.values = mission.values
        self.team = team
        self.on_duty = False
        begin_monitor(self, number, len(model.front.sectors))

    def deploy(self) -> None:
        """Go where a team is needed most and no other has gone, and work there if let in."""
        model = self.conflict_model
        self.sector = self.choose_sector()
        access = model.draw(Purpose.ACCESS, self.mission.luck_id, self.team)[0]
        let_in = all(party.admits(self) for party in model.parties)
        self.on_duty = is_let_in(self.values, access) and let_in
        here = model.front.sectors[self.sector]
        if self.on_duty and not here.taken:
            watch(here, self.values)
        here.taken = True

    def choose_sector(self) -> int:
        """The calm sector that calls loudest and has no team yet; else where the team stands."""
        most, chosen = 0.0, self.sector
        for place, sector in enumerate(self.conflict_model.front.sectors):
            call = call_from(sector, *sector.commanders)
            if call > most:
                most, chosen = call, place
        return chosen
