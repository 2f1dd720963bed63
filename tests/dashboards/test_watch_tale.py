"""What the Watch page shows and says of a world, held against the world itself."""

from __future__ import annotations

import pytest

from dashboards.asked.run import Asked
from dashboards.charts import OPEN, DealEnding
from dashboards.watch.chronicle import choices_of, told_by
from dashboards.watch.frames import bars_of, channels_of, deal_key, frames_of, sectors_of
from dashboards.watch.in_words import clock, fate, life_of, outcome, so_far, whole_front
from dashboards.watch.page import start_of
from dashboards.watch.question import day_from
from dashboards.watch.watched import Watched
from dashboards.words import text
from microdeals.agents import ConflictModel, Status
from microdeals.agents.in_words import outcome_in_words
from microdeals.rulebook.outcome import Outcome

SEEDS = range(12)


def lived(seed: int = 1, days: int = 182, name: str = "arden_borea", **changes: object) -> ConflictModel:
    world = Asked(name, seed).changed(changes).world()
    for _ in range(days):
        world.step()
    return world


@pytest.fixture(scope="module")
def worlds() -> list[ConflictModel]:
    """Runs that differ enough to hold every ending of a deal but the rarest."""
    return [lived(seed) for seed in SEEDS]


def test_day_one_is_the_first_date_and_the_last_day_the_horizons():
    assert clock(lived(days=0)) == "Day 0 of 182 · begins on 1 March 2031 · ends on 29 August 2031"
    assert clock(lived(days=1)) == "Day 1 of 182 · 1 March 2031 · ends on 29 August 2031"
    assert clock(lived()) == "Day 182 of 182 · 29 August 2031"


def test_channels_add_up_to_the_gap():
    *channels, total = channels_of(lived(days=40))
    assert sum(step.value for step in channels) == pytest.approx(total.value, abs=1e-12)
    assert total.value == lived(days=40).gap.total


def test_the_front_counts_every_team_on_duty_once():
    world = lived(days=60)
    assert sum(cell.monitors for cell in sectors_of(world)) == sum(team.on_duty for team in world.monitors)


def test_before_any_deal_fire_is_one_everywhere():
    assert [cell.fire for cell in sectors_of(lived(days=0))] == pytest.approx([1.0] * 4)


def test_lines_begin_with_the_values_of_the_file_and_end_with_today():
    import struct

    start = start_of(Asked("arden_borea"))
    world = lived(days=10)
    frame = frames_of(start.pictures, Watched(Asked("arden_borea", 1), 10)).trust
    values = struct.unpack(f"<{3 * 11}f", frame["values"])
    assert values[:11] == tuple(range(11))
    assert values[11] == pytest.approx(world.conflict.parties[0].values.trust)
    assert values[21] == pytest.approx(world.parties[0].trust)
    assert values[32] == pytest.approx(world.parties[1].trust)


def test_bars_end_when_their_deals_end(worlds: list[ConflictModel]):
    seen = set()
    for world in worlds:
        for bar, deal in zip(bars_of(world), world.deals, strict=True):
            assert (bar.end == OPEN) == deal.is_active
            assert bar.why == deal.why
            assert len(bar.reports) == len(deal.reports)
            seen.add(bar.ending)
    assert {DealEnding.RUNNING, DealEnding.RAN_OUT, DealEnding.LEFT} <= seen


def test_every_event_of_a_deal_lies_within_its_life(worlds: list[ConflictModel]):
    for world in worlds:
        deals = {deal_key(number): deal for number, deal in enumerate(world.deals)}
        told = [it for it in told_by(world) if it.event.deal]
        assert {it.deal for it in told} == set(deals)
        for it in told:
            deal = deals[it.deal]
            assert it.event.deal == deal.title
            assert deal.signed_on <= it.event.day
            assert deal.ended_on is None or it.event.day <= deal.ended_on


def test_a_life_ends_with_the_reason_in_the_log(worlds: list[ConflictModel]):
    left = [(world, deal) for world in worlds for deal in world.deals if deal.status is Status.WITHDRAWN]
    assert left
    for world, deal in left:
        life = dict(life_of(world, deal))
        assert life["Why did this deal end?"] == deal.why
        assert world.parties[deal.ended_by].title in life["Ended"]
        assert f"day {deal.ended_on}, " in life["Ended"]


def test_every_way_in_which_a_deal_can_end_has_its_words():
    for status in set(Status) - {Status.FREE}:
        world = lived(days=30)
        deal = world.deals[0]
        deal.status, deal.ended_on, deal.ended_by = status, 20, 1
        left = status in (Status.WITHDRAWN, Status.RESUMED)
        assert (world.parties[1].title in fate(world, deal)) == left


def test_leaving_for_more_and_leaving_what_is_worth_nothing_are_told_apart():
    world = lived(days=30)
    told = []
    for status in (Status.WITHDRAWN, Status.RESUMED):
        world.deals[0].status, world.deals[0].ended_by = status, 0
        told.append(fate(world, world.deals[0]))
    assert told == [
        "Arden left it, as it was no longer worth it",
        "Arden left it for what was to be had at the front",
    ]


def test_a_running_deal_has_not_ended():
    world = lived()
    running = next(deal for deal in world.deals if deal.status is Status.RUNNING)
    life = dict(life_of(world, running))
    assert life["Why did this deal end?"] == "It has not ended."
    assert "Ended" not in life


def test_all_deals_and_sectors_can_be_chosen():
    world = lived()
    choices = choices_of(world)
    assert sum(choice["is_deal"] for choice in choices) == len(world.deals)
    assert [choice["title"] for choice in choices if not choice["is_deal"]] == [
        sector.title for sector in world.conflict.sectors
    ]


def test_the_sentence_counts_deals_and_says_how_the_gap_moved(worlds: list[ConflictModel]):
    for world in worlds:
        n_active = sum(deal.is_active for deal in world.deals)
        assert f"{len(world.deals)} deal" in so_far(world)
        assert f"{n_active} in force, {len(world.deals) - n_active} over." in so_far(world)
        first, *_, last = world.datacollector.model_vars["gap_total"]
        if abs(last - first) > 0.005:
            assert ("narrower" in so_far(world)) == (last < first)


def test_a_run_without_deals_says_so():
    world = lived(**{"ladder.policy": "none"})
    assert so_far(world).startswith("No deal has been signed so far.")
    assert whole_front(world) == "Along the whole front: no deal in force."


def test_the_end_is_told_as_the_model_judges_it(worlds: list[ConflictModel]):
    words = {"settlement": "Settlement: ", "managed freeze": "Managed freeze: ", "war": "War: "}
    for world in worlds:
        assert words[outcome_in_words(world)] in outcome(world)
        assert outcome(world) in so_far(world)


def test_a_victory_is_told_with_who_won_and_when():
    world = lived(**{"front.power_luck": 0.05, "ladder.policy": "none"})
    assert outcome_in_words(world) == "victory"
    winner = world.parties[world.won_by].title
    assert outcome(world) == f"Victory: {winner} won the war on day {world.won_on}."


@pytest.mark.parametrize("outcome", Outcome)
@pytest.mark.parametrize("page", ["watch.outcome", "verdict.outcomes"])
def test_every_outcome_has_its_words(page: str, outcome: Outcome):
    assert text(f"{page}.{outcome.name.lower()}")


def test_nothing_is_said_of_an_end_before_it_has_come():
    assert "War: " not in so_far(lived(days=181))


def test_the_twin_has_the_same_luck_and_no_deals():
    watched = Watched(Asked("arden_borea", 3), 120)
    assert watched.model.deals
    assert not watched.twin.deals
    gaps, of_twin = watched.gaps()
    first = min(deal.signed_on for deal in watched.model.deals)
    assert gaps[: first - 1] == of_twin[: first - 1]
    assert gaps != of_twin
    alone = lived(3, 120, **{"ladder.policy": "none"})
    assert of_twin == alone.datacollector.model_vars["gap_total"]


def test_what_the_sides_would_settle_for_leaves_the_gap():
    """Both shares together are more than all there is, by the gap and the ground found in talks."""
    watched = Watched(Asked("donbas_2015", 1), 50)
    gap = watched.model.gap_now()
    assert sum(watched.demands[-1]) - 1.0 == pytest.approx(gap.total + gap.common_ground, abs=1e-9)
    assert len(watched.demands) == 51


@pytest.mark.parametrize(
    ("query", "day", "said"),
    [
        ("day=60", 60, ""),
        ("day=0", 0, ""),
        ("day=182", 182, ""),
        (None, 0, ""),
        ("day=183", 0, "day “183”"),
        ("day=-1", 0, "not a day from 0 to 182"),
        ("day=<b>", 0, "day “<b>”"),
    ],
)
def test_an_address_can_lead_to_a_day(query: str | None, day: int, said: str):
    (asked, found), complaint = day_from(query)
    assert (asked, found) == (Asked(), day)
    assert said in complaint
    assert Watched(asked, found).day == day
