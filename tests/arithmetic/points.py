"""Numbers at which elementary functions are tried: everywhere, where they are hard, and at the edges."""

import math

import numpy as np
from numpy.typing import NDArray

N_EACH = 100_000
LARGEST, LEAST = 1.7976931348623157e308, 5e-324
EDGES = [
    0.0, -0.0, LEAST, -LEAST, 2.0**-1022, -(2.0**-1022), 2.0**-1023, 2.0**-54, -(2.0**-54), 2.0**-53, 1e-300,
    0.5, 1.0, -1.0, 1.0 + 2.0**-52, 1.0 - 2.0**-53, -1.0 + 2.0**-53, -1.0 - 2.0**-52, 2.0, 0.6875, 1.375,
    0.84, 1.25, 6.0, 709.0, 709.78, 709.782712893384, 709.7827128933841, 710.0, -708.0, -708.4, -745.0,
    -745.13, -745.1332191019412, -745.14, -746.0, 2.0**1022, -(2.0**1022), 2.0**1023, LARGEST, -LARGEST,
    math.inf, -math.inf, math.nan,
]  # fmt: skip


def points(name: str, seed: int) -> NDArray[np.float64]:
    """About 100,000 numbers (n,) at which the function of this name is finite, others for each seed."""
    luck = np.random.default_rng(seed)
    n = N_EACH // 5
    small, near = np.exp(luck.uniform(-744.0, 0.0, n)), luck.uniform(-0.02, 0.02, n)
    spread = {
        "exp": (luck.uniform(-745.0, 709.7, n), luck.uniform(-1.0, 1.0, n), -small, near, -8.0 * small),
        "log": (np.exp(luck.uniform(-708.0, 709.0, n)), luck.uniform(0.5, 2.0, n), small, 1.0 + near,
                luck.uniform(LEAST, 2.0**-1022, n)),
        "log1p": (np.exp(luck.uniform(-1.0, 709.0, n)), luck.uniform(-1.0, 1.0, n), -small, near,
                  -1.0 + np.exp(luck.uniform(-36.0, 0.0, n))),
        "erf": (luck.uniform(-6.5, 6.5, n), luck.uniform(-1.5, 1.5, n), small, near, -3.0 * small),
    }  # fmt: skip
    found = np.concatenate(spread[name])
    return found[np.isfinite(found) & (found != 0.0)]
