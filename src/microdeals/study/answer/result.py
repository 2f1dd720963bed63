"""A finished sweep in hand: its rows, what its outcomes depend on, where verdicts differ, its pictures."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd  # type: ignore[import-untyped]

from microdeals.documents.tables import explained
from microdeals.documents.wording import counted_as, did_you_mean, quoted, shown
from microdeals.errors import RequestError
from microdeals.looks.html import html_of
from microdeals.looks.sentence import short
from microdeals.study.answer.boxes import boxes_of
from microdeals.study.answer.cells import Cells, cells_of
from microdeals.study.answer.columns_told import points_told, rows_told
from microdeals.study.answer.files import BOXES_TOLD, boxes_in, indices_in, indices_told
from microdeals.study.answer.for_now import carried
from microdeals.study.answer.in_words import capital
from microdeals.study.answer.notes import all_doubts, noted, noted_boxes, noted_indices
from microdeals.study.answer.pictures.bars import finding
from microdeals.study.answer.pictures.style import CaptionedFigure, worded
from microdeals.study.answer.points_by_seed import shares_of_result
from microdeals.study.answer.report import pictures, sensitivities, write_report
from microdeals.study.answer.sensitivity import Sensitivity
from microdeals.study.columns import LABELS, counted_label
from microdeals.study.question.experiment import Experiment
from microdeals.study.question.plan import SweepPlan
from microdeals.study.run.own_outcomes import Measure, measured
from microdeals.study.run.parts import UNREADABLE, damaged
from microdeals.study.run.store import Store, read_manifest

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from microdeals.looks.frames import Frame

LONGEST_QUESTION = 120
TELLING = ("phase", "sensitivity_")
"""Names of pictures that show what varies begin so."""
OFFERED = (
    "rows", "points", "sensitivity", "boxes", "summary", "measured", "plot", "report", "notes", "experiment",
)  # fmt: skip
"""What a result has, beside what its rows can do as a data frame."""


@dataclass(frozen=True, repr=False)
class SweepResult:
    """The result in a folder, read when it is first asked for.

    What a data frame can do, it does with its ``rows``.
    """

    folder: Path
    plan: SweepPlan | None = None
    """What was run; None: it was run elsewhere, and is only read here."""
    is_kept: bool = True
    """Whether its folder stays; else it goes with the result, and along where that is copied or sent."""

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        """What pickle and copy take: a result that is not kept carries its files."""
        return carried(self, self.plan)

    def __repr__(self) -> str:
        """The question, how much was run, how common each verdict is, and of each note what it says first."""
        first = (re.split(r"[.:] ", note)[0].removesuffix(".") for note in self.notes)
        return short("\n".join((self._told(), *(f"{note}." for note in first))))

    def __str__(self) -> str:
        """The same, with the notes in full."""
        return "\n".join((self._told(), *self.notes))

    def _told(self) -> str:
        experiment, found = self.experiment, self._labels
        question = experiment.question
        if len(question) > LONGEST_QUESTION:
            question = f"{question[: LONGEST_QUESTION - 1]}…"
        told = ", ".join(
            f"{counted_label(label, round(100 * found[label].mean))} ({100 * found[label].low:.0f} to "
            f"{100 * found[label].high:.0f})"
            for label in LABELS
        )
        ranges = f"in brackets {'what we do not know' if self.cells.are_told_apart else '95 % intervals'}"
        n = len(self.cells.points)
        pairs = (
            f"{counted_as(self.cells.n_pairs, 'pair')} at {counted_as(n, 'point')}; of 100: {told}; {ranges}"
        )
        return f"{question}\n{pairs}"

    def _repr_html_(self) -> str:
        """The same, and its figures as a small table."""
        return html_of(repr(self), self.summary())

    def summary(self) -> Frame:
        """A data frame with a row a label and an outcome asked for: its share or mean over all points.

        ``low`` and ``high`` are the 95 % interval of ``value``, ``luck_low`` and ``luck_high`` what luck
        alone would leave, ``unknown_low`` and ``unknown_high`` what we do not know (NaN as given). Luck is
        known from seeds within draws, and ``low`` to ``high`` from draws: where draws hardly differ, luck's
        may be the wider by chance. Of too few draws to tell the two apart both are NaN, and a note says so.
        """
        from microdeals.study.answer.summary import summary_of_sweep

        found = summary_of_sweep(self.rows, self.experiment, len(self.cells.points), self._labels)
        return noted(found, " ".join(self.notes))

    @property
    def notes(self) -> tuple[str, ...]:
        """What must be said beside the result: what its points or draws are too few to tell."""
        return all_doubts(self.experiment)

    def __len__(self) -> int:
        """Pairs of worlds, a row each."""
        return len(self.rows)

    def __getitem__(self, key: Any) -> Any:
        """What the data frame of rows has there: a column by its name."""
        return self.rows[key]

    def __iter__(self) -> Iterator[str]:
        """The names of the columns of rows, as of any data frame."""
        return iter(self.rows)

    def __getattr__(self, name: str) -> Any:
        """What the data frame of rows has by this name, a column or a method.

        Raises AttributeError, with what there is.
        """
        if not name.startswith("_") and name not in self.__dataclass_fields__:
            rows = self.rows
            if hasattr(rows, name):
                return getattr(rows, name)
            hint = did_you_mean(name, (*OFFERED, *rows.columns)) or f" It has {quoted(OFFERED)}."
            raise AttributeError(f"the result of a sweep has no '{name}', nor have its rows.{hint}")
        raise AttributeError(f"the result of a sweep has no '{name}'.")

    @cached_property
    def experiment(self) -> Experiment:
        """What was asked."""
        return read_manifest(self.folder).experiment

    @cached_property
    def rows(self) -> Frame:
        """A data frame with a row a pair of worlds; ``attrs`` has units and meanings of its columns."""
        return rows_in(Store(self.folder).merged, self._factors)

    def measured(self, **measures: Measure) -> Frame:
        """The rows with a column more for each function of yours, by its name: an outcome of your own.

        A function is given the tables of each world with deals, ``days``, ``events``, ``deals`` and
        ``agents``, and gives a number, or None where there is none. Raises RequestError for one that fails,
        with its world, and for a result that was only read.

        >>> def trust_on_the_last_day(world):
        ...     return world.days.trust_0.iloc[-1]
        """
        taken = sorted(set(measures) & set(self.rows.columns))
        if taken:
            raise RequestError(f"{', '.join(taken)}: a row has such a column already. Take another name.")
        if self.plan is None:
            raise RequestError(
                f"{self.folder}: only its rows were read, and measured() lives its worlds again. Ask with "
                f"its experiment: md.sweep(experiment, out={str(self.folder)!r}); no pair is run again."
            )
        return _with_told(self.rows.assign(**measured(self.plan, measures)), self._factors, measures)

    @property
    def points(self) -> Frame:
        """A data frame with a row a point: its values, its pairs ``n``, and the mean of each number.

        Labels and flags are counts of pairs. ``attrs`` has units and meanings of the columns.
        """
        frame = self.cells.points
        frame.attrs |= explained(points_told(frame.columns, self._factors))
        return frame

    @cached_property
    def sensitivity(self) -> Frame:
        """A data frame of what each outcome depends on, with 95 % intervals, the most important first.

        Shares of variance (Sobol indices: ``total``, ``alone``) of ``sobol``, the ``effect`` of ``morris``,
        the ``largest_difference`` between two values of ``grid`` and ``one_at_a_time`` (the outcome at
        ``to_value`` less that at ``from_value``), each with ``_low`` and ``_high``. Other designs have none;
        the frame then has no rows, and says so (``attrs["note"]``).
        ``attrs`` has units and meanings of the columns, and under ``findings`` what can be said of each
        outcome, as the report's titles say it: a factor is named only if its interval lies above the others'.
        """
        kind = self.experiment.design.kind
        frame = indices_in(self._sensitivities, kind)
        findings = [f"{capital(finding(one))}." for one in self._sensitivities]
        frame.attrs |= {**explained(indices_told(kind)), "findings": findings}
        return noted_indices(frame, self._sensitivities, self.experiment)

    @cached_property
    def boxes(self) -> Frame:
        """A data frame of where each verdict is most common (PRIM), with coverage and density (0..1).

        Found and counted in the same pairs: another sweep will find them weaker. A frame without rows says
        why (``attrs["note"]``). ``attrs`` has units and meanings of the columns.
        """
        frame = boxes_in(boxes_of(self.cells, LABELS))
        frame.attrs |= explained(BOXES_TOLD)
        return noted_boxes(frame, len(self.cells.points))

    def plot(self, name: str | None = None) -> Figure:
        """One of the report's pictures as a Matplotlib figure with its finding, by its name.

        None: what the first two paths that vary change (``phase``); of one path, what it matters
        (``sensitivity_closing``); else the first. Raises RequestError for a name that is not there, with
        those that are.
        """
        found = {one.name: one for one in self._pictures}
        if name is None:
            name = next((one for one in found if one.startswith(TELLING)), next(iter(found)))
        if name not in found:
            raise RequestError(f"no picture {shown(name)} of this sweep; it has {quoted(list(found))}.")
        return worded(found[name])

    def report(self, out: str | Path) -> Path:
        """Write the page with its pictures and tables into a folder, and give the page's path."""
        return write_report(self.folder, Path(out))

    @cached_property
    def cells(self) -> Cells:
        """The points summed up, as pictures and the report take them."""
        return cells_of(Store(self.folder), read_manifest(self.folder))

    @property
    def _factors(self) -> tuple[str, ...]:
        return tuple(factor.path for factor in self.experiment.factors)

    @cached_property
    def _labels(self) -> Any:
        return shares_of_result(Store(self.folder), self.experiment, len(self.cells.points))

    @cached_property
    def _sensitivities(self) -> list[Sensitivity]:
        return sensitivities(Store(self.folder), self.experiment, self.cells)

    @cached_property
    def _pictures(self) -> list[CaptionedFigure]:
        return list(pictures(self.experiment, self.cells, self._labels, self._sensitivities))


def rows_in(rows: Any, factors: Sequence[str]) -> Frame:
    """Rows of a result, from a Parquet file, words as plain strings; ``attrs`` explains the columns.

    Raises RequestError for a damaged one.
    """
    try:
        table = pd.read_parquet(rows)
    except UNREADABLE as failed:
        raise damaged(rows, failed) from failed
    words = [name for name in table.columns if isinstance(table[name].dtype, pd.CategoricalDtype)]
    return _with_told(table.astype(dict.fromkeys(words, str)), factors)


def _with_told(frame: Frame, factors: Sequence[str], own: Collection[str] = ()) -> Frame:
    frame.attrs |= explained(rows_told(frame.columns, factors, own))
    return frame
