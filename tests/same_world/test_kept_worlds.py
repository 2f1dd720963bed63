"""Without what came later, worlds are those that were kept before it, whatever has been rebuilt since."""

import json

import numpy as np

from microdeals.ensemble import Wanted, run_ensemble
from microdeals.ensemble.records import columns_of
from microdeals.ensemble.tape import OutcomeRow
from same_world import kept_worlds
from same_world.kept_worlds import FILE, FLOATS, WHOLE

KEPT = json.loads(FILE.read_text(encoding="utf-8"))


def test_every_field_that_is_kept_is_one_of_an_outcome():
    assert {*WHOLE, *FLOATS} <= {name for name, _ in columns_of(OutcomeRow)}


def test_without_the_mechanisms_that_came_later_the_worlds_are_those_of_before():
    assert len(KEPT) == 4
    assert kept_worlds.fingerprints_without_what_came_later() == KEPT


def test_one_bit_is_another_fingerprint():
    worlds = run_ensemble(kept_worlds.load("arden_borea"), range(3), Wanted(days=5, daily=True, events=True))
    before = [kept_worlds.digest(part(worlds)) for part in (kept_worlds.floats, kept_worlds.whole_numbers)]
    worlds.daily[2, 4, 0] = np.nextafter(worlds.daily[2, 4, 0], 2.0)
    worlds.outcomes.opened[1] += 1
    after = [kept_worlds.digest(part(worlds)) for part in (kept_worlds.floats, kept_worlds.whole_numbers)]
    assert before[0] != after[0]
    assert before[1] != after[1]
