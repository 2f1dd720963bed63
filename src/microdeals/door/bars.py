"""Bars for those who wait for an answer in Python: in a terminal, in a notebook's cell."""

import multiprocessing
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from microdeals.progress import bar_of
from microdeals.verdict import Fit, Twins
from microdeals.verdict.engines import PairsEngine

Seeds = NDArray[np.int64]
PAIRS = "Pairs of worlds"


class _Sized(Protocol):
    def __len__(self) -> int: ...


Chunk = TypeVar("Chunk", bound=_Sized)


class PairsWithBar(NamedTuple):
    """An engine of twin pairs, with a bar while it works."""

    engine: PairsEngine

    def as_given(self, twins: Twins, seeds: Seeds) -> Iterator[Any]:
        """Pairs of twins, every number as it stands."""
        return with_bar(self.engine.as_given(twins, seeds), PAIRS, len(seeds))

    def drawn(self, fit: Fit, seeds: Seeds, draws: Seeds | None = None) -> Iterator[Any]:
        """Pairs of which each has the draw of its own seed, or these draws (n,)."""
        return with_bar(self.engine.drawn(fit, seeds, draws), PAIRS, len(seeds))


def with_bar(chunks: Iterable[Chunk], title: str, total: int) -> Iterator[Chunk]:
    """The same chunks, counted on a bar."""
    with counter_of(title, total) as count:
        for chunk in chunks:
            count(len(chunk))
            yield chunk


@contextmanager
def counter_of(title: str, total: int) -> "Iterator[_Count]":
    """What counts on a bar, for whoever waits here; in another thread or process somebody else waits."""
    if threading.current_thread() is not threading.main_thread() or multiprocessing.parent_process():
        yield _nobody_waits
        return
    with bar_of(title, total) as bar:
        yield bar.advance


class _Count(Protocol):
    def __call__(self, by: int, /) -> None: ...


def _nobody_waits(_by: int, /) -> None:
    """Count for nobody."""
