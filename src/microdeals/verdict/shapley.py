"""The Shapley value: a fair split of what a coalition brings about among its members.

Pure game theory: players are numbered from 0, a coalition is a whole number with bit k set if player k
is in it, and a game is the worth of each coalition. The worth of nobody is 0. Source: [shapley1953].
"""

import math
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray


def shapley(worths: NDArray[np.float64]) -> NDArray[np.float64]:
    """Shapley values (..., players) of games given by the worth of every coalition, (..., 2 ** players).

    A player's value is what it adds to those already there, averaged over all orders of arrival.

    >>> glove = [0, 0, 0, 1, 0, 1, 0, 1]  # player 0 has a left glove, 1 and 2 a right one each
    >>> [round(float(value), 4) for value in shapley(np.array(glove, float))]
    [0.6667, 0.1667, 0.1667]
    """
    n_players = worths.shape[-1].bit_length() - 1
    coalitions = np.arange(1 << n_players)
    sizes = np.array([coalition.bit_count() for coalition in range(1 << n_players)])
    weights = np.array([_chance_of_meeting(size, n_players) for size in range(n_players)])
    values = np.zeros((*worths.shape[:-1], n_players))
    for player in range(n_players):
        met = coalitions[(coalitions >> player) & 1 == 0]
        added = worths[..., met | 1 << player] - worths[..., met]
        values[..., player] = added @ weights[sizes[met]]
    return values


def _chance_of_meeting(size: int, n_players: int) -> float:
    """Chance (0..1) that a player finds just these ``size`` others there, if all orders are alike."""
    arrivals = math.factorial(size) * math.factorial(n_players - size - 1)
    return arrivals / math.factorial(n_players)


Worth = Callable[[int], NDArray[np.float64]]


def shapley_sampled(worth: Worth, orders: Sequence[Sequence[int]]) -> NDArray[np.float64]:
    """What each player adds, (players, ...), averaged over some orders of arrival only.

    ``worth`` is asked for one coalition at a time; its answers may be arrays. The values sum to the worth
    of all, whatever the orders.
    """
    everybody = (1 << len(orders[0])) - 1
    added = [np.zeros_like(worth(0)) for _ in orders[0]]
    for order in orders:
        coalition, worth_after = everybody, worth(everybody)
        for player in reversed(order):  # from everybody down, which spares some games most of the work
            coalition &= ~(1 << player)
            worth_before = worth(coalition)
            added[player] = added[player] + (worth_after - worth_before)
            worth_after = worth_before
    return np.array(added) / len(orders)


def orders_sampled(n_players: int, pairs: int, luck: np.random.Generator) -> list[list[int]]:
    """Random orders of arrival in pairs, each order with its reverse.

    Who comes early in one comes late in the other, so that much of the chance cancels.
    """
    orders = []
    for _ in range(pairs):
        order = [int(player) for player in luck.permutation(n_players)]
        orders += [order, order[::-1]]
    return orders
