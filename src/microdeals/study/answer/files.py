"""What a result says as tables: indices of sensitivity and boxes, as data frames and as CSV."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd  # type: ignore[import-untyped]

from microdeals.documents.tables import ColumnTold, Made, csv_of_frame, dictionary_of
from microdeals.study.answer.boxes import Box
from microdeals.study.answer.sensitivity import Sensitivity
from microdeals.study.question.experiment import Experiment

if TYPE_CHECKING:
    from microdeals.looks.frames import Frame

SENSITIVITY, BOXES = "sensitivity.csv", "boxes.csv"
REPORT_DICTIONARY = "dictionary.csv"
INDICES_TOLD = (
    ColumnTold("outcome", "name", "what depends on the factor"),
    ColumnTold("path", "path", "the factor, as a conflict's file has it"),
    ColumnTold("total", "as measure says", "what it does with all others; of sobol its part of the variance"),
    ColumnTold("total_low", "as measure says", "lower end of the 95 % interval"),
    ColumnTold("total_high", "as measure says", "upper end of the 95 % interval"),
    ColumnTold("alone", "as measure says", "of sobol, what it does by itself; of other designs empty"),
    ColumnTold("alone_low", "as measure says", "lower end of the 95 % interval"),
    ColumnTold("alone_high", "as measure says", "upper end of the 95 % interval"),
    ColumnTold("measure", "text", "what total is"),
    ColumnTold("worked_out_from", "text", "from which pairs"),
)
BOXES_TOLD = (
    ColumnTold("label", "name", "verdict that is common there"),
    ColumnTold("where", "text", "ranges of the factors that make the box"),
    ColumnTold("density", "share", "pairs of the box that have the label"),
    ColumnTold("density_low", "share", "lower end of the wider of its two intervals"),
    ColumnTold("density_high", "share", "upper end of the wider of its two intervals"),
    ColumnTold("coverage", "share", "pairs with the label that lie in the box"),
    ColumnTold("density_everywhere", "share", "pairs that have the label, over all points"),
    ColumnTold("points", "count", "points in the box"),
    ColumnTold("pairs", "count", "pairs in the box"),
)
INDICES, OF_BOXES = (tuple(column.name for column in told) for told in (INDICES_TOLD, BOXES_TOLD))


def indices_in(found: Sequence[Sensitivity]) -> Frame:
    """A data frame with a row an outcome and factor, the most important factor first."""
    rows = [
        (
            one.outcome, index.path, index.total, index.total - index.total_error,
            index.total + index.total_error, index.alone, index.alone - index.alone_error,
            index.alone + index.alone_error, one.measure, one.how,
        )
        for one in found
        for index in one.indices
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(INDICES))


def boxes_in(boxes: Sequence[Box]) -> Frame:
    """A data frame with a row a box."""
    rows = [
        (
            box.label, " and ".join(box.words), box.found.mean, box.found.low, box.found.high, box.coverage,
            box.everywhere, box.n_points, box.n,
        )
        for box in boxes
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(OF_BOXES))


def tables_of(found: Sequence[Sensitivity], boxes: Sequence[Box], experiment: Experiment) -> dict[str, bytes]:
    """The tables of a report as CSV, and their dictionary, by the names of the files."""
    made = Made(experiment.model, experiment.seed, experiment.version)
    texts = {
        SENSITIVITY: csv_of_frame(indices_in(found), made),
        BOXES: csv_of_frame(boxes_in(boxes), made),
        REPORT_DICTIONARY: dictionary_of({SENSITIVITY: INDICES_TOLD, BOXES: BOXES_TOLD}),
    }
    return {name: text.encode() for name, text in texts.items()}
