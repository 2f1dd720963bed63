"""Claims of a lesson, tested: the same luck in both settings, and by how much they differ."""

from typing import NamedTuple

import numpy as np

from microdeals.lessons.findings import Findings, findings_of
from microdeals.lessons.lesson import Lesson
from microdeals.lessons.tables import LessonClaim, Than
from microdeals.statistics.intervals import averaged


class Weighed(NamedTuple):
    """A claim against the model. Differences are in the measure's shown unit, above 0 as claimed.

    Where two are claimed to be the same, the difference is how far apart they are, whichever way.
    """

    claim: LessonClaim
    difference: float
    error: float
    """Standard error of the difference, from worlds of the same luck."""
    margin: float

    @property
    def holds(self) -> bool:
        """Whether the difference is as large as the claim says, or as small."""
        return self._beyond >= 0.0

    @property
    def slack(self) -> float:
        """By how many standard errors the claim holds; little is thin."""
        return float(self._beyond / self.error) if self.error > 0.0 else np.inf

    @property
    def _beyond(self) -> float:
        """How far the difference lies on the right side of the margin."""
        beyond = self.difference - self.margin
        return -beyond if self.claim.than is Than.SAME else beyond


def weigh_claims(lesson: Lesson, runs: int | None = None) -> tuple[Weighed, ...]:
    """Every claim of a lesson, over its own number of worlds unless another is given."""
    return weigh_found(lesson, findings_of(lesson, runs or lesson.lesson.runs))


def weigh_found(lesson: Lesson, findings: Findings) -> tuple[Weighed, ...]:
    """Every claim of a lesson in worlds that have been run."""
    return tuple(_weighed(claim, findings) for claim in lesson.claim)


def _weighed(claim: LessonClaim, findings: Findings) -> Weighed:
    apart = findings.each[claim.measure, claim.of] - findings.each[claim.measure, claim.against]
    mean = averaged(-apart if claim.than is Than.LESS else apart)
    difference = abs(mean.mean) if claim.than is Than.SAME else mean.mean
    return Weighed(claim, difference, mean.error, claim.margin)
