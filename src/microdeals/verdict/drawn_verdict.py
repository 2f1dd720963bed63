"""The verdict over wars that fit what we know: run, and told apart from luck, in one call."""

from microdeals.verdict.engines import COMPILED, PairsEngine
from microdeals.verdict.fit import Fit
from microdeals.verdict.seeds import seeds_of
from microdeals.verdict.thresholds import Thresholds, check_thresholds
from microdeals.verdict.two_intervals import Beside, design_of, repeated_pairs
from microdeals.verdict.verdict import ASKED, Verdict, joined

FEWEST_TOLD_APART = 2
"""Pairs that it takes to tell luck from what is not known at all."""


def judge_unknown(
    fit: Fit,
    runs: int = 1000,
    seed: int = 0,
    thresholds: Thresholds = ASKED,
    engine: PairsEngine = COMPILED,
) -> Verdict:
    """Judge twins that fit what we know: each pair draws its unknowns from its seed, for both of its worlds.

    Beside them the same seeds are run at the file's own numbers, and some draws again with other lucks, so
    that luck and what is not known are told apart. ``engine`` lives them all. Raises the same as ``judge``.
    """
    check_thresholds(thresholds)
    seeds = seeds_of(runs, seed)
    pairs = joined(engine.drawn(fit, seeds))
    if runs < FEWEST_TOLD_APART:
        return Verdict(fit.twins, pairs, thresholds, fit)
    as_given = joined(engine.as_given(fit.twins, seeds))
    design = design_of(seeds)
    repeated = repeated_pairs(design, pairs, joined(engine.drawn(fit, *design.rest())))
    return Verdict(fit.twins, pairs, thresholds, fit, Beside(as_given, repeated, design.draws))
