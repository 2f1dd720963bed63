"""What deals were in a pair: each case by hand, and one label for every case there can be."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microdeals.errors import RequestError
from microdeals.verdict import Label, Thresholds
from microdeals.verdict.labels import hardens, labels_of
from microdeals.verdict.measures import measured
from microdeals.verdict.thresholds import check_thresholds
from verdict.made import NEVER, gaps, pairs

EIGHTH = Thresholds(closing=0.125, relief=0.125)
CLOSER, FURTHER = gaps(0.25, 0.5), gaps(0.5, 0.25)
RELIEVED = {"harm_with": 75.0}

CASES = {
    "closer": (CLOSER, Label.STEPPING_STONE),
    "just closer enough": (gaps(0.375, 0.5), Label.STEPPING_STONE),
    "not quite closer enough": (gaps(0.376, 0.5), Label.DEAD_LETTER),
    "closer, at the price of more harm": (CLOSER | {"harm_with": 200.0}, Label.STEPPING_STONE),
    "settled where the twin did not": (
        {"settled_on_with": 99, "days_sooner": 1},
        Label.STEPPING_STONE,
    ),
    "settled a month sooner": (
        {"settled_on_with": 50, "settled_on_without": 80, "days_sooner": 30},
        Label.STEPPING_STONE,
    ),
    "settled almost a month sooner": (
        {"settled_on_with": 50, "settled_on_without": 79, "days_sooner": 29},
        Label.DEAD_LETTER,
    ),
    "settled where the twin did not, yet further apart": (
        FURTHER | {"settled_on_with": 100},
        Label.STEPPING_STONE,
    ),
    "only the twin settled": ({"settled_on_without": 50, "days_sooner": -50}, Label.DEAD_LETTER),
    "relieved": (RELIEVED, Label.PRESSURE_VALVE),
    "just relieved enough": ({"harm_with": 87.5}, Label.PRESSURE_VALVE),
    "not quite relieved enough": ({"harm_with": 87.6}, Label.DEAD_LETTER),
    "relieved, and further apart": (FURTHER | RELIEVED, Label.PRESSURE_VALVE),
    "further apart": (FURTHER, Label.BACKFIRE),
    "just further apart enough": (gaps(0.5, 0.375), Label.BACKFIRE),
    "further apart, with more harm": (FURTHER | {"harm_with": 200.0}, Label.BACKFIRE),
    "nothing changed": ({}, Label.DEAD_LETTER),
    "more harm alone": ({"harm_with": 200.0}, Label.DEAD_LETTER),
}


@pytest.mark.parametrize(("pair", "label"), CASES.values(), ids=CASES.keys())
def test_each_case_has_its_label(pair: dict, label: Label):
    assert labels_of(pairs(pair), EIGHTH).tolist() == [label]


def test_a_valve_hardens_if_the_sides_end_further_apart_by_the_threshold():
    given_pairs = pairs(
        RELIEVED,
        RELIEVED | gaps(0.5, 0.375),
        RELIEVED | gaps(0.5, 0.376),
        FURTHER,
        CLOSER | RELIEVED,
        RELIEVED | FURTHER | {"settled_on_with": 100, "settled_on_without": NEVER},
    )
    assert hardens(given_pairs, EIGHTH).tolist() == [False, True, False, False, False, False]


NUMBERS = st.floats(-2.0, 2.0)
DAYS = st.integers(-1, 100)


@given(NUMBERS, NUMBERS, st.floats(0.0, 500.0), st.tuples(DAYS, DAYS), st.floats(0.0, 1.0))
def test_every_pair_has_one_label_and_it_is_what_the_words_say(gap_with, gap_without, harm, settled_on, at):
    day, twins_day = settled_on
    sooner = (twins_day if twins_day >= 0 else 100) - (day if day >= 0 else 100)
    pair = gaps(gap_with, gap_without) | {
        "harm_with": harm,
        "settled_on_with": day,
        "settled_on_without": twins_day,
        "days_sooner": sooner,
    }
    closing, relief = gap_without - gap_with, (100.0 - harm) / 100.0
    is_nearer = closing >= at or (day >= 0 and twins_day < 0) or sooner >= 30
    words = {
        Label.STEPPING_STONE: is_nearer,
        Label.PRESSURE_VALVE: not is_nearer and relief >= at,
        Label.BACKFIRE: not is_nearer and relief < at and closing <= -at,
        Label.DEAD_LETTER: not is_nearer and relief < at and closing > -at,
    }
    (label,) = labels_of(pairs(pair), Thresholds(closing=at, relief=at))
    assert [name for name, fits in words.items() if fits] == [label]


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


def test_all_bad_thresholds_are_told_at_once():
    with pytest.raises(RequestError) as refused:
        check_thresholds(Thresholds(closing=2.0, relief=-1.0))
    assert len(str(refused.value).splitlines()) == 2


def test_labels_are_numbers_from_0_so_that_they_can_be_counted():
    assert np.bincount(labels_of(pairs({}, CLOSER, FURTHER, RELIEVED), EIGHTH)).tolist() == [1, 1, 1, 1]
