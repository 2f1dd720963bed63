"""What a result says as tables: indices of sensitivity and boxes, as data frames and as CSV."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import pandas as pd  # type: ignore[import-untyped]

from microdeals.documents.tables import ColumnTold, Made, csv_of_frame, dictionary_of
from microdeals.study.answer.boxes import Box
from microdeals.study.answer.sensitivity import Index, Sensitivity
from microdeals.study.question.experiment import DesignKind, Experiment

if TYPE_CHECKING:
    from microdeals.looks.frames import Frame

SENSITIVITY, BOXES = "sensitivity.csv", "boxes.csv"
REPORT_DICTIONARY = "dictionary.csv"
TOTAL, ALONE, EFFECT, DIFFERENCE = "total", "alone", "effect", "largest_difference"
"""What an index is called: Sobol's two, the effect of Morris, and that of designs that go through levels."""
SHARE = "share"
_MEANINGS = {
    TOTAL: (SHARE, "part of the outcome's variance that the factor brings about, with all others"),
    ALONE: (SHARE, "part of the outcome's variance that the factor brings about by itself"),
    EFFECT: ("unit of the outcome", "mean absolute effect of a full step of the factor"),
    DIFFERENCE: (
        "unit of the outcome",
        "largest difference between two values of the factor: the outcome at to_value less that at "
        "from_value; of more than two values other draws tell it than picked them, and it may be below 0",
    ),
}
BETWEEN = (
    ColumnTold("from_value", "value of the factor, as text", "the one with least of the outcome, as picked"),
    ColumnTold("to_value", "value of the factor, as text", "the one with most of the outcome, as picked"),
)
_NAMES = {DesignKind.SOBOL: (TOTAL, ALONE), DesignKind.MORRIS: (EFFECT,)}


def indices_told(kind: DesignKind) -> tuple[ColumnTold, ...]:
    """The columns of the indices of a design: what they are called says what they are."""
    return (
        ColumnTold("outcome", "name", "what depends on the factor"),
        ColumnTold("path", "path", "the factor, as a conflict's file has it"),
        *(BETWEEN if _is_difference(kind) else ()),
        *(column for name in _names(kind) for column in _with_interval(name)),
        ColumnTold("measure", "text", "what the index is"),
        ColumnTold("worked_out_from", "text", "from which pairs, and what its intervals are over"),
    )


def _names(kind: DesignKind) -> tuple[str, ...]:
    return _NAMES.get(kind, (DIFFERENCE,))


def _is_difference(kind: DesignKind) -> bool:
    return _names(kind) == (DIFFERENCE,)


def _with_interval(name: str) -> Iterator[ColumnTold]:
    unit, meaning = _MEANINGS[name]
    yield ColumnTold(name, unit, meaning)
    none = "empty where a single point, draw or seed leaves no interval"
    high = "upper end of its 95 % interval" + (", which may reach above 1" if unit == SHARE else "")
    yield ColumnTold(f"{name}_low", unit, f"lower end of its 95 % interval, which may reach below 0; {none}")
    yield ColumnTold(f"{name}_high", unit, f"{high}; {none}")


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
OF_BOXES = tuple(column.name for column in BOXES_TOLD)


def indices_in(found: Sequence[Sensitivity], kind: DesignKind) -> Frame:
    """A data frame with a row an outcome and factor, the most important factor first."""
    n_figures = 3 * len(_names(kind))
    rows = [
        (
            one.outcome, index.path, *(_ends(index) if _is_difference(kind) else ()),
            *_figures(index)[:n_figures], one.measure, one.how,
        )
        for one in found
        for index in one.indices
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=[column.name for column in indices_told(kind)])


def _ends(index: Index) -> Iterator[str]:
    """The two values as text, for those of one factor are numbers and of another words."""
    return ("" if value is None else str(value) for value in (index.start, index.end))


def _figures(index: Index) -> tuple[float, ...]:
    total, error, alone, alone_error = index[1:5]
    return total, total - error, total + error, alone, alone - alone_error, alone + alone_error


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
    made, kind = Made(experiment.model, experiment.seed, experiment.version), experiment.design.kind
    texts = {
        SENSITIVITY: csv_of_frame(indices_in(found, kind), made),
        BOXES: csv_of_frame(boxes_in(boxes), made),
        REPORT_DICTIONARY: dictionary_of({SENSITIVITY: indices_told(kind), BOXES: BOXES_TOLD}),
    }
    return {name: text.encode() for name, text in texts.items()}
