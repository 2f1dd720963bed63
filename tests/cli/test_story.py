"""The story of a run says what happened, in worlds whose end is known beforehand."""

from typing import Any

from microdeals.agents import ConflictModel
from microdeals.agents.in_words import log_of, outcome_in_words, story_of
from microdeals.conflicts import load, with_values
from microdeals.rulebook.events import Happening, Status
from same_world.settling import settling

PEACEFUL_AT_HEART = settling(0.5)
"""Nothing but pressure is left of the gap, so a settlement is signed as soon as leaders meet."""


def world(days: int, **values: Any) -> ConflictModel:
    named = {path.replace("__", "."): value for path, value in values.items()}
    model = ConflictModel(with_values(load("arden_borea"), {"conflict.horizon_days": days} | named), rng=3)
    while model.running:
        model.step()
    return model


def test_a_war_without_deals_is_a_war():
    model = world(
        60, ladder__policy="none", **{"meeting.bilateral.top_rung": 0, "meeting.trilateral.top_rung": 0}
    )
    story = story_of(model)
    assert outcome_in_words(model) == "war"
    assert "No deal was signed." in story
    assert "Outcome: war. After 60 days, the horizon, fire over the last month was 100% of war’s" in story


def test_sides_with_nothing_between_them_settle_at_their_first_meeting():
    daily = {"meeting.trilateral.days_between": 1, "meeting.bilateral.days_between": 1}
    model = world(40, **PEACEFUL_AT_HEART, **daily)
    assert model.settled_on == 1
    assert outcome_in_words(model) == "settlement"
    assert "a settlement was signed on day 1, and it holds." in story_of(model)


def test_quiet_guns_with_the_gap_still_open_are_a_managed_freeze():
    quiet = {
        "deal.swap.calm": 1,
        "deal.swap.temptation": 0,
        "deal.swap.benefit": 1,
        "deal.swap.term_days": 1000,
        "meeting.envoys.days_between": 1,
        "meeting.bilateral.top_rung": 1,
        "meeting.trilateral.top_rung": 1,
        "commanders.violations": 0,
        "spoiler.arden_irregulars.capacity": 0,
        "spoiler.borea_irregulars.capacity": 0,
    }
    model = world(90, **quiet)
    assert outcome_in_words(model) == "managed freeze"
    assert "Outcome: managed freeze." in story_of(model)


def test_the_story_counts_what_the_log_holds():
    model = world(182)
    story = story_of(model)
    n_breaches = sum(event.happening == Happening.BREACH for event in model.log)
    n_reports = sum(len(deal.reports) for deal in model.deals)
    assert f"Broken: {n_breaches} deliberate breaches; {n_reports} reports" in story
    assert story.count("\n  day ") == len(model.deals)
    assert log_of(model).count("\n") + 1 == len(model.log)


def test_a_deal_that_waits_for_quiet_is_not_in_force():
    """It is told apart in the story, as in the list of deals below, and in the line of the world."""
    model = ConflictModel(with_values(load("arden_borea"), {"party.arden.trust": 0.3}), rng=1)
    while model.running:
        model.step()
    waiting = sum(deal.status == Status.WAITING for deal in model.deals)
    running = sum(deal.status == Status.RUNNING for deal in model.deals)
    assert waiting
    assert running
    story = " ".join(story_of(model).split())
    assert f"{running} still in force" in story
    assert f"{waiting} still waiting for quiet" in story
    assert f"{running} in force, {waiting} waiting for quiet;" in repr(model)


def test_trust_and_every_channel_of_the_gap_are_told_for_the_first_and_the_last_day():
    model = world(25)
    days = model.datacollector.get_model_vars_dataframe()
    lines = {
        line[:40].strip(): line.split()[-3:] for line in story_of(model).splitlines() if line.startswith("  ")
    }
    first, last, _ = lines["Arden in Borea"]
    assert (float(first), float(last)) == (
        round(days["trust_0"].iloc[0], 2),
        round(days["trust_0"].iloc[-1], 2),
    )
    channels = [lines[name] for name in ("optimism", "fear", "audience", "pressure", "common ground")]
    for column in (0, 1):
        assert abs(sum(float(row[column]) for row in channels) - float(lines["total"][column])) < 0.03


def test_a_run_that_has_not_begun_has_no_story():
    assert "Nothing has happened yet" in story_of(ConflictModel("arden_borea", rng=0))
