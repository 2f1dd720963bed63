"""Results that a command, or a call with ``out=``, has left in a folder."""

from pathlib import Path

from microdeals.door.arguments import path_given
from microdeals.errors import RequestError
from microdeals.study import Store
from microdeals.study.answer.result import SweepResult
from microdeals.study.run.store import read_manifest


def result(folder: str | Path) -> SweepResult:
    """The finished result of a sweep in a folder, as ``sweep`` gives it: of the command, or kept by ``out=``.

    It has ``rows``, ``points``, ``sensitivity``, ``boxes``, ``summary()``, ``plot()`` and ``report()``;
    nothing is run. Raises RequestError for a folder that has none, or one that is not finished.

    >>> result("results/no_such_sweep")
    Traceback (most recent call last):
    microdeals.errors.RequestError: results/no_such_sweep: no such folder; a sweep keeps one: out=.
    """
    place = path_given("folder", folder)
    if not place.is_dir():
        raise RequestError(f"{place}: no such folder; a sweep keeps one: out=.")
    manifest, store = read_manifest(place), Store(place)
    if manifest.experiment.robust:
        raise RequestError(
            f"{place}: holds policies in states. robust(experiment, out={str(place)!r}) reads it."
        )
    if not store.merged.exists():
        done = f"{len(store.finished())} of {manifest.n_parts} parts are there"
        raise RequestError(f"{place}: {done}. sweep(experiment, out={str(place)!r}) goes on.")
    return SweepResult(place)
