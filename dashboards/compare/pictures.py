"""The charts of the Compare page: the same seeds on the left and on the right, joined."""

from __future__ import annotations

from dashboards.charts import Axis, Caption, Joined, Joint, Shot
from dashboards.compare.in_words import mean_change
from dashboards.panels.pairs.pictures import STEP, kinds, span
from dashboards.words import text
from microdeals.verdict import Comparison

MOST_JOINED = 100
"""More lines than this hide each other."""


def joined(comparison: Comparison, measure: str) -> Shot:
    """The first hundred seeds in one measure ("closing", "relief"), left and right."""
    n = min(MOST_JOINED, comparison.runs)
    left, right = (getattr(measures, measure)[:n] for measures in comparison.measures)
    verdicts = (comparison.first, comparison.second)
    labels = [verdict.labels[:n].tolist() for verdict in verdicts]
    seeds = comparison.first.pairs.seed[:n].tolist()
    thresholds = comparison.first.thresholds
    level = getattr(thresholds, measure)
    levels = (level, -level) if measure == "closing" else (level,)
    picture = Joined(
        _caption(comparison, measure, n),
        _axis([*left, *right], measure),
        (text("compare.left"), text("compare.right")),
        kinds(),
        levels,
    )
    seed_said = text("compare.seed")
    joints = (
        Joint(str(place), seed_said.format(seed=seed), float(left[place]), float(right[place]), *which)
        for place, (seed, *which) in enumerate(zip(seeds, *labels, strict=True))
    )
    return Shot(picture, picture.frame(joints))


def _caption(comparison: Comparison, measure: str, n: int) -> Caption:
    seeds = comparison.first.pairs.seed
    said = text("compare.note")
    model = comparison.first.twins.with_deals.name
    note = said.format(
        first=seeds[0], last=seeds[n - 1], runs=f"{comparison.runs:,}", end=seeds[-1], model=model
    )
    return Caption(mean_change(comparison, measure), text(f"compare.{measure}.unit"), note)


def _axis(values: list[float], measure: str) -> Axis:
    low = -STEP if measure == "closing" else 0.0
    return span(values, f"panels.pairs.axis.{measure}", low, 2 * STEP)
