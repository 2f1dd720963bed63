"""Twin pairs of own strategies, many at once: chunks of seeds in processes, their pairs in order.

Processes are joblib's, which take classes from a notebook or a script as they are, and need no main guard.
"""

import re
from collections.abc import Iterator
from functools import partial
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from microdeals.ensemble.runs import check_seeds
from microdeals.errors import StrategyError
from microdeals.processors import n_threads
from microdeals.strategies.decisions import PartyClasses
from microdeals.strategies.watched_decisions import lines_of, own_files_of
from microdeals.strategies.worlds import TwoWars, pair_of
from microdeals.verdict import Fit, Twins

DAYS_A_CHUNK = 8_000
"""Days of both worlds in a chunk: some seconds of work."""
DAYS_ALONE = 4_000
"""So few days are lived here, before processes would have started."""
Seeds: TypeAlias = NDArray[np.int64]


class AgentPairs(NamedTuple):
    """An engine of twin pairs whose sides are led by these classes: of ``verdict.engines``."""

    parties: PartyClasses
    processes: int | None = None
    """None: as many as there are processors that may be used."""

    def as_given(self, twins: Twins, seeds: Seeds) -> Iterator[Any]:
        """Records of ``PAIR``, chunk by chunk in the order of the seeds (n,)."""
        return self._in_chunks(_WarsAsGiven(twins), seeds, seeds)

    def drawn(self, fit: Fit, seeds: Seeds, draws: Seeds | None = None) -> Iterator[Any]:
        """The same, each pair with the draw of its own seed, or with these draws (n,)."""
        return self._in_chunks(_WarsDrawn(fit), seeds, seeds if draws is None else draws)

    def _in_chunks(self, wars: "_WarsOf", seeds: Seeds, draws: Seeds) -> Iterator[Any]:
        checked, days = check_seeds(seeds), 2 * wars.horizon_days
        workers = n_threads(self.processes)
        if days * len(checked) <= DAYS_ALONE:
            workers = 1
        size = max(1, min(DAYS_A_CHUNK // days, -(-len(checked) // (4 * workers))))
        places = range(0, len(checked), size)
        work = partial(_pairs, wars, self.parties)
        jobs = ((checked[first : first + size], draws[first : first + size]) for first in places)
        if workers == 1:
            return (work(*job) for job in jobs)
        return self._in_processes(work, jobs, workers)

    def _in_processes(self, work: Any, jobs: Any, workers: int) -> Iterator[Any]:
        from joblib import Parallel, delayed  # type: ignore[import-untyped]
        from joblib.externals.loky.process_executor import (  # type: ignore[import-untyped]
            TerminatedWorkerError,
        )

        parallel = Parallel(workers, return_as="generator", batch_size=1, pre_dispatch="2*n_jobs")
        try:
            yield from parallel(delayed(work)(*job) for job in jobs)
        except TerminatedWorkerError as error:
            raise self._ended(error) from error

    def _ended(self, error: Exception) -> StrategyError:
        """A class has ended the process in which it played, so nobody could ask it for the line."""
        names = " or ".join(dict.fromkeys(lines_of(one) for one in self.parties if own_files_of(one)))
        codes = re.search(r"\{.*\}", str(error))
        return StrategyError(
            f"{names or 'Party'} ended the process in which it decided{f' {codes[0]}' if codes else ''}, as "
            "os._exit(), too much memory or a crash in a library does: a decision must return True or False. "
            "With threads=1 its worlds are lived in this process, where a debugger can stop before that line."
        )


class _WarsAsGiven(NamedTuple):
    """Both wars of each pair: the same for all."""

    twins: Twins

    @property
    def horizon_days(self) -> int:
        return self.twins.with_deals.horizon_days

    def of(self, seeds: Seeds, _draws: Seeds) -> Iterator[TwoWars]:
        """The wars of each pair (n,)."""
        return (TwoWars(self.twins.with_deals, self.twins.without, seed) for seed in seeds.tolist())


class _WarsDrawn(NamedTuple):
    """Both wars of each pair, with a draw of what nobody knows."""

    fit: Fit

    @property
    def horizon_days(self) -> int:
        return self.fit.twins.with_deals.horizon_days

    def of(self, seeds: Seeds, draws: Seeds) -> Iterator[TwoWars]:
        """The wars of each pair (n,)."""
        both = zip(self.fit.wars(draws), self.fit.wars_without(draws), seeds.tolist(), strict=True)
        return (TwoWars(*wars) for wars in both)


_WarsOf: TypeAlias = _WarsAsGiven | _WarsDrawn


def _pairs(wars: _WarsOf, parties: PartyClasses, seeds: Seeds, draws: Seeds) -> Any:
    """Records (n,) of a chunk."""
    pairs = [pair_of(one, parties) for one in wars.of(seeds, draws)]
    return np.concatenate(pairs).view(np.recarray)
