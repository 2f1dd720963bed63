"""The summary of a sweep: how common each label is over all of its points, and what was asked about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import numpy as np

from microdeals.looks.frames import Figured, frame_of_rows
from microdeals.statistics.two_sources import Estimate, Nested, mean_estimate, share_estimate
from microdeals.study.answer.points_by_seed import draws_in
from microdeals.study.columns import LABELS, NEVER_BELOW_0, NUMBERS, unit_of
from microdeals.study.question.plan import SweepPlan

if TYPE_CHECKING:
    from microdeals.looks.frames import Frame


def summary_of_sweep(rows: Frame, plan: SweepPlan, labels: Mapping[str, Estimate]) -> Frame:
    """A row a label, then a row an outcome that was asked for: over all points, with both of its ranges.

    ``labels`` are the shares of all labels; ``rows`` those of the result.
    """
    return frame_of_rows(_rows(rows, plan, labels))


def _rows(rows: Frame, plan: SweepPlan, labels: Mapping[str, Estimate]) -> Iterator[dict[str, object]]:
    for name in dict.fromkeys((*LABELS, *plan.experiment.outcomes)):
        found = labels.get(name) or level_over(rows, plan, name)
        figure = Figured(name, found.mean, unit_of(name), found.low, found.high)
        yield figure._asdict() | {"luck_low": found.luck[0], "luck_high": found.luck[1]}


def level_over(rows: Frame, plan: SweepPlan, outcome: str) -> Estimate:
    """The mean of a number, or the share of pairs with a flag, over all points, with its intervals."""
    by_seed = rows.groupby("seed")[outcome].mean().to_numpy(dtype=np.float64)
    nested = Nested(by_seed, draws_in(plan.experiment))
    if outcome not in NUMBERS:
        return share_estimate(nested, plan.points.n)
    found = mean_estimate(nested)
    return found.not_below(0.0) if outcome in NEVER_BELOW_0 else found
