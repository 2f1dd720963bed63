"""Claims of a lesson, tested: the same luck in both settings, and by how much they differ."""

from typing import NamedTuple

import numpy as np

from microdeals.lessons.findings import Findings, findings_of
from microdeals.lessons.lesson import Lesson
from microdeals.lessons.tables import LessonClaim, Than
from microdeals.statistics.intervals import averaged


class Weighed(NamedTuple):
    """A claim against the model. Differences are in the measure's shown unit, above 0 as claimed."""

    claim: LessonClaim
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


def weigh_claims(lesson: Lesson, runs: int | None = None) -> tuple[Weighed, ...]:
    """Every claim of a lesson, over its own number of worlds unless another is given."""
    return weigh_found(lesson, findings_of(lesson, runs or lesson.lesson.runs))


def weigh_found(lesson: Lesson, findings: Findings) -> tuple[Weighed, ...]:
    """Every claim of a lesson in worlds that have been run."""
    return tuple(_weighed(claim, findings) for claim in lesson.claim)


def _weighed(claim: LessonClaim, findings: Findings) -> Weighed:
    apart = findings.each[claim.measure, claim.of] - findings.each[claim.measure, claim.against]
    mean = averaged(apart if claim.than is Than.MORE else -apart)
    return Weighed(claim, mean.mean, mean.error, claim.margin)
