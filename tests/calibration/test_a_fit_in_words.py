"""What a fit says where there is one of a thing, or none."""

import math

import pytest

from microdeals.calibration.own_war.findings import LearntFindings, NumberLearnt, bounds_of
from microdeals.calibration.own_war.in_words import warnings_of
from microdeals.calibration.own_war.measures import compared
from microdeals.calibration.own_war.record import RecordedDeal, RecordedEnding, WarRecord

PRIOR = (0.0, 0.5, 1.0)
OTHERWISE = "though the draws may lie a little otherwise than before."
BOUNDS = bounds_of(1000, 3, 0.0, 0.0)


def learnt(told: int, untold: int) -> LearntFindings:
    widths = [0.1] * told + [0.9] * untold
    return LearntFindings(
        tuple(
            NumberLearnt("conduct.scale", "scale", "share", PRIOR, PRIOR, width, 0.0, 0.9, BOUNDS, True)
            for width in widths
        ),
        (),
    )


@pytest.mark.parametrize(
    ("told", "untold", "says"),
    [
        (2, 1, "tell 2 of the 3 numbers that nobody knows; of the other they tell nothing for sure."),
        (1, 2, "tell 1 of the 3 numbers that nobody knows; of the others they tell nothing for sure."),
        (0, 1, f"tell nothing for sure of the one number that nobody knows, {OTHERWISE}"),
        (0, 2, f"tell nothing for sure of the 2 numbers that nobody knows, {OTHERWISE}"),
    ],
)
def test_the_others_are_counted(told: int, untold: int, says: str):
    assert list(warnings_of(learnt(told, untold))) == [f"The war's own deals {says}"]


def test_one_deal_is_no_deals():
    """Of one deal that was broken nothing is compared, and it is said of how many."""
    deal = RecordedDeal("swap", 3, 20, RecordedEnding.BROKEN, math.nan, math.nan, math.nan)
    left_out = compared(WarRecord(200, ("swap",), (deal,))).left_out
    told = "1 deal known to have been left or broken, and 5 are needed."
    assert f"failed deals that were left and not broken: {told}" in left_out
    assert not any("1 deals" in said or "1 failed deals" in said for said in left_out)
