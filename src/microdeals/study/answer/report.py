"""The report of a result: one page that needs nothing else, and its figures for paper."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from microdeals.errors import RequestError
from microdeals.study.answer.boxes import boxes_of
from microdeals.study.answer.cells import Cells, cells_of
from microdeals.study.answer.level_effects import level_effects
from microdeals.study.answer.page import PAGE, ReportContent, SvgFigure, page_of
from microdeals.study.answer.pictures.bars import sensitivity_bars
from microdeals.study.answer.pictures.phase import phase_diagram
from microdeals.study.answer.pictures.quantiles import quantile_dots
from microdeals.study.answer.pictures.style import CaptionedFigure, write
from microdeals.study.answer.points_by_seed import labels_of_result
from microdeals.study.answer.sensitivity import Sensitivity, sensitivity_of
from microdeals.study.columns import NUMBERS
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
    try:
        folder.mkdir(parents=True, exist_ok=True)
        shown = [
            SvgFigure(picture, write(picture, folder)[0].read_text(encoding="utf-8"))
            for picture in pictures(experiment, cells, level_effects(Store(result), experiment))
        ]
        boxes = [box for label in TOLD for box in boxes_of(cells, label)]
        page = folder / PAGE
        seen = ReportContent(
            experiment, cells, labels_of_result(Store(result), experiment, len(cells.points))
        )
        page.write_text(page_of(seen, shown, boxes), encoding="utf-8")
    except OSError as failed:
        raise RequestError(f"{folder}: cannot be written: {failed.strerror or failed}.") from failed
    return page


def pictures(
    experiment: Experiment, cells: Cells, by_level: Sequence[Sensitivity]
) -> Iterator[CaptionedFigure]:
    """The figures that the design allows: phase diagram, sensitivity, distributions."""
    seeds = f"{experiment.seed} to {experiment.seed + experiment.runs - 1} at each point"
    moving = [path for path in cells.factors if cells.points[path].nunique() > 1]
    if len(moving) >= 2:
        yield phase_diagram(cells, moving[0], moving[1], seeds)
    worked_out = (sensitivity_of(experiment, cells, outcome) for outcome in experiment.outcomes)
    for found in (*by_level, *(one for one in worked_out if one is not None)):
        if found.indices:
            yield sensitivity_bars(found, cells.n_pairs, seeds)
    for outcome in experiment.outcomes:
        if outcome in NUMBERS:
            yield quantile_dots(outcome, cells.pairs[outcome].to_numpy(float), cells.n_pairs, seeds)
