"""The report of a result: one page that needs nothing else, and its figures for paper."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from microdeals.documents.destination import make_folder
from microdeals.errors import RequestError
from microdeals.statistics.two_sources import Estimate
from microdeals.study.answer.boxes import boxes_of
from microdeals.study.answer.cells import Cells, cells_of
from microdeals.study.answer.files import tables_of
from microdeals.study.answer.level_effects import level_effects
from microdeals.study.answer.page import ReportContent, page_of, shown_in, write_page
from microdeals.study.answer.pictures.bars import sensitivity_bars
from microdeals.study.answer.pictures.phase import phase_diagram
from microdeals.study.answer.pictures.quantiles import quantile_dots
from microdeals.study.answer.pictures.style import CaptionedFigure, drawn
from microdeals.study.answer.pictures.trade import trade_picture
from microdeals.study.answer.points_by_seed import shares_of_result, sums_by_batch
from microdeals.study.answer.sensitivity import OF_MEANS, Sensitivity, sensitivity_of
from microdeals.study.columns import NUMBERS
from microdeals.study.question.draws import draws_of
from microdeals.study.question.experiment import Experiment
from microdeals.study.run.store import Store, read_manifest

TOLD = ("stepping_stone", "pressure_valve", "painkiller")


def write_report(result: Path, out: Path | None = None) -> Path:
    """Write the report of a finished result, by default into its folder, and give the page's path.

    Raises RequestError for a folder without a finished result, or that cannot be written.
    """
    manifest = read_manifest(result)
    if manifest.experiment.robust:
        raise RequestError(
            f"{result}: holds policies in states of the world; 'microdeals robust "
            f"{manifest.experiment.name} --out {result}' writes its page."
        )
    cells = cells_of(Store(result), manifest)
    folder = out or result / "report"
    experiment = manifest.experiment
    make_folder(folder)
    found = sensitivities(Store(result), experiment, cells)
    shares = shares_of_result(Store(result), experiment, len(cells.points))
    drawings = {picture: drawn(picture) for picture in pictures(experiment, cells, shares, found)}
    boxes = boxes_of(cells, TOLD)
    constant = tuple(one.outcome for one in found if not one.indices)
    seen = ReportContent(experiment, cells, shares, constant)
    tables = tables_of(found, boxes, experiment)
    return write_page(folder, drawings, page_of(seen, shown_in(drawings), boxes), tables)


def sensitivities(store: Store, experiment: Experiment, cells: Cells) -> list[Sensitivity]:
    """What each outcome depends on, as far as the design tells; without indices for one that never varies."""
    if experiment.design.kind not in OF_MEANS:
        return level_effects(store, experiment)
    n = len(cells.points)
    return [
        sensitivity_of(experiment, outcome, sums_by_batch(store, experiment, outcome, n))
        for outcome in experiment.outcomes
    ]


def pictures(
    experiment: Experiment, cells: Cells, shares: Mapping[str, Estimate], sensitive: Sequence[Sensitivity]
) -> Iterator[CaptionedFigure]:
    """The trade, then the figures that the design allows: phase diagram, sensitivity, distributions."""
    seeds = f"{experiment.seed} to {experiment.seed + experiment.runs - 1} at each point"
    yield trade_picture(cells.pairs, shares, cells.n_pairs, seeds)
    moving = [path for path in cells.factors if cells.points[path].nunique() > 1]
    if len(moving) >= 2:
        yield phase_diagram(cells, moving[0], moving[1], seeds)
    for found in sensitive:
        if found.indices:
            yield sensitivity_bars(found, cells.n_pairs, seeds)

    def draws(of_seeds: NDArray[np.int64]) -> NDArray[np.int64] | None:
        return None if experiment.drawn is None else draws_of(of_seeds, experiment.seed)

    for outcome in experiment.outcomes:
        if outcome in NUMBERS:
            yield quantile_dots(outcome, cells.pairs, draws, cells.n_pairs, seeds)
