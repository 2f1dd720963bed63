"""Testing what a lesson claims: the same luck in both settings, and by how much they differ."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from microdeals.lessons.lesson import Lesson
from microdeals.lessons.measures import Worlds, worlds_of
from microdeals.lessons.parts import Claim, Than
from microdeals.verdict.intervals import averaged


class Weighed(NamedTuple):
    """A claim against the model. Differences are in the measure's shown unit, above 0 as claimed."""

    claim: Claim
    difference: float
    error: float
    """Standard error of the difference, from worlds of the same luck."""
    margin: float

    @property
    def holds(self) -> bool:
        """Whether the difference is as large as the claim says."""
        return self.difference >= self.margin

    @property
    def slack(self) -> float:
        """By how many standard errors the claim holds; little is thin."""
        return float((self.difference - self.margin) / self.error) if self.error > 0.0 else np.inf


def weigh_claims(lesson: Lesson, worlds: Mapping[str, Worlds] | None = None) -> tuple[Weighed, ...]:
    """Every claim of a lesson, over its own number of worlds unless some are given."""
    found = worlds_of(lesson, lesson.lesson.runs) if worlds is None else worlds
    return tuple(_weighed(lesson, claim, found) for claim in lesson.claim)


def _weighed(lesson: Lesson, claim: Claim, worlds: Mapping[str, Worlds]) -> Weighed:
    measure = lesson.measure[claim.measure]
    apart = worlds[claim.of].each(measure) - worlds[claim.against].each(measure)
    mean = averaged(apart if claim.than is Than.MORE else -apart)
    return Weighed(claim, mean.mean, mean.error, claim.margin)
