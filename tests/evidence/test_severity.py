"""How hard a pattern is to meet, is counted over draws from the prior."""

import math

import numpy as np
import pytest

from microdeals.evidence import Pattern, load_patterns
from microdeals.evidence.severity import severities

ONE = load_patterns()[0]._replace(id="one", world=0.5, interval=(0.4, 0.6), judged_by="interval")
CEILING = ONE._replace(id="ceiling", judged_by="ceiling")
ONCE = ONE._replace(id="once", judged_by="spread")


def severity(pattern: Pattern, *figures: float, weights: np.ndarray | None = None) -> tuple[float, int, int]:
    return tuple(severities([pattern], {pattern.id: np.array(figures)}, weights)[pattern.id])


def test_the_share_of_draws_in_the_interval_is_the_severity():
    assert severity(ONE, 0.3, 0.4, 0.5, 0.6, 0.7) == (0.6, 5, 5)
    assert severity(CEILING, 0.0, 0.3, 0.6, 0.7) == (0.75, 4, 4)


def test_a_draw_that_cannot_tell_meets_nothing_and_stays_in_the_count():
    assert severity(ONE, 0.5, math.nan) == (0.5, 2, 1)


def test_draws_count_by_their_weights():
    assert severity(ONE, 0.5, 0.9, weights=np.array([3.0, 1.0]))[0] == 0.75


def test_what_all_draws_meet_tests_nothing():
    found = severities([ONE, CEILING], {"one": np.array([0.5, 0.9]), "ceiling": np.array([0.5, 0.1])})
    assert [found[name].tests for name in ("one", "ceiling")] == [True, False]


def test_what_happened_once_and_what_has_no_figures_are_left_out():
    assert severities([ONE, ONCE], {"once": np.array([0.5])}) == {}


def test_figures_and_weights_of_different_draws_are_refused():
    with pytest.raises(ValueError, match="one: 2 figures, 3 weights; give one a draw"):
        severity(ONE, 0.5, 0.9, weights=np.ones(3))
