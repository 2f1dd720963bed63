"""Results that a command, or a call with ``out=``, has left in a folder."""

from pathlib import Path

from microdeals.door.arguments import answered, path_given
from microdeals.errors import RequestError
from microdeals.study import Store
from microdeals.study.answer.result import SweepResult
from microdeals.study.answer.robust.stored import points_in
from microdeals.study.answer.robust_result import RobustResult
from microdeals.study.run.store import read_manifest


@answered
def result(folder: str | Path) -> SweepResult | RobustResult:
    """The finished result in a folder, as ``sweep`` or ``robust`` gives it: a command's, or kept by ``out=``.

    Of a sweep it has ``rows``, ``points``, ``sensitivity``, ``boxes``, ``summary()``, ``plot()`` and
    ``report()``; of policies in states ``found``, ``regret``, ``rows``, ``summary()``, ``plot()`` and
    ``report()``. Nothing is run. Raises RequestError for a folder that has none, or one that is not finished.

    >>> result("results/no_such_sweep")
    Traceback (most recent call last):
    microdeals.errors.RequestError: results/no_such_sweep: no such folder; md.sweep(..., out=...) keeps one.
    """
    place = path_given("folder", folder)
    if place.is_file():
        raise RequestError(
            f"{place}: is a file, and md.result reads the folder of a sweep or of a choice among policies. "
            "pandas.read_parquet or read_csv reads a table."
        )
    if not place.is_dir():
        raise RequestError(f"{place}: no such folder; md.sweep(..., out=...) keeps one.")
    manifest, store = read_manifest(place), Store(place)
    if not store.merged.exists():
        call = "robust" if manifest.experiment.robust else "sweep"
        done = f"{len(store.finished())} of {manifest.n_parts} parts are there"
        raise RequestError(f"{place}: {done}. md.{call}(experiment, out={str(place)!r}) goes on.")
    if manifest.experiment.robust:
        return RobustResult(place, manifest.experiment, points_in(store, manifest))
    return SweepResult(place)
