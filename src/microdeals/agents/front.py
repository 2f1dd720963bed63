"""The front: a line of sectors, who fires there, who watches, and what fire is left."""

from typing import TYPE_CHECKING

from microdeals.agents.commander import Commander
from microdeals.agents.deal import Deal
from microdeals.conflicts import Conflict, Entry
from microdeals.rulebook.bounded import either
from microdeals.rulebook.fire import fire_elsewhere, fire_left, surge_after
from microdeals.rulebook.luck import Purpose
from microdeals.rulebook.quantities import N_SIDES, Monitors, Sector
from microdeals.rulebook.violations import quiet_days_after

if TYPE_CHECKING:
    from microdeals.agents.model import ConflictModel


class SectorNow:
    """A stretch of the front, today."""

    def __init__(self, entry: Entry[Sector], share: float) -> None:
        self.entry = entry
        self.title = entry.title
        self.share = share
        self.commanders: list[Commander] = []
        self.calm = 0.0
        self.fire = share
        self.quiet_days = 0
        self.struck = [0] * N_SIDES
        self.forget_watch()

    def forget_watch(self) -> None:
        """Nobody watches until a team is on the spot."""
        self.taken = self.watched = False
        self.detection = self.false_alarm = self.attribution = 0.0

    def watch(self, monitors: Monitors) -> None:
        """A team is on the spot."""
        self.watched = True
        self.detection, self.false_alarm = monitors.detection, monitors.false_alarm
        self.attribution = monitors.attribution

    @property
    def n_violations(self) -> int:
        """Violations of both sides."""
        return self.commanders[0].violations + self.commanders[1].violations

    def unattributed(self, side: int) -> float:
        """Violations by ``side`` that could have been ordered, for all that anyone can tell."""
        return self.commanders[side].violations * (1.0 - self.attribution)


class Front:
    """All sectors in a line, with the fire along them."""

    def __init__(self, model: "ConflictModel", conflict: Conflict) -> None:
        self.model = model
        self.values = conflict.front
        total = 0.0
        for entry in conflict.sectors:
            total += entry.values.weight
        self.sectors = [SectorNow(entry, entry.values.weight / total) for entry in conflict.sectors]
        for sector in self.sectors:
            lots = model.draw(Purpose.COMMANDER, sector.entry.luck_id, 0)
            chance = conflict.commanders.chance_of_feud
            sector.commanders = [Commander(model, side, lots[side] < chance) for side in range(N_SIDES)]
        self.surge = 0.0
        self.walkouts = 0.0
        self.fighting = 1.0
        self.cover = self.detection = self.false_alarm = 0.0

    def sum_watch(self) -> None:
        """Add up what the teams on duty see of the whole front."""
        self.cover = detection = false_alarm = 0.0
        for sector in self.sectors:
            if sector.watched:
                self.cover += sector.share
                detection += sector.share * sector.detection
                false_alarm += sector.share * sector.false_alarm
        self.detection = detection / self.cover if self.cover > 0.0 else 0.0
        self.false_alarm = false_alarm / self.cover if self.cover > 0.0 else 0.0

    def commit_violations(self) -> None:
        """Let both commanders of each calm sector act."""
        for sector in self.sectors:
            if sector.calm <= 0.0:
                for commander in sector.commanders:
                    commander.violations = 0
                continue
            lots = self.model.draw(Purpose.VIOLATIONS, sector.entry.luck_id, 0)
            for side, commander in enumerate(sector.commanders):
                commander.fire(lots[side], sector.struck[side])

    def unattributed(self, deal: Deal, side: int) -> float:
        """Unattributed violations by ``side`` where a deal stops fire; the mean over a whole front."""
        if deal.terms.calm <= 0.0:
            return 0.0
        if deal.sector is not None:
            return self.sectors[deal.sector].unattributed(side)
        total = 0.0
        for sector in self.sectors:
            total += sector.unattributed(side)
        return total / len(self.sectors)

    def covered(self, deal: Deal) -> list[SectorNow]:
        """The sectors in which a deal holds."""
        return self.sectors if deal.sector is None else [self.sectors[deal.sector]]

    def hold_grudges(self) -> None:
        """Let commanders remember what they suffered, and count quiet days."""
        for sector in self.sectors:
            for side, commander in enumerate(sector.commanders):
                commander.hold_grudge(sector.unattributed(1 - side))
            quiet = quiet_days_after(sector.quiet_days, sector.n_violations)
            sector.quiet_days = quiet if sector.calm > 0.0 else 0

    def burn(self) -> None:
        """Work out the day's fire in each sector and along the front, and let a surge die down."""
        freed = elsewhere = 0.0
        for sector in self.sectors:
            if sector.calm > 0.0:
                left = fire_left(sector.calm, sector.n_violations, self.values.war_violations)
                sector.fire = sector.share * left
                freed += sector.share * (1.0 - left)
            else:
                elsewhere += sector.share
        self.fighting = 0.0
        for sector in self.sectors:
            if sector.calm <= 0.0:
                sector.fire = fire_elsewhere(sector.share, freed, elsewhere, self.values)
            sector.fire = sector.fire * (1.0 + self.surge)
            self.fighting += sector.fire
        self.surge = surge_after(self.surge, self.walkouts, self.values)
        self.walkouts = 0.0

    def calm_down(self, deals: list[Deal]) -> None:
        """Set how much ordered fire the active deals stop in each sector from tomorrow on."""
        for sector in self.sectors:
            sector.calm = 0.0
        for deal in deals:
            if deal.terms.calm > 0.0:
                calm = deal.terms.calm * (deal.bound[0] + deal.bound[1]) / N_SIDES
                for sector in self.covered(deal):
                    sector.calm = either(sector.calm, calm)
