"""Games whose fair split is known from paper, and the axioms that name the split."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as some

from microdeals.verdict.shapley import orders_sampled, shapley, shapley_sampled


def game(n_players, worth):
    """The worth of every coalition, from a function of the set of its players."""
    coalitions = ({p for p in range(n_players) if c >> p & 1} for c in range(1 << n_players))
    return np.array([float(worth(players)) for players in coalitions])


def test_gloves_the_one_with_the_scarce_hand_gets_most():
    worths = game(3, lambda players: 0 in players and len(players) > 1)
    assert shapley(worths) == pytest.approx([2 / 3, 1 / 6, 1 / 6])


def test_in_a_majority_all_are_alike():
    assert shapley(game(5, lambda players: len(players) >= 3)) == pytest.approx([0.2] * 5)


def test_weighted_votes_of_a_big_and_three_small_parties():
    # Quota 3 of votes 2, 1, 1, 1: the big one turns the vote unless it comes first or last.
    votes = [2, 1, 1, 1]
    worths = game(4, lambda players: sum(votes[p] for p in players) >= 3)
    assert shapley(worths) == pytest.approx([1 / 2, 1 / 6, 1 / 6, 1 / 6])


def test_a_runway_is_paid_for_by_those_who_need_its_length():
    # The airport game: each further stretch is shared by those who need it.
    need = [8, 11, 13, 18]
    worths = game(4, lambda players: max((need[p] for p in players), default=0))
    assert shapley(worths) == pytest.approx([2, 3, 4, 9])


def test_where_everyone_adds_the_same_whoever_is_there_each_gets_what_it_adds():
    adds = [0.5, -0.25, 2.0, 0.0]
    worths = game(4, lambda players: sum(adds[p] for p in players))
    assert shapley(worths) == pytest.approx(adds)


def test_without_players_there_is_nothing_to_split():
    assert shapley(np.zeros((7, 1))).shape == (7, 0)


GAMES = some.arrays(np.float64, 16, elements=st.floats(-10.0, 10.0)).map(lambda w: w * (np.arange(16) > 0))


@given(GAMES)
def test_the_values_sum_to_what_all_achieve_together(worths):
    assert shapley(worths).sum() == pytest.approx(worths[-1], abs=1e-12)


@given(GAMES, st.permutations(range(4)))
def test_names_do_not_matter(worths, order):
    renamed = game(4, lambda players: worths[sum(1 << order[p] for p in players)])
    assert shapley(renamed) == pytest.approx(shapley(worths)[list(order)], abs=1e-12)


@given(GAMES)
def test_two_who_always_add_the_same_get_the_same(worths):
    alike = game(4, lambda players: worths[len(players & {0, 1}) + 4 * (2 in players) + 8 * (3 in players)])
    first, second = shapley(alike)[:2]
    assert first == pytest.approx(second, abs=1e-12)


@given(GAMES)
def test_one_who_never_adds_anything_gets_exactly_nothing(worths):
    without_2 = game(4, lambda players: worths[sum(1 << p for p in players - {2})])
    assert shapley(without_2)[2] == 0.0


@given(GAMES, GAMES)
def test_two_games_at_once_are_split_as_each_by_itself(first, second):
    assert shapley(first + second) == pytest.approx(shapley(first) + shapley(second), abs=1e-11)


@given(GAMES)
def test_all_orders_of_arrival_give_the_exact_values(worths):
    orders = list(itertools.permutations(range(4)))
    found = shapley_sampled(lambda coalition: worths[coalition], orders)
    assert found == pytest.approx(shapley(worths), abs=1e-11)


@given(GAMES, st.integers(0, 2**32 - 1))
def test_any_sample_of_orders_splits_the_whole(worths, seed):
    orders = orders_sampled(4, 2, np.random.default_rng(seed))
    found = shapley_sampled(lambda coalition: worths[coalition], orders)
    assert found.sum() == pytest.approx(worths[-1], abs=1e-11)


def test_orders_come_with_their_reverse_and_differ():
    orders = orders_sampled(6, 20, np.random.default_rng(0))
    assert len(orders) == 40
    assert all(sorted(order) == list(range(6)) for order in orders)
    assert all(one[::-1] == other for one, other in zip(orders[::2], orders[1::2], strict=True))
    assert len({tuple(order) for order in orders}) > 35


def test_a_sample_of_orders_is_right_on_average_and_its_error_says_how_far_off():
    worths = game(4, lambda players: math.sqrt(sum(p + 1 for p in players)))
    luck = np.random.default_rng(3)
    samples = np.array(
        [
            shapley_sampled(lambda coalition: worths[coalition], orders_sampled(4, 1, luck))
            for _ in range(2000)
        ]
    )
    errors = samples.std(axis=0, ddof=1) / math.sqrt(len(samples))
    off = (samples.mean(axis=0) - shapley(worths)) / errors
    assert (np.abs(off) < 4.0).all()
    assert (errors > 0.0).all()


def test_an_order_with_its_reverse_knows_more_than_two_orders_at_random():
    worths = game(6, lambda players: math.sqrt(len(players)) + len(players & {0, 1}))
    luck = np.random.default_rng(4)

    def spread(pick):
        return np.array([shapley_sampled(lambda c: worths[c], pick()) for _ in range(500)]).std(axis=0).max()

    paired = spread(lambda: orders_sampled(6, 1, luck))
    unpaired = spread(lambda: [luck.permutation(6).tolist() for _ in range(2)])
    assert paired < 0.9 * unpaired
