"""What the direction tests share: seeds, settings, and worlds compared with their twins."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from microdeals.conflicts import Conflict, load, with_settings
from microdeals.ensemble import Ensemble, Wanted, run_ensemble
from microdeals.rulebook.series import DAILY

SEEDS = range(240)
COLUMN = {series.name: number for number, series in enumerate(DAILY)}
BOTH_TRUSTWORTHY = ("party.arden.chance_trustworthy=1.0", "party.borea.chance_trustworthy=1.0")
BOTH_EXPLOITING = ("party.arden.chance_trustworthy=0.0", "party.borea.chance_trustworthy=0.0")
NO_SPOILERS = ("spoiler.arden_irregulars.capacity=0.0", "spoiler.borea_irregulars.capacity=0.0")
NO_MONITORS = ("monitors.valley_mission.teams=0",)
GOOD_MONITORS = (
    "monitors.valley_mission.teams=4",
    "monitors.valley_mission.access=1.0",
    "monitors.valley_mission.detection=0.95",
    "monitors.valley_mission.false_alarm=0.001",
    "monitors.valley_mission.attribution=0.9",
)


def war(*settings: str, kinds: tuple[str, ...] = ()) -> Conflict:
    """The invented war with these settings, and if ``kinds`` are named with these deals alone on offer."""
    conflict = load("arden_borea")
    if kinds:
        alone = tuple(kind for kind in conflict.kinds if kind.key in kinds)
        conflict = type(conflict)(**{**fields_of(conflict), "kinds": alone})
    return with_settings(conflict, settings)


def fields_of(conflict: Conflict) -> dict[str, object]:
    """The fields of a conflict by name."""
    return {name: getattr(conflict, name) for name in conflict.__dataclass_fields__}


class Compared(NamedTuple):
    """Worlds with deals against their twins without, one entry a seed."""

    closing: NDArray[np.float64]
    relief: NDArray[np.float64]
    settled_only_with: NDArray[np.bool_]

    @property
    def stones(self) -> float:
        """Share of worlds that deals brought closer to a settlement by 0.05, or settled."""
        return float(np.mean((self.closing >= 0.05) | self.settled_only_with))

    @property
    def eased(self) -> float:
        """Share of worlds that deals relieved by 5 % and brought no closer: valves and painkillers."""
        return float(np.mean((self.closing < 0.05) & ~self.settled_only_with & (self.relief >= 0.05)))


def twins(conflict: Conflict) -> Compared:
    """Compare the worlds of a conflict at the horizon with their twins without deals."""
    deals = run_ensemble(conflict, SEEDS).outcomes
    none = run_ensemble(with_settings(conflict, ["ladder.policy=none"]), SEEDS).outcomes
    return Compared(
        none.gap - deals.gap,
        1.0 - deals.harm / none.harm,
        (deals.standing_since >= 0) & (none.standing_since < 0),
    )


def days_of(conflict: Conflict) -> Ensemble:
    """All worlds of a conflict with their daily series."""
    return run_ensemble(conflict, SEEDS, Wanted(daily=True))


def series(worlds: Ensemble, name: str) -> NDArray[np.float64]:
    """One daily series (worlds, days)."""
    return worlds.daily[:, :, COLUMN[name]]
