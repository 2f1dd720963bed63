"""What is learnt: which points of the priors data rule out, and joint draws from what they leave.

History matching [craig1997] [vernon2010] leaves out points whose figures cannot be the world's by any doubt;
the posterior is drawn by emcee's ensemble of walkers [foremanmackey2013] over the emulator.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.stats import qmc  # type: ignore[import-untyped]

from microdeals.calibration.emulator import Emulator
from microdeals.calibration.size import LONG, Walk
from microdeals.calibration.targets import missed_by

RULED_OUT_AT = 3.0
"""Pukelsheim's three sigmas."""
SPARED = 0.1
"""Assumed: a tenth of the figures may be further off, for a model need not have every mechanism."""
BATCH = 2**15
SEARCHED = 2**18
"""Points all over the priors among which those are looked for that data do not rule out."""


class Plausible(NamedTuple):
    """Points (n, numbers) that are not ruled out yet, and their share (0..1) of the priors."""

    points: NDArray[np.float64]
    share: float


def misses(emulator: Emulator, points: NDArray[np.float64]) -> NDArray[np.float64]:
    """How far each figure is from the world's (n, figures), in standard deviations of all doubt."""
    return missed_by(emulator.targets, emulator.means(points), emulator.errors())


def implausibility(emulator: Emulator, points: NDArray[np.float64]) -> NDArray[np.float64]:
    """The miss (n,) that all but a tenth of the figures stay below."""
    found = np.quantile(np.abs(misses(emulator, points)), 1.0 - SPARED, axis=1)
    return np.asarray(found, dtype=np.float64)


def plausible(
    emulators: list[Emulator], n: int, n_numbers: int, seed: int, searched: int = SEARCHED
) -> Plausible:
    """``n`` points that no emulator rules out; where there are fewer, the least implausible ones."""
    found, worst = [], []
    for batch in range(max(1, searched // BATCH)):
        tried = qmc.Sobol(n_numbers, rng=seed * 1_000 + batch).random(min(BATCH, searched))
        found.append(tried)
        worst.append(np.max([implausibility(emulator, tried) for emulator in emulators], axis=0))
    points, how = np.concatenate(found), np.concatenate(worst)
    order = np.argsort(how, kind="stable")
    share = float(np.mean(how <= RULED_OUT_AT))
    kept = order[: max(n, int(np.count_nonzero(how <= RULED_OUT_AT)))]
    chosen = np.random.default_rng(seed).permutation(len(kept))[:n]
    return Plausible(points[kept[np.sort(chosen)]], share)


def log_likelihood(emulator: Emulator, points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Logarithm of the likelihood (n,), up to a constant: normal misses, each figure with its weight."""
    weights = np.array([target.weight for target in emulator.targets])
    found = -0.5 * misses(emulator, points) ** 2 @ weights
    return np.asarray(found, dtype=np.float64)


def tempered(emulator: Emulator, share: float) -> Emulator:
    """The same emulator, of whose figures only a part (0..1) of what they tell counts."""
    return Emulator(
        tuple(
            figure._replace(target=figure.target._replace(weight=share * figure.target.weight))
            for figure in emulator.figures
        )
    )


def drawn_from(
    emulator: Emulator, begin: NDArray[np.float64], n: int, seed: int, walk: Walk = LONG
) -> NDArray[np.float64]:
    """``n`` joint draws (n, numbers) from the posterior; walkers begin at the likeliest of some points."""
    chain = walked(emulator, begin, seed, walk)
    flat = chain.reshape(-1, chain.shape[-1])
    return flat[np.linspace(0, len(flat) - 1, n).astype(np.int64)]


def walked(emulator: Emulator, begin: NDArray[np.float64], seed: int, walk: Walk) -> NDArray[np.float64]:
    """The chain (steps, walkers, numbers)."""
    import emcee  # type: ignore[import-not-found,import-untyped,unused-ignore]

    def log_posterior(points: NDArray[np.float64]) -> NDArray[np.float64]:
        inside = ((points >= 0.0) & (points <= 1.0)).all(axis=1)
        return np.where(inside, log_likelihood(emulator, np.clip(points, 0.0, 1.0)), -np.inf)

    luck = np.random.default_rng(seed)
    best = begin[np.argsort(-log_likelihood(emulator, begin), kind="stable")[: walk.walkers]]
    places = np.clip(best + luck.normal(0.0, 0.01, best.shape), 1e-6, 1.0 - 1e-6)
    moves = [(emcee.moves.DEMove(), 0.8), (emcee.moves.DESnookerMove(), 0.2)]
    sampler = emcee.EnsembleSampler(len(places), places.shape[1], log_posterior, moves=moves, vectorize=True)
    sampler.random_state = np.random.RandomState(seed).get_state()
    sampler.run_mcmc(places, walk.burn_in + walk.steps, thin_by=walk.every, progress=False)
    return np.asarray(sampler.get_chain(discard=walk.burn_in))
