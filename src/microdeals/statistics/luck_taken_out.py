"""Luck taken out: how several policies differ in each of many states, from a few lucky runs in each.

A mean of a few runs scatters by luck as well as by what it stands for, so the best of many is flattered
and the largest of many regrets is mostly luck. Each difference is therefore drawn towards what the policy is
in all states, by as much as luck has a part in its scatter [efronmorris1977].
"""

import numpy as np
from numpy.typing import NDArray


def differences_without_luck(outcomes: NDArray[np.float64]) -> NDArray[np.float64]:
    """How far each policy lies above the mean of all in a state, luck taken out, (states, policies).

    ``outcomes`` (states, policies, runs), at least two of each; run r of a state has the same luck under
    every policy, so what all of them share cancels.

    >>> differences_without_luck(np.array([[[1.0, 3.0], [2.0, 4.0]], [[0.0, 5.0], [1.0, 6.0]]])).tolist()
    [[-0.5, 0.5], [-0.5, 0.5]]
    """
    apart = outcomes - outcomes.mean(axis=1, keepdims=True)
    found = apart.mean(axis=2)
    luck = apart.var(axis=2, ddof=1).mean(axis=0) / outcomes.shape[2]
    scatter = found.var(axis=0, ddof=1)
    kept = np.clip(1.0 - luck / np.where(scatter > 0.0, scatter, 1.0), 0.0, 1.0)
    middle = found.mean(axis=0)
    return np.asarray(middle + kept * (found - middle), dtype=np.float64)
