"""The verdict: run twins, compare them, and sum up what deals did."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from microdeals.conflicts import Conflict
from microdeals.ensemble.pairs import TWINS
from microdeals.errors import RequestError
from microdeals.looks.html import html_of
from microdeals.looks.sentence import short
from microdeals.rulebook.labels import Label
from microdeals.rulebook.outcome import Outcome
from microdeals.statistics.intervals import Count, Mean, averaged, counted
from microdeals.verdict.channels import SIDES, Channels, SideChannels, mean_closing, mean_closing_by_side
from microdeals.verdict.engines import COMPILED, PairsEngine
from microdeals.verdict.fit import Fit
from microdeals.verdict.labels import Plane, labels_of, plane_for, plane_of
from microdeals.verdict.measures import measured
from microdeals.verdict.outcomes import outcomes_of
from microdeals.verdict.seeds import MOST_RUNS, seeds_of
from microdeals.verdict.sensitivity import AtThresholds, sensitivity_of
from microdeals.verdict.settlements import Settlements, settlements_of
from microdeals.verdict.thresholds import Thresholds, check_thresholds, quiet_fire_of
from microdeals.verdict.twins import Twins, twins_of
from microdeals.verdict.two_intervals import (
    Beside,
    Decider,
    LuckAndUnknown,
    deciders,
    intervals_of,
)
from microdeals.verdict.victories import Victories, victories_of

if TYPE_CHECKING:
    from pathlib import Path

    from matplotlib.axes import Axes

    from microdeals.looks.frames import Frame
    from microdeals.tidy.manifest import Manifested

PairRecords: TypeAlias = "np.recarray[tuple[int, ...], np.dtype[np.record]]"
"""Records (n,) of ``ensemble.pairs.PAIR``: ``pairs.seed``, ``pairs["gap_with"]``."""
FEWEST_TO_BE_SURE = 100
NARROWEST = 0.001
ASKED = Thresholds()


def judge(  # noqa: PLR0913 - what can be asked
    with_deals: Conflict,
    without: Conflict | None = None,
    runs: int = 1000,
    seed: int = 0,
    thresholds: Thresholds = ASKED,
    engine: PairsEngine = COMPILED,
) -> "Verdict":
    """Run ``runs`` pairs of twins (1 to a million), with seeds ``seed``, ``seed`` + 1, ..., and judge them.

    ``without`` is the other twin; None is the same conflict without deals. ``engine`` lives the pairs. Raises
    RequestError before any run for what cannot be asked, and RunError for a number that is not finite, with
    model, seed and day.
    """
    twins = twins_of(with_deals, without)
    check_thresholds(thresholds)
    return Verdict(twins, joined(engine.as_given(twins, seeds_of(runs, seed))), thresholds)


def joined(chunks: Iterable[Any]) -> Any:
    """The records of all chunks, in order."""
    return np.concatenate(list(chunks)).view(np.recarray)


def judge_until(
    with_deals: Conflict,
    without: Conflict | None = None,
    half_width: float = 0.03,
    seed: int = 0,
    thresholds: Thresholds = ASKED,
) -> "Verdict":
    """Run as many pairs as it takes to know the share of stepping stones to ± ``half_width`` (0.001..0.5).

    At least 100. The interval is Wilson's, and the pairs run come in the order of their seeds, so the
    same call stops at the same pair on every machine. Raises the same as ``judge``.
    """
    twins = twins_of(with_deals, without)
    check_thresholds(thresholds)
    check_half_width(half_width)
    chunks = COMPILED.as_given(twins, seeds_of(MOST_RUNS, seed))
    return Verdict(twins, joined(until_known(chunks, half_width, thresholds)), thresholds)


def until_known(chunks: Iterable[Any], half_width: float, thresholds: Thresholds) -> Iterator[Any]:
    """Pass chunks of pairs on until the share of stepping stones is known to ± ``half_width``."""
    n = n_stones = 0
    for chunk in chunks:
        yield chunk
        n += len(chunk)
        n_stones += int(np.count_nonzero(labels_of(chunk, thresholds) == Label.STEPPING_STONE))
        count = counted(n_stones, n)
        if n >= FEWEST_TO_BE_SURE and count.high - count.low <= 2 * half_width:
            return


def check_half_width(half_width: float) -> None:
    """Raise RequestError for an interval that is too narrow to reach or wider than everything."""
    if not NARROWEST <= half_width <= 0.5:
        raise RequestError(
            f"half width = {half_width}: must be between {NARROWEST} and 0.5 (a share of the worlds)."
        )


@dataclass(frozen=True, repr=False)
class Verdict:
    """What deals did, over all pairs."""

    twins: Twins
    pairs: PairRecords
    thresholds: Thresholds
    fit: Fit | None = None
    """What was drawn for each pair; None where every pair has the numbers of the file."""
    beside: Beside | None = None
    """What tells luck from what is not known; None if that was not run."""

    def __repr__(self) -> str:
        """How many pairs are what, of a hundred, and how far that is open: what we do not know, or luck."""
        from microdeals.verdict.in_words import verdict_in_a_line

        return short(verdict_in_a_line(self))

    def __str__(self) -> str:
        """All that ``microdeals judge`` says, but for which kinds of deals did it."""
        from microdeals.verdict.command import answer_of
        from microdeals.verdict.in_words import verdict_in_words

        return verdict_in_words(answer_of(self))

    def _repr_html_(self) -> str:
        """The sentence with all figures, as a small table."""
        return html_of(repr(self), self.summary())

    def some(self, places: slice) -> "Verdict":
        """The verdict of some of the pairs, by their places."""
        pairs = self.pairs[places].view(np.recarray)
        return Verdict(self.twins, pairs, self.thresholds, self.fit)

    @property
    def runs(self) -> int:
        """Number of pairs."""
        return len(self.pairs)

    @cached_property
    def plane(self) -> Plane:
        """Where each pair lies: whether suffering was spared, and what became of peace."""
        return plane_of(self.pairs, self.thresholds)

    @property
    def labels(self) -> NDArray[np.int64]:
        """The `Label` of each pair, (n,)."""
        return self.plane.labels

    @cached_property
    def shares(self) -> dict[Label, Count]:
        """How many pairs have each label. The numbers sum to the pairs."""
        return _counts(self.labels, Label)

    @cached_property
    def intervals(self) -> dict[Label, LuckAndUnknown]:
        """What luck alone would leave of each share, and what we do not know."""
        if self.fit is None:
            return {label: LuckAndUnknown((one.low, one.high), None) for label, one in self.shares.items()}
        if self.labels_beside is None:
            return dict.fromkeys(Label, LuckAndUnknown(None, None))
        return intervals_of(self.labels, *self.labels_beside)

    @cached_property
    def shares_as_given(self) -> dict[Label, Count] | None:
        """The same shares at the file's own numbers, over the same luck; None if those were not run."""
        return None if self.labels_beside is None else _counts(self.labels_beside[0], Label)

    @cached_property
    def labels_beside(self) -> tuple[NDArray[np.int64], NDArray[np.int64]] | None:
        """Labels of the pairs run beside: at the file's numbers (n,), and of repeated draws (draws, m)."""
        if self.beside is None:
            return None
        as_given, repeated = (
            labels_of(pairs, self.thresholds) for pairs in (self.beside.as_given, self.beside.repeated)
        )
        return as_given, repeated.reshape(self.beside.shape)

    @cached_property
    def decides(self) -> tuple[Decider, ...]:
        """The three numbers that the share of stepping stones hangs on most, of those that nobody knows."""
        return self._deciders(lambda pairs: labels_of(pairs, self.thresholds) == Label.STEPPING_STONE)

    @cached_property
    def decides_closing(self) -> tuple[Decider, ...]:
        """The three numbers that the mean closing hangs on most."""
        return self._deciders(lambda pairs: measured(pairs).closing)

    def _deciders(self, outcome_of: Callable[[Any], Any]) -> tuple[Decider, ...]:
        if self.fit is None or self.beside is None:
            return ()
        own = outcome_of(self.pairs).astype(np.float64)
        repeated = outcome_of(self.beside.repeated).astype(np.float64).reshape(self.beside.shape)
        return deciders(self.fit, self.pairs.seed, own, repeated)

    @cached_property
    def at_a_price(self) -> Count:
        """How many pairs are stepping stones that spared no suffering."""
        return counted(int(np.count_nonzero(self.plane.at_a_price)), self.runs)

    @cached_property
    def labels_by_side(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """What deals were to each side (n,), by its own harm and demand; a settlement is for both."""
        first, second = (plane_for(self.pairs, side, self.thresholds).labels for side in SIDES)
        return first, second

    @cached_property
    def shares_by_side(self) -> tuple[dict[Label, Count], dict[Label, Count]]:
        """How many pairs have each label to each side."""
        first, second = self.labels_by_side
        return _counts(first, Label), _counts(second, Label)

    @cached_property
    def settlements(self) -> Settlements:
        """In how many pairs peace was made, with deals and without."""
        return settlements_of(self.pairs, self.thresholds.sooner_days)

    @cached_property
    def victories(self) -> Victories:
        """In how many pairs a side won, with deals and without."""
        return victories_of(self.pairs, self.thresholds.sooner_days)

    @cached_property
    def outcomes(self) -> dict[str, dict[Outcome, Count]]:
        """How the worlds came out by themselves, "with" and "without"."""
        return {twin: _counts(self.outcomes_of(twin), Outcome) for twin in TWINS}

    def outcomes_of(self, twin: str) -> NDArray[np.int64]:
        """The `Outcome` of each world of one twin, "with" or "without", (n,)."""
        model = self.twins.with_deals if twin == TWINS[0] else self.twins.without
        quiet_fire = quiet_fire_of(self.thresholds, model)
        return outcomes_of(self.pairs, twin, model.horizon_days, quiet_fire)

    @cached_property
    def closing(self) -> Channels[Mean]:
        """Mean closing by channel and in total (share of the dispute)."""
        return mean_closing(self.pairs)

    @cached_property
    def closing_by_side(self) -> tuple[SideChannels[Mean], SideChannels[Mean]]:
        """Mean closing by channel of each side's own demand (share of the dispute)."""
        return mean_closing_by_side(self.pairs)

    @cached_property
    def relief(self) -> Mean:
        """Mean share of the harm that deals spared."""
        return averaged(measured(self.pairs).relief)

    @cached_property
    def days_sooner(self) -> Mean:
        """Mean days by which settlement came earlier; a world that never settles counts as the horizon."""
        return averaged(measured(self.pairs).days_sooner)

    @cached_property
    def sensitivity(self) -> tuple[AtThresholds, ...]:
        """The shares with the thresholds of closing and relief halved, as asked, and doubled."""
        return sensitivity_of(self.pairs, self.thresholds)

    def summary(self) -> "Frame":
        """A data frame with a row for each label, closing, relief and days sooner, with all intervals."""
        from microdeals.verdict.summary import summary_of_verdict

        return summary_of_verdict(self)

    def plot(self, ax: "Axes | None" = None) -> "Axes":
        """Draw the share of each label with its intervals, on these Axes or on new ones."""
        from microdeals.verdict.pictures import plot_verdict

        return plot_verdict(self, ax)

    def plot_trade(self, ax: "Axes | None" = None) -> "Axes":
        """Draw each pair of worlds as a mark, to the right suffering spared, upwards peace closer."""
        from microdeals.verdict.pictures import plot_trade

        return plot_trade(self, ax)

    def table(self) -> "Frame":
        """A data frame of the pairs: the fields of ``PAIR``, labels and cell, closing, relief, outcomes.

        ``label_0`` and ``label_1`` are what deals were to the first and to the second party alone. ``attrs``
        has units and meanings of the columns, and the manifest.
        """
        from microdeals.verdict.tables import table_of_pairs

        return table_of_pairs(self)

    @property
    def manifest(self) -> "Manifested":
        """What made it, as JSON can have it: versions, digests of rules and models, seeds, what was drawn."""
        from microdeals.verdict.provenance import manifest_of_verdict

        return manifest_of_verdict(self)

    def to_parquet(self, file: "str | Path") -> "Path":
        """Write ``table()`` as a Parquet file, with units, meanings and the manifest; gives the file.

        A file of this name is replaced, as a frame's own ``to_parquet`` does. ``pandas.read_parquet`` finds
        all three in ``attrs``, any reader in the file's metadata. Raises RequestError for a place that cannot
        be written.
        """
        from microdeals.verdict.written import write_pairs

        return write_pairs(self, file)


def _counts(found: NDArray[np.int64], kinds: Any) -> dict[Any, Count]:
    numbers = np.bincount(found, minlength=len(kinds))
    return {kind: counted(int(numbers[kind]), len(found)) for kind in kinds}
