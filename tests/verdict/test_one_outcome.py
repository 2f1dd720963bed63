"""One world has one outcome, whoever tells of it: the story of a run and the verdict over many agree."""

import pytest

from microdeals.agents import ConflictModel
from microdeals.agents.in_words import outcome_in_words, story_of
from microdeals.conflicts import load, with_values
from microdeals.rulebook.outcome import Outcome
from microdeals.verdict import Thresholds, judge


def lived(seed: int) -> ConflictModel:
    world = ConflictModel(load("arden_borea"), rng=seed)
    while world.running:
        world.step()
    return world


@pytest.mark.parametrize("seed", [1, 181])
def test_a_month_with_a_third_of_the_fire_of_war_is_war_to_both(seed: int):
    world, verdict = lived(seed), judge(load("arden_borea"), runs=1, seed=seed)
    fire = float(verdict.pairs.fighting_at_end_with[0])
    assert 0.25 <= fire < 0.5
    told = next(outcome for outcome, count in verdict.outcomes["with"].items() if count.number)
    assert told is Outcome.WAR
    assert outcome_in_words(world) == "war"
    assert "Outcome: war." in story_of(world)


@pytest.mark.parametrize("asked", [None, 0.6])
def test_a_model_says_what_is_frozen_unless_somebody_asks_for_something_else(asked: float | None):
    war = with_values(load("arden_borea"), {"front.freeze_fire": 0.0, "ladder.policy": "leap"})
    verdict = judge(war, runs=60, thresholds=Thresholds(quiet_fire=asked))
    frozen = verdict.outcomes["with"][Outcome.MANAGED_FREEZE].number
    assert frozen > 0 if asked else frozen == 0


def test_the_story_and_the_verdict_agree_that_a_war_is_won():
    war = with_values(load("arden_borea"), {"front.power_luck": 0.05, "ladder.policy": "none"})
    verdict = judge(war, runs=20)
    won = [int(pair.seed) for pair in verdict.pairs if pair.won_by_with >= 0]
    assert verdict.outcomes["with"][Outcome.VICTORY].number == len(won) > 3
    world = ConflictModel(war, rng=won[0])
    while world.running:
        world.step()
    assert outcome_in_words(world) == "victory"
    assert f"won the war on day {world.won_on}" in story_of(world)
