"""Variance shares against functions whose shares are known from paper, and against luck."""

import numpy as np
import pytest
from SALib.test_functions import Ishigami, Sobol_G
from scipy.stats import rankdata

from microdeals.statistics.nested import middle_share, variances_of
from microdeals.statistics.variance_shares import covariances, ranks_of

A = np.array([0.0, 1.0, 4.5, 9.0, 99.0, 99.0, 99.0, 99.0])


def test_ranks_are_shared_by_equal_values_and_lie_between_0_and_1():
    values = np.array([[0.3, 7.0], [0.1, 7.0], [0.3, 7.0], [0.9, 1.0]])
    assert ranks_of(values).tolist() == [[0.5, 0.625], [0.125, 0.625], [0.5, 0.625], [0.875, 0.125]]
    many = np.random.default_rng(4).integers(0, 9, (200, 3)).astype(float)
    assert ranks_of(many).tolist() == ((rankdata(many, axis=0) - 0.5) / 200).tolist()


def test_the_function_of_ishigami_has_its_known_shares():
    """S_1 = .314, S_2 = .442, S_3 = 0: the third acts only together with the first."""
    inputs = np.random.default_rng(1).random((4000, 3))
    outcome = Ishigami.evaluate((2.0 * inputs - 1.0) * np.pi)
    found = covariances(ranks_of(inputs), outcome) / outcome.var()
    assert found == pytest.approx([0.3139, 0.4424, 0.0], abs=0.03)


def test_the_function_of_sobol_has_its_known_shares():
    inputs = np.random.default_rng(2).random((4000, 8))
    outcome = Sobol_G.evaluate(inputs, a=A)
    found = covariances(ranks_of(inputs), outcome) / outcome.var()
    assert found == pytest.approx(Sobol_G.sensitivity_index(A), abs=0.03)


def test_shares_of_a_chance_are_told_from_single_throws_of_luck():
    """A chance of .5 + .4 x_1 + .2 x_2, x from -1 to 1: shares of the variance between draws .8 and .2."""
    luck = np.random.default_rng(3)
    found = []
    for _ in range(12):
        inputs, draws, repetitions = luck.random((1000, 30)), 100, 10
        row = np.concatenate([np.arange(1000), np.repeat(np.arange(draws), repetitions - 1)])
        chance = 0.5 + 0.4 * (2.0 * inputs[:, 0] - 1.0) + 0.1 * (4.0 * inputs[:, 1] - 2.0)
        happened = (luck.random(len(row)) < chance[row]).astype(float)
        repeated = np.column_stack([happened[:draws], happened[1000:].reshape(draws, repetitions - 1)])
        found.append(covariances(ranks_of(inputs)[row], happened, row) / variances_of(repeated).between)
    assert np.mean(found, axis=0)[:3] == pytest.approx([0.8, 0.2, 0.0], abs=0.06)
    assert all(np.argmax(one) == 0 for one in found)


def test_inputs_that_do_nothing_have_no_share_on_average():
    luck = np.random.default_rng(4)
    found = [covariances(luck.random((400, 6)), luck.random(400)) * 12.0 for _ in range(200)]
    assert np.mean(found) == pytest.approx(0.0, abs=0.003)


def test_an_input_of_three_values_is_told_too():
    luck = np.random.default_rng(5)
    inputs = np.column_stack([luck.integers(0, 3, 3000), luck.random((3000, 2))])
    outcome = (inputs[:, 0] == 1.0) + inputs[:, 1]
    found = covariances(ranks_of(inputs), outcome) / outcome.var()
    known = np.array([2.0 / 9.0, 1.0 / 12.0, 0.0])
    assert found == pytest.approx(known / known.sum(), abs=0.03)


def test_variances_between_and_within_are_those_that_were_put_in():
    luck = np.random.default_rng(6)
    outcomes = luck.normal(0.0, 2.0, (4000, 1)) + luck.normal(0.0, 3.0, (4000, 5))
    found = variances_of(outcomes)
    assert found.between == pytest.approx(4.0, rel=0.06)
    assert found.within == pytest.approx(9.0, rel=0.03)


def test_pure_luck_has_a_ratio_of_about_one_and_no_spread_between():
    luck = np.random.default_rng(7)
    happened = luck.random((2000, 10)) < 0.3
    assert variances_of(happened.astype(float)).ratio == pytest.approx(1.0, abs=0.1)
    low, high = middle_share(happened)
    assert high - low < 0.09
    assert (low + high) / 2.0 == pytest.approx(0.3, abs=0.02)


@pytest.mark.parametrize(("a", "b"), [(2.0, 6.0), (0.4, 0.7), (8.0, 1.0)])
def test_the_middle_of_a_beta_is_found_through_the_luck(a: float, b: float):
    from scipy.stats import beta

    luck = np.random.default_rng(8)
    found = []
    for _ in range(40):
        chances = luck.beta(a, b, (100, 1))
        found.append(middle_share(luck.random((100, 10)) < chances))
    low, high = np.mean(found, axis=0)
    known = beta(a, b).ppf([0.05, 0.95])
    assert (low, high) == pytest.approx(tuple(known), abs=0.06)
    assert low <= known[0] + 0.005
    assert high >= known[1] - 0.005


def test_what_never_happened_spans_nothing():
    assert middle_share(np.zeros((40, 10), dtype=bool)) == (0.0, 0.0)
    assert middle_share(np.ones((40, 10), dtype=bool)) == (1.0, 1.0)


def test_a_share_that_no_sample_tells_from_none_is_none():
    """Where draws decide alone, the beta distribution's twentieth lies at 1e-100 or so: nobody means that."""
    decided = np.repeat(np.arange(60)[:, None] % 2 == 0, 10, axis=1)
    low, high = middle_share(decided)
    assert low == 0.0
    assert 0.999 < high <= 1.0
