"""The stage: its JSON holds the worlds that were lived, day by day, and what is said of them is so."""

from __future__ import annotations

import json
import re

import pytest

from dashboards.asked.run import Asked
from dashboards.stage.course import LivedPair, course_of, lived_pair, turns_of
from dashboards.stage.first_shown import opening_day
from dashboards.stage.in_words import event_said
from dashboards.stage.story import story_of_war
from dashboards.words import texts
from microdeals.agents import ConflictModel, Status
from microdeals.conflicts import with_values
from microdeals.rulebook.events import Happening

ARDEN = "arden_borea"


@pytest.fixture(scope="module")
def pair() -> LivedPair:
    return lived_pair(Asked(ARDEN).conflict(), 1)


def alone(seed: int, days: int, **changes: object) -> ConflictModel:
    """The world without the stage."""
    world = ConflictModel(with_values(Asked(ARDEN).conflict(), changes), rng=seed)
    for _ in range(days):
        world.step()
    return world


def test_the_course_is_plain_json_of_every_day(pair: LivedPair):
    course = course_of(pair)
    assert json.loads(json.dumps(course)) == course
    assert course["last"] == 182
    lists = [course["gap"], *course["trust"], *course["fires"], *course["calms"], *course["eyes"]]
    for line in (*lists, course["dates"], course["twin"]["gap"], *course["twin"]["fires"]):
        assert len(line) == 183


def test_watching_changes_nothing_and_the_days_are_the_models_own(pair: LivedPair):
    world, course = alone(1, 60), course_of(pair)
    assert course["gap"][60] == pytest.approx(world.gap_now().total, abs=1e-4)
    assert course["trust"][1][60] == pytest.approx(world.parties[1].trust, abs=1e-4)
    fires = [sector.fire / sector.share for sector in world.sectors_now]
    assert [line[60] for line in course["fires"]] == pytest.approx(fires, abs=1e-4)
    assert [line[0] for line in course["fires"]] == pytest.approx([1.0] * 4)


def test_eyes_are_teams_at_work_while_there_is_a_deal_to_watch(pair: LivedPair):
    course = course_of(pair)
    first = min(deal["signed"] for deal in course["deals"])
    for line in course["eyes"]:
        assert set(line[: first + 1]) == {0}
    world = alone(1, first + 1)
    watched = [int(sector.watched) for sector in world.sectors_now]
    assert [line[first + 1] for line in course["eyes"]] == watched
    assert sum(map(sum, course["eyes"])) > 0


def test_the_twin_is_the_same_war_without_deals(pair: LivedPair):
    course, world = course_of(pair), alone(1, 182, **{"ladder.policy": "none"})
    first = min(deal["signed"] for deal in course["deals"])
    assert course["gap"][:first] == course["twin"]["gap"][:first]
    assert course["gap"] != course["twin"]["gap"]
    assert course["twin"]["gap"][182] == pytest.approx(world.gap_now().total, abs=1e-4)


def test_a_promise_says_more_each_day_it_is_kept_and_nothing_after_a_breach(pair: LivedPair):
    seen = 0
    for deal in course_of(pair)["deals"]:
        broken = {breach["day"] for breach in deal["breaches"]}
        days = range(deal["since"], deal["since"] + len(deal["strengths"]))
        before = 0.0
        for day, strength in zip(days, deal["strengths"], strict=True):
            assert strength == 0.0 if day in broken else before <= strength < 1.0
            seen += day in broken
            before = strength
    assert seen


def test_a_promise_is_as_strong_as_a_cheat_would_surely_have_broken_it():
    """Of a deal's first kept day only the chances of that day count."""
    world = alone(1, 0)
    while not any(deal.status is Status.RUNNING for deal in world.running_today):
        world.step()
    (deal,) = world.running_today
    first, second = deal.bonds
    kept = lived_pair(Asked(ARDEN).conflict(), 1, days=world.day).evenings
    surely = 1.0 - (1.0 - first.if_exploiting) * (1.0 - second.if_exploiting)
    assert kept.strengths[world.deals.index(deal)][world.day] == pytest.approx(surely)


def test_an_opened_world_stands_on_its_first_turning_point(pair: LivedPair):
    course = course_of(pair)
    assert opening_day(course) == course["turns"][0]["day"] > 0
    assert opening_day(course | {"turns": []}) == 182


def test_turning_points_are_told_with_the_trust_of_both_evenings(pair: LivedPair):
    course = course_of(pair)
    for turn in course["turns"]:
        whose, before, after = re.fullmatch(
            r"(\w+)’s trust (?:falls|rises) from (\d+) to (\d+)\.", turn["said"]
        ).groups()
        line = course["trust"][["Arden", "Borea"].index(whose)]
        day = turn["day"]
        assert [int(before), int(after)] == [round(100 * line[day - 1]), round(100 * line[day])]


def test_every_happening_has_its_sentence():
    keys = {key.removeprefix("stage.event.") for key in texts() if key.startswith("stage.event.")}
    told = {key.split("_true")[0].split("_false")[0] for key in keys}
    for happening in Happening:
        name = happening.name.lower()
        assert any(key == name or key.startswith(f"{name}_") for key in told), name


def test_a_false_report_is_told_as_false(pair: LivedPair):
    world = pair.world
    for deal in world.deals:
        for report in deal.reports:
            event = next(
                it
                for it in world.log
                if (it.day, it.slot, it.side) == (report.day, deal.slot.number, report.against)
                and it.happening is Happening.REPORT
            )
            assert event_said(world, event).endswith("True." if report.true else "False.")


def test_the_story_has_dates_reasons_and_the_twin(pair: LivedPair):
    turns = turns_of(pair.world)
    opening, sections, ending = story_of_war(pair.world, pair.twin, turns)
    months = [section.told for section in sections]
    assert opening.startswith("On 1 March 2031, Arden and Borea were 40 % of the dispute apart.")
    assert "Trust in the other stood at 20 in 100 on the side of Arden" in opening
    assert "On 19 May, Borea reported that Arden had broken “Free way for river barges”." in " ".join(months)
    assert "It was false, but nobody could tell. Borea’s trust fell from 36 to 12." in " ".join(months)
    gap, without = pair.world.gap_now().total, pair.twin.gap_now().total
    assert f"the sides are {round(100 * gap)} % of the dispute apart" in ending
    assert f"they’d be {round(100 * (without - gap))} points further apart" in ending


def test_a_story_of_no_day_says_so():
    pair = lived_pair(Asked(ARDEN).conflict(), 1, days=0)
    assert story_of_war(pair.world, pair.twin, []) == (
        "Nothing has happened yet: the run has no day.",
        [],
        "",
    )


def test_a_month_of_the_story_says_while_it_is_closed_what_was_signed_and_what_turned(pair: LivedPair):
    turns = turns_of(pair.world)
    months = story_of_war(pair.world, pair.twin, turns).months
    titles = [month.title for month in months]
    assert titles[:3] == ["March 2031", "April 2031", "May 2031"]
    assert len({*titles}) == len(titles)
    assert sum(month.signed for month in months) == len(pair.world.deals)
    found = [(name, month.title) for month in months for name in month.turns]
    assert [name for name, _ in found] == [turn.name for turn in turns]
    assert ("a false report", "May 2031") in found


@pytest.mark.parametrize("seed", range(1, 7))
@pytest.mark.parametrize("name", [ARDEN, "russia_ukraine_2025"])
def test_every_war_can_be_told(name: str, seed: int):
    pair = lived_pair(Asked(name, seed).conflict(), seed)
    course = course_of(pair)
    story = course["story"]
    told = (story["opening"], *(month["told"] for month in story["months"]), story["ending"])
    for said in (*told, *(event["said"] for event in course["events"])):
        assert re.match(r"[A-Z“]", said), said
        assert said.endswith((".", "”")), said
        assert "{" not in said
