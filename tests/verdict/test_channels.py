"""Through which channels the sides came closer: the parts have the right sign and sum to the whole."""

import numpy as np
import pytest

from microdeals.ensemble.pairs import run_pairs
from microdeals.verdict.channels import (
    OF_A_SIDE,
    closing_by_channel,
    closing_by_side,
    mean_closing,
    mean_closing_by_side,
)
from microdeals.verdict.twins import without_deals
from verdict.made import pairs
from verdict.wars import SOME, TIRED, war

CHANNELS = (*OF_A_SIDE, "common_ground")


@pytest.fixture(scope="module", params=[{}, TIRED], ids=["plain", "tired"])
def found(request):
    conflict = war(request.param)
    return np.concatenate(list(run_pairs(conflict, without_deals(conflict), np.arange(SOME)))).view(
        np.recarray
    )


def test_channels_sum_to_the_closing_of_every_pair(found):
    closing = closing_by_channel(found)
    whole = sum(getattr(closing, channel) for channel in CHANNELS)
    assert np.abs(whole - closing.total).max() <= 1e-12
    assert np.abs(closing.total).max() > 0.0


def test_both_sides_and_the_common_ground_make_up_the_closing(found):
    closing, (first, second) = closing_by_channel(found), closing_by_side(found)
    for channel in OF_A_SIDE:
        both = getattr(first, channel) + getattr(second, channel)
        assert np.abs(both - getattr(closing, channel)).max() <= 1e-12
    assert np.abs(first.total + second.total + closing.common_ground - closing.total).max() <= 1e-12


def test_the_means_sum_to_the_mean_closing(found):
    means, sides = mean_closing(found), mean_closing_by_side(found)
    whole = sum(getattr(means, channel).mean for channel in CHANNELS)
    assert whole == pytest.approx(means.total.mean, abs=1e-12)
    both = sides[0].total.mean + sides[1].total.mean + means.common_ground.mean
    assert both == pytest.approx(means.total.mean, abs=1e-12)


@pytest.mark.parametrize("channel", ["optimism_0", "fear_1", "audience_0"])
def test_less_of_what_keeps_apart_is_closing(channel):
    less = pairs({f"{channel}_with": 0.25, f"{channel}_without": 0.5, "gap_with": 0.25, "gap_without": 0.5})
    closing = closing_by_channel(less)
    assert getattr(closing, channel[:-2]).tolist() == [0.25]
    assert closing.total.tolist() == [0.25]


@pytest.mark.parametrize("channel", ["pressure_0", "pressure_1", "common_ground"])
def test_more_of_what_brings_together_is_closing(channel):
    more = pairs({f"{channel}_with": 0.5, f"{channel}_without": 0.25, "gap_with": 0.25, "gap_without": 0.5})
    closing = closing_by_channel(more)
    assert getattr(closing, channel.rstrip("_01")).tolist() == [0.25]


def test_relief_of_pressure_alone_opens_the_gap_on_the_side_that_feels_it():
    relieved = pairs(
        {"pressure_1_with": 0.125, "pressure_1_without": 0.25, "gap_with": 0.375, "gap_without": 0.25}
    )
    first, second = closing_by_side(relieved)
    assert (first.total.tolist(), second.total.tolist()) == ([0.0], [-0.125])
    assert second.pressure.tolist() == [-0.125]
