"""What must be said beside a result: that its draws or points are too few, or why a table is empty."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd  # type: ignore[import-untyped]

from microdeals.documents.wording import counted_as, quoted
from microdeals.looks.html import html_of
from microdeals.study.answer.boxes import fewest_points
from microdeals.study.answer.in_words import not_told_apart
from microdeals.study.answer.level_effects import DESIGNS, values_of
from microdeals.study.answer.robust.enough_states import FEWEST_THAT_AGREE
from microdeals.study.answer.sensitivity import FEWEST_DRAWS_TO_NAME, FEWEST_OF, OF_MEANS, drawn_of
from microdeals.study.question.draws import LUCKS
from microdeals.study.question.experiment import DesignKind, Experiment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from microdeals.looks.frames import Frame
    from microdeals.study.answer.sensitivity import Sensitivity

BASES = {
    DesignKind.SOBOL: ("base point", "base points"),
    DesignKind.MORRIS: ("trajectory", "trajectories"),
}
WEAKER = "Found and counted in the same pairs: another sweep will find them weaker."
WITH_INDICES = (*OF_MEANS, *DESIGNS)


def too_few_draws(experiment: Experiment) -> str:
    """A warning if an order of factors may be that of the few draws alone (as given: seeds); else nothing.

    If each of five draws put the same factor first, that would be luck in 6 of 100 cases, of six in 3.
    """
    n, unit = drawn_of(experiment)
    if experiment.design.kind not in OF_MEANS or n >= FEWEST_THAT_AGREE:
        return ""
    more = f"runs = {FEWEST_THAT_AGREE}"
    if unit == "draw":
        more = f"runs = {FEWEST_THAT_AGREE * LUCKS} (a draw has two)"
    of = counted_as(n, unit)
    if n < FEWEST_DRAWS_TO_NAME:
        doubt = f"cannot be said from {of}: another may tell otherwise, and the intervals leave that out"
    else:
        doubt = f"most may be so for these {of} alone, and intervals over so few are rough"
    return f"What matters {doubt}. Ask for {more} or more."


def too_few_points(experiment: Experiment) -> str:
    """A warning if base points, or trajectories, are too few to say what matters; else nothing."""
    design = experiment.design
    if design.kind not in FEWEST_OF or design.points >= FEWEST_OF[design.kind]:
        return ""
    few = counted_as(design.points, *BASES[design.kind])
    return (
        f"What matters cannot be said from {few}: with other points the indices may be quite different, and "
        f"intervals over so few do not hold them. Ask for points = {FEWEST_OF[design.kind]} or more."
    )


def too_few_to_tell(experiment: Experiment) -> str:
    """A warning if differences between values have no interval: a single draw, or seed, tells them."""
    design, (n, unit) = experiment.design, drawn_of(experiment)
    if design.kind not in DESIGNS:
        return ""
    lucks = LUCKS if unit == "draw" else 1
    is_picked = any(len(values_of(factor, design)) > 2 for factor in experiment.factors)
    least = 3 if is_picked else 2
    if n >= least:
        return ""
    why = (
        f"Of more than two values one {unit} picks the two and one tells their difference"
        if n > 1
        else f"One {unit} tells the difference between two values"
    )
    return f"{why}, so that it has no interval. Ask for runs = {least * lucks} or more."


def doubts(experiment: Experiment) -> tuple[str, ...]:
    """What must be said of the indices of an experiment: what points, draws or seeds are too few to tell."""
    told = (too_few_points(experiment), too_few_draws(experiment), too_few_to_tell(experiment))
    return tuple(note for note in told if note)


def all_doubts(experiment: Experiment) -> tuple[str, ...]:
    """The same, and first that luck and what we do not know are not told apart, where they are not."""
    return tuple(note for note in (not_told_apart(experiment), *doubts(experiment)) if note)


def noted_indices(frame: Frame, found: Sequence[Sensitivity], experiment: Experiment) -> Frame:
    """The frame of indices with a note in ``attrs`` on what is missing in it, or doubtful."""
    kind = experiment.design.kind
    constant = [one.outcome for one in found if not one.indices]
    if kind not in WITH_INDICES:
        return noted(frame, f"A {kind} design has no indices; these have: {quoted(WITH_INDICES)}.")
    alike = f"{quoted(constant)}: the same at every point, so nothing that varied matters to it."
    return noted(frame, " ".join((*([alike] if constant else []), *doubts(experiment))))


def noted_boxes(frame: Frame, n_points: int) -> Frame:
    """The frame of boxes, which says how sure they are, and if it is empty why."""
    least = 2 * fewest_points(n_points)
    if len(frame):
        return noted(frame, WEAKER)
    if n_points < least:
        return noted(frame, f"A box takes {least} points or more, and there are {n_points}.")
    return noted(
        frame,
        "Under no values is a verdict more common than everywhere by 5 of 100 pairs, so there is no box.",
    )


def noted(frame: Frame, note: str) -> Frame:
    """The frame with a note in ``attrs``; one without rows shows it."""
    told = frame if len(frame) else NotedFrame(frame)
    if note:
        told.attrs["note"] = note
    return told


class NotedFrame(pd.DataFrame):  # type: ignore[misc]
    """A data frame that shows its note, as it has no rows to show."""

    @property
    def _constructor(self) -> Any:
        return NotedFrame

    def __repr__(self) -> str:
        """The note below what pandas shows."""
        return "\n".join(part for part in (super().__repr__(), self._note) if part)

    def _repr_html_(self) -> str:
        """The same in a notebook."""
        return html_of(self._note, self) if self._note else str(super()._repr_html_())

    @property
    def _note(self) -> str:
        return "" if len(self) else str(self.attrs.get("note", ""))
