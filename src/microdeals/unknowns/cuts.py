"""Draws that lie beyond the limits of their parameter, and are cut to them: how many, where it matters."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from microdeals.conflicts import Conflict
from microdeals.documents.wording import tidy
from microdeals.statistics.sums import total_of
from microdeals.unknowns.distributions import quantile
from microdeals.unknowns.draw import Unknowns
from microdeals.unknowns.inputs import Input, Inputs, Target, inputs_of

LEAST_TOLD = 0.01
"""Share of draws below which cutting is the tail of a distribution, and is not told."""
PLACES: NDArray[np.float64] = np.linspace(0.0005, 0.9995, 1000)
"""Where each distribution is looked at: one place for each thousandth of its draws."""


class CutDraws(NamedTuple):
    """A draw of which more than a few are cut: at which path most, what part (0..1), at how many others."""

    name: str
    path: str
    limits: tuple[float, float]
    part: float
    others: int

    def in_words(self) -> str:
        """The sentence, without its full stop."""
        low, high = (tidy(round(limit, 6)) for limit in self.limits)
        more = f", and so are some draws for {more_paths(self.others)}" if self.others else ""
        return (
            f"{self.part * 100.0:.0f} % of the draws for {self.path} lie beyond what it may be, {low} to"
            f" {high}, and are cut to that{more}; choose numbers that keep within it, or know that they heap"
            " up at its ends"
        )


def more_paths(n: int) -> str:
    """How many more there are of a draw."""
    return "one more path" if n == 1 else f"{n} more paths"


def cut_draws(conflict: Conflict, unknowns: Unknowns) -> Iterator[CutDraws]:
    """The draws of which at least one in a hundred is cut, in the order of the file."""
    inputs = inputs_of(conflict, unknowns)
    for draw in unknowns.draws:
        parts = {
            target: _part_cut(numbers_of(one, inputs), target)
            for one in inputs.single
            if one.draw is draw
            for target in one.targets
        }
        told = {target: part for target, part in parts.items() if part >= LEAST_TOLD}
        if told:
            most = max(told, key=lambda target: told[target])
            limits = (most.limits.least, most.limits.most)
            yield CutDraws(draw.name, most.path, limits, told[most], len(told) - 1)


def numbers_of(one: Input, inputs: Inputs, places: NDArray[np.float64] = PLACES) -> NDArray[np.float64]:
    """What is drawn of an input at these places (n,), parts of all draws; a share alone is as beta has it."""
    if one.weight is None:
        return quantile(one.draw.distribution, one.draw.numbers, places)
    others = total_of(each.weight or 0.0 for each in inputs.single if each.group == one.group) - one.weight
    return quantile("beta", {"a": one.weight, "b": others}, places)


def _part_cut(numbers: NDArray[np.float64], target: Target) -> float:
    values = target.offset + target.factor * numbers
    return float(np.mean((values < target.limits.least) | (values > target.limits.most)))
