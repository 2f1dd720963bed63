"""What is recorded of a day has a name, a unit and a meaning."""

from microdeals.rulebook.gap import Gap
from microdeals.rulebook.series import DAILY

NAMES = [series.name for series in DAILY]


def test_every_series_is_told_apart_and_explained():
    assert len(set(NAMES)) == len(NAMES)
    assert all(series.unit and series.meaning for series in DAILY)


def test_the_gap_is_recorded_channel_by_channel_in_the_order_of_the_sum():
    channels = [name.removeprefix("gap_") for name in NAMES if name.startswith("gap_")]
    assert channels == list(Gap._fields)


def test_what_belongs_to_a_side_is_recorded_for_both():
    of_first = {name[:-2] for name in NAMES if name.endswith("_0")}
    of_second = {name[:-2] for name in NAMES if name.endswith("_1")}
    assert of_first == of_second != set()
