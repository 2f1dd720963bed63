"""Common luck: the same seed is the same world, and nobody's luck depends on who else is there."""

import os
import subprocess
import sys
from collections import defaultdict
from typing import Any

import pytest

from agents.wars import LIVELY, lived, war
from microdeals.agents import ConflictModel
from microdeals.rulebook.luck import LARGEST_SEED, Purpose

DAYS = 25
OTHERS = {
    "a deal kind removed": {name: value for name, value in LIVELY.items() if name != "deal.swap"},
    "a deal kind added": {"deal.corridor": {"calm": 0.2}} | LIVELY,
    "a mission added": {"monitors.second": {"teams": 1}} | LIVELY,
    "a spoiler added": {"spoiler.zealots": {"side": "arden", "capacity": 0.5}} | LIVELY,
    "a third party added": {"third_party.crown": {"fickleness": 0.2}} | LIVELY,
    "a sector added": {"sector.bend": {"weight": 1.0}} | LIVELY,
    "no deals at all": LIVELY | {"ladder.policy": "none"},
}
Draws = dict[tuple[int, ...], tuple[float, ...]]


@pytest.fixture
def draws(monkeypatch: pytest.MonkeyPatch) -> dict[ConflictModel, Draws]:
    """Every draw of every model, by day, purpose, who and where."""
    found: dict[ConflictModel, Draws] = defaultdict(dict)
    draw = ConflictModel.draw

    def noted(self: ConflictModel, purpose: Purpose, who: int, where: int) -> Any:
        lots = draw(self, purpose, who, where)
        key = (self.day, int(purpose), who, where)
        assert found[self].setdefault(key, lots) == lots
        return lots

    monkeypatch.setattr(ConflictModel, "draw", noted)
    return found


@pytest.mark.parametrize("what", OTHERS)
def test_adding_or_removing_something_shifts_nobody_elses_luck(what, draws):
    here, there = lived(war(LIVELY), DAYS), lived(war(OTHERS[what]), DAYS)
    both = draws[here].keys() & draws[there].keys()
    assert all(draws[here][key] == draws[there][key] for key in both)
    # What does not hang on deals is drawn in both worlds, on the same days by the same people.
    for purpose in (Purpose.TYPE, Purpose.LEAN, Purpose.BATTLE, Purpose.TALK_AT_HOME, Purpose.CITIZEN_TIES):
        keys = {key for key in draws[here] if key[1] == purpose}
        assert keys
        assert keys <= draws[there].keys()


def test_no_two_things_share_a_draw(draws):
    model = lived(war(LIVELY), DAYS)
    drawn = list(draws[model].values())
    assert len(drawn) > 200
    assert len(set(drawn)) == len(drawn)


def test_everybody_has_a_luck_of_their_own(draws):
    twos = {
        "monitors.second": {"teams": 1},
        "spoiler.zealots": {"side": "arden", "capacity": 0.5},
        "third_party.crown": {"fickleness": 0.2},
        "deal.truce": {"calm": 0.5, "term_days": 1000},
    }
    model = lived(war(LIVELY | twos), DAYS)

    def drawn(day, purpose):
        return sum(key[:2] == (day, purpose) for key in draws[model])

    # Two sides, two sectors, two groups of four citizens, and each group's eight ties in pairs.
    assert (drawn(0, Purpose.TYPE), drawn(0, Purpose.COMMANDER)) == (2, 2)
    assert (drawn(0, Purpose.CITIZEN_START), drawn(0, Purpose.CITIZEN_TIES)) == (2, 8)
    # Three teams, two groups of spoilers, two third parties, two calm sectors.
    daily = (Purpose.ACCESS, Purpose.STRIKE, Purpose.LEAN, Purpose.VIOLATIONS, Purpose.TALK_AT_HOME)
    assert [drawn(DAYS, purpose) for purpose in daily] == [3, 2, 2, 2, 2]


def test_luck_follows_names_and_not_places():
    places = ["arden", "borea"]
    as_written = [lived(war(LIVELY), 1, seed).parties for seed in range(20)]
    turned = [lived(war(LIVELY, sides=places[::-1]), 1, seed).parties for seed in range(20)]
    types = [{party.entry.key: party.trustworthy for party in parties} for parties in as_written]
    assert types == [{party.entry.key: party.trustworthy for party in parties} for parties in turned]
    assert {tuple(found.values()) for found in types} >= {(True, False), (False, True)}


@pytest.mark.parametrize("what", OTHERS)
def test_twins_have_the_same_leaders_the_same_commanders_and_the_same_great_power(what):
    here, there = lived(war(LIVELY), DAYS), lived(war(OTHERS[what]), DAYS)
    for one, other in zip(here.parties, there.parties, strict=True):
        assert one.trustworthy == other.trustworthy
    feuds = [[commander.feuds for commander in sector.commanders] for sector in here.front.sectors]
    by_title = {sector.title: sector for sector in there.front.sectors}
    for sector, expected in zip(here.front.sectors, feuds, strict=True):
        assert [commander.feuds for commander in by_title[sector.title].commanders] == expected
    places = [third.title for third in there.third_parties]
    league = places.index("League")
    assert [day[league] for day in there.lean_days] == [day[0] for day in here.lean_days]


def test_only_the_seed_decides():
    one, same, other = (lived(war(LIVELY), DAYS, seed) for seed in (5, 5, 6))
    assert one.log == same.log
    assert one.datacollector.model_vars == same.datacollector.model_vars
    assert one.datacollector.model_vars != other.datacollector.model_vars


@pytest.mark.parametrize("seed", [0, LARGEST_SEED])
def test_the_smallest_and_the_largest_seed_are_seeds(seed):
    assert lived(war(LIVELY), 5, seed).luck_seed == seed


def test_the_whole_64_bits_of_a_seed_count():
    low, high = lived(war(LIVELY), 5, 3), lived(war(LIVELY), 5, 3 + 2**32)
    assert low.datacollector.model_vars != high.datacollector.model_vars


TOLD = """
import hashlib
from microdeals.agents import ConflictModel
model = ConflictModel("arden_borea", rng=7, horizon_days=40)
while model.running:
    model.step()
lived = repr((model.log, sorted(model.datacollector.model_vars.items()), model.front_days, model.lean_days))
print(hashlib.sha256(lived.encode()).hexdigest())
"""


def test_another_process_lives_the_same_world():
    told = {
        subprocess.run(
            [sys.executable, "-c", TOLD],
            env=os.environ | {"PYTHONHASHSEED": hash_seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for hash_seed in ("1", "2")
    }
    assert len(told) == 1
    assert len(told.pop().strip()) == 64
