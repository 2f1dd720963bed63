"""The verdict over wars that fit what we know: run, and told apart from luck, in one call."""

from microdeals.ensemble.pairs import run_pairs
from microdeals.verdict.fit import Fit
from microdeals.verdict.thresholds import Thresholds, check_thresholds
from microdeals.verdict.two_intervals import Beside, design_of, repeated_pairs
from microdeals.verdict.verdict import ASKED, Verdict, joined, seeds_of

FEWEST_TOLD_APART = 2
"""Pairs that it takes to tell luck from what is not known at all."""


def judge_unknown(fit: Fit, runs: int = 1000, seed: int = 0, thresholds: Thresholds = ASKED) -> Verdict:
    """Judge twins that fit what we know: each pair draws its unknowns from its seed, for both of its worlds.

    Beside them the same seeds are run at the file's own numbers, and some draws again with other lucks, so
    that luck and what is not known are told apart. Raises the same as ``judge``.
    """
    check_thresholds(thresholds)
    seeds = seeds_of(runs, seed)
    pairs = joined(fit.pairs(seeds))
    if runs < FEWEST_TOLD_APART:
        return Verdict(fit.twins, pairs, thresholds, fit)
    as_given = joined(run_pairs(fit.twins.with_deals, fit.twins.without, seeds))
    design = design_of(seeds)
    repeated = repeated_pairs(design, pairs, joined(fit.pairs(*design.rest())))
    return Verdict(fit.twins, pairs, thresholds, fit, Beside(as_given, repeated, design.draws))
