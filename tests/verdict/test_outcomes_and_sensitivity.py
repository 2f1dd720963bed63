"""How a world came out by itself, and what other thresholds would have said."""

import pytest

from microdeals.verdict import Label, Outcome, Thresholds
from microdeals.verdict.outcomes import outcomes_of
from microdeals.verdict.sensitivity import sensitivity_of
from verdict.made import gaps, pairs

QUIET = {"fighting_at_end_with": 0.1}
QUARTER = 0.25


@pytest.mark.parametrize(
    ("world", "days", "outcome"),
    [
        ({}, 100, Outcome.WAR),
        (QUIET, 100, Outcome.MANAGED_FREEZE),
        ({"fighting_at_end_with": 0.25}, 100, Outcome.WAR),
        (QUIET | {"gap_at_end_with": 0.0}, 100, Outcome.WAR),
        (QUIET, 30, Outcome.MANAGED_FREEZE),
        (QUIET, 29, Outcome.WAR),
        ({"settled_on_with": 7}, 100, Outcome.SETTLEMENT),
        (QUIET | {"settled_on_with": 7}, 100, Outcome.SETTLEMENT),
        (QUIET | {"won_by_with": 1}, 100, Outcome.VICTORY),
        ({"won_by_without": 1}, 100, Outcome.WAR),
        ({"fighting_at_end_without": 0.1, "settled_on_without": 7}, 100, Outcome.WAR),
    ],
)
def test_a_world_comes_out_by_itself(world, days, outcome):
    assert outcomes_of(pairs(world), "with", days, QUARTER).tolist() == [outcome]


def test_the_twin_comes_out_by_itself_too():
    assert outcomes_of(pairs({"settled_on_without": 7}), "without", 100, QUARTER).tolist() == [
        Outcome.SETTLEMENT
    ]


def test_what_is_quiet_is_for_the_asker_to_say():
    noisy = pairs({"fighting_at_end_with": 0.4})
    assert outcomes_of(noisy, "with", 100, 0.5).tolist() == [Outcome.MANAGED_FREEZE]


def test_other_thresholds_move_pairs_from_one_label_to_another():
    # Closer by 1/16 and relieved by a tenth; further apart by a quarter and not relieved.
    both = pairs(gaps(0.25, 0.3125) | {"harm_with": 90.0}, gaps(0.5, 0.25))
    settings = sensitivity_of(both, Thresholds(closing=0.0625, relief=0.0625))
    found = {(s.closing, s.relief): {label for label in Label if s.shares[label] > 0.0} for s in settings}
    closer, no_closer = {Label.STEPPING_STONE, Label.SETBACK}, {Label.PRESSURE_VALVE, Label.SETBACK}
    assert found == {
        (0.03125, 0.03125): closer,
        (0.03125, 0.0625): closer,
        (0.03125, 0.125): closer,
        (0.0625, 0.03125): closer,
        (0.0625, 0.0625): closer,
        (0.0625, 0.125): closer,
        (0.125, 0.03125): no_closer,
        (0.125, 0.0625): no_closer,
        (0.125, 0.125): {Label.DEAD_LETTER, Label.SETBACK},
    }
    assert all(sum(setting.shares.values()) == 1.0 for setting in settings)


def test_no_threshold_is_doubled_beyond_everything():
    settings = sensitivity_of(pairs({}), Thresholds(closing=0.8, relief=0.8))
    assert max(setting.closing for setting in settings) == 1.0
    assert max(setting.relief for setting in settings) == 1.0
