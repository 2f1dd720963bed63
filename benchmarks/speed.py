"""Worlds a second: twins on one core and two, the ratio to Mesa's batch_run, a verdict, an attribution."""

from collections.abc import Iterator
from typing import Any

import mesa
import numpy as np
from figures import Figure, best_core_seconds, best_seconds

from microdeals.agents import ConflictModel
from microdeals.conflicts import load
from microdeals.ensemble import run_ensemble
from microdeals.ensemble.pairs import run_pairs
from microdeals.unknowns import unknowns_of
from microdeals.verdict import attribute, fit_of, judge, twins_of, without_deals

MODEL = "arden_borea"
EIGHT_KINDS = "russia_ukraine_2025"


def pairs(quick: bool) -> Iterator[Figure]:
    """Twin pairs a second, on one thread and on two."""
    conflict = load(MODEL)
    seeds = np.arange(400 if quick else 2000)
    for threads in (1, 2):
        taken = best_seconds(lambda n=threads: list(run_pairs(conflict, without_deals(conflict), seeds, n)))
        yield Figure(f"twin pairs, {threads} thread{'s' * (threads > 1)}", len(seeds) / taken, "pairs/s")


def drawn_pairs(quick: bool) -> Iterator[Figure]:
    """Twin pairs of which each draws what nobody knows, beside as many as given: the aim is a ratio of .8."""
    for name in (MODEL, EIGHT_KINDS):
        conflict = load(name)
        twins, unknowns = twins_of(conflict), unknowns_of(conflict)
        assert unknowns is not None  # noqa: S101 - both have the file
        fit, seeds = fit_of(twins, unknowns), np.arange(400 if quick else 2000)
        given = best_core_seconds(lambda t=twins, s=seeds: list(run_pairs(t.with_deals, t.without, s, 1)))
        drawn = best_core_seconds(lambda f=fit, s=seeds: list(f.pairs(s, threads=1)))
        yield Figure(f"twin pairs, another draw each, {name}", len(seeds) / drawn, "pairs/s on a core")
        yield Figure(f"their rate against pairs as given, {name}", given / drawn, "times")


def against_batch_run(quick: bool) -> Iterator[Figure]:
    """Worlds a second beside mesa.batch_run, both for the end of each world only, and equal there."""
    if not hasattr(mesa, "batch_run"):
        yield Figure("mesa.batch_run: not in this release of Mesa", float("nan"), "")
        return
    n_agents, n_loops = (3, 300) if quick else (12, 3000)
    by_agents: list[dict[str, Any]] = []

    def run_agents() -> None:
        by_agents[:] = mesa.batch_run(
            ConflictModel,
            {"conflict": MODEL, "rng": list(range(n_agents))},
            data_collection_period=-1,
            max_steps=100_000,
            display_progress=False,
        )

    agents = best_core_seconds(run_agents, repeats=2) / n_agents
    conflict = load(MODEL)
    loops = best_core_seconds(lambda: run_ensemble(conflict, range(n_loops), threads=1)) / n_loops
    yield Figure("mesa.batch_run, one world, outcomes only", agents * 1e3, "ms on a core")
    yield Figure("ensemble, one world, outcomes only", loops * 1e3, "ms on a core")
    yield Figure("ratio per core", agents / loops, "times")
    outcomes = run_ensemble(conflict, range(n_agents)).outcomes
    n_equal = sum(
        (row["gap_total"], row["trust_0"], row["trust_1"])
        == (outcomes.gap[row["rng"]], outcomes.trust_0[row["rng"]], outcomes.trust_1[row["rng"]])
        for row in by_agents
    )
    yield Figure("worlds that end in the very same gap and trust in both", n_equal, f"of {n_agents}")


def verdicts(quick: bool) -> Iterator[Figure]:
    """Time of a whole verdict, and of a whole attribution of eight kinds of deals."""
    runs, told_apart = (200, 20) if quick else (1000, 200)
    for name in (MODEL, EIGHT_KINDS):
        conflict = load(name)
        taken = best_seconds(lambda c=conflict: judge(c, runs=runs))
        yield Figure(f"verdict on {runs} pairs, {name}", taken, "s")
    taken = best_seconds(lambda: attribute(load(EIGHT_KINDS), runs=told_apart), repeats=1 if quick else 3)
    yield Figure(f"attribution of 8 kinds, {told_apart} worlds each, {EIGHT_KINDS}", taken, "s")
