"""The twin pairs of one point, run in the calling thread."""

from typing import Any

import numpy as np

from microdeals.conflicts import Conflict, with_values
from microdeals.ensemble.pairs import compared, stage_of, traced
from microdeals.study.plan import Stretch
from microdeals.verdict.twins import twins_of


def pairs_of(conflict: Conflict, stretch: Stretch) -> Any:
    """Records (n,) of ``ensemble.pairs.PAIR``: the point's worlds with deals and their twins without.

    Raises ConflictError for values that the model refuses together, and RunError for a number that is
    not finite.
    """
    twins = twins_of(with_values(conflict, stretch.values))
    seeds = np.arange(stretch.first_seed, stretch.first_seed + stretch.n_seeds)
    worlds = (traced(stage_of(model), seeds) for model in (twins.with_deals, twins.without))
    return compared(*worlds)
