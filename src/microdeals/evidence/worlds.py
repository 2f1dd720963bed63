"""A world of the model lived, and kept with all that the evidence asks of it."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np

from microdeals.conflicts import Conflict
from microdeals.conflicts.declared import word
from microdeals.ensemble import Wanted
from microdeals.ensemble.kernel import Kernel, kernel_of
from microdeals.ensemble.places import Places, places_of
from microdeals.ensemble.runs import Job, run_job
from microdeals.evidence.ceasefire_table import Lived
from microdeals.rulebook.quantities import Policy
from microdeals.rulebook.series import DAILY

NO_DEALS = "ladder.policy"
FIGHTING = [series.name for series in DAILY].index("fighting")


class AskedWorld(NamedTuple):
    """Which world: its number among those asked for, its seed, and whether it is lived without deals too."""

    number: int
    seed: int
    without: bool


def live(conflict: Conflict, asked: AskedWorld, days: int | None = None) -> Lived:
    """Live a world for some days (None: the model's own horizon), and if asked the same one without deals."""
    return live_packed(Packed(conflict, kernel_of(conflict), places_of(conflict)), asked, days)


class Packed(NamedTuple):
    """A conflict packed for the engine. The kernel may have other numbers than the model, but its shape."""

    conflict: Conflict
    kernel: Kernel
    places: Places

    def with_numbers(self, values: Mapping[str, float | int | str]) -> "Packed":
        """The same shape with other numbers, by path, in a kernel of its own."""
        tables: Any = [np.asarray(table).copy().view(np.recarray) for table in self.kernel[:-1]]
        kernel = Kernel._make([*tables, self.kernel.draws])
        self.places.put(kernel, values)
        return self._replace(kernel=kernel)


def live_packed(packed: Packed, asked: AskedWorld, days: int | None = None) -> Lived:
    """Live a packed world as ``live`` does."""
    days = packed.conflict.horizon_days if days is None else days
    seeds = np.array([asked.seed], dtype=np.int64)
    worlds = run_job(Job(packed.conflict, packed.kernel, seeds, Wanted(days=days, daily=True, events=True)))
    outcome, fire = worlds.outcomes[0], worlds.daily[0, :, FIGHTING].copy()
    without = None
    if asked.without:
        alone = packed.with_numbers({NO_DEALS: word(Policy.NONE)})
        without = run_job(Job(packed.conflict, alone.kernel, seeds, Wanted(days=days))).outcomes[0]
    events = worlds.events[0][: int(outcome.n_events)]
    return Lived(asked.number, packed.conflict, events, len(fire), fire, int(outcome.won_on), without)
