"""The summary of a sweep: how common each label is over all of its points, and what was asked about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from microdeals.looks.frames import FIGURES, Figured, ends, frame_of_rows
from microdeals.statistics.two_sources import Estimate, Nested, are_told_apart
from microdeals.study.answer.points_by_seed import draws_in, level_at
from microdeals.study.columns import LABELS, unit_of
from microdeals.study.question.experiment import Experiment

if TYPE_CHECKING:
    from microdeals.looks.frames import Frame

WHY_WIDER = (
    "worked out from seeds within draws, and low to high from draws: where draws hardly differ, either of "
    "the two may come out wider by chance; empty where draws are too few to tell it"
)
WHY_NONE = "empty as given, and where draws are too few to tell it from luck"
RANGES_TOLD = {
    f"{which}_{end}": (FIGURES[f"{which}_{end}"][0], f"{FIGURES[f'{which}_{end}'][1]}; {why}")
    for which, why in (("luck", WHY_WIDER), ("unknown", WHY_NONE))
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
    has_luck = draws is None or are_told_apart(draws)
    rows_of_names = (_row(name, labels.get(name) or level_of(name), has_luck) for name in names)
    return frame_of_rows(rows_of_names, RANGES_TOLD)


def _row(name: str, found: Estimate, has_luck: bool) -> dict[str, object]:
    figure = Figured(name, found.mean, unit_of(name), *found.average)
    luck = found.luck if has_luck else None
    return figure._asdict() | ends("luck", luck) | ends("unknown", found.unknown)
