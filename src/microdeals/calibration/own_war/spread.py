"""Where draws lie in the priors of their numbers, and how far off that may be for the luck of the worlds."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd  # type: ignore[import-untyped]
from numpy.typing import NDArray

from microdeals.calibration.own_war.adjustment import learnt_from
from microdeals.calibration.own_war.measures import WarMeasure
from microdeals.calibration.own_war.priors import Priors, share_below
from microdeals.statistics.figures import Figures
from microdeals.statistics.jackknife import errors_of
from microdeals.unknowns import WarsThatFit

LOW_MIDDLE_HIGH = np.array([0.05, 0.5, 0.95])
BATCHES = 20
"""Parts of the worlds that are left out, one after another, to find how much hangs on them."""


class SpreadOfDraws(NamedTuple):
    """Of each number (numbers,): how wide its middle 90 % is, and by how much its median has moved.

    Both are in places of its prior, where the prior's middle 90 % is .9 wide.
    """

    width: NDArray[np.float64]
    moved: NDArray[np.float64]


def spread_of(priors: Priors, draws: WarsThatFit) -> SpreadOfDraws:
    """The spread of draws in their priors."""
    after = np.quantile(priors.values(draws), LOW_MIDDLE_HIGH, axis=0)
    places = [share_below(known, three) for known, three in zip(priors.known.T, after.T, strict=True)]
    low, middle, high = np.array(places).reshape(-1, 3).T
    return SpreadOfDraws(high - low, middle - 0.5)


def errors_of_spread(
    priors: Priors,
    lived: tuple[NDArray[np.float64], pd.DataFrame],
    measures: Sequence[WarMeasure],
    data: Figures,
) -> SpreadOfDraws:
    """The standard errors of a spread, by the jackknife over parts of the worlds that are learnt from.

    ``lived``: where the numbers of the worlds lie (n, numbers) and their figures (n,).
    """
    normal, figures = lived
    part = np.arange(len(normal)) % BATCHES
    found = []
    for left_out in range(BATCHES):
        kept = part != left_out
        adjustment = learnt_from(normal[kept], figures[kept].reset_index(drop=True), measures)
        found.append(np.concatenate(spread_of(priors, priors.at(adjustment.moved_to(data)))))
    width, moved = np.split(errors_of(np.array(found)), 2)
    return SpreadOfDraws(width, moved)
