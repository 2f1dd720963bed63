"""A choice among policies in hand: its rows, the regret of every policy in every state, what it says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd  # type: ignore[import-untyped]

from microdeals.documents.tables import explained
from microdeals.study.answer.columns_told import regret_told
from microdeals.study.answer.for_now import carried
from microdeals.study.answer.result import rows_in
from microdeals.study.answer.robust import in_words
from microdeals.study.answer.robust.lives import outcomes_of, which_tell
from microdeals.study.answer.robust.page import write_page_of_policies
from microdeals.study.answer.robust.regrets import is_near_best, regrets_by_state
from microdeals.study.answer.robust.robustness import Robustness, finding_from
from microdeals.study.question.designs import Points
from microdeals.study.question.experiment import Experiment
from microdeals.study.run.store import Store

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from microdeals.looks.frames import Frame


@dataclass(frozen=True, repr=False)
class RobustResult:
    """The result in a folder, read when it is first asked for."""

    folder: Path
    experiment: Experiment
    """What was asked."""
    points: Points
    """What was run: every policy in every state."""
    is_kept: bool = True
    """Whether its folder stays; else it goes with the result, and along where that is copied or sent."""

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        """What pickle and copy take: a result that is not kept carries its files."""
        return carried(self, self.experiment, self.points)

    def __repr__(self) -> str:
        """What policies are held to, and the policy that is named, or that none is."""
        return repr(self.found)

    def __str__(self) -> str:
        """All that ``microdeals robust`` says."""
        found = self.found
        told = (found.experiment.question, in_words.question_in_words(found), *in_words.sentences(found))
        return "\n".join(told)

    def _repr_html_(self) -> str:
        """The policy that is named and the policies, as a small table."""
        return self.found._repr_html_()

    @cached_property
    def found(self) -> Robustness:
        """What was found: ``choice``, ``policies``, ``box`` (where it fails), ``worths`` (of knowing)."""
        return finding_from(self.experiment, self.points, self._outcomes)

    @cached_property
    def rows(self) -> Frame:
        """A data frame with a row a pair of worlds, as a sweep has it; ``attrs`` explains the columns."""
        return rows_in(Store(self.folder).merged, tuple(factor.path for factor in self.experiment.factors))

    @cached_property
    def regret(self) -> Frame:
        """A data frame with a row a state and policy: how much less it brings there than the best policy.

        ``state`` from 0, the levers' values, ``regret`` (in the unit of the outcome, luck taken out),
        ``is_near_best`` (within the margin), ``tells``: whether the state tells of the policies; the others
        pick. ``attrs`` has units and meanings of the columns.
        """
        asked, points = self.experiment.held_to, self.points
        regrets, tells = regrets_by_state(self._outcomes), which_tell(asked.states)
        levers = [factor.path for factor in self.experiment.factors if factor.is_lever]
        values = [points.values(policy) for policy in range(asked.policies)]
        columns = {path: [one[path] for one in values] * asked.states for path in levers}
        state = np.repeat(np.arange(asked.states), asked.policies)
        near = is_near_best(regrets, asked.within).ravel()
        frame = pd.DataFrame(
            {
                "state": state,
                **columns,
                "regret": regrets.ravel(),
                "is_near_best": near,
                "tells": tells[state],
            }
        )
        frame.attrs |= explained(regret_told(frame.columns, asked.outcome))
        return frame

    def summary(self) -> Frame:
        """A data frame with a row a policy: in which share of states it is near the best, and its regrets."""
        return self.found.summary()

    def plot(self, ax: Axes | None = None) -> Axes:
        """Draw in how many states each policy is near the best, on these Axes or on new ones."""
        return self.found.plot(ax)

    def report(self, out: str | Path) -> Path:
        """Write the page with its pictures into a folder, and give the page's path."""
        return write_page_of_policies(self.found, Path(out))

    @cached_property
    def _outcomes(self) -> np.ndarray:
        return outcomes_of(Store(self.folder), self.experiment.held_to)
