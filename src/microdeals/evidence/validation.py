"""Validation: every pattern held against the model that reproduces it, in one go."""

from typing import TYPE_CHECKING, NamedTuple

from microdeals import paths
from microdeals.conflicts import load
from microdeals.documents.wording import counted_as
from microdeals.errors import RequestError
from microdeals.evidence import histories, one_war, recommitments, small_deals
from microdeals.evidence.failures import Failures, summed
from microdeals.evidence.pattern import Check, load_patterns
from microdeals.evidence.population import PopulationRun, load_population
from microdeals.evidence.selection import Selection, selection_of
from microdeals.looks.html import html_of
from microdeals.looks.sentence import short
from microdeals.statistics.batch_means import findings_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from microdeals.looks.frames import Frame

FEWEST, MOST = 40, 20_000
LARGEST_SEED_OF_ALL = 1_000_000_000
"""Worlds of a population have seeds of their own, a million for each seed that is asked for."""
DEFAULT_SIZE = 400
POPULATION, DONBAS, WAR = "base_rate", "donbas_2015", "russia_ukraine_2025"


class Evidence(NamedTuple):
    """What was run, and what it says to the patterns."""

    size: int
    seed: int
    checks: tuple[Check, ...]
    dip: tuple[float, ...]
    """Fire on each of the 56 days after a recommitment, relative to the month before."""
    selection: Selection
    """Which conflicts of the population sign, and what deals did for them."""
    failures: Failures
    """Why settlements of the population failed."""

    def __repr__(self) -> str:
        """How many figures the model meets, fitted and held out; of few, what chance does to them."""
        from microdeals.evidence.in_words import few_told, tally

        of = f" (docs/validation.md has {DEFAULT_SIZE})" if self.size > DEFAULT_SIZE else ""
        begun = f"Evidence from {counted_as(self.size, 'conflict')}{of}, seed {self.seed}."
        return short(f"{begun} {tally(self.checks)} {few_told(self.checks, self.size)}".rstrip())

    def _repr_html_(self) -> str:
        """The same and the first patterns, as a small table."""
        return html_of(repr(self), self.summary())

    def summary(self) -> "Frame":
        """A data frame with a row a pattern: the model's figure and the world's, with their intervals."""
        from microdeals.evidence.summary import summary_of_evidence

        return summary_of_evidence(self)

    def plot(self, ax: "Axes | None" = None) -> "Axes":
        """Draw how far each figure that counts is from the world's, on these Axes or on new ones."""
        from microdeals.evidence.pictures import plot_evidence

        return plot_evidence(self, ax)


def check_size_and_seed(size: int, seed: int) -> None:
    """Raise RequestError for a size or a seed out of range."""
    if not FEWEST <= size <= MOST:
        raise RequestError(f"--size {size}: must be a whole number from {FEWEST} to {MOST}.")
    if not 0 <= seed <= LARGEST_SEED_OF_ALL:
        raise RequestError(f"--seed {seed}: must be a whole number from 0 to {LARGEST_SEED_OF_ALL}.")


def validate(size: int = DEFAULT_SIZE, seed: int = 1, threads: int = 2) -> Evidence:
    """Hold all patterns against the model: ``size`` conflicts, and a quarter of that of each named war.

    Raises RequestError for a size or a seed out of range.
    """
    check_size_and_seed(size, seed)
    truces = recommitments.repeated(load(DONBAS), size // 4, seed, threads)
    population = load_population(paths.room("models") / POPULATION)
    conflicts = histories.histories(population, PopulationRun(size, seed, threads, without=True))
    found = {
        **findings_of(truces, recommitments.figures),
        **findings_of(conflicts, histories.figures),
        **findings_of(one_war.histories_of_war(load(WAR), size // 4, seed, threads), one_war.figures),
        **small_deals.findings(small_deals.years_of(load(WAR), size // 4, seed, threads)),
    }
    checks = tuple(Check(pattern, found[pattern.id].within(*pattern.limits)) for pattern in load_patterns())
    failed = summed([conflict.failures for conflict in conflicts])
    return Evidence(size, seed, checks, recommitments.dip_of(truces), selection_of(conflicts), failed)
