"""Commanders: local fire discipline, live-and-let-live or feud."""

from typing import TYPE_CHECKING

import mesa

from microdeals.rulebook.luck import poisson_from
from microdeals.rulebook.violations import grievance_after, violations_expected

if TYPE_CHECKING:
    from microdeals.agents.model import ConflictModel


class Commander(mesa.Agent):  # type: ignore[misc]
    """One side's commander in one sector; remembers what was done to its men."""

    def __init__(self, model: "ConflictModel", side: int, feuds: bool) -> None:
        super().__init__(model)
        commanders = model.conflict.commanders
        self.side = side
        self.feuds = feuds
        self.breeding = commanders.breeding_feud if feuds else commanders.breeding_live
        self.commanders = commanders
        self.grievance = 0.0
        self.violations = 0

    def fire(self, uniform: float, struck: int) -> None:
        """Commit the day's violations in a calm sector; ``struck`` are the spoilers' own."""
        self.violations = poisson_from(uniform, violations_expected(self.commanders, self.grievance)) + struck

    def hold_grudge(self, suffered: float) -> None:
        """Take the other side's unattributed violations amiss, and forget a little."""
        self.grievance = grievance_after(self.grievance, suffered, self.breeding, self.commanders.decay)
