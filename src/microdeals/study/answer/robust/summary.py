"""The summary of a choice among policies: how near the best each is, and how bad it can be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from microdeals.looks.frames import AS_UNIT_SAYS, Figured, frame_of_rows
from microdeals.study.answer.robust.in_words import policy_in_words
from microdeals.study.answer.robust.robustness import Robustness
from microdeals.study.columns import unit_of

if TYPE_CHECKING:
    from microdeals.looks.frames import Frame

OF_STATES, OF_SO_MANY = "share of states near the best", "states near the best, of {n}"
AS_OUTCOME = "as outcome_unit says"
TOLD = {
    "what": ("text", "the policy: a combination of the levers' values"),
    "value": (AS_UNIT_SAYS, "in how many states it is within the margin of the best policy there"),
    "regret_90": (AS_OUTCOME, "regret that it does not pass in nine of ten states"),
    "largest_regret": (AS_OUTCOME, "the largest regret of any state"),
    "mean": (AS_OUTCOME, "mean of the outcome over all states"),
    "mean_low": (AS_OUTCOME, "lower end of its 95 % interval"),
    "mean_high": (AS_OUTCOME, "upper end of its 95 % interval"),
    "worst_tenth": (AS_OUTCOME, "mean of the outcome over the tenth of states in which it is worst"),
    "worst_tenth_low": (AS_OUTCOME, "lower end of its 95 % interval"),
    "worst_tenth_high": (AS_OUTCOME, "upper end of its 95 % interval"),
    "picked": ("True or False", "whether this policy was picked"),
    "outcome": ("name", "outcome that policies are held to"),
    "outcome_unit": ("text", "unit of that outcome"),
}


def summary_of_robustness(found: Robustness) -> Frame:
    """A row a policy, those first that are near the best in most states.

    ``value`` is the share of states in which it is near the best; of too few states their number, and regrets
    and the worst tenth are NaN. ``mean`` and ``worst_tenth`` (with their
    intervals) and both regrets are in ``outcome_unit``; ``picked`` says which policy was.
    """
    return frame_of_rows(_rows(found), TOLD)


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
