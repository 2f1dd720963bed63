"""Scars: walk-outs make promises frailer, and are forgotten by halves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microdeals.rulebook.quantities import Conduct
from microdeals.rulebook.scars import rate_with_scars, scars_after

HURT = Conduct(scarring=0.2, scar_half_life=100.0)


def test_every_walk_out_adds_the_same():
    assert [scars_after(0.0, walkouts, HURT) for walkouts in (0, 1, 3)] == pytest.approx([0.0, 0.2, 0.6])


def test_half_of_a_scar_is_forgotten_in_its_half_life_and_three_quarters_in_two():
    scars = scars_after(0.0, 1, HURT)
    left = []
    for _ in range(200):
        scars = scars_after(scars, 0, HURT)
        left.append(scars)
    assert (left[99], left[199]) == pytest.approx((0.1, 0.05))


def test_a_walk_out_every_half_life_adds_up_to_twice_one():
    # 0.2 * (1 + 1/2 + 1/4 + ...) = 0.4.
    scars = 0.0
    for day in range(3001):
        scars = scars_after(scars, 1 if day % 100 == 0 else 0, HURT)
    assert scars == pytest.approx(0.4, abs=1e-6)


def test_scars_of_one_double_the_rate_of_breaches():
    assert [rate_with_scars(0.02, scars) for scars in (0.0, 0.5, 1.0)] == pytest.approx([0.02, 0.03, 0.04])


@given(st.integers(0, 16), st.floats(1.0, 1e4))
def test_where_nothing_scars_nothing_is_ever_scarred(walkouts, half_life):
    assert scars_after(0.0, walkouts, Conduct(scarring=0.0, scar_half_life=half_life)) == 0.0
