"""The summary of a sweep: how common each label is over all of its points, and what was asked about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from microdeals.looks.frames import FIGURES, Figured, ends, frame_of_rows
from microdeals.statistics.two_sources import Estimate, Nested
from microdeals.study.answer.points_by_seed import draws_in, level_at
from microdeals.study.columns import LABELS, unit_of
from microdeals.study.question.experiment import Experiment

if TYPE_CHECKING:
    from microdeals.looks.frames import Frame

WHY_WIDER = (
    "worked out from seeds within draws, and low to high from draws: where draws hardly differ, either of "
    "the two may come out wider by chance"
)
LUCK_TOLD = {
    f"luck_{end}": (FIGURES[f"luck_{end}"][0], f"{FIGURES[f'luck_{end}'][1]}; {WHY_WIDER}")
    for end in ("low", "high")
}


def summary_of_sweep(
    rows: Frame, experiment: Experiment, n_points: int, labels: Mapping[str, Estimate]
) -> Frame:
    """A row a label, then a row an outcome that was asked for: over all points, with both of its ranges.

    ``labels`` are the shares of all labels; ``rows`` those of the result.
    """
    by_seed, draws = rows.groupby("seed"), draws_in(experiment)

    def level_of(name: str) -> Estimate:
        means = by_seed[name].mean().to_numpy(dtype=np.float64)
        return level_at(Nested(means, draws), name, n_points)

    names = dict.fromkeys((*LABELS, *experiment.outcomes))
    rows_of_names = (_row(name, labels.get(name) or level_of(name)) for name in names)
    return frame_of_rows(rows_of_names, LUCK_TOLD)


def _row(name: str, found: Estimate) -> dict[str, object]:
    figure = Figured(name, found.mean, unit_of(name), *found.average)
    return figure._asdict() | ends("luck", found.luck) | ends("unknown", found.unknown)
