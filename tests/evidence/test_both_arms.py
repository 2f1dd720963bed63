"""The arm without deals is the same conflicts with the same luck, and only lived if it is asked for."""

import math

import pytest

from microdeals.conflicts import load, with_values
from microdeals.evidence import load_patterns
from microdeals.evidence.histories import History, figures, histories
from microdeals.evidence.one_war import DAYS, histories_of_war
from microdeals.evidence.one_war import figures as figures_of_war
from microdeals.evidence.population import PopulationRun, drawn, load_population
from microdeals.paths import room
from microdeals.verdict import judge

POPULATION = room("models") / "base_rate"


@pytest.fixture(scope="module")
def both() -> list[History]:
    return histories(load_population(POPULATION), PopulationRun(40, 1, 2, without=True))


def test_asking_for_the_arm_without_deals_changes_nothing_in_the_other(both: list[History]):
    alone = histories(load_population(POPULATION), PopulationRun(40, 1, 2))
    assert all(history.without is None for history in alone)
    assert repr([history._replace(without=None) for history in both]) == repr(alone)


def test_without_deals_no_ceasefire_is_signed_and_figures_of_that_arm_can_be_told(both: list[History]):
    assert all(history.without is not None and history.without.ceased == math.inf for history in both)
    found = figures(both)
    assert 0.0 < found["N3u5"] <= found["N3n5"] + 1e-9 <= found["N3v10"] + 2e-9 <= 1.0
    lone = figures([history._replace(without=None) for history in both])
    assert {name for name, figure in lone.items() if math.isnan(figure) and not math.isnan(found[name])} == {
        f"N3{letter}{years}" for letter in "nuv" for years in (1, 2, 5, 10)
    }


def test_the_first_settlements_of_both_arms_are_those_of_the_twins(both: list[History]):
    """The twins are lived by another path, the one of the verdict."""
    population = load_population(POPULATION)
    for number in (3, 5, 17):
        (twin,) = judge(drawn(population, number, 1), runs=1, seed=1_000_000 + number).pairs
        told = [fate.settled for fate in (both[number].fate, both[number].without) if fate]
        days = (twin.first_settled_on_with, twin.first_settled_on_without)
        assert told == [day if day > 0 else math.inf for day in days]


def test_the_war_since_2022_settles_without_deals_in_as_many_worlds_as_its_twins_do():
    war = with_values(load("russia_ukraine_2025"), {"conflict.horizon_days": DAYS})
    found = figures_of_war(histories_of_war(war, 12, seed=1, threads=2))
    twins = judge(war, runs=12, seed=1).pairs
    assert max(twins.won_by_without) < 0
    assert found["W3u5"] == pytest.approx(float((twins.first_settled_on_without > 0).mean()))
    assert set(found) == {one.id for one in load_patterns() if one.experiment == "one_war"}
