import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microdeals.theory.quiet_gate import mean_wait, mean_wait_by_the_clock
from theory.sampling import agrees, poisson

rates = st.floats(0.001, 2.0)
gates = st.integers(1, 30)


def days_until_open(rng, gate, rate):
    days = quiet = 0
    while quiet < gate:
        days += 1
        quiet = quiet + 1 if poisson(rng, rate) == 0 else 0
    return days


def clock_until_open(rng, gate, rate):
    clock = 0.0
    while (gap := rng.expovariate(rate)) < gate:
        clock += gap
    return clock + gate


def test_seven_quiet_days_at_two_violations_in_five_days_take_six_and_a_half_weeks():
    assert mean_wait(7, 0.4) == pytest.approx(46.8, abs=0.05)


def test_a_gate_of_one_day_waits_like_a_coin_for_heads():
    assert mean_wait(1, math.log(2)) == pytest.approx(2.0)


def test_a_gate_of_three_days_waits_like_a_coin_for_three_heads_in_a_row():
    # E_3 = 2 + 4 + 8.
    assert mean_wait(3, math.log(2)) == pytest.approx(14.0)


@given(gates, rates)
def test_the_wait_satisfies_the_first_step_of_every_day(gate, rate):
    """From k quiet days: one day passes, then k+1 quiet days or none. Solved backwards from the open gate."""
    quiet = math.exp(-rate)
    escape, rest = 1.0, 0.0  # the wait from k quiet days is (1 - escape) * (wait from none) + rest
    for _ in range(gate):
        escape, rest = quiet * escape, quiet * rest + 1
    assert mean_wait(gate, rate) == pytest.approx(rest / escape)


@pytest.mark.parametrize(("gate", "rate"), [(7, 0.2), (3, 1.0)])
def test_days_counted_by_hand_agree(gate, rate):
    rng = random.Random(1992)
    assert agrees([days_until_open(rng, gate, rate) for _ in range(10_000)], mean_wait(gate, rate))


@pytest.mark.parametrize(("gate", "rate"), [(7, 0.2), (2.5, 1.0)])
def test_a_clock_stopped_by_hand_agrees(gate, rate):
    rng = random.Random(1995)
    waits = [clock_until_open(rng, gate, rate) for _ in range(10_000)]
    assert agrees(waits, mean_wait_by_the_clock(gate, rate))


@given(gates, rates)
def test_a_gate_that_starts_anew_at_midnight_is_slower_than_one_that_starts_at_once(gate, rate):
    ratio = mean_wait(gate, rate) / mean_wait_by_the_clock(gate, rate)
    assert 1.0 < ratio < 1.0 + rate


@given(gates)
def test_without_violations_the_wait_is_the_gate(gate):
    assert mean_wait(gate, 0.0) == gate
    assert mean_wait_by_the_clock(gate, 0.0) == gate
    assert mean_wait(gate, 1e-12) == pytest.approx(gate)


@given(gates, rates, st.floats(0.01, 1.0))
def test_more_violations_and_longer_gates_take_longer(gate, rate, more):
    assert mean_wait(gate, rate + more) > mean_wait(gate, rate)
    assert mean_wait(gate + 1, rate) > mean_wait(gate, rate)


def test_no_gate_is_no_wait_and_a_hopeless_gate_is_for_ever():
    assert mean_wait(0, 5.0) == 0.0
    assert mean_wait(365, 40.0) == math.inf


@pytest.mark.parametrize("form", [mean_wait, mean_wait_by_the_clock])
@pytest.mark.parametrize(("gate", "rate"), [(-1, 0.1), (7, -0.1), (7, float("nan")), (7, float("inf"))])
def test_negative_days_and_rates_are_refused(form, gate, rate):
    with pytest.raises(ValueError, match="must be a finite number"):
        form(gate, rate)
