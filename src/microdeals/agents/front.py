"""The front: a line of sectors, who fires there, who watches, and what fire is left."""

from typing import TYPE_CHECKING

from microdeals.agents.commander import Commander
from microdeals.agents.deal import Deal
from microdeals.conflicts import Conflict, Entry
from microdeals.conflicts.slots import shares_of_sectors
from microdeals.day.deal import pull_forces_apart
from microdeals.day.front import (
    add_fire,
    ask_for_calm,
    begin_front,
    begin_sector,
    burn_calmly,
    burn_freely,
    count_quiet,
    cover_of,
    forget_watch,
    let_surge_die,
    remember_fire,
    see,
    see_nothing,
    see_on_average,
    stand_apart,
    stand_close,
    unattributed_by,
)
from microdeals.day.states import FrontNow, SectorNow
from microdeals.rulebook.luck import Purpose
from microdeals.rulebook.outcome import FREEZE_DAYS
from microdeals.rulebook.quantities import N_SIDES, Sector
from microdeals.rulebook.violations import mean_along_front

if TYPE_CHECKING:
    from microdeals.agents.model import ConflictModel


class FrontSector(SectorNow):
    """A stretch of the front, with the commander of either side."""

    def __init__(self, entry: Entry[Sector], share: float, commanders: list[Commander]) -> None:
        self.entry = entry
        self.title = entry.title
        self.commanders = commanders
        begin_sector(self, share)

    @property
    def cover(self) -> float:
        """How far it is watched: all or nothing."""
        return cover_of(self)

    @property
    def n_violations(self) -> int:
        """Violations of both sides."""
        return self.commanders[0].violations + self.commanders[1].violations

    def unattributed(self, side: int) -> float:
        """Violations by ``side`` that could have been ordered, for all that anyone can tell."""
        return unattributed_by(self, self.commanders[side])


class FrontLine(FrontNow):
    """All sectors in a line, with the fire along them."""

    def __init__(self, model: "ConflictModel", conflict: Conflict) -> None:
        self.model = model
        self.values = conflict.front
        begin_front(self)
        self.month = [1.0 for _ in range(FREEZE_DAYS)]
        """Fire of the last days."""
        self.sectors = [
            FrontSector(entry, share, self._commanders(entry))
            for entry, share in zip(conflict.sectors, shares_of_sectors(conflict), strict=True)
        ]

    def _commanders(self, entry: Entry[Sector]) -> list[Commander]:
        lots = self.model.draw(Purpose.COMMANDER, entry.luck_id, 0)
        return [Commander(self.model, side, lots[side]) for side in range(N_SIDES)]

    def forget_watch(self) -> None:
        """Begin a day on which nobody watches yet."""
        for sector in self.sectors:
            forget_watch(sector)

    def sum_watch(self) -> None:
        """Add up what the teams on duty see of the whole front."""
        see_nothing(self)
        for sector in self.sectors:
            see(self, sector)
        see_on_average(self)

    def pull_apart(self, running: list[Deal]) -> None:
        """Let running deals pull the forces apart where they hold, the one that has gone furthest."""
        for sector in self.sectors:
            stand_close(sector)
        for deal in running:
            pull_forces_apart(deal, deal.terms)
            for sector in self.covered(deal):
                stand_apart(sector, deal)

    def commit_violations(self) -> None:
        """Let both commanders of each calm sector act."""
        for sector in self.sectors:
            lots = self.model.draw(Purpose.VIOLATIONS, sector.entry.luck_id, 0) if sector.calm > 0.0 else ()
            for side, commander in enumerate(sector.commanders):
                if sector.calm <= 0.0:
                    commander.hold_fire()
                else:
                    commander.fire(sector, lots[side])

    def unattributed(self, deal: Deal, side: int) -> float:
        """Unattributed violations by ``side`` where a deal stops fire; the mean over a whole front."""
        if deal.terms.calm <= 0.0:
            return 0.0
        if deal.sector is not None:
            return self.sectors[deal.sector].unattributed(side)
        total = 0.0
        for sector in self.sectors:
            total += sector.unattributed(side)
        return mean_along_front(total, len(self.sectors))

    def covered(self, deal: Deal) -> list[FrontSector]:
        """The sectors in which a deal holds."""
        return self.sectors if deal.sector is None else [self.sectors[deal.sector]]

    def hold_grudges(self) -> None:
        """Let commanders remember what they suffered, and count quiet days."""
        for sector in self.sectors:
            for side, commander in enumerate(sector.commanders):
                commander.hold_grudge(sector.unattributed(1 - side))
            count_quiet(sector, sector.n_violations)

    def burn(self) -> None:
        """Work out the day's fire in each sector and along the front, and let a surge die down."""
        freed = elsewhere = 0.0
        for sector in self.sectors:
            if sector.calm > 0.0:
                freed += burn_calmly(sector, sector.n_violations, self.values)
            else:
                elsewhere += sector.share
        self.fighting = 0.0
        for sector in self.sectors:
            if sector.calm <= 0.0:
                burn_freely(sector, freed, elsewhere, self.values)
            add_fire(self, sector, self.values, self.model)
        let_surge_die(self, self.values)
        remember_fire(self, self.month, self.model.day)

    def calm_down(self, deals: list[Deal]) -> None:
        """Set how much ordered fire the active deals stop in each sector from tomorrow on."""
        for sector in self.sectors:
            sector.calm = 0.0
        for deal in deals:
            if deal.terms.calm > 0.0:
                for sector in self.covered(deal):
                    ask_for_calm(sector, deal.terms, sum(deal.bound))
