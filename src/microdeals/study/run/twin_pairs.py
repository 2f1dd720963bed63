"""The twin pairs of one point, run in the calling thread."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from microdeals.conflicts import Conflict
from microdeals.ensemble.pairs import TWINS, compared, stage_of, traced
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


def pairs_of(conflict: Conflict, stretch: Stretch) -> TwinPairs:
    """The point's worlds with deals and their twins without.

    Raises ConflictError for values that the model refuses together, and RunError for a number that is
    not finite.
    """
    twins = twins_of(with_point(conflict, stretch.values))
    seeds = np.arange(stretch.first_seed, stretch.first_seed + stretch.n_seeds)
    with_deals, without = (traced(stage_of(model), seeds) for model in (twins.with_deals, twins.without))
    pairs = compared(with_deals, without)
    days, quiet = twins.with_deals.horizon_days, twins.with_deals.front.freeze_fire
    frozen = {twin: outcomes_of(pairs, twin, days, quiet) == Outcome.MANAGED_FREEZE for twin in TWINS}
    ends = with_deals.outcomes
    settlement = 1 << len(twins.with_deals.kinds)
    signed_any = (ends.kinds_signed & ~settlement) != 0
    left = (ends.n_withdrawn, ends.n_resumed)
    return TwinPairs(pairs, frozen, signed_any, ends.n_signed, *left, ends.n_breaches)


def joined(parts: Sequence[TwinPairs]) -> TwinPairs:
    """Pairs of several points, one after the other."""
    first, *_ = columns = list(zip(*parts, strict=True))
    frozen = {twin: np.concatenate([part[twin] for part in columns[1]]) for twin in TWINS}
    counts = (np.concatenate(column) for column in columns[2:])
    return TwinPairs(np.concatenate(first).view(np.recarray), frozen, *counts)
