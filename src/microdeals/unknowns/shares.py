"""Shares that are drawn together: one distribution over several paths, whose sum stays what the file has.

Each share is a part that is drawn by itself, as gamma with the share's weight, over the sum of all parts:
so shares are distributed as Dirichlet's, and leaving one out leaves the proportions of the others.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from microdeals.conflicts import Conflict
from microdeals.documents.problems import Place, Problem
from microdeals.documents.wording import tidy
from microdeals.statistics.sums import total_of
from microdeals.unknowns.distributions import is_number
from microdeals.unknowns.draw import Draw
from microdeals.unknowns.limits import limits_of
from microdeals.unknowns.paths import all_of, sides_of, values_in

DIRICHLET = "dirichlet"
SHARES = {DIRICHLET: ("weights",)}
"""Distributions of several numbers at once, and what they ask for."""
LIGHTEST, HEAVIEST = 0.1, 10_000.0
FEWEST = 2


def part(weight: float, uniforms: NDArray[np.float64]) -> NDArray[np.float64]:
    """The part (n,) of a share of this weight, before it is divided by the sum of all parts."""
    from scipy.special import gammaincinv  # type: ignore[import-untyped]

    return np.asarray(gammaincinv(weight, uniforms))


def whole_of(paths: list[str], conflict: Conflict) -> float:
    """What the values of a model at these paths sum to."""
    values = values_in(conflict)
    return total_of(values[path] for path in paths)


def problems_of_weights(at: Place, written: Mapping[str, Any]) -> Iterator[Problem]:
    """What is wrong with the weights by themselves, and with what shares cannot have."""
    if "scales" in written:
        yield Problem((*at, "scales"), "shares are set, not scaled; list their paths under 'sets'")
    weights = written["weights"]
    if not isinstance(weights, list) or not all(map(is_number, weights)):
        yield Problem((*at, "weights"), "must list a finite number for each path", shows_value=True)
    elif not all(LIGHTEST <= weight <= HEAVIEST for weight in weights):
        rule = f"each must be between {tidy(LIGHTEST)} and {tidy(HEAVIEST)}"
        yield Problem((*at, "weights"), rule, shows_value=True)


def problems_of_shares(at: Place, draw: Draw, conflict: Conflict) -> Iterator[Problem]:
    """What keeps a draw, which is well in itself, from being shared out among its paths."""
    n_weights = len(draw.numbers["weights"])
    for side in sides_of(draw, conflict):
        paths = list(all_of(draw.sets, side, conflict))
        if len(paths) < FEWEST:
            yield Problem((*at, "sets"), "shares are of two paths at least; name them all")
            return
        if len(paths) != n_weights:
            rule = f"{n_weights} weights for {len(paths)} paths ({', '.join(paths)}); give one each"
            yield Problem((*at, "weights"), rule)
            return
        if len(set(paths)) != len(paths):
            yield Problem((*at, "sets"), "a path stands there twice; keep one")
            return
        yield from (Problem((*at, "sets"), rule) for rule in _unfit(paths, conflict))


def _unfit(paths: list[str], conflict: Conflict) -> Iterator[str]:
    whole = whole_of(paths, conflict)
    if not whole > 0.0:
        yield f"{paths[0]} and the others sum to 0 in {conflict.name}, so there is nothing to share"
    for path in paths:
        least, most, is_whole = limits_of(path)
        if path.endswith(".prospects"):
            yield f"{path}: the two sides' prospects sum to 1 by themselves; draw one of them alone"
        elif is_whole:
            yield f"{path} is a whole number, which cannot be a share"
        elif least > 0.001 * whole or most < whole:
            held = f"between {tidy(least)} and {tidy(most)}"
            yield f"{path} must be {held}, and a share could be all of {tidy(round(whole, 9))} or nearly none"
