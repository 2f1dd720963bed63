"""Commanders: local fire discipline, live-and-let-live or feud."""

from typing import TYPE_CHECKING

import mesa

from microdeals.day.commander import begin_commander, burst, fire, hold_fire, hold_grudge
from microdeals.day.states import CommanderNow, SectorNow

if TYPE_CHECKING:
    from microdeals.agents.model import ConflictModel


class Commander(mesa.Agent, CommanderNow):  # type: ignore[misc]
    """One side's commander in one sector; remembers what was done to its men."""

    def __init__(self, model: "ConflictModel", side: int, lot: float) -> None:
        super().__init__(model)
        self.side = side
        self.commanders = model.conflict.commanders
        begin_commander(self, self.commanders, lot)

    @property
    def feuds(self) -> bool:
        """Whether he answers in kind and more, rather than live and let live."""
        return self.breeding == self.commanders.breeding_feud

    def hold_fire(self) -> None:
        """Commit no violation, where there is nothing to violate."""
        hold_fire(self)

    def fire(self, sector: SectorNow, uniform: float) -> None:
        """Commit the day's violations in a calm sector, the spoilers' own among them."""
        fire(self, self.commanders, sector, uniform)

    def burst(self) -> None:
        """Add the violations of a deliberate breach."""
        burst(self, self.commanders)

    def hold_grudge(self, suffered: float) -> None:
        """Take the other side's unattributed violations amiss, and forget a little."""
        hold_grudge(self, self.commanders, suffered)
