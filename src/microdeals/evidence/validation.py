"""Validation: every pattern held against the model that reproduces it, in one go."""

from typing import NamedTuple

from microdeals import paths
from microdeals.conflicts import load
from microdeals.errors import RequestError
from microdeals.evidence import histories, one_war, recommitments, small_deals
from microdeals.evidence.pattern import Check, load_patterns
from microdeals.evidence.population import PopulationRun, load_population
from microdeals.statistics.batch_means import findings_of
from microdeals.statistics.figures import Finding

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


def validate(size: int = DEFAULT_SIZE, seed: int = 1, threads: int = 2) -> Evidence:
    """Hold all patterns against the model: ``size`` conflicts, and a quarter of that of each named war.

    Raises RequestError for a size out of range.
    """
    if not FEWEST <= size <= MOST:
        raise RequestError(f"--size {size}: must be a whole number from {FEWEST} to {MOST}.")
    if not 0 <= seed <= LARGEST_SEED_OF_ALL:
        raise RequestError(f"--seed {seed}: must be a whole number from 0 to {LARGEST_SEED_OF_ALL}.")
    truces = recommitments.repeated(load(DONBAS), size // 4, seed, threads)
    found = {
        **findings_of(truces, recommitments.figures),
        **_of_population(size, seed, threads),
        **findings_of(one_war.histories_of_war(load(WAR), size // 4, seed, threads), one_war.figures),
        **small_deals.findings(small_deals.years_of(load(WAR), size // 4, seed, threads)),
    }
    checks = tuple(Check(pattern, found[pattern.id]) for pattern in load_patterns())
    return Evidence(size, seed, checks, recommitments.dip_of(truces))


def _of_population(size: int, seed: int, threads: int) -> dict[str, Finding]:
    population = load_population(paths.room("models") / POPULATION)
    return findings_of(
        histories.histories(population, PopulationRun(size, seed, threads, without=True)), histories.figures
    )
