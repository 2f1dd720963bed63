"""A made-up model of which the answer is known: figures that are linear in two numbers, with luck."""

import numpy as np
import pandas as pd

from microdeals.calibration.bank import Bank
from microdeals.calibration.targets import PatternTarget

SLOPES = np.array([[1.0, 0.5], [-0.4, 1.2]])
LUCK = 0.05


def target(name: str, world: float, half: float) -> PatternTarget:
    """A figure of the world and the half-width of its interval."""
    return PatternTarget(name, False, False, world, world - half, world + half, 1.0)


def bank(points: np.ndarray, seed: int, luck: float = LUCK) -> Bank:
    """Trials of the made-up model at points (n, 2)."""
    noise = np.random.default_rng(seed).normal(0.0, luck, (len(points), 2))
    figures = (2.0 * points - 1.0) @ SLOPES.T + noise
    return Bank(points, pd.DataFrame(figures, columns=["A1", "B1"]))


def points(n: int, seed: int, twice: int = 0) -> np.ndarray:
    """Points all over the unit square, some of them a second time."""
    found = np.random.default_rng(seed).random((n, 2))
    return np.concatenate([found, found[:twice]])
