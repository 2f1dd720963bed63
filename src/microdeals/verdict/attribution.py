"""Attribution: which kinds of deals did it. The Shapley value of each kind in each measure."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from microdeals.conflicts import Conflict
from microdeals.ensemble.in_order import in_order
from microdeals.ensemble.pairs import worlds_a_chunk
from microdeals.looks.html import html_of
from microdeals.looks.sentence import short
from microdeals.processors import n_threads
from microdeals.statistics.foremost import foremost
from microdeals.statistics.intervals import Mean, averaged
from microdeals.verdict.coalitions import N_MEASURES, Game, Memory, drawn_game_of, game_of, worths_of_all
from microdeals.verdict.fit import Fit
from microdeals.verdict.measures import Measures
from microdeals.verdict.seeds import seeds_of
from microdeals.verdict.sentences import counted, say
from microdeals.verdict.shapley import orders_sampled, shapley, shapley_sampled
from microdeals.verdict.unknown_in_words import interval_in_words
from microdeals.verdict.varied_pairs import have_places

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from microdeals.looks.frames import Frame
    from microdeals.tidy.manifest import Manifested

MOST_EXACT_KINDS = 8
"""Up to so many kinds every coalition is looked at; beyond, orders of arrival are sampled."""
PAIRS_OF_ORDERS = 4
SEEDS_A_CHUNK = 25


class DealEffect(NamedTuple):
    """What one kind of deal brought about: its Shapley value, a `Mean` over seeds, in each measure."""

    kind: str
    title: str
    closing: Mean  # share of the dispute
    relief: Mean  # share of the harm
    days_sooner: Mean


class Attribution(NamedTuple):
    """What each kind of deal brought about. The kinds' values sum to those of all of them together.

    Intervals are of the means over seeds. Where wars are drawn, each seed has a draw of what nobody knows as
    well as a luck, and intervals cover both.
    """

    deals: tuple[DealEffect, ...]
    together: DealEffect
    runs: int
    is_exact: bool
    """Whether every coalition counted, rather than a sample of the orders of arrival."""
    most: dict[str, DealEffect | None]
    """By measure: the kind that surely brought about most of the good. None: it cannot be told."""
    least: dict[str, DealEffect | None]
    """By measure: the kind that surely did the most harm."""
    conflict: Conflict
    """The war whose deals they are."""
    seed: int
    """The first of the seeds."""
    fit: Fit | None = None
    """What was drawn for each seed; None where every seed has the numbers of the file."""

    @property
    def is_drawn(self) -> bool:
        """Whether each seed has its own draw of what nobody knows, rather than the numbers of the file."""
        return self.fit is not None

    def __repr__(self) -> str:
        """What each kind did to the closing, with its 95 % interval, as far as there is room."""
        return short(str(self))

    def __str__(self) -> str:
        """What each kind did to the closing, with its 95 % interval."""
        rows = [
            f"  {deal.title}: {closing.mean:+.3f} ({interval_in_words(closing.low, closing.high)})"
            for deal in (*self.deals, self.together)
            for closing in (deal.closing,)
        ]
        return "\n".join([say("deals.head", of=self.in_short, ranges=self.ranges), *rows])

    @property
    def in_short(self) -> str:
        """The war, its days, the seeds, and whether they have draws."""
        key = "drawn" if self.is_drawn else "given"
        days, seeds = counted("day", self.conflict.horizon_days), counted("seed", self.runs)
        return say(f"deals.of_{key}", title=self.conflict.title, days=days, seeds=seeds)

    @property
    def ranges(self) -> str:
        """What the intervals are, and of what."""
        return say(f"deals.ranges_{'drawn' if self.is_drawn else 'given'}")

    def _repr_html_(self) -> str:
        """What each kind did to all measures, as a small table."""
        return html_of(say("deals.brought", of=self.in_short, ranges=self.ranges), self.summary())

    @property
    def manifest(self) -> "Manifested":
        """Which model, seeds, draws and versions are behind it."""
        from microdeals.verdict.provenance import manifest_of_attribution

        return manifest_of_attribution(self)

    def summary(self) -> "Frame":
        """A data frame with a row a kind and measure: its mean with its interval; all together last.

        ``attrs`` has units and meanings of the columns, and the manifest.
        """
        from microdeals.verdict.summary import summary_of_attribution

        return summary_of_attribution(self)

    def plot(self, ax: "Axes | None" = None) -> "Axes":
        """Draw how far each kind of deal closed the gap, on these Axes or on new ones."""
        from microdeals.verdict.pictures import plot_attribution

        return plot_attribution(self, ax)


def attribute(conflict: Conflict, runs: int = 200, seed: int = 0, threads: int | None = None) -> Attribution:
    """Split what deals bring about, against the same conflict without any, among the kinds of deals.

    The worth of some kinds is the mean over ``runs`` seeds (``seed``, ``seed`` + 1, ...) of a measure of
    the pair of worlds with only these kinds on offer and with none. Up to 8 kinds the values are exact for
    these seeds; beyond that, each seed samples its own orders of arrival. Errors come from the
    spread over seeds, and so cover both luck and sampling. Raises the same as ``judge``.
    """
    return attribution_of(conflict, values_in_chunks(conflict, seeds_of(runs, seed), threads), seed)


def attribute_unknown(fit: Fit, runs: int = 200, seed: int = 0, threads: int | None = None) -> Attribution:
    """The same over wars that fit what we know: each seed has a draw, for all its worlds alike."""
    values = drawn_values_in_chunks(fit, seeds_of(runs, seed), threads)
    return attribution_of(fit.twins.with_deals, values, seed, fit)


def values_in_chunks(
    conflict: Conflict, seeds: NDArray[np.int64], threads: int | None = None
) -> Iterator[NDArray[np.float64]]:
    """Yield the kinds' values for each seed, (n, kinds, 3), chunk by chunk in the order of the seeds."""
    size = min(SEEDS_A_CHUNK, worlds_a_chunk(conflict))
    chunks = (seeds[first : first + size] for first in range(0, len(seeds), size))
    return in_order(partial(_values, conflict), chunks, n_threads(threads))


def drawn_values_in_chunks(
    fit: Fit, seeds: NDArray[np.int64], threads: int | None = None
) -> Iterator[NDArray[np.float64]]:
    """The same over wars that fit what we know: each seed with its own draw."""
    size = min(SEEDS_A_CHUNK, worlds_a_chunk(fit.twins.with_deals))
    chunks = (seeds[first : first + size] for first in range(0, len(seeds), size))
    return in_order(partial(_drawn_values, fit), chunks, n_threads(threads))


def _drawn_values(fit: Fit, seeds: NDArray[np.int64]) -> NDArray[np.float64]:
    wars = fit.wars(seeds)
    if have_places(wars):
        return _values_in(drawn_game_of(wars))
    own = zip(wars, seeds, strict=True)
    return np.concatenate([_values(war, np.array([seed], dtype=np.int64)) for war, seed in own])


def attribution_of(
    conflict: Conflict, chunks: Iterable[NDArray[np.float64]], seed: int = 0, fit: Fit | None = None
) -> Attribution:
    """Sum up the values of all seeds, of which ``seed`` is the first."""
    values = np.concatenate(list(chunks))
    deals = [_effect(kind.key, kind.title, values[:, place]) for place, kind in enumerate(conflict.kinds)]
    together = _effect("together", say("deals.together"), values.sum(axis=1))
    most, least = (
        {name: _first(deals, table) for name, table in _by_measure(sign * values)} for sign in (1, -1)
    )
    return Attribution(
        tuple(deals), together, len(values), is_exact(conflict), most, least, conflict, seed, fit
    )


def _by_measure(values: NDArray[np.float64]) -> Iterator[tuple[str, NDArray[np.float64]]]:
    """The kinds' values for each seed, (kinds, n), by the name of the measure."""
    return ((name, values[:, :, place].T) for place, name in enumerate(Measures._fields))


def _first(deals: list[DealEffect], values: NDArray[np.float64]) -> DealEffect | None:
    place = foremost(values)
    return None if place is None else deals[place]


def is_exact(conflict: Conflict) -> bool:
    """Whether every coalition of this conflict's deal kinds is looked at."""
    return len(conflict.kinds) <= MOST_EXACT_KINDS


def _effect(key: str, title: str, values: NDArray[np.float64]) -> DealEffect:
    return DealEffect(key, title, *(averaged(values[:, measure]) for measure in range(N_MEASURES)))


def _values(conflict: Conflict, seeds: NDArray[np.int64]) -> NDArray[np.float64]:
    return _values_in(game_of(conflict, seeds))


def _values_in(game: Game) -> NDArray[np.float64]:
    return exact_values(game) if is_exact(game.stage.conflict) else sampled_values(game)


def exact_values(game: Game) -> NDArray[np.float64]:
    """Shapley values for each seed, (n, kinds, 3), from all coalitions."""
    by_measure = shapley(np.moveaxis(worths_of_all(game), 2, 1))
    return np.moveaxis(by_measure, 1, 2)


def sampled_values(game: Game, pairs: int = PAIRS_OF_ORDERS) -> NDArray[np.float64]:
    """Shapley values for each seed, (n, kinds, 3), from orders of arrival drawn for that seed."""
    values = np.zeros((len(game.seeds), game.n_kinds, N_MEASURES))
    for place, seed in enumerate(game.seeds):
        luck = np.random.default_rng([int(seed), game.n_kinds])
        orders = orders_sampled(game.n_kinds, pairs, luck)
        values[place] = shapley_sampled(Memory(game, place).worth, orders)
    return values
