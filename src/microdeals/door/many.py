"""Many worlds from Python: a war lived with many seeds, and everything that was recorded of them."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial

import numpy as np
from numpy.typing import NDArray

from microdeals.conflicts import Conflict
from microdeals.door.arguments import answered, yes_given
from microdeals.door.wars import ConflictOrName, war_of
from microdeals.door.worlds import unknowns_to_draw
from microdeals.ensemble import Ensemble, run_ensemble
from microdeals.processors import n_threads
from microdeals.tidy.many_worlds import ManyWorlds
from microdeals.verdict import fit_of, twins_of
from microdeals.verdict.recorded_worlds import EVERYTHING, recorded_from
from microdeals.verdict.seeds import seeds_of
from microdeals.verdict.varied_worlds import run_varied_worlds


@answered
def run_many(  # noqa: PLR0913 - what ``judge`` asks, of worlds
    conflict: ConflictOrName,
    runs: int = 100,
    seed: int = 1,
    days: int | None = None,
    drawn: bool = False,
    threads: int | None = None,
) -> ManyWorlds:
    """Live a war many times: ``runs`` worlds, of seeds ``seed``, ``seed`` + 1, ..., each as ``run`` has it.

    ``days`` is how long (1 to 7305); None is the model's own horizon. ``drawn`` gives each world its seed's
    draw of what nobody knows, but for what was set by hand. A world of 182 days takes a third of a megabyte.
    ``threads``: None is one for each processor that this process may use.
    With ``ladder.policy`` at ``none`` (``with_values``) it is the same war without deals, as ``judge`` has.

    The worlds have ``days``, ``events``, ``deals`` and ``agents`` (tidy data frames), ``summary()`` (how they
    came out, with intervals), ``plot()``, ``to_frame``, ``to_xarray``, ``to_parquet`` and ``manifest``.
    Raises ConflictError, UnknownsError, RequestError, and RunError for a number that is not finite.

    >>> worlds = run_many("arden_borea", runs=2, days=20)
    >>> len(worlds.days), list(worlds.days.columns[:4])
    (40, ['seed', 'day', 'date', 'trust_0'])
    >>> worlds.deals[["seed", "kind", "start"]].to_numpy().tolist()
    [[1, 'harvest_days', 19], [1, 'swap', 20], [2, 'harvest_days', 2], [2, 'swap', 4]]
    """
    yes_given("drawn", drawn)
    war = war_of(conflict, days)
    seeds, at_once = seeds_of(runs, seed), n_threads(threads)
    lived = _drawn(war, seeds, at_once) if drawn else [run_ensemble(war, seeds, EVERYTHING, at_once)]
    return ManyWorlds(recorded_from(war, seeds, lived, is_drawn=drawn))


def _drawn(war: Conflict, seeds: NDArray[np.int64], at_once: int) -> list[Ensemble]:
    """Each world by itself: the numbers of events that they need room for differ."""
    fit = fit_of(twins_of(war), unknowns_to_draw(war))
    with ThreadPoolExecutor(at_once) as pool:
        one_world = partial(run_varied_worlds, fit.wars, wanted=EVERYTHING, threads=1)
        return list(pool.map(one_world, ([seed] for seed in seeds.tolist())))
