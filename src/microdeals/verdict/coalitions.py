"""Coalitions of deal kinds: what the kinds on offer bring about in a world, against none on offer.

A coalition is a whole number with bit k set if the conflict's k-th deal kind is on offer. Its worth for a
seed is the three measures of the pair of worlds with these kinds on offer and with none. A kind that is
on offer but never signed leaves no trace in a world; so one world gives the worth of every
coalition that lacks only kinds which that world never signed, and most worlds need not be run.
"""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from microdeals.conflicts import Conflict
from microdeals.ensemble.kernel import Kernels, alone, offering, offering_in
from microdeals.ensemble.pairs import Stage, Traced, compared, stage_of, traced
from microdeals.unknowns import WarsThatFit
from microdeals.verdict.measures import Measures, measured
from microdeals.verdict.twins import without_deals
from microdeals.verdict.varied_pairs import kernels_of, places_in

N_MEASURES = len(Measures._fields)


class Game(NamedTuple):
    """The worlds of some seeds without deals, and the stage on which coalitions are played."""

    stage: Stage
    kernels: Kernels
    """One for all seeds, or one a seed."""
    seeds: NDArray[np.int64]
    nobody: Traced

    @property
    def n_kinds(self) -> int:
        """Number of deal kinds."""
        return len(self.stage.conflict.kinds)

    def kernels_at(self, which: NDArray[np.int64]) -> Kernels:
        """The kernels of the seeds at these positions, or the one of all."""
        if len(self.kernels.tables) == 1:
            return self.kernels
        tables: Any = self.kernels
        return Kernels(*(table[which] for table in tables))


def game_of(conflict: Conflict, seeds: NDArray[np.int64]) -> Game:
    """Run the worlds without deals, once for all coalitions."""
    stage = stage_of(conflict)
    return Game(stage, alone(stage.kernel), seeds, traced(stage_of(without_deals(conflict)), seeds))


def drawn_game_of(wars: WarsThatFit) -> Game:
    """The same where each seed has numbers of its own, all of which have a place in a kernel."""
    first, second = stage_of(wars.conflict), stage_of(without_deals(wars.conflict))
    kernels, others = (kernels_of(one.kernel, places_in(one.conflict), wars) for one in (first, second))
    return Game(first, kernels, wars.seeds, traced(second, wars.seeds, others))


class CoalitionWorths(NamedTuple):
    """What a coalition came to, for some seeds."""

    worths: NDArray[np.float64]  # (n, 3)
    signed: NDArray[np.int64]  # (n,) the kinds that were ever signed, as a coalition


def play(game: Game, kinds: int, which: NDArray[np.int64]) -> CoalitionWorths:
    """Run the worlds of a coalition for the seeds at these positions, and compare them with their twins."""
    stage = game.stage._replace(kernel=offering(game.stage.kernel, kinds))
    worlds = traced(stage, game.seeds[which], offering_in(game.kernels_at(which), kinds))
    nobody = Traced(game.nobody.outcomes[which], game.nobody.traces[which])
    worths = np.stack(measured(compared(worlds, nobody)), axis=-1)
    return CoalitionWorths(worths, worlds.outcomes.kinds_signed & kinds)


def worths_of_all(game: Game) -> NDArray[np.float64]:
    """The worth of every coalition for every seed, (n, 2 ** kinds, 3). Nobody's is 0."""
    n_coalitions = 1 << game.n_kinds
    coalitions = np.arange(n_coalitions)
    worths = np.zeros((len(game.seeds), n_coalitions, N_MEASURES))
    is_known = np.zeros((len(game.seeds), n_coalitions), dtype=bool)
    is_known[:, 0] = True
    for kinds in range(n_coalitions - 1, 0, -1):  # every coalition comes after those that include it
        which = np.flatnonzero(~is_known[:, kinds])
        if not len(which):
            continue
        played = play(game, kinds, which)
        for place, worth, signed in zip(which, played.worths, played.signed, strict=True):
            like_it = _between(signed, coalitions, kinds)
            worths[place, like_it] = worth
            is_known[place, like_it] = True
    return worths


class Memory:
    """The worths of coalitions for one seed, run when first asked for."""

    def __init__(self, game: Game, place: int) -> None:
        self.game = game
        self.which = np.array([place])
        self.known: list[tuple[int, int, NDArray[np.float64]]] = []

    def worth(self, kinds: int) -> NDArray[np.float64]:
        """The worth (3,) of a coalition."""
        if kinds == 0:
            return np.zeros(N_MEASURES)
        for signed, offered, worth in self.known:
            if _between(signed, kinds, offered):
                return worth
        played = play(self.game, kinds, self.which)
        found: NDArray[np.float64] = played.worths[0]
        self.known.append((int(played.signed[0]), kinds, found))
        return found


def _between(signed: Any, kinds: Any, offered: Any) -> Any:
    """Whether a coalition has all kinds that were signed, and none that were not on offer."""
    return ((signed & ~kinds) == 0) & ((kinds & ~offered) == 0)
