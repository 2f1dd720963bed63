"""What deals were in a pair of twins: each case by hand, and one label for every case there can be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microdeals.rulebook.labels import SIGNS, Label, Peace, key_of
from microdeals.rulebook.verdict import day_or_horizon, is_spared, label_of, part_spared, way_to_peace

NEVER = -1
CLOSING, DAYS = 0.125, 30
EIGHTH, NOT_QUITE = 0.125, 0.124

PEACE = {
    "settles only with deals": (99, NEVER, 0.0, Peace.CLOSER),
    "settles only without deals": (NEVER, 50, 0.0, Peace.FURTHER),
    "settles only with deals, on the last day, further apart": (100, NEVER, -1.0, Peace.CLOSER),
    "settles only without deals, closer": (NEVER, 100, 1.0, Peace.FURTHER),
    "settles a month sooner": (50, 80, 0.0, Peace.CLOSER),
    "settles a month sooner, further apart": (50, 80, -1.0, Peace.CLOSER),
    "settles almost a month sooner": (50, 79, 0.0, Peace.NEITHER),
    "settles a month later": (80, 50, 0.0, Peace.FURTHER),
    "settles a month later, closer": (80, 50, 1.0, Peace.FURTHER),
    "settles almost a month later": (79, 50, 0.0, Peace.NEITHER),
    "both settle on one day": (50, 50, 0.0, Peace.NEITHER),
    "both settle about then, and closer": (50, 55, 0.25, Peace.CLOSER),
    "neither settles": (NEVER, NEVER, 0.0, Peace.NEITHER),
    "neither settles, just closer enough": (NEVER, NEVER, EIGHTH, Peace.CLOSER),
    "neither settles, not quite closer enough": (NEVER, NEVER, NOT_QUITE, Peace.NEITHER),
    "neither settles, just further apart enough": (NEVER, NEVER, -EIGHTH, Peace.FURTHER),
    "neither settles, not quite further apart enough": (NEVER, NEVER, -NOT_QUITE, Peace.NEITHER),
}


def peace(day: int, twins_day: int, closing: float) -> Peace:
    return Peace(way_to_peace(day, twins_day, closing, CLOSING, DAYS))


@pytest.mark.parametrize(("day", "twins_day", "closing", "came"), PEACE.values(), ids=PEACE.keys())
def test_peace_came_closer_or_further_or_neither(day: int, twins_day: int, closing: float, came: Peace):
    assert peace(day, twins_day, closing) is came


SETTLED = st.integers(1, 100) | st.just(NEVER)


@given(SETTLED, SETTLED, st.floats(-2.0, 2.0))
def test_the_other_way_round_closer_is_further(day: int, twins_day: int, closing: float):
    opposite = {Peace.CLOSER: Peace.FURTHER, Peace.FURTHER: Peace.CLOSER, Peace.NEITHER: Peace.NEITHER}
    assert peace(twins_day, day, -closing) is opposite[peace(day, twins_day, closing)]


CELLS = {
    (True, Peace.CLOSER): Label.STEPPING_STONE,
    (False, Peace.CLOSER): Label.STEPPING_STONE,
    (True, Peace.NEITHER): Label.PRESSURE_VALVE,
    (False, Peace.NEITHER): Label.DEAD_LETTER,
    (True, Peace.FURTHER): Label.PAINKILLER,
    (False, Peace.FURTHER): Label.SETBACK,
}


@pytest.mark.parametrize(("cell", "label"), CELLS.items())
def test_each_cell_of_the_plane_has_its_label(cell: tuple[bool, Peace], label: Label):
    assert Label(label_of(*cell)) is label


def test_relief_is_the_part_of_the_harm_that_was_spared():
    assert [part_spared(harm, 100.0) for harm in (75.0, 150.0, 0.0)] == [0.25, -0.5, 1.0]


def test_what_was_no_harm_cannot_be_relieved():
    assert part_spared(0.0, 0.0) == part_spared(7.0, 0.0) == 0.0


def test_suffering_is_spared_from_the_threshold_on():
    assert [is_spared(relief, 0.125) for relief in (0.125, 0.124, -1.0)] == [True, False, False]


def test_a_world_that_never_settles_counts_as_settling_on_the_last_day():
    assert [day_or_horizon(day, 182) for day in (NEVER, 182, 1)] == [182, 182, 1]


def test_the_numbers_of_results_that_are_stored_stay():
    labels = {"stepping_stone": 0, "pressure_valve": 1, "painkiller": 2, "dead_letter": 3, "setback": 4}
    assert {key_of(label): label.value for label in Label} == labels
    assert [way.name for way in sorted(Peace)] == ["CLOSER", "NEITHER", "FURTHER"]


@pytest.mark.parametrize("field", ["name", "plural", "did", "mark", "light", "dark"])
def test_no_two_labels_have_the_same_name_sentence_mark_or_colour(field: str):
    assert len({getattr(sign, field) for sign in SIGNS.values()}) == len(Label) == 5
