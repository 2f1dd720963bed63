"""Twin pairs by the loops of pages are those of ``run_pairs``, and their labels those of the verdict."""

import dataclasses
from typing import Any

import numpy as np
import pytest

from microdeals.conflicts import load
from microdeals.ensemble.pairs import PAIR, run_pairs
from microdeals.ensemble.twins import label_pairs, pairs_of, run_twins
from microdeals.portable.instance import Instance
from microdeals.portable.reading import found
from microdeals.verdict import Thresholds, judge, without_deals
from portable.twins_in_the_module import asked_for, assert_labelled_as, least_for


def assert_same(pairs: Any, others: Any) -> None:
    for name, _ in PAIR:
        assert pairs[name].tobytes() == others[name].tobytes(), name


@pytest.mark.parametrize(
    ("name", "n_pairs"), [("arden_borea", 1000), ("donbas_2015", 40), ("russia_ukraine_2025", 200)]
)
def test_the_module_comes_to_the_same_pairs_and_labels_as_the_verdict(name: str, n_pairs: int):
    conflict, module = load(name), Instance(found())
    asked, thresholds = asked_for(conflict, n_pairs), Thresholds(closing=0.02, relief=0.1)
    module.call("run_twins", asked)
    verdict = judge(conflict, runs=n_pairs, thresholds=thresholds)
    assert_same(pairs_of(asked.twins, asked.pairs), verdict.pairs)
    module.call("label_pairs", (asked.twins, least_for(thresholds), asked.pairs))
    assert_labelled_as(asked.pairs, verdict)
    assert len(set(asked.pairs.label.tolist())) > 1


def test_so_does_plain_python():
    conflict = dataclasses.replace(load("base_rate"), horizon_days=20)
    asked = asked_for(conflict, 1)
    with np.errstate(all="ignore"):
        assert run_twins(*asked) == 1
    assert label_pairs(asked.twins, least_for(Thresholds()), asked.pairs) == 1
    seeds = np.arange(1)
    assert_same(pairs_of(asked.twins, asked.pairs), next(run_pairs(conflict, without_deals(conflict), seeds)))
    assert_labelled_as(asked.pairs, judge(conflict, runs=1))
