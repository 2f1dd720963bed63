"""The summary of a choice among policies: how near the best each is, and how bad it can be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from microdeals.looks.frames import Figured, frame_of_rows
from microdeals.study.answer.robust.in_words import policy_in_words
from microdeals.study.answer.robust.robustness import Robustness
from microdeals.study.columns import unit_of

if TYPE_CHECKING:
    from microdeals.looks.frames import Frame

OF_STATES, OF_SO_MANY = "share of states", "of {n} states"


def summary_of_robustness(found: Robustness) -> Frame:
    """A row a policy, those first that are near the best in most states.

    ``value`` is the share of states in which it is near the best; of too few states their number, and regrets
    and the worst tenth are NaN. ``mean`` and ``worst_tenth`` (with their
    intervals) and both regrets are in ``outcome_unit``; ``picked`` says which policy was.
    """
    return frame_of_rows(_rows(found))


def _rows(found: Robustness) -> Iterator[dict[str, object]]:
    outcome = found.asked.outcome
    for number in found.in_order:
        policy = found.policies[number]
        near = policy.near_best
        value, unit = near.share, OF_STATES
        if not found.witnesses.tell_shares:
            value, unit = float(near.number), OF_SO_MANY.format(n=found.n_telling)
        figure = Figured(policy_in_words(policy.values), value, unit, near.low, near.high)
        yield figure._asdict() | {
            "regret_90": policy.regret_90,
            "largest_regret": policy.largest_regret,
            "mean": policy.mean.mean,
            "mean_low": policy.mean.low,
            "mean_high": policy.mean.high,
            "worst_tenth": policy.worst_tenth.mean,
            "worst_tenth_low": policy.worst_tenth.low,
            "worst_tenth_high": policy.worst_tenth.high,
            "picked": number == found.choice.policy,
            "outcome": outcome,
            "outcome_unit": unit_of(outcome),
        }
