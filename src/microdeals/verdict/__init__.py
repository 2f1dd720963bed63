"""The verdict: what deals did to suffering and to peace, through which channels, and by which deals.

    verdict = judge(load("arden_borea"), runs=1000)
    verdict.shares[Label.STEPPING_STONE]        # Count(number=..., share=..., low=..., high=...)
    verdict.closing.fear                        # Mean(mean=..., low=..., high=..., error=...)
    attribution = attribute(load("arden_borea"), runs=200)

Every world with deals has a twin with the same luck and without them; what differs between the two is
what the deals did. Both are lived to the horizon, and two questions are asked of the pair: was suffering
spared, and did peace come closer? Units: closing and channels in shares of the dispute, relief as a share of
the harm, settlement in days.
"""

from microdeals.rulebook.labels import Label, Peace
from microdeals.rulebook.outcome import Outcome
from microdeals.statistics.intervals import Count, Mean
from microdeals.verdict.attribution import Attribution, DealEffect, attribute, attribute_unknown
from microdeals.verdict.changes import Change
from microdeals.verdict.comparison import Comparison, compare, compare_unknown
from microdeals.verdict.drawn_verdict import judge_unknown
from microdeals.verdict.fit import Fit, fit_of, fits_of
from microdeals.verdict.thresholds import Thresholds
from microdeals.verdict.twins import Twins, twins_of, without_deals
from microdeals.verdict.two_intervals import Decider, LuckAndUnknown
from microdeals.verdict.verdict import Verdict, judge, judge_until

__all__ = [
    "Attribution",
    "Change",
    "Comparison",
    "Count",
    "DealEffect",
    "Decider",
    "Fit",
    "Label",
    "LuckAndUnknown",
    "Mean",
    "Outcome",
    "Peace",
    "Thresholds",
    "Twins",
    "Verdict",
    "attribute",
    "attribute_unknown",
    "compare",
    "compare_unknown",
    "fit_of",
    "fits_of",
    "judge",
    "judge_unknown",
    "judge_until",
    "twins_of",
    "without_deals",
]
