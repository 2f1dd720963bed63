"""The worlds of the shipped models are those that were kept, whatever has been rebuilt since."""

import json

import numpy as np
import pytest

from microdeals.ensemble import Wanted, run_ensemble
from microdeals.ensemble.records import columns_of
from microdeals.ensemble.tape import OutcomeRow
from same_world import kept_worlds
from same_world.kept_worlds import FILE, FLOATS, FLOATS_SINCE, WHOLE, WHOLE_SINCE

KEPT = json.loads(FILE.read_text(encoding="utf-8"))
RENEW = "worlds have changed; if they are meant to: python -m same_world.kept_worlds (in tests/)"


@pytest.fixture(scope="module")
def today() -> dict[str, dict[str, str]]:
    return kept_worlds.fingerprints()


def test_every_shipped_model_is_kept(today):
    assert today.keys() == KEPT["models"].keys()


def test_every_field_of_an_outcome_is_kept_or_came_later():
    assert {name for name, _ in columns_of(OutcomeRow)} == {*WHOLE, *FLOATS, *WHOLE_SINCE, *FLOATS_SINCE}


@pytest.mark.parametrize("name", sorted(KEPT["models"]))
def test_days_counts_and_events_are_those_that_were_kept(name, today):
    assert today[name]["whole"] == KEPT["models"][name]["whole"], RENEW


@pytest.mark.parametrize("name", sorted(KEPT["models"]))
def test_floats_are_those_that_were_kept_to_the_last_bit(name, today):
    assert today[name]["floats"] == KEPT["models"][name]["floats"], RENEW


def test_without_the_mechanisms_that_came_later_the_worlds_are_those_of_before():
    assert kept_worlds.fingerprints_without_what_came_later() == KEPT["before"]


def test_one_bit_is_another_fingerprint():
    worlds = run_ensemble(kept_worlds.load("arden_borea"), range(3), Wanted(days=5, daily=True, events=True))
    before = [kept_worlds.digest(part(worlds)) for part in (kept_worlds.floats, kept_worlds.whole_numbers)]
    worlds.daily[2, 4, 0] = np.nextafter(worlds.daily[2, 4, 0], 2.0)
    worlds.outcomes.opened[1] += 1
    after = [kept_worlds.digest(part(worlds)) for part in (kept_worlds.floats, kept_worlds.whole_numbers)]
    assert before[0] != after[0]
    assert before[1] != after[1]
