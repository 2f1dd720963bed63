"""What a calibration found, in words."""

from collections.abc import Iterator, Sequence

import numpy as np

from microdeals.calibration.files import MIDDLE_90, drawn_values
from microdeals.calibration.predicted import checks_of
from microdeals.calibration.stages import Calibrated
from microdeals.documents.wording import counted_as
from microdeals.evidence.pattern import Pattern

MIXED_WELL = 1.05
UNEVEN = 0.05
NOT_TOLD = 0.9 * 0.9
"""A number whose middle 90 % is nine tenths as wide as its prior's, which is .9, was not told by data."""


def told(found: Calibrated, patterns: Sequence[Pattern]) -> str:
    """The lines that the command prints."""
    return "\n".join([*_numbers(found), "", *_quality(found), "", *_predicted(found, patterns)])


def _numbers(found: Calibrated) -> Iterator[str]:
    values = drawn_values(found)
    yield (
        f"{counted_as(len(found.names), 'number')}, middle 90 % of "
        f"{counted_as(len(found.draws), 'joint draw')} (prior):"
    )
    for place, number in enumerate(found.model.some(found.names)):
        low, middle, high = np.quantile(values[:, place], MIDDLE_90)
        lower, upper = np.quantile(found.draws[:, place], (0.05, 0.95))
        hint = "  not told by the data" if upper - lower > NOT_TOLD else ""
        prior = f"({number.low:g} to {number.high:g})"
        yield f"  {number.name:14} {middle:8.3g}  {low:.3g} to {high:.3g}  {prior}{hint}"


def _quality(found: Calibrated) -> Iterator[str]:
    left = ", ".join(f"{share:.2g}" for share in found.shares)
    yield f"Share of the priors that data had not ruled out after each wave of trials: {left}."
    worst = float(np.max(found.rhat))
    mixed = "the walkers agree" if worst < MIXED_WELL else "the walkers have not mixed: more steps are needed"
    yield f"Largest R-hat {worst:.3f}: {mixed}."
    if found.ranks:
        chances = found.ranks.chances()
        n = int(np.count_nonzero(chances < UNEVEN / len(chances)))
        sets = len(found.ranks.places)
        yield (
            f"Planted numbers: over {counted_as(sets, 'data set')} ranks of {n} of "
            f"{counted_as(len(chances), 'number')} are less even "
            f"than chance allows ({UNEVEN:g} over all; smallest chance {chances.min():.2g})."
        )
    for one in found.left_out:
        held = sum(figure.holds for figure in one.figures)
        yield f"Without {one.source}: {held} of its {counted_as(len(one.figures), 'figure')} foretold."


def _predicted(found: Calibrated, patterns: Sequence[Pattern]) -> Iterator[str]:
    checks = checks_of(found, patterns)
    for kind, name in ((False, "fitted"), (True, "held out")):
        some = [check for check in checks if check.pattern.counts and check.pattern.held_out == kind]
        missed = [check.pattern.id for check in some if not check.meets]
        met = f"{name}: the median draw meets {len(some) - len(missed)} of {len(some)}"
        yield f"{met}. Missed: {', '.join(missed) or 'none'}."
