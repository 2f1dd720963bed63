"""Twin pairs by the loop that pages call are those of ``run_pairs``."""

import dataclasses
from typing import Any

import numpy as np
import pytest

from microdeals.conflicts import Conflict, load
from microdeals.ensemble.engine import Plan
from microdeals.ensemble.pairs import PAIR, run_pairs, stage_of
from microdeals.ensemble.records import blank
from microdeals.ensemble.tape import Trace, new_tape
from microdeals.ensemble.twins import Twin, run_twins
from microdeals.portable.instance import Instance
from microdeals.portable.reading import found
from microdeals.verdict import without_deals

SEEDS = np.arange(40)


def twin_of(conflict: Conflict, seeds: Any) -> Twin:
    stage = stage_of(conflict)
    days = conflict.horizon_days
    plan = Plan(seeds, blank(Trace, (1, days)), days, stops_settled=False)
    tape = new_tape(stage.kernel, len(seeds), days, daily=False, events=0)
    return Twin(stage.kernel, stage.world, tape, plan)


def twins_of(conflict: Conflict, seeds: Any) -> tuple[Twin, Twin, Any]:
    pairs = blank(PAIR, len(seeds))
    return twin_of(conflict, seeds), twin_of(without_deals(conflict), seeds), pairs


def expected(conflict: Conflict, seeds: Any) -> Any:
    return np.concatenate(list(run_pairs(conflict, without_deals(conflict), seeds)))


def assert_same(pairs: Any, others: Any) -> None:
    for name, _ in PAIR:
        assert pairs[name].tobytes() == others[name].tobytes(), name


@pytest.mark.parametrize("name", ["arden_borea", "donbas_2015", "russia_ukraine_2025"])
def test_the_module_comes_to_the_same_pairs(name: str):
    conflict = load(name)
    first, second, pairs = twins_of(conflict, SEEDS)
    Instance(found()).call("run_twins", (first, second, pairs))
    assert_same(pairs, expected(conflict, SEEDS))


def test_so_does_plain_python():
    conflict = dataclasses.replace(load("base_rate"), horizon_days=20)
    first, second, pairs = twins_of(conflict, SEEDS[:1])
    with np.errstate(all="ignore"):
        assert run_twins(first, second, pairs) == 1
    assert_same(pairs, expected(conflict, SEEDS[:1]))
