"""What the Watch page shows and says of a world, held against the world itself."""

from __future__ import annotations

import struct

import pytest

from dashboards.asked.run import Asked
from dashboards.charts import OPEN, DealEnding
from dashboards.stage.course import lived_pair
from dashboards.watch.chronicle import choices_of, chronicle_of, told_by
from dashboards.watch.frames import bars_of, deal_key, frames_of, steps_of
from dashboards.watch.in_words import fate, life_of, outcome
from dashboards.watch.lived import run_of, world_on
from dashboards.watch.pictures import pictures_of
from dashboards.watch.question import day_from
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


def test_channels_add_up_to_the_gap():
    *channels, total = steps_of(lived(days=40).gap_now())
    assert sum(step.value for step in channels) == pytest.approx(total.value, abs=1e-12)
    assert total.value == lived(days=40).gap.total


def test_lines_begin_with_the_values_of_the_file_and_end_with_the_last_day():
    pair = lived_pair(Asked("arden_borea").conflict(), 1, days=10)
    world = lived(days=10)
    frames = frames_of(pictures_of(pair), pair)
    values = struct.unpack(f"<{3 * 11}f", frames.trust["values"])
    assert values[:11] == tuple(range(11))
    assert values[11] == pytest.approx(world.conflict.parties[0].values.trust)
    assert values[21] == pytest.approx(world.parties[0].trust)
    assert values[32] == pytest.approx(world.parties[1].trust)
    assert len(frames.today["by_day"]) == 11
    assert frames.today["by_day"][10][-1] == pytest.approx(world.gap_now().total, abs=1e-4)


def test_axes_hold_what_they_show_and_little_more():
    for seed in SEEDS[:3]:
        pair = lived_pair(Asked("arden_borea", seed).conflict(), seed)
        pictures = pictures_of(pair)
        gaps = [*pair.evenings.gap, *pair.twin_evenings.gap]
        assert pictures.gap.y.low <= min(0.0, *gaps)
        assert pictures.gap.y.high >= max(gaps)
        assert pictures.gap.y.high - max(gaps) < pictures.gap.y.every
        trust = [value for line in pair.evenings.trust for value in line]
        assert 0.0 <= pictures.trust.y.low <= min(trust)
        assert max(trust) <= pictures.trust.y.high <= 1.0


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
        "Arden pulled out, as it was no longer worth it",
        "Arden pulled out, for more was to be had at the front",
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


def test_the_end_is_told_as_the_model_judges_it(worlds: list[ConflictModel]):
    words = {"settlement": "Settlement: ", "managed freeze": "Managed freeze: ", "war": "War: "}
    for world in worlds:
        assert words[outcome_in_words(world)] in outcome(world)


def test_a_victory_is_told_with_who_won_and_when():
    world = lived(**{"front.power_luck": 0.05, "ladder.policy": "none"})
    assert outcome_in_words(world) == "victory"
    winner = world.parties[world.won_by].title
    assert outcome(world) == f"Victory: {winner} won the war on day {world.won_on}."


@pytest.mark.parametrize("outcome", Outcome)
@pytest.mark.parametrize("page", ["watch.outcome", "verdict.outcomes"])
def test_every_outcome_has_its_words(page: str, outcome: Outcome):
    assert text(f"{page}.{outcome.name.lower()}")


def test_a_run_is_lived_whole_and_kept():
    run = run_of(Asked("arden_borea", 3), lambda: True)
    assert run.world.day == run.course["last"] == 182
    assert run.course["outcome"] == outcome(lived(3))
    assert run_of(Asked("arden_borea", 3), lambda: False) is run


def test_a_run_that_nobody_wants_any_more_is_not_lived():
    assert run_of(Asked("arden_borea", 4_711), lambda: False) is None


def test_a_day_that_is_taken_home_is_that_day():
    world, twin = world_on(Asked("arden_borea", 3), 120)
    assert world.day == twin.day == 120
    assert [str(event) for event in world.log] == [str(event) for event in lived(3, 120).log]


def test_the_chronicle_has_every_event_and_every_life(worlds: list[ConflictModel]):
    for world in worlds:
        told = chronicle_of(world, {})
        assert [entry["on"] for entry in told["entries"]] == [event.day for event in world.log]
        assert set(told["lives"]) == {deal_key(number) for number in range(len(world.deals))}


def test_what_the_sides_would_settle_for_leaves_the_gap():
    """Both shares together are more than all there is, by the gap and the ground found in talks."""
    pair = lived_pair(Asked("donbas_2015").conflict(), 1, days=50)
    gap = pair.world.gap_now()
    assert sum(pair.demands[-1]) - 1.0 == pytest.approx(gap.total + gap.common_ground, abs=1e-9)
    assert len(pair.demands) == 51


@pytest.mark.parametrize(
    ("query", "day", "said"),
    [
        ("day=60", 60, ""),
        ("day=0", 0, ""),
        ("day=182", 182, ""),
        (None, None, ""),
        ("day=183", None, "day “183”"),
        ("day=-1", None, "not a day from 0 to 182"),
        ("day=<b>", None, "day “<b>”"),
    ],
)
def test_an_address_can_lead_to_a_day(query: str | None, day: int | None, said: str):
    (asked, found), complaint = day_from(query)
    assert (asked, found) == (Asked(), day)
    assert said in complaint
