"""Twins that fit what we know: both worlds of a pair share their luck, and a draw of what nobody knows."""

from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from microdeals.conflicts import Conflict
from microdeals.looks.sentence import short
from microdeals.unknowns import Unknowns, WarsThatFit, differing, set_by_hand
from microdeals.unknowns.in_words import counted_in_words
from microdeals.unknowns.inputs import Inputs, inputs_of
from microdeals.unknowns.paths import values_in
from microdeals.unknowns.wars import wars_of_seeds
from microdeals.verdict.twins import Twins, twins_of
from microdeals.verdict.varied_pairs import DrawnPairs, Varied, run_varied_pairs


class Fit(NamedTuple):
    """Twins, and what is drawn in each of them. A draw goes by the number of its seed."""

    twins: Twins
    source: str
    """The file that says what nobody knows."""
    with_deals: Inputs
    without: Inputs
    warnings: tuple[str, ...] = ()
    """What whoever reads the answer should know of that file, as sentences."""

    def __repr__(self) -> str:
        """From which file how many numbers are drawn, and how many parameters they set."""
        drawn = counted_in_words(self.with_deals)
        return short(f"{self.twins.with_deals.title}: {drawn}, drawn from {self.source}")

    def wars(self, draws: NDArray[np.int64]) -> WarsThatFit:
        """The wars with deals of these draws (n,)."""
        return wars_of_seeds(self.twins.with_deals, self.with_deals, draws)

    def wars_without(self, draws: NDArray[np.int64]) -> WarsThatFit:
        """The twins of these draws (n,)."""
        return wars_of_seeds(self.twins.without, self.without, draws)

    def twins_at(self, draw: int) -> Twins:
        """Both models with one draw."""
        draws = np.array([draw], dtype=np.int64)
        return Twins(self.wars(draws)[0], self.wars_without(draws)[0], self.twins.is_own)

    def pairs(
        self, seeds: NDArray[np.int64], draws: NDArray[np.int64] | None = None, threads: int | None = None
    ) -> Iterator[Any]:
        """Run pairs of these lucks (n,), each with the draw of its own seed, or with these draws (n,).

        Yields records of ``ensemble.pairs.PAIR`` as ``run_pairs`` does.
        """
        asked = DrawnPairs(seeds, seeds if draws is None else draws)
        first = Varied(self.twins.with_deals, self.wars)
        second = Varied(self.twins.without, None if self.twins.is_own else self.wars_without)
        return run_varied_pairs(first, second, asked, threads)


def fit_of(twins: Twins, unknowns: Unknowns, kept: Collection[str] = ()) -> Fit:
    """What is drawn in both twins. What was set by hand, or is what they differ in, is drawn in neither.

    ``kept`` are paths that were set, whether to another value than the file's or to the same.
    """
    first, second = twins.with_deals, twins.without
    whole = {*kept, *set_by_hand(first), *(() if twins.is_own else differing(first, second))}
    drawn = inputs_of(first, unknowns, sorted(whole))
    others = drawn if twins.is_own else inputs_of(second, unknowns, sorted(whole))
    untrue = {one.told for one in unknowns.passed_by if one.path in drawn.kept}
    warnings = tuple(told for told in unknowns.warnings if told not in untrue)
    return Fit(twins, unknowns.source, drawn, others, warnings)


def fits_of(first: Conflict, second: Conflict, unknowns: Unknowns) -> tuple[Fit, Fit]:
    """What is drawn in two settings of a war, each with its own twin without deals.

    What was set by hand in either, and what they differ in or only one of them has, is drawn in neither. All
    else is drawn alike, so that what differs between the two is what the settings do.
    """
    of_one_only = {*values_in(first)} ^ {*values_in(second)}
    kept = {*set_by_hand(first), *set_by_hand(second), *differing(first, second), *of_one_only}
    one, other = (fit_of(twins_of(conflict), unknowns, kept) for conflict in (first, second))
    return one, other


def are_drawn_alike(first: Fit | None, second: Fit | None) -> bool:
    """Whether two verdicts draw the same numbers, or none."""
    if first is None or second is None:
        return first is second
    ours, theirs = ({target.path for target in fit.with_deals.targets} for fit in (first, second))
    return ours == theirs
