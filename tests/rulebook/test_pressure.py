"""Pressure: its half-life, where it tends to, and the harm of a day."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microdeals.rulebook.pressure import hardship_after, harm_of_both, harm_of_day, pressure_after, relieved
from microdeals.rulebook.quantities import Character, Harm
from rulebook.ranges import shares

SIDE = Character(pressure_half_life=30.0, weight_fighting=0.2, weight_hardship=0.1, weight_grief=0.05)


def pressed(pressure, days, side, *loads):
    """Pressure after days under the same loads."""
    for _ in range(days):
        pressure = pressure_after(pressure, side, *loads)
    return pressure


@pytest.mark.parametrize("half_life", [1, 7, 90])
def test_without_any_load_half_the_pressure_is_gone_after_a_half_life(half_life):
    side = SIDE._replace(pressure_half_life=float(half_life))
    assert pressed(0.4, half_life, side, 0.0, 0.0, 0.0) == pytest.approx(0.2)
    assert pressed(0.4, 3 * half_life, side, 0.0, 0.0, 0.0) == pytest.approx(0.05)


def test_relief_is_felt_at_once_and_half_of_it_outlasts_two_weeks():
    # 0.95 ** 14 is 0.488: that much of the relief is left after 14 days at the default.
    hardship = hardship_after(1.0, 0.4, Harm().returning)
    assert hardship == 0.4
    for _ in range(14):
        hardship = hardship_after(hardship, 1.0, Harm().returning)
    assert hardship == pytest.approx(1.0 - 0.6 * 0.488, abs=0.001)


def test_hardship_that_returns_at_once_remembers_nothing():
    assert hardship_after(0.2, 0.9, 1.0) == pytest.approx(0.9)


def test_steady_war_presses_as_much_as_its_weights_add_up_to():
    assert pressed(0.0, 2000, SIDE, 1.0, 1.0, 1.0) == pytest.approx(0.35)
    assert pressed(0.9, 2000, SIDE, 0.0, 1.0, 0.0) == pytest.approx(0.1)


def test_after_a_half_life_of_relief_half_the_way_is_gone():
    assert pressed(0.35, 30, SIDE, 1.0, 0.0, 1.0) == pytest.approx(0.30)


@given(shares, shares, st.tuples(st.floats(0.0, 5.0), shares, shares), st.floats(0.1, 1000.0))
def test_pressure_moves_towards_its_load_and_never_past_it(pressure, weight, loads, half_life):
    side = SIDE._replace(
        pressure_half_life=half_life, weight_fighting=weight, weight_hardship=weight, weight_grief=weight
    )
    load = weight * sum(loads)
    after = pressure_after(pressure, side, *loads)
    assert min(pressure, load) - 1e-9 <= after <= max(pressure, load) + 1e-9


@given(st.floats(0.01, 1.0), st.floats(0.0, 1.0), st.floats(0.0, 1.0))
def test_a_day_of_war_is_a_day_of_harm_and_a_day_without_any_is_none(fighting, hardship, grief):
    harm = Harm(fighting=fighting, hardship=hardship, grief=grief)
    assert harm_of_day(harm, 1.0, 1.0, 1.0) == pytest.approx(1.0)
    assert harm_of_day(harm, 0.0, 0.0, 0.0) == 0.0


def test_harm_is_weighed():
    assert harm_of_day(Harm(fighting=0.3, hardship=0.1, grief=0.1), 0.5, 1.0, 0.0) == pytest.approx(0.5)


def test_two_reliefs_of_a_half_leave_a_quarter():
    assert relieved(relieved(1.0, 0.5), 0.5) == 0.25
    assert (relieved(0.7, 0.0), relieved(0.7, 1.0)) == (0.7, 0.0)


def test_the_harm_of_a_day_is_that_of_both_sides_alike():
    assert harm_of_both(1.0, 0.0) == harm_of_both(0.0, 1.0) == harm_of_both(0.5, 0.5) == 0.5
