"""What deals were in pairs made by hand: the plane, its labels, and what they were to each side."""

import math

import numpy as np
import pytest

from microdeals.errors import RequestError
from microdeals.verdict import Label, Peace, Thresholds
from microdeals.verdict.labels import labels_of, plane_for, plane_of
from microdeals.verdict.measures import measured, measured_for
from microdeals.verdict.thresholds import check_thresholds
from verdict.made import gaps, pairs

EIGHTH = Thresholds(closing=0.125, relief=0.125)
CLOSER, FURTHER = gaps(0.25, 0.5), gaps(0.5, 0.25)
RELIEVED, HARMED = {"harm_with": 75.0}, {"harm_with": 200.0}
ONLY_WITH, ONLY_WITHOUT = {"settled_on_with": 99}, {"settled_on_without": 50}
SOONER = {"settled_on_with": 50, "settled_on_without": 80}
LATER = {"settled_on_with": 80, "settled_on_without": 50}
BOTH = {"settled_on_with": 50, "settled_on_without": 50}

STONE, VALVE, PAINKILLER, LETTER, SETBACK = Label
CASES = {
    "nothing changed": ({}, LETTER),
    "more harm alone": (HARMED, LETTER),
    "relieved": (RELIEVED, VALVE),
    "just relieved enough": ({"harm_with": 87.5}, VALVE),
    "not quite relieved enough": ({"harm_with": 87.6}, LETTER),
    "closer": (CLOSER, STONE),
    "closer and relieved": (CLOSER | RELIEVED, STONE),
    "closer, at the price of more harm": (CLOSER | HARMED, STONE),
    "further apart": (FURTHER, SETBACK),
    "further apart, with more harm": (FURTHER | HARMED, SETBACK),
    "relieved, and further apart": (FURTHER | RELIEVED, PAINKILLER),
    "settled only with deals": (ONLY_WITH, STONE),
    "settled only with deals, yet further apart": (ONLY_WITH | FURTHER, STONE),
    "settled only without deals": (ONLY_WITHOUT, SETBACK),
    "settled only without deals, yet closer": (ONLY_WITHOUT | CLOSER, SETBACK),
    "settled only without deals, relieved": (ONLY_WITHOUT | RELIEVED, PAINKILLER),
    "settled only without deals, relieved and closer": (ONLY_WITHOUT | RELIEVED | CLOSER, PAINKILLER),
    "settled sooner": (SOONER, STONE),
    "settled later": (LATER, SETBACK),
    "settled later, relieved": (LATER | RELIEVED, PAINKILLER),
    "both settled at once": (BOTH, LETTER),
    "both settled at once, relieved": (BOTH | RELIEVED, VALVE),
}


@pytest.mark.parametrize(("pair", "label"), CASES.values(), ids=CASES.keys())
def test_each_case_has_its_label(pair: dict, label: Label):
    assert labels_of(pairs(pair), EIGHTH).tolist() == [label]


def test_the_six_cells_are_counted_and_stones_at_a_price_are_known():
    plane = plane_of(pairs(CLOSER, CLOSER | RELIEVED, RELIEVED, RELIEVED | FURTHER, {}, {}, FURTHER), EIGHTH)
    assert plane.cells.tolist() == [[1, 1, 1], [1, 2, 1]]
    assert plane.at_a_price.tolist() == [True] + [False] * 6
    assert plane.spared.tolist() == [False, True, True, True, False, False, False]
    assert plane.peace.tolist() == [
        Peace.CLOSER, Peace.CLOSER, Peace.NEITHER, Peace.FURTHER, Peace.NEITHER, Peace.NEITHER, Peace.FURTHER,
    ]  # fmt: skip


def test_labels_are_numbers_from_0_so_that_they_can_be_counted():
    given = pairs(RELIEVED | FURTHER, {}, CLOSER, FURTHER, RELIEVED)
    assert np.bincount(labels_of(given, EIGHTH)).tolist() == [1, 1, 1, 1, 1]


# --- for whom -------------------------------------------------------------------------------------

EASED = {"harm_0_with": 75.0, "pressure_0_with": 0.125, "pressure_0_without": 0.25}
"""The first side suffers less, and so wants peace less: its demand rises by an eighth."""
HOPEFUL = {"audience_1_with": 0.125, "audience_1_without": 0.25}
"""The second side's public comes round: its demand falls by an eighth."""


def test_one_pair_can_be_a_painkiller_to_one_side_and_a_stone_to_the_other():
    pair = pairs(EASED | HOPEFUL)
    assert plane_for(pair, 0, EIGHTH).labels.tolist() == [PAINKILLER]
    assert plane_for(pair, 1, EIGHTH).labels.tolist() == [STONE]
    assert plane_for(pair, 1, EIGHTH).at_a_price.tolist() == [True]


def test_each_side_has_its_own_relief_and_its_own_closing():
    first, second = (measured_for(pairs(EASED | HOPEFUL), side) for side in (0, 1))
    assert (first.relief.tolist(), first.closing.tolist()) == ([0.25], [-0.125])
    assert (second.relief.tolist(), second.closing.tolist()) == ([0.0], [0.125])


def test_half_of_the_threshold_counts_for_one_demand_of_two():
    just, not_quite = ({"audience_1_without": closing} for closing in (0.0625, 0.0624))
    assert plane_for(pairs(just, not_quite), 1, EIGHTH).labels.tolist() == [STONE, LETTER]


def test_a_settlement_is_for_both_sides():
    pair = pairs(ONLY_WITHOUT | EASED | HOPEFUL)
    assert [plane_for(pair, side, EIGHTH).labels.tolist() for side in (0, 1)] == [[PAINKILLER], [SETBACK]]


# --- measures and thresholds ----------------------------------------------------------------------


def test_what_was_no_harm_cannot_be_relieved():
    assert measured(pairs({"harm_with": 0.0, "harm_without": 0.0})).relief.tolist() == [0.0]


def test_relief_is_the_part_of_the_harm_that_was_spared():
    relief = measured(pairs({"harm_with": 75.0}, {"harm_with": 150.0}, {"harm_with": 0.0})).relief
    assert relief.tolist() == [0.25, -0.5, 1.0]


@pytest.mark.parametrize(
    ("thresholds", "says"),
    [
        (Thresholds(closing=math.nan), "closing threshold = nan: must be between 0 and 1"),
        (Thresholds(closing=-0.1), "closing threshold = -0.1"),
        (Thresholds(relief=1.5), "relief threshold = 1.5"),
        (Thresholds(sooner_days=0), "sooner days threshold = 0: must be between 1 and 100000"),
        (Thresholds(quiet_fire=math.inf), "quiet fire threshold = inf"),
    ],
)
def test_a_threshold_out_of_range_is_refused_by_name(thresholds: Thresholds, says: str):
    with pytest.raises(RequestError, match=says.replace("(", r"\(")):
        check_thresholds(thresholds)


def test_numbers_of_numpy_are_numbers():
    check_thresholds(Thresholds(closing=np.float32(0.05), sooner_days=np.int64(30)))


def test_all_bad_thresholds_are_told_at_once():
    with pytest.raises(RequestError) as refused:
        check_thresholds(Thresholds(closing=2.0, relief=-1.0))
    assert len(str(refused.value).splitlines()) == 2
