"""What lives twin pairs for a verdict: the compiled loops, or anything that keeps the same records."""

from collections.abc import Iterator
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from microdeals.ensemble.pairs import run_pairs
from microdeals.processors import n_threads
from microdeals.verdict.fit import Fit
from microdeals.verdict.twins import Twins


class PairsEngine(Protocol):
    """Yields records of ``ensemble.pairs.PAIR``, chunk by chunk in the order of the seeds (n,)."""

    def as_given(self, twins: Twins, seeds: NDArray[np.int64]) -> Iterator[Any]:
        """Pairs of twins, every number as it stands."""
        ...

    def drawn(
        self, fit: Fit, seeds: NDArray[np.int64], draws: NDArray[np.int64] | None = None
    ) -> Iterator[Any]:
        """Pairs of which each has the draw of its own seed, or these draws (n,)."""
        ...


class CompiledPairs(NamedTuple):
    """The compiled engine, on threads (None: as many as there are processors that may be used)."""

    threads: int | None = None

    def as_given(self, twins: Twins, seeds: NDArray[np.int64]) -> Iterator[Any]:
        """Pairs of twins, every number as it stands."""
        return run_pairs(twins.with_deals, twins.without, seeds, n_threads(self.threads))

    def drawn(
        self, fit: Fit, seeds: NDArray[np.int64], draws: NDArray[np.int64] | None = None
    ) -> Iterator[Any]:
        """Pairs of which each has the draw of its own seed, or these draws (n,)."""
        return fit.pairs(seeds, draws, n_threads(self.threads))


COMPILED = CompiledPairs()
