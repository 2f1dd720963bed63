"""What a result says to a claim, horizon by horizon: whether it was put to the test, and where it points."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from microdeals.errors import RequestError
from microdeals.statistics.two_sources import Estimate
from microdeals.study.answer.points_by_seed import NOTHING, Paired, Which, between, level_of, points_with
from microdeals.study.answer.subgroups import subgroups_of
from microdeals.study.question.claim import DeliveryCheck, Estimand, ExperimentClaim

HORIZON = "conflict.horizon_days"
"""Where it varies, each horizon has a finding of its own."""
BESIDE = ("closing", "stepping_stone", "gap_with")
"""Told of every claim, whatever it speaks of: the mean closing, the share of stones, the gap that is left."""


class Contrast(NamedTuple):
    """The same difference at one setting."""

    words: str
    found: Estimate


class Compared(NamedTuple):
    """An outcome on both sides of a comparison, and its difference seed by seed."""

    outcome: str
    before: Estimate
    after: Estimate
    found: Estimate


class Delivery(NamedTuple):
    """Whether the treatment was delivered."""

    check: DeliveryCheck
    seen: Compared

    @property
    def is_delivered(self) -> bool:
        """Whether the sides surely differ by so much, or it surely happens so often on both of them."""
        if self.check.must_differ:
            found = self.seen.found
            return found.sign_on_average != 0 and abs(found.mean) >= self.check.least
        return min(self.seen.before.average[0], self.seen.after.average[0]) >= self.check.least


class ClaimFinding(NamedTuple):
    """What is found at one horizon: the claim's own comparison, the same at each setting, and what is beside.

    ``compared.before`` is of the outcome that a claim is against, where it is against one.
    """

    days: int
    delivery: Delivery
    is_constant: bool  # one value in every pair, so that nothing can be concluded
    compared: Compared
    settings: tuple[Contrast, ...]
    beside: tuple[Compared, ...]

    @property
    def found(self) -> Estimate:
        """The difference that the claim is about."""
        return self.compared.found

    def pointing(self, sign: int) -> list[Contrast]:
        """The settings at which the difference surely points this way, the clearest first."""
        there = [one for one in self.settings if one.found.sign == sign]
        return sorted(there, key=lambda one: -abs(one.found.mean))


class Sides(NamedTuple):
    """The points of either side of a claim."""

    before: Which
    after: Which


def findings_of(claim: ExperimentClaim, paired: Paired, days: int) -> tuple[ClaimFinding, ...]:
    """The finding at each horizon that the result has; ``days`` is the model's own, if it does not vary.

    Raises RequestError if a side is nowhere among the points, or if the sides of an effect of deals differ
    without deals too.
    """
    if HORIZON not in paired.points:
        return (_finding(claim, paired, paired.everywhere, days),)
    column = paired.points[HORIZON]
    known = sorted(column.unique().tolist())
    return tuple(_finding(claim, paired, (column == value).to_numpy(), int(value)) for value in known)


def sides_of(claim: ExperimentClaim, paired: Paired, which: Which) -> Sides:
    """The points of either side of a claim among these."""
    if claim.against:
        return Sides(which, which)
    before, after = (points_with(paired, side.values) for side in (claim.before, claim.after))
    return Sides(before & which, after & which)


def _finding(claim: ExperimentClaim, paired: Paired, which: Which, days: int) -> ClaimFinding:
    sides = sides_of(claim, paired, which)
    if not (sides.before.any() and sides.after.any()):
        raise RequestError(
            "[claim] from and to: no point of the design has these values. A range takes its two ends, and "
            "others by its steps; lists take what they list."
        )
    _check_effect(claim, paired, sides)
    return ClaimFinding(
        days,
        Delivery(claim.delivered, _compared(paired, sides, claim.delivered.outcome)),
        _is_constant(claim, paired, sides),
        _compared(paired, sides, claim.outcome, claim.against),
        tuple(_settings(claim, paired, which)),
        tuple(_compared(paired, sides, outcome) for outcome in BESIDE if outcome != claim.outcome),
    )


def _compared(paired: Paired, sides: Sides, outcome: str, against: str = "") -> Compared:
    first = against or outcome
    before, after = level_of(paired, first, sides.before), level_of(paired, outcome, sides.after)
    by_seed = paired.by_seed(first, sides.before), paired.by_seed(outcome, sides.after)
    return Compared(outcome, before, after, between(*by_seed, paired.draws))


def _settings(claim: ExperimentClaim, paired: Paired, which: Which) -> Iterator[Contrast]:
    """The claim's difference at each setting of what it is not about."""
    for setting in subgroups_of(paired, claim.paths | {HORIZON}):
        sides = sides_of(claim, paired, which & setting.which)
        if sides.before.any() and sides.after.any():
            yield Contrast(setting.words, _compared(paired, sides, claim.outcome, claim.against).found)


def _is_constant(claim: ExperimentClaim, paired: Paired, sides: Sides) -> bool:
    names = {claim.outcome, claim.against or claim.outcome}
    there = sides.before | sides.after
    return all(float(np.ptp(paired.outcomes[name][there])) == 0.0 for name in names)


def _check_effect(claim: ExperimentClaim, paired: Paired, sides: Sides) -> None:
    """Refuse an effect of deals whose sides are different wars: they must be the same without deals."""
    if claim.estimand is not Estimand.EFFECT or claim.against:
        return
    first, second = (paired.by_seed("gap_without", side) for side in sides)
    if np.abs(second - first).max() >= NOTHING:
        raise RequestError(
            "[claim] estimand = 'effect of deals': the sides differ without deals too. Write 'interaction': "
            "by how much more deals change on one side than on the other."
        )
