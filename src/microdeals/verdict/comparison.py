"""A comparison of two settings on the same luck: seed by seed, what the second changes against the first.

Both settings share their draws of what nobody knows as well as their luck, so that a difference is that of
the settings alone; decision 0035 says what its two intervals are.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from microdeals.conflicts import Conflict
from microdeals.errors import RequestError
from microdeals.looks.html import html_of
from microdeals.looks.sentence import short
from microdeals.rulebook.labels import Label, key_of
from microdeals.statistics.intervals import Mean, averaged
from microdeals.unknowns import differing
from microdeals.unknowns.paths import values_in
from microdeals.verdict.change_in_words import change_in_a_line, change_in_words
from microdeals.verdict.changes import Change, changed
from microdeals.verdict.drawn_verdict import judge_unknown
from microdeals.verdict.engines import COMPILED, PairsEngine
from microdeals.verdict.fit import Fit, are_drawn_alike
from microdeals.verdict.measures import Measures, measured
from microdeals.verdict.two_intervals import Beside, Decider, LuckAndUnknown, deciders, intervals_of_change
from microdeals.verdict.values_beside import ValuesOf, closing_values, having, relief_values
from microdeals.verdict.verdict import Verdict, judge

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from microdeals.looks.frames import Frame

WORDING = ("title", "summary", "fictional")
"""Last parts of paths that change no world."""
Told = TypeVar("Told", Change, Mean)


@dataclass(frozen=True, repr=False)
class Comparison:
    """Two verdicts over the same seeds. What changes is the second less the first."""

    first: Verdict
    second: Verdict

    def __repr__(self) -> str:
        """Which wars are compared, and how the mean closing and each label change."""
        return short(change_in_a_line(self))

    def __str__(self) -> str:
        """Every change in words, as it is printed."""
        return change_in_words(self)

    def _repr_html_(self) -> str:
        """The line, and all changes as a small table."""
        return html_of(repr(self), self.summary())

    @property
    def runs(self) -> int:
        """Number of seeds."""
        return self.first.runs

    @property
    def horizon_days(self) -> int:
        """For how many days the worlds of both are lived."""
        return self.first.twins.with_deals.horizon_days

    @cached_property
    def differing(self) -> tuple[str, ...]:
        """Paths at which the two settings differ, or which only one has, but for titles and summaries."""
        first, second = (verdict.twins.with_deals for verdict in (self.first, self.second))
        ours, theirs = values_in(first), values_in(second)
        of_one_only = sorted({*ours} ^ {*theirs})
        return tuple(path for path in (*differing(first, second), *of_one_only) if not _is_wording(path))

    @property
    def fit(self) -> Fit | None:
        """What is drawn in the first setting, and in the second as far as it has it; None: as given."""
        return self.first.fit

    @property
    def is_the_same(self) -> bool:
        """Whether no pair differs between the two settings."""
        return bool(np.array_equal(self.first.pairs, self.second.pairs))

    @cached_property
    def shares(self) -> Mapping[Label, Change]:
        """How much more often each label is given."""
        return {label: changed(self.first.labels == label, self.second.labels == label) for label in Label}

    @cached_property
    def shares_as_given(self) -> Mapping[Label, Change] | None:
        """The same at the files' own numbers, over the same luck; None if these were not run beside."""
        changes = {label: self._as_given(having(label), changed) for label in Label}
        return {label: change for label, change in changes.items() if change is not None} or None

    @cached_property
    def closing_as_given(self) -> Mean | None:
        """The mean change of the closing at the files' own numbers (share of the dispute)."""
        return self._as_given(closing_values, _mean_change)

    @cached_property
    def relief_as_given(self) -> Mean | None:
        """The mean change of the relief at the files' own numbers (share of the harm)."""
        return self._as_given(relief_values, _mean_change)

    @cached_property
    def intervals(self) -> Mapping[Label, LuckAndUnknown]:
        """What luck alone would leave of each change of a share, and what we do not know."""
        return {label: self._told_apart(self.shares[label], having(label), changed) for label in Label}

    @cached_property
    def closing_intervals(self) -> LuckAndUnknown:
        """The same of the mean change of the closing (share of the dispute)."""
        return self._told_apart(self.closing, closing_values, _mean_change)

    @cached_property
    def relief_intervals(self) -> LuckAndUnknown:
        """The same of the mean change of the relief (share of the harm)."""
        return self._told_apart(self.relief, relief_values, _mean_change)

    @cached_property
    def decides(self) -> tuple[Decider, ...]:
        """The three numbers, of those that nobody knows, that the change of stepping stones hangs on most."""
        return self._deciders(having(Label.STEPPING_STONE))

    @cached_property
    def decides_closing(self) -> tuple[Decider, ...]:
        """The three numbers that the mean change of the closing hangs on most."""
        return self._deciders(closing_values)

    @property
    def beside(self) -> tuple[Beside, Beside] | None:
        """What tells luck from what is not known in both settings; None if that was not run for both."""
        first, second = self.first.beside, self.second.beside
        return None if first is None or second is None else (first, second)

    def _told_apart(
        self, told: Change | Mean, values_of: ValuesOf, change_of: Callable[[Any, Any], Change | Mean]
    ) -> LuckAndUnknown:
        if self.fit is None:
            return LuckAndUnknown((told.low, told.high), None)
        first, second = values_of(self.first), values_of(self.second)
        if first is None or second is None:
            return LuckAndUnknown(None, None)
        luck = change_of(first.as_given, second.as_given)
        return intervals_of_change(told, luck, _less(second.repeated, first.repeated))

    def _as_given(self, values_of: ValuesOf, change_of: Callable[[Any, Any], Told]) -> Told | None:
        first, second = values_of(self.first), values_of(self.second)
        if first is None or second is None:
            return None
        return change_of(first.as_given, second.as_given)

    def _deciders(self, values_of: ValuesOf) -> tuple[Decider, ...]:
        first, second = values_of(self.first), values_of(self.second)
        if self.fit is None or first is None or second is None:
            return ()
        changes = _less(second.own, first.own), _less(second.repeated, first.repeated)
        return deciders(self.fit, self.first.pairs.seed, *changes)

    @cached_property
    def shares_by_side(self) -> tuple[Mapping[Label, Change], Mapping[Label, Change]]:
        """How much more often each label is given to each party alone: for whom is it a stone?"""
        both = zip(self.first.labels_by_side, self.second.labels_by_side, strict=True)
        one, other = ({it: changed(old == it, new == it) for it in Label} for old, new in both)
        return one, other

    @cached_property
    def moves(self) -> NDArray[np.int64]:
        """How many seeds go from which label to which, (5, 5): first by row, second by column."""
        found = np.zeros((len(Label), len(Label)), dtype=np.int64)
        np.add.at(found, (self.first.labels, self.second.labels), 1)
        return found

    @cached_property
    def measures(self) -> tuple[Measures, Measures]:
        """Closing, relief and days sooner of every pair, for both settings."""
        return measured(self.first.pairs), measured(self.second.pairs)

    @cached_property
    def closing(self) -> Mean:
        """Mean change of the closing (share of the dispute), from the differences seed by seed.

        Its interval is of the mean over all wars that fit; ``closing_intervals`` has what we do not know.
        """
        first, second = self.measures
        return _mean_change(first.closing, second.closing)

    @cached_property
    def relief(self) -> Mean:
        """Mean change of the relief (share of the harm), from the differences seed by seed.

        Its interval is of the mean over all wars that fit; ``relief_intervals`` has what we do not know.
        """
        first, second = self.measures
        return _mean_change(first.relief, second.relief)

    def summary(self) -> "Frame":
        """A data frame with a row for each label, closing and relief: the change and all its intervals."""
        from microdeals.verdict.summary import summary_of_comparison

        return summary_of_comparison(self)

    def plot(self, ax: "Axes | None" = None) -> "Axes":
        """Draw the change of each label's share with its intervals, on these Axes or on new ones."""
        from microdeals.verdict.pictures import plot_comparison

        return plot_comparison(self, ax)

    def table(self) -> "Frame":
        """A data frame with a row a seed: labels, closing, relief and days sooner of both, and the changes.

        ``label_0_first`` is what deals were to the first party alone, in the first of the two settings.
        ``attrs`` has units and meanings of the columns, and the manifest: what made the first, what differs.
        """
        import pandas as pd  # type: ignore[import-untyped]

        from microdeals.verdict.provenance import manifest_of_comparison, with_provenance

        columns: dict[str, Any] = {"seed": self.first.pairs.seed}
        verdicts = (self.first, self.second)
        for name, verdict, measures in zip(("first", "second"), verdicts, self.measures, strict=True):
            columns[f"label_{name}"] = _keys_of(verdict.labels)
            own = enumerate(verdict.labels_by_side)
            columns |= {f"label_{side}_{name}": _keys_of(labels) for side, labels in own}
            columns |= {f"{field}_{name}": values for field, values in measures._asdict().items()}
        first, second = self.measures
        columns["closing_change"] = second.closing - first.closing
        columns["relief_change"] = second.relief - first.relief
        return with_provenance(pd.DataFrame(columns), manifest_of_comparison(self))


def _is_wording(path: str) -> bool:
    return path.rpartition(".")[2] in WORDING


def _keys_of(labels: NDArray[np.int64]) -> list[str]:
    return [key_of(Label(label)) for label in labels]


def _less(values: NDArray[Any], others: NDArray[Any]) -> NDArray[np.float64]:
    return values.astype(np.float64) - others.astype(np.float64)


def _mean_change(first: NDArray[np.float64], second: NDArray[np.float64]) -> Mean:
    return averaged(second - first)


def compare(
    first: Conflict, second: Conflict, runs: int = 1000, seed: int = 0, engine: PairsEngine = COMPILED
) -> Comparison:
    """Judge two models over the same seeds, each against itself without deals, every number as given.

    Raises RequestError before any run for what cannot be asked, and RunError as ``judge`` does.
    """
    check_horizons(first, second)
    one, other = (judge(war, runs=runs, seed=seed, engine=engine) for war in (first, second))
    return comparison_of(one, other)


def compare_unknown(
    fits: tuple[Fit, Fit], runs: int = 1000, seed: int = 0, engine: PairsEngine = COMPILED
) -> Comparison:
    """The same over wars that fit what we know: each seed has one draw and one luck for both settings."""
    check_horizons(*(fit.twins.with_deals for fit in fits))
    first, second = (judge_unknown(fit, runs, seed, engine=engine) for fit in fits)
    return comparison_of(first, second)


def check_horizons(first: Conflict, second: Conflict) -> None:
    """Raise RequestError for wars that are lived for different times: what differs would not be of deals."""
    days = (first.horizon_days, second.horizon_days)
    if days[0] != days[1]:
        raise RequestError(
            f"one is lived for {days[0]:,} days and the other for {days[1]:,}, so that nobody could say what "
            "the difference is of; give both the same horizon (days=, --days)."
        )


def comparison_of(first: Verdict, second: Verdict) -> Comparison:
    """Put two verdicts side by side.

    Raises RequestError for different horizons, seeds, thresholds or draws.
    """
    check_horizons(first.twins.with_deals, second.twins.with_deals)
    if not np.array_equal(first.pairs.seed, second.pairs.seed):
        raise RequestError("the two verdicts have different seeds; compare verdicts of the same seeds.")
    if first.thresholds != second.thresholds:
        raise RequestError("the two verdicts have different thresholds; give both the same.")
    if not are_drawn_alike(first.fit, second.fit):
        raise RequestError(
            "the two verdicts do not draw the same of what nobody knows, so that their difference is not that"
            " of the settings alone; compare the two models instead, or judge both as given."
        )
    return Comparison(first, second)
