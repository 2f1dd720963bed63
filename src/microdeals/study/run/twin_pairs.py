"""The twin pairs of some points, run in the calling thread."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from microdeals.conflicts import Conflict
from microdeals.ensemble.pairs import TWINS, Traced, compared, stage_of, traced
from microdeals.rulebook.outcome import Outcome
from microdeals.study.question.kinds_on_offer import with_point
from microdeals.study.question.plan import Stretch
from microdeals.verdict.outcomes import outcomes_of
from microdeals.verdict.twins import twins_of


class TwinPairs(NamedTuple):
    """Twin pairs (n,): the comparison, how each twin came out, and what became of the deals."""

    compared: Any  # records of ``ensemble.pairs.PAIR``
    frozen: dict[str, NDArray[np.bool_]]  # by twin
    signed_any: NDArray[np.bool_]  # whether a deal other than a settlement was signed
    signed: NDArray[np.int64]  # deals and settlements signed
    withdrawn: NDArray[np.int64]  # of these, how many a side left for want of trust, leverage or support
    left_for_more: NDArray[np.int64]  # how many a side left as more was to be had at the front
    breaches: NDArray[np.int64]


def pairs_of_all(conflict: Conflict, stretches: Sequence[Stretch]) -> list[TwinPairs]:
    """The twin pairs of some points, one after the other.

    Points that follow each other and differ in nothing but their ladder and their deals have the same twins
    without deals, which are lived once. Raises ConflictError for values that the model refuses together, and
    RunError for a number that is not finite.
    """
    found, last = [], None
    for stretch in stretches:
        twins = twins_of(with_point(conflict, stretch.values))
        alone = _Alone(_without_terms(twins.without, conflict), stretch.first_seed, stretch.n_seeds)
        if last is None or last[0] != alone:
            last = alone, traced(stage_of(twins.without), seeds_of_stretch(stretch))
        found.append(_compared(twins.with_deals, stretch, last[1]))
    return found


class _Alone(NamedTuple):
    """What shapes the twins of a point that have no deals."""

    conflict: Conflict
    first_seed: int
    n_seeds: int


def _without_terms(without: Conflict, base: Conflict) -> Conflict:
    """A model without deals, with the base model's ladder and kinds of deals, which nobody there looks at."""
    return replace(without, ladder=base.ladder, kinds=base.kinds)


def seeds_of_stretch(stretch: Stretch) -> NDArray[np.int64]:
    """The seeds of its pairs."""
    return np.arange(stretch.first_seed, stretch.first_seed + stretch.n_seeds)


def _compared(model: Conflict, stretch: Stretch, without: Traced) -> TwinPairs:
    """The point's worlds with deals beside their twins."""
    with_deals = traced(stage_of(model), seeds_of_stretch(stretch))
    pairs = compared(with_deals, without)
    days, quiet = model.horizon_days, model.front.freeze_fire
    frozen = {twin: outcomes_of(pairs, twin, days, quiet) == Outcome.MANAGED_FREEZE for twin in TWINS}
    ends = with_deals.outcomes
    settlement = 1 << len(model.kinds)
    signed_any = (ends.kinds_signed & ~settlement) != 0
    left = (ends.n_withdrawn, ends.n_resumed)
    return TwinPairs(pairs, frozen, signed_any, ends.n_signed, *left, ends.n_breaches)


def joined(parts: Sequence[TwinPairs]) -> TwinPairs:
    """Pairs of several points, one after the other."""
    first, *_ = columns = list(zip(*parts, strict=True))
    frozen = {twin: np.concatenate([part[twin] for part in columns[1]]) for twin in TWINS}
    counts = (np.concatenate(column) for column in columns[2:])
    return TwinPairs(np.concatenate(first).view(np.recarray), frozen, *counts)
