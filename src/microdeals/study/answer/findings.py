"""What a result says: how common each label is, and what each thing that varied does."""

from typing import NamedTuple

import numpy as np

from microdeals.statistics.most_apart import most_apart
from microdeals.statistics.two_sources import Estimate, Nested, mean_estimate
from microdeals.study.answer.points_by_seed import Paired, difference_of, level_of
from microdeals.study.answer.subgroups import Subgroup, is_ordered, levels_of
from microdeals.study.columns import LABELS


class LevelRow(NamedTuple):
    """One level of what varied: its points, and each outcome there."""

    words: str
    outcomes: tuple[Estimate, ...]


class Effect(NamedTuple):
    """What one of the things that varied does: each level, and the outcome asked for from first to last.

    ``first`` and ``last`` are the ends of a range; of words, which have no order, those with least and most.
    Of more than two words they were picked on every other seed, or draw, and ``found`` is what the others
    tell.
    """

    path: str
    first: str
    last: str
    is_ordered: bool
    found: Estimate
    rows: tuple[LevelRow, ...]
    is_drawn: bool

    @property
    def is_picked(self) -> bool:
        """Whether some seeds picked the two ends, so that only the others tell the difference."""
        return not self.is_ordered and len(self.rows) > 2


def labels_everywhere(paired: Paired) -> dict[str, Estimate]:
    """How many pairs have each label, over all points."""
    return {label: level_of(paired, label, paired.everywhere) for label in LABELS}


def effects_of(paired: Paired, outcome: str, shown: tuple[str, ...]) -> list[Effect]:
    """What each thing that varied does to an outcome, and the outcomes ``shown`` at each of its levels."""
    found = []
    for path in paired.points:
        levels = levels_of(paired, path)
        if len(levels) > 1:
            found.append(_effect(paired, path, levels, (outcome, *shown)))
    return found


def _effect(paired: Paired, path: str, levels: list[Subgroup], outcomes: tuple[str, ...]) -> Effect:
    outcome, *shown = outcomes
    in_order = is_ordered(paired, path)
    if in_order:
        first, last = levels[0], levels[-1]
        found = difference_of(paired, outcome, first.which, last.which)
    else:
        by_seed = np.array([paired.by_seed(outcome, level.which) for level in levels])
        apart = most_apart(by_seed, paired.draws)
        first, last = levels[apart.least], levels[apart.most]
        draws = None if paired.draws is None else paired.draws[apart.tells]
        found = mean_estimate(Nested(apart.differences, draws))
    rows = (
        LevelRow(short(level, path), tuple(level_of(paired, name, level.which) for name in shown))
        for level in levels
    )  # fmt: skip
    return Effect(
        path, short(first, path), short(last, path), in_order, found, tuple(rows), paired.draws is not None
    )


def short(level: Subgroup, path: str) -> str:
    """A level without the path: ``0.25`` of ```party.arden.trust` = 0.25``."""
    return level.words.removeprefix(f"`{path}` ").removeprefix("= ").removeprefix("in ")
