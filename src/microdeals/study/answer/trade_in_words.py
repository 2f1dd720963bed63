"""What deals gave and what they took over a whole result: a tested title, and a sentence of counts."""

from collections.abc import Mapping, Sequence

from microdeals.statistics.two_sources import Bounds, Estimate
from microdeals.study.answer.in_words import level, name_of
from microdeals.study.columns import LABELS

TOLD = ("spared", "peace_closer", "peace_further", "settled_with", "settled_without")
"""What the sentence counts, besides labels."""


def mostly(found: Mapping[str, Estimate]) -> str:
    """What deals surely were most often, by the wider interval; else on average, or that it can't be told."""
    first = max(LABELS, key=lambda label: found[label].mean)
    others = [found[label] for label in LABELS if label != first]
    if _is_above(found[first].low, [(other.low, other.high) for other in others]):
        return f"Small deals were mostly {name_of(first)}"
    if _is_above(found[first].average[0], [other.average for other in others]):
        return f"On average small deals were mostly {name_of(first)}, but not in nearly every war that fits"
    return "No one verdict is clearly the most common"


def _is_above(low: float, others: Sequence[Bounds]) -> bool:
    return all(low > high for _, high in others)


def traded(found: Mapping[str, Estimate]) -> str:
    """What deals gave and what they took, of a hundred pairs, with both ranges where they were told apart."""
    eased, closer, further, peace, without = (level(name, found[name]) for name in TOLD)
    return (
        f"Of 100 pairs, small deals eased the war in {eased}; they brought peace closer in {closer} and "
        f"pushed it further away in {further}. Settled on the last day: {peace} with deals, {without} "
        "without them."
    )
