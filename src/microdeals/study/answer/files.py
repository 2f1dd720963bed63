"""What a result says as tables: indices of sensitivity and boxes, as data frames and as CSV."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd  # type: ignore[import-untyped]

from microdeals.documents.tables import csv_of
from microdeals.study.answer.boxes import Box
from microdeals.study.answer.sensitivity import Sensitivity

if TYPE_CHECKING:
    from microdeals.looks.frames import Frame

SENSITIVITY, BOXES = "sensitivity.csv", "boxes.csv"
INDICES = (
    "outcome", "path", "total", "total_low", "total_high", "alone", "alone_low", "alone_high", "measure",
    "worked_out_from",
)  # fmt: skip
"""``total`` of sobol is the share of the variance that a factor has a part in, ``alone`` what it does by
itself; of other designs there is no ``alone``. Intervals are 95 % ones."""
OF_BOXES = (
    "label", "where", "density", "density_low", "density_high", "coverage", "density_everywhere", "points",
    "pairs",
)  # fmt: skip
"""Shares are 0..1; ``density_low`` and ``density_high`` are the wider of the two intervals of a share."""


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


def as_csv(frame: Frame) -> bytes:
    """A data frame as CSV; what is missing is empty."""
    cells = frame.astype(object).where(frame.notna(), "")
    return csv_of(list(frame.columns), cells.itertuples(index=False, name=None)).encode()
