"""Emulators: what a model's figures are on average at any point of the priors, learnt from trials.

A polynomial of degree one or two in the places of the numbers, by ridge regression (scikit-learn),
whichever tells trials better that it has not seen. Its error is what such trials show beyond their own luck
[kennedy2001]; luck is told by trials that were made twice.
"""

import hashlib
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import RidgeCV  # type: ignore[import-untyped]
from sklearn.model_selection import KFold, cross_val_predict  # type: ignore[import-untyped]
from sklearn.pipeline import make_pipeline  # type: ignore[import-untyped]
from sklearn.preprocessing import StandardScaler  # type: ignore[import-untyped]

from microdeals.calibration.bank import Bank
from microdeals.calibration.targets import PatternTarget

PENALTIES = np.logspace(-2.0, 4.0, 13)
DEGREES = (1, 2)
FOLDS = 5
FEWEST = 40
"""Trials that can tell a figure, without which it is not emulated."""
BY_LUCK = 0.05
"""Least share of a figure's luck that the emulator's mean is still off by."""


class Emulated(NamedTuple):
    """The emulator of one figure, its error, and the luck of one trial (both standard deviations)."""

    target: PatternTarget
    coefficients: NDArray[np.float64]  # (powers,)
    error: float
    luck: float
    explained: float
    """Share of the variance of unseen trials, beyond their luck, that it tells (at most 1)."""


class Emulator(NamedTuple):
    """Emulators of several figures at points of the same unit cube."""

    figures: tuple[Emulated, ...]

    @property
    def targets(self) -> tuple[PatternTarget, ...]:
        """What it can be held against."""
        return tuple(figure.target for figure in self.figures)

    def means(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        """Mean figures (n, figures), on their scales, at points (n, numbers)."""
        return powers_of(points) @ np.column_stack([figure.coefficients for figure in self.figures])

    def digest(self) -> str:
        """Sixteen letters that are others for another emulator, or another world to hold it against."""
        told = [(one.target, one.coefficients.tolist(), one.error, one.luck) for one in self.figures]
        return hashlib.sha256(repr(told).encode()).hexdigest()[:16]

    def errors(self) -> NDArray[np.float64]:
        """How far (standard deviation) each mean may be off (figures,)."""
        return np.array([figure.error for figure in self.figures])


def powers_of(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """One, each place from -1 to 1, and all products of two (n, powers), at points (n, numbers)."""
    places = 2.0 * points - 1.0
    first, second = np.triu_indices(points.shape[1])
    return np.concatenate([np.ones((len(points), 1)), places, places[:, first] * places[:, second]], axis=1)


def learnt(bank: Bank, targets: Sequence[PatternTarget]) -> Emulator:
    """The emulator of those targets that enough trials of the bank can tell."""
    powers = powers_of(bank.points)
    found = [_learnt(bank, powers, target) for target in targets]
    return Emulator(tuple(figure for figure in found if figure is not None))


def _learnt(bank: Bank, powers: NDArray[np.float64], target: PatternTarget) -> Emulated | None:
    figures = target.scaled(bank.figures[target.id].to_numpy(dtype=np.float64))
    known = np.isfinite(figures)
    if np.count_nonzero(known) < FEWEST:
        return None
    used = {1: 1 + bank.points.shape[1], 2: powers.shape[1]}
    luck, seen = luck_of(bank.points, figures), figures[known]
    left, degree = min((_tried(powers[known, : used[degree]], seen), degree) for degree in DEGREES)
    coefficients = np.zeros(powers.shape[1])
    coefficients[: used[degree]] = _coefficients(powers[known, : used[degree]], seen)
    beyond = max(left - luck**2, 0.0)
    spread = max(float(np.var(seen)) - luck**2, 1e-12)
    error = float(np.sqrt(beyond + BY_LUCK * luck**2))
    return Emulated(target, coefficients, error, luck, 1.0 - beyond / spread)


def _regression() -> Any:
    return make_pipeline(StandardScaler(), RidgeCV(PENALTIES))


def _coefficients(powers: NDArray[np.float64], figures: NDArray[np.float64]) -> NDArray[np.float64]:
    """Coefficients (powers,) of the regression, that of one first, for powers as they are."""
    scaler, ridge = _regression().fit(powers[:, 1:], figures)
    slopes = ridge.coef_ / scaler.scale_
    return np.array([ridge.intercept_ - slopes @ scaler.mean_, *slopes])


def _tried(powers: NDArray[np.float64], figures: NDArray[np.float64]) -> float:
    """Mean square of what is left of trials that the regression has not seen."""
    folds = KFold(FOLDS, shuffle=True, random_state=0)
    told = cross_val_predict(_regression(), powers[:, 1:], figures, cv=folds)
    return float(np.mean((figures - told) ** 2))


def luck_of(points: NDArray[np.float64], figures: NDArray[np.float64]) -> float:
    """Standard deviation of a figure by luck alone, from points that were tried twice; 0 if none was."""
    _, inverse, counts = np.unique(points, axis=0, return_inverse=True, return_counts=True)
    squares = [
        np.var(figures[inverse.ravel() == place], ddof=1)
        for place in np.flatnonzero(counts > 1)
        if np.isfinite(figures[inverse.ravel() == place]).all()
    ]
    return float(np.sqrt(np.mean(squares))) if squares else 0.0


def linear_slopes(points: NDArray[np.float64], figures: NDArray[np.float64]) -> NDArray[np.float64]:
    """How far a figure moves (numbers,) over the whole of each number's prior, if it moved evenly."""
    return 2.0 * _coefficients(np.column_stack([np.ones(len(points)), 2.0 * points - 1.0]), figures)[1:]
