"""A scenario of Mesa is a war, its values and its luck. Mesa before 3.5 has none: there is a stand-in."""

import importlib
from typing import Any

import numpy as np
import pytest

from agents.wars import lived, war
from microdeals.agents import ConflictModel, Party
from microdeals.errors import ConflictError

TRUST = "party.arden.trust"


class StandIn:
    """What Mesa 3.5 calls a scenario: its parameters, and its seed among them."""

    def __init__(self, rng: Any = None, **parameters: Any) -> None:
        self.__dict__.update(parameters, rng=rng)


def scenario_class() -> Any:
    try:
        return importlib.import_module("mesa.experimental.scenarios").Scenario
    except ImportError:
        return StandIn


Scenario = scenario_class()


class Hermit(Party):
    """Signs nothing."""

    def accepts(self, slot, value):
        return False


def seen(model: ConflictModel) -> list[str]:
    while model.running:
        model.step()
    return [str(event) for event in model.log]


def test_a_scenario_says_the_war_its_values_who_decides_and_how_long():
    values = {TRUST: 0.4, "conduct.base_rate": 0.1}
    scenario = Scenario(rng=7, conflict=war(), horizon_days=9, parties=(Hermit, Party), **values)
    model = ConflictModel(scenario=scenario)
    assert model.scenario is scenario
    assert (model.conflict[TRUST], model.conflict["conduct.base_rate"]) == (0.4, 0.1)
    assert (model.horizon_days, type(model.parties[0])) == (9, Hermit)


def test_what_it_leaves_out_is_as_the_model_is_told():
    model = ConflictModel(war(), horizon_days=9, scenario=Scenario(rng=7, **{TRUST: 0.4}))
    assert model.conflict == war({TRUST: 0.4})
    assert model.horizon_days == 9


def test_the_same_scenario_is_the_same_world_however_often_it_is_lived():
    scenario = Scenario(rng=7, conflict=war(), horizon_days=40)
    first = ConflictModel(scenario=scenario)
    told = seen(first)  # to its end: in Mesa 3.5 a scenario is of one running model at a time
    assert seen(ConflictModel(scenario=scenario)) == told != []
    assert told == [str(event) for event in lived(war(), 40, seed=first.luck_seed).log]
    other = ConflictModel(scenario=Scenario(rng=8, conflict=war(), horizon_days=40))
    assert other.luck_seed != first.luck_seed


def test_a_seed_is_told_apart_from_its_neighbours_and_may_be_a_generator():
    seeds = {ConflictModel(war(), scenario=Scenario(rng=seed)).luck_seed for seed in range(20)}
    assert len(seeds) == 20
    assert ConflictModel(war(), scenario=Scenario(rng=np.random.default_rng(500))).luck_seed not in seeds


@pytest.mark.parametrize("name", ["party.arden.turst", "trust"])
def test_a_parameter_that_is_no_path_is_told(name: str):
    with pytest.raises(ConflictError, match=name):
        ConflictModel(war(), scenario=Scenario(rng=7, **{name: 0.4}))


@pytest.mark.parametrize("scenario", [7, "base", Scenario])
def test_something_else_is_no_scenario(scenario: Any):
    with pytest.raises(ValueError, match=r"scenario = .*must be a scenario of Mesa"):
        ConflictModel(war(), scenario=scenario)


def test_a_scenario_has_its_own_seed():
    with pytest.raises(ValueError, match="rng = 3 beside a scenario"):
        ConflictModel(war(), rng=3, scenario=Scenario(rng=7))
