"""What the brute-force checks share: drawing by hand, and saying when an average agrees with a formula."""

import math
import random
from collections.abc import Sequence

N_ERRORS = 4.0
"""An average this many standard errors off is a disagreement; by chance alone, once in 16,000."""


def poisson(rng: random.Random, mean: float) -> int:
    """A Poisson draw by counting exponential waits within one unit of time."""
    count, clock = 0, rng.expovariate(1.0)
    while clock < mean:
        count += 1
        clock += rng.expovariate(1.0)
    return count


def agrees(samples: Sequence[float], expected: float) -> bool:
    """Whether the average of independent samples is what a formula says it should be."""
    n = len(samples)
    mean = math.fsum(samples) / n
    variance = math.fsum((sample - mean) ** 2 for sample in samples) / (n - 1)
    return abs(mean - expected) <= N_ERRORS * math.sqrt(variance / n) + 1e-12


def agrees_in_share(n_hits: int, n: int, expected: float) -> bool:
    """Whether a share of hits among independent tries is the chance that a formula gives."""
    return abs(n_hits / n - expected) <= N_ERRORS * math.sqrt(expected * (1.0 - expected) / n) + 1e-12
