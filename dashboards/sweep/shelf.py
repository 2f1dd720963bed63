"""Results of sweeps on this machine: the folders below `./results`, by name, and what each found."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from dashboards.words import text
from dashboards.work.tickets import AnswerPart
from microdeals.errors import RequestError
from microdeals.statistics.two_sources import Estimate
from microdeals.study.answer.cells import Cells, cells_of
from microdeals.study.answer.pictures.phase import axes_among
from microdeals.study.answer.points_by_seed import shares_of_result
from microdeals.study.answer.report import write_report
from microdeals.study.answer.robust.page import write_page_of_policies
from microdeals.study.answer.robust.robustness import Robustness
from microdeals.study.answer.robust.stored import finding_in
from microdeals.study.command import RESULTS
from microdeals.study.question.experiment import Experiment
from microdeals.study.run.store import MANIFEST, Manifest, Store, read_manifest

MOST_PAIRS = 1_000_000
"""Larger results are for `microdeals report`: a page for many must not read for minutes."""
MOST_LISTED = 200


def on_the_shelf() -> tuple[str, ...]:
    """Names of the folders below `./results` that hold a result, in order."""
    try:
        found = [folder.name for folder in RESULTS.iterdir() if (folder / MANIFEST).is_file()]
    except OSError:
        return ()
    return tuple(sorted(found)[:MOST_LISTED])


def folder_of(name: str) -> Path:
    """The folder of a listed name. Raises RequestError for any other name, so for every path."""
    if name not in on_the_shelf():
        raise RequestError(text("sweep.shelf.gone").format(name=name))
    return RESULTS / name


class FoundResult(NamedTuple):
    """What a result says, small enough to keep: points summed up, without single pairs."""

    experiment: Experiment
    cells: Cells
    n_pairs: int
    verdicts: Mapping[str, Estimate]
    """How common each label is: seeds are counted, as in the summary and the report, not rows."""

    @property
    def moving(self) -> tuple[str, ...]:
        """The paths that a diagram can have as an axis."""
        return axes_among(self.cells)


class FoundPolicies(NamedTuple):
    """What a result says about policies in states of the world."""

    found: Robustness
    n_pairs: int


class ResultQuestion(NamedTuple):
    """The question: what is in the result of this name, as it was written at this time."""

    name: str
    written: int

    @property
    def patience(self) -> int:
        """Somebody looks at an empty place."""
        return 0

    def parts(self) -> Iterator[AnswerPart[FoundResult | FoundPolicies]]:
        """One part with all that was found. Raises RequestError for what is no finished result."""
        store, manifest = _finished(self.name)
        if manifest.experiment.robust:
            yield AnswerPart(1, 1, FoundPolicies(finding_in(store, manifest), manifest.n_rows))
            return
        cells = cells_of(store, manifest)
        verdicts = shares_of_result(store, manifest.experiment, len(cells.points))
        yield AnswerPart(
            1, 1, FoundResult(manifest.experiment, cells._replace(pairs=None), cells.n_pairs, verdicts)
        )


class ReportQuestion(NamedTuple):
    """The question: the report of a result, as the commands write it; the answer is its page."""

    name: str
    written: int

    @property
    def patience(self) -> int:
        """Somebody waits for a file, others for a picture."""
        return 1

    def parts(self) -> Iterator[AnswerPart[bytes]]:
        """One part with the bytes of the page."""
        store, manifest = _finished(self.name)
        with tempfile.TemporaryDirectory() as away:
            if manifest.experiment.robust:
                page = write_page_of_policies(finding_in(store, manifest), Path(away))
            else:
                page = write_report(store.folder, Path(away))
            yield AnswerPart(1, 1, page.read_bytes())


def opened(name: str) -> ResultQuestion:
    """The question to ask now for a listed result. Raises RequestError for a name that is not listed."""
    return ResultQuestion(name, _written(name))


def _written(name: str) -> int:
    """When the result last changed (ns), so that a result made anew is read anew."""
    folder = folder_of(name)
    store = Store(folder)
    newest = store.merged if store.merged.exists() else folder / MANIFEST
    return newest.stat().st_mtime_ns


def _finished(name: str) -> tuple[Store, Manifest]:
    folder = folder_of(name)
    manifest = read_manifest(folder)
    if manifest.n_rows > MOST_PAIRS:
        raise RequestError(
            text("sweep.shelf.large").format(name=name, n=f"{manifest.n_rows:,}", most=f"{MOST_PAIRS:,}")
        )
    return Store(folder), manifest
