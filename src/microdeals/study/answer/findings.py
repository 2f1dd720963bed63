"""What a result says to a claim: the comparison, which way it points, and where it points the other way."""

from typing import NamedTuple

import numpy as np

from microdeals.errors import RequestError
from microdeals.statistics.intervals import Mean
from microdeals.statistics.most_apart import most_apart
from microdeals.statistics.paired_differences import Difference, between
from microdeals.study.answer.points_by_seed import (
    Paired,
    Which,
    difference_of,
    level_of,
    points_with,
)
from microdeals.study.answer.subgroups import Subgroup, is_ordered, levels_of, subgroups_of
from microdeals.study.columns import LABELS
from microdeals.study.question.claim import ExperimentClaim


class Contrast(NamedTuple):
    """The same difference at one setting."""

    words: str
    found: Difference


class ClaimFinding(NamedTuple):
    """The two sides of a comparison, their difference, and that difference at each setting."""

    before: Mean
    after: Mean
    found: Difference
    settings: tuple[Contrast, ...]

    def pointing(self, sign: int) -> list[Contrast]:
        """The settings at which the difference surely points this way, the clearest first."""
        there = [one for one in self.settings if one.found.sign == sign]
        return sorted(there, key=lambda one: -abs(one.found.mean))


class LevelRow(NamedTuple):
    """One level of what varied: its points, and each outcome there."""

    words: str
    outcomes: tuple[Mean, ...]


class Effect(NamedTuple):
    """What one of the things that varied does: each level, and the outcome asked for from first to last.

    ``first`` and ``last`` are the ends of a range; of words, which have no order, those with least and most.
    Of more than two words they were picked on every other seed, and ``found`` is what the other seeds tell.
    """

    path: str
    first: str
    last: str
    is_ordered: bool
    found: Difference
    rows: tuple[LevelRow, ...]

    @property
    def is_picked(self) -> bool:
        """Whether some seeds picked the two ends, so that only the others tell the difference."""
        return not self.is_ordered and len(self.rows) > 2


def labels_everywhere(paired: Paired) -> dict[str, Mean]:
    """How many pairs have each label, over all points."""
    return {label: level_of(paired, label, paired.everywhere) for label in LABELS}


def finding_of(claim: ExperimentClaim, paired: Paired) -> ClaimFinding:
    """The claim's comparison, everywhere and at each setting of what it is not about.

    Raises RequestError if one of its sides is nowhere among the points.
    """
    everywhere = compared_at(claim, paired, paired.everywhere)
    if everywhere is None:
        raise RequestError(
            "[claim] from and to: no point of the design has these values. A range takes its two ends, and "
            "others by its steps; lists take what they list."
        )
    settings = [
        Contrast(setting.words, found)
        for setting in subgroups_of(paired, claim.paths)
        if (found := compared_at(claim, paired, setting.which))
    ]
    before, after = sides_of(claim, paired, paired.everywhere)
    names = (claim.against or claim.outcome, claim.outcome)
    first, second = (level_of(paired, name, w) for name, w in zip(names, (before, after), strict=True))
    return ClaimFinding(first, second, everywhere, tuple(settings))


def sides_of(claim: ExperimentClaim, paired: Paired, which: Which) -> tuple[Which, Which]:
    """The points of either side of a claim among these."""
    if claim.against:
        return which, which
    before, after = (points_with(paired, side.values) for side in (claim.before, claim.after))
    return before & which, after & which


def compared_at(claim: ExperimentClaim, paired: Paired, which: Which) -> Difference | None:
    """The claim's difference among these points; None if one of its sides has no point there."""
    before, after = sides_of(claim, paired, which)
    if not (before.any() and after.any()):
        return None
    first = paired.by_seed(claim.against or claim.outcome, before)
    return between(first, paired.by_seed(claim.outcome, after))


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
        apart = most_apart(np.array([paired.by_seed(outcome, level.which) for level in levels]))
        first, last = levels[apart.least], levels[apart.most]
        found = between(np.zeros_like(apart.differences), apart.differences)
    rows = (
        LevelRow(short(level, path), tuple(level_of(paired, name, level.which) for name in shown))
        for level in levels
    )  # fmt: skip
    return Effect(path, short(first, path), short(last, path), in_order, found, tuple(rows))


def short(level: Subgroup, path: str) -> str:
    """A level without the path: ``0.25`` of ```party.arden.trust` = 0.25``."""
    return level.words.removeprefix(f"`{path}` ").removeprefix("= ").removeprefix("in ")
