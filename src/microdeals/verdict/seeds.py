"""How many pairs are asked for, and the seeds of their luck."""

import numpy as np
from numpy.typing import NDArray

from microdeals.documents.wording import counted_as
from microdeals.errors import RequestError
from microdeals.rulebook.luck import LARGEST_SEED

MOST_RUNS = 1_000_000


def seeds_of(runs: int, seed: int) -> NDArray[np.int64]:
    """The seeds (runs,) of as many pairs. Raises RequestError for numbers out of range."""
    if not _is_whole(runs) or not 1 <= runs <= MOST_RUNS:
        raise RequestError(f"runs = {runs!r}: must be a whole number from 1 to {MOST_RUNS}.")
    if not _is_whole(seed) or not 0 <= seed <= LARGEST_SEED - runs + 1:
        raise RequestError(
            f"seed = {seed!r}: must be a whole number from 0 to 2**63 - {runs}, for "
            f"{counted_as(runs, 'pair')}."
        )
    return seed + np.arange(runs, dtype=np.int64)


def _is_whole(number: object) -> bool:
    """Whether this is a whole number; True and 2.0 are none."""
    return isinstance(number, int | np.integer) and not isinstance(number, bool)
