"""The seed of common luck, from what Mesa users pass as ``rng``."""

import numpy as np

from microdeals.rulebook.luck import LARGEST_SEED

Seed = int | np.random.Generator | None


def seed_from(rng: Seed) -> int:
    """The seed of common luck (0 to 2**63 - 1). Raises ValueError for anything else.

    >>> seed_from(7)
    7
    """
    if rng is None:
        rng = np.random.default_rng()
    if isinstance(rng, np.random.Generator):
        return int(rng.integers(0, LARGEST_SEED, endpoint=True))
    if isinstance(rng, bool) or not isinstance(rng, int | np.integer) or not 0 <= rng <= LARGEST_SEED:
        raise ValueError(
            f"rng = {rng!r}: must be a whole number from 0 to 2**63 - 1, a NumPy generator or None."
        )
    return int(rng)
