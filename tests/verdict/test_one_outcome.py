"""One world has one outcome, whoever tells of it: the story of a run and the verdict over many agree."""

import pytest

from microdeals.agents import ConflictModel
from microdeals.agents.in_words import outcome_in_words, story_of
from microdeals.conflicts import load
from microdeals.rulebook.outcome import FREEZE_FIRE, Outcome
from microdeals.verdict import judge


def lived(seed: int) -> ConflictModel:
    world = ConflictModel(load("arden_borea"), rng=seed)
    while world.running:
        world.step()
    return world


@pytest.mark.parametrize("seed", [1, 39])
def test_a_month_with_a_third_of_the_fire_of_war_is_war_to_both(seed: int):
    world, verdict = lived(seed), judge(load("arden_borea"), runs=1, seed=seed)
    fire = float(verdict.pairs.fighting_at_end_with[0])
    assert FREEZE_FIRE <= fire < 0.5
    told = next(outcome for outcome, count in verdict.outcomes["with"].items() if count.number)
    assert told is Outcome.WAR
    assert outcome_in_words(world) == "war"
    assert "Outcome: war." in story_of(world)
