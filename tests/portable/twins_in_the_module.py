"""Twin pairs as pages ask the module for them, and what their labels are held against."""

from typing import Any, NamedTuple

import numpy as np

from microdeals.conflicts import Conflict
from microdeals.ensemble.engine import Plan
from microdeals.ensemble.pairs import stage_of
from microdeals.ensemble.records import blank
from microdeals.ensemble.tape import Trace, new_tape
from microdeals.ensemble.twins import PairRow, Twin, TwinRow, least_of
from microdeals.verdict import Thresholds, without_deals
from microdeals.verdict.labels import plane_for
from microdeals.verdict.measures import measured

HALF = 0.5


class Asked(NamedTuple):
    """What ``run_twins`` is called with."""

    first: Twin
    second: Twin
    twins: Any
    pairs: Any


def twin_of(conflict: Conflict, seeds: Any) -> Twin:
    stage = stage_of(conflict)
    days = conflict.horizon_days
    plan = Plan(seeds, blank(Trace, (1, days)), days, stops_settled=False)
    tape = new_tape(stage.kernel, len(seeds), days, daily=False, events=0)
    return Twin(stage.kernel, stage.world, tape, plan)


def asked_for(conflict: Conflict, n_pairs: int) -> Asked:
    seeds = np.arange(n_pairs)
    twins, pairs = blank(TwinRow, (n_pairs, 2)), blank(PairRow, n_pairs)
    return Asked(twin_of(conflict, seeds), twin_of(without_deals(conflict), seeds), twins, pairs)


def least_for(thresholds: Thresholds) -> Any:
    closing = thresholds.closing
    return least_of(closing, HALF * closing, thresholds.relief, thresholds.sooner_days)


def assert_labelled_as(pairs: Any, verdict: Any) -> None:
    """Labels, cells and measures, for both sides and for each."""
    assert pairs.label.tolist() == verdict.labels.tolist()
    assert pairs.spared.tolist() == verdict.plane.spared.tolist()
    assert pairs.peace.tolist() == verdict.plane.peace.tolist()
    measures = measured(verdict.pairs)
    assert pairs.closing.tolist() == measures.closing.tolist()
    assert pairs.relief.tolist() == measures.relief.tolist()
    for side in (0, 1):
        own = plane_for(verdict.pairs, side, verdict.thresholds).labels
        assert pairs[f"label_{side}"].tolist() == own.tolist()
