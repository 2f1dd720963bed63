"""Tables, constants and scaling by powers of two are exact."""

import math

import mpmath
import numpy as np
import pytest

from microdeals._compile import engine
from microdeals.arithmetic.bits import doublings_of, halved, power_of_two
from microdeals.arithmetic.constants import BITS, LN_2, logarithm_of, nearest, rest, roots_of_2


@engine
def scaled(x, found):
    for i in range(len(x)):
        doublings = doublings_of(x[i])
        found[i, 0] = doublings
        found[i, 1] = halved(x[i], doublings)
        found[i, 2] = power_of_two(doublings)


def test_every_normal_number_is_a_power_of_two_times_one_near_1():
    luck = np.random.default_rng(5)
    x = np.concatenate(
        [[0.6875, 1.375, 1.0, 2.0**-1022, 2.0**1021], np.exp(luck.uniform(-708.0, 708.0, 2000))]
    )
    found = np.zeros((len(x), 3))
    scaled(x, found)
    assert ((found[:, 1] >= 0.6875) & (found[:, 1] < 1.375)).all()
    for value, (doublings, near_1, power) in zip(x.tolist(), found.tolist(), strict=True):
        assert math.ldexp(near_1, int(doublings)) == value
        assert (doublings_of(value), halved(value, doublings_of(value))) == (doublings, near_1)
        assert power == math.ldexp(1.0, int(doublings)) == power_of_two(int(doublings))


def test_constants_are_right_to_more_places_than_two_floats_have():
    with mpmath.workprec(300):
        for value, exact in (
            (LN_2, mpmath.log(2)),
            (logarithm_of(88, 128), mpmath.log(mpmath.mpf(88) / 128)),
            (logarithm_of(176, 128), mpmath.log(mpmath.mpf(176) / 128)),
            (roots_of_2()[127], mpmath.mpf(2) ** (mpmath.mpf(127) / 128)),
        ):
            assert abs(mpmath.mpf(value) / mpmath.mpf(2) ** BITS - exact) < mpmath.mpf(2) ** -180


@pytest.mark.parametrize("grain", [35, 42])
def test_a_number_is_its_coarse_part_and_the_rest(grain):
    coarse = nearest(LN_2, grain)
    assert coarse * 2.0**grain == int(coarse * 2.0**grain)
    assert coarse + rest(LN_2, coarse) == math.log(2.0)
    assert 0.0 < abs(rest(LN_2, coarse)) < 2.0**-grain
