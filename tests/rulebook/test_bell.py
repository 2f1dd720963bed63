"""Normal deviates: the bell curve read backwards, checked against the standard library's."""

import statistics

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from microdeals.rulebook.bell import normal_from

SMALLEST_UNIFORM = 2.0**-33
inside = st.floats(SMALLEST_UNIFORM, 1.0 - SMALLEST_UNIFORM)


@given(inside)
@example(SMALLEST_UNIFORM)
@example(1.0 - SMALLEST_UNIFORM)
@example(0.075)
@example(0.925)
def test_the_deviate_is_the_quantile_of_the_standard_normal(uniform):
    expected = statistics.NormalDist().inv_cdf(uniform)
    assert normal_from(uniform) == pytest.approx(expected, rel=1e-12, abs=1e-12)


@given(st.integers(1, 2**32 - 1))
def test_mirrored_uniforms_give_mirrored_deviates(word):
    assert normal_from(1.0 - word * 2.0**-32) == -normal_from(word * 2.0**-32)


@given(inside, inside)
def test_a_higher_uniform_never_gives_a_lower_deviate(one, other):
    low, high = sorted((one, other))
    assert normal_from(low) <= normal_from(high) + 1e-12
