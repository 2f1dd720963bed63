"""Single worlds that fit what we know, with their days: each the first twin of the pair of its seed."""

from collections.abc import Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from microdeals.ensemble import Ensemble, Wanted, run_ensemble
from microdeals.ensemble.in_order import in_order
from microdeals.ensemble.kernel import kernel_of
from microdeals.ensemble.pairs import worlds_a_chunk
from microdeals.ensemble.runs import Job, check_seeds, run_job
from microdeals.unknowns import WarsThatFit
from microdeals.verdict.varied_pairs import WarsOf, have_places, kernels_of, places_in


def run_varied_worlds(
    wars_of: WarsOf,
    seeds: Sequence[int] | NDArray[np.int64],
    wanted: Wanted,
    threads: int | None = None,
) -> Ensemble:
    """Run one world a seed (n,), each with the draw of its seed, to the horizon. Events cannot be wanted.

    Raises as ``run_ensemble`` does, and ConflictError for a draw whose values do not fit each other.
    """
    checked = check_seeds(seeds)
    size = worlds_a_chunk(wars_of(checked[:1]).conflict)
    chunks = (checked[first : first + size] for first in range(0, len(checked), size))
    return _joined(list(in_order(partial(_worlds, wars_of, wanted), chunks, threads)))


def _worlds(wars_of: WarsOf, wanted: Wanted, seeds: NDArray[np.int64]) -> Ensemble:
    wars = wars_of(seeds)
    conflict, places = wars.conflict, places_in(wars.conflict)
    if not have_places(wars):
        return _packed_anew(wars, wanted)
    kernel = kernel_of(conflict)
    return run_job(Job(conflict, kernel, seeds, wanted, kernels_of(kernel, places, wars)))


def _packed_anew(wars: WarsThatFit, wanted: Wanted) -> Ensemble:
    """The same where draws change the shape of a kernel, such as the number of teams."""
    own = zip(wars, wars.seeds.tolist(), strict=True)
    return _joined([run_ensemble(war, [seed], wanted, threads=1) for war, seed in own])


def _joined(parts: list[Ensemble]) -> Ensemble:
    outcomes, daily, fronts, leans, events = (np.concatenate(column) for column in zip(*parts, strict=True))
    return Ensemble(outcomes.view(np.recarray), daily, fronts, leans, events.view(np.recarray))
