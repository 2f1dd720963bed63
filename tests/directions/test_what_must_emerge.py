"""What must emerge from the mechanisms, in direction, over 240 seeds each, with the margin stated.

Margins are about three standard errors of a share (0.1) or of a mean, far inside the effects.
"""

from itertools import pairwise

import numpy as np
import pytest

from directions.worlds import (
    BOTH_EXPLOITING,
    BOTH_TRUSTWORTHY,
    GOOD_MONITORS,
    NO_MONITORS,
    NO_SPOILERS,
    SEEDS,
    days_of,
    series,
    twins,
    war,
)
from microdeals.ensemble import Wanted, run_ensemble
from microdeals.rulebook.events import Happening

MARGIN = 0.1


NOISE_IS_INTENT = "conduct.misperception=1.0"


def test_monitors_turn_mere_relief_into_stepping_stones_where_noise_is_taken_for_intent():
    unwatched, watched = (twins(war(*teams, NOISE_IS_INTENT)) for teams in (NO_MONITORS, GOOD_MONITORS))
    assert watched.stones > unwatched.stones + 2 * MARGIN
    assert watched.eased < unwatched.eased - 2 * MARGIN


def test_monitors_still_do_so_but_less_where_most_of_the_noise_is_seen_through():
    unwatched, watched = twins(war(*NO_MONITORS)), twins(war(*GOOD_MONITORS))
    assert watched.stones > unwatched.stones + MARGIN
    assert watched.eased < unwatched.eased - MARGIN


def test_two_exploiting_sides_get_relief_and_no_stones():
    exploiting, trustworthy = twins(war(*BOTH_EXPLOITING)), twins(war(*BOTH_TRUSTWORTHY))
    assert exploiting.stones < 0.05
    assert exploiting.eased > 0.85
    assert trustworthy.stones > exploiting.stones + 2 * MARGIN


def one_deal(temptation: float) -> tuple[float, float]:
    """(Deals signed a world, mean trust of the first party at the end) with one kind of deal on offer."""
    conflict = war(
        *BOTH_TRUSTWORTHY,
        *NO_SPOILERS,
        "conduct.turnover=0.0",
        "deal.river_barges.rung=1",
        "deal.river_barges.false_alarm=0.001",
        "deal.river_barges.benefit=0.05",
        "deal.river_barges.exposure=0.05",
        f"deal.river_barges.temptation={temptation}",
        kinds=("river_barges",),
    )
    outcomes = run_ensemble(conflict, SEEDS).outcomes
    return float(outcomes.n_signed.mean()), float(outcomes.trust_0.mean())


def test_cheap_deals_teach_little_tempting_ones_much_and_over_ambitious_ones_are_refused():
    (_, cheap), (_, tempting) = one_deal(0.01), one_deal(0.08)
    assert tempting > cheap + MARGIN
    assert one_deal(0.25)[0] == 0.0


TRUCE = (
    *BOTH_TRUSTWORTHY,
    *NO_SPOILERS,
    "deal.quiet_guns.rung=1",
    "deal.quiet_guns.temptation=0.0",
    "deal.quiet_guns.false_alarm=0.0",
    "deal.quiet_guns.term_days=400",
    "conduct.misreading=0.0",
    "meeting.envoys.days_between=1.0",
)


def fire_in_truces(breeding: float, *settings: str) -> tuple[float, float]:
    """Mean fire along the front in days 20 to 40 and in the last month, with truces in all sectors."""
    bred = (f"commanders.breeding_live={breeding}", f"commanders.breeding_feud={breeding}")
    fire = series(days_of(war(*TRUCE, *bred, *settings, kinds=("quiet_guns",))), "fighting")
    return float(fire[:, 20:40].mean()), float(fire[:, 152:].mean())


def test_a_truce_lasts_below_one_violation_bred_by_each_and_erodes_above():
    lasting, eroding = fire_in_truces(0.7, *NO_MONITORS), fire_in_truces(1.2, *NO_MONITORS)
    assert lasting[1] < 0.7
    assert eroding[1] > 0.95


def test_attribution_takes_an_eroding_truce_below_one():
    # 1.2 x (1 - 0.9) = 0.12 violations bred by each.
    assert fire_in_truces(1.2, *GOOD_MONITORS)[1] < fire_in_truces(1.2, *NO_MONITORS)[1] - 2 * MARGIN


def test_monitoring_lowers_violations_and_urgency():
    unwatched, watched = days_of(war(*NO_MONITORS)), days_of(war(*GOOD_MONITORS))
    per_calm_day = [
        series(worlds, "violations").sum() / (worlds.fronts[:, :, :, 1] > 0.0).sum()
        for worlds in (unwatched, watched)
    ]
    pressed = [
        (series(worlds, "pressure_0") + series(worlds, "pressure_1"))[:, -1].mean()
        for worlds in (unwatched, watched)
    ]
    assert per_calm_day[1] < per_calm_day[0] / 2
    assert pressed[1] < pressed[0] - 0.005


def test_respite_helps_the_side_that_rearms():
    settings = ("ladder.policy=leap", "party.arden.rearming=0.02", "party.borea.rearming=0.0")
    hopes = run_ensemble(war(*settings), SEEDS).outcomes
    without = run_ensemble(war(*settings, "ladder.policy=none"), SEEDS).outcomes
    gained = (hopes.optimism_0 - without.optimism_0).mean(), (hopes.optimism_1 - without.optimism_1).mean()
    assert gained[0] > gained[1] + 0.02


@pytest.mark.parametrize("controls", [(0.0, 0.5), (0.5, 1.0)])
def test_spoilers_hurt_most_when_the_partner_looks_able_to_stop_them(controls: tuple[float, float]):
    trust = []
    for control in controls:
        settings = ("spoiler.arden_irregulars.capacity=0.1", "spoiler.borea_irregulars.capacity=0.0")
        conflict = war(*BOTH_TRUSTWORTHY, *settings, NOISE_IS_INTENT, f"party.arden.control={control}")
        trust.append(run_ensemble(conflict, SEEDS).outcomes.trust_1.mean())
    assert trust[1] < trust[0] - 0.03


def test_a_mediator_that_leaves_gains_early_and_loses_later():
    pushed = ("third_party.meridian.leverage=0.06", "third_party.meridian.hosts=false")
    stays, leaves, never = (
        days_of(war(*settings))
        for settings in (
            pushed,
            (*pushed, "third_party.meridian.leaves_on_day=91"),
            ("third_party.meridian.leverage=0.0", "third_party.meridian.hosts=false"),
        )
    )
    assert series(leaves, "active")[:, 84].mean() > series(never, "active")[:, 84].mean() + 0.3
    assert series(leaves, "active")[:, -1].mean() < series(stays, "active")[:, -1].mean() - 0.3
    assert series(leaves, "gap_total")[:, -1].mean() > series(never, "gap_total")[:, -1].mean() + 0.03


def days_until_left(leverage: float, exposure: float) -> list[int]:
    """Days from a third party's leaving until a side left the deal, in worlds where it ran on that day."""
    conflict = war(
        "deal.waterworks.rung=1",
        "deal.waterworks.term_days=365",
        f"deal.waterworks.exposure={exposure}",
        f"third_party.meridian.leverage={leverage}",
        "third_party.meridian.leaves_on_day=40",
        "third_party.meridian.heft=0.0",
        kinds=("waterworks",),
    )
    worlds = run_ensemble(conflict, SEEDS, Wanted(events=True))
    lives = []
    for events, n_events in zip(worlds.events, worlds.outcomes.n_events, strict=True):
        told = [(int(event.day), Happening(int(event.happening))) for event in events[:n_events]]
        signed = [day for day, what in told if what == Happening.SIGNED]
        left = [day for day, what in told if what == Happening.WITHDRAWN and day >= 40]
        gone = [day for day, what in told if what == Happening.WITHDRAWN and day < 40]
        if signed and signed[0] < 40 and not gone:
            lives.append((left[0] if left else conflict.horizon_days) - 40)
    return lives


def test_an_imposed_deal_dies_sooner_than_a_chosen_one():
    imposed, chosen = days_until_left(0.06, 0.16), days_until_left(0.0, 0.11)
    assert min(len(imposed), len(chosen)) >= 50
    assert np.mean(imposed) < np.mean(chosen) - 20


@pytest.mark.xfail(
    strict=True,
    reason="in the world a kept truce is followed by a kept one twice as often (.63 against .30); here the "
    "channel record moves it by 2 of 100 only. A mechanism is missing; the evidence issue has it.",
)
def test_with_channel_records_only_success_breeds_success():
    # A leadership whose type may change hands every day: general trust stays at its prior.
    nailed = ("conduct.turnover=1.0", "ladder.policy=lowest_rung_only", *NO_SPOILERS)
    worlds = run_ensemble(war(*nailed), SEEDS, Wanted(events=True, daily=True))
    assert np.ptp(series(worlds, "trust_0")) < 0.1
    renewed_after = {True: [], False: []}
    for events, n_events in zip(worlds.events, worlds.outcomes.n_events, strict=True):
        for was_kept, again in swaps(events[:n_events]):
            renewed_after[was_kept].append(again)
    assert np.mean(renewed_after[True]) > np.mean(renewed_after[False]) + 0.03


def test_with_channel_records_only_a_kept_term_is_followed_by_another_more_often():
    # Not by as much as in the world (see above), but the record of a channel does bring the next deal.
    nailed = ("conduct.turnover=1.0", "ladder.policy=lowest_rung_only", *NO_SPOILERS)
    worlds = run_ensemble(war(*nailed), SEEDS, Wanted(events=True))
    followed = {True: [], False: []}
    for events, n_events in zip(worlds.events, worlds.outcomes.n_events, strict=True):
        for was_kept, another in terms_followed(events[:n_events], war().horizon_days, within=30):
            followed[was_kept].append(another)
    assert min(len(found) for found in followed.values()) >= 500
    assert np.mean(followed[True]) > np.mean(followed[False]) + 0.015


def terms_followed(events, days: int, within: int) -> list[tuple[bool, bool]]:
    """For each term: (kept without a report, another in the slot at once or ``within`` days of its end)."""
    kept, ended, told = {}, {}, []
    for event in events:
        slot, day, what = int(event.slot), int(event.day), Happening(int(event.happening))
        if what in (Happening.SIGNED, Happening.RENEWED):
            if slot in kept:
                told.append((kept[slot], day - ended.pop(slot, day) <= within))
            kept[slot] = True
        elif what == Happening.REPORT and slot in kept:
            kept[slot] = False
        elif what in (Happening.EXPIRED, Happening.WITHDRAWN) and slot in kept:
            ended[slot] = day
    return told + [(kept[slot], False) for slot, day in ended.items() if day + within <= days]


def swaps(events) -> list[tuple[bool, bool]]:
    """For each term of the lowest deals but the last: (kept without a report, the next one as well)."""
    told = {}
    for event in events:
        terms = told.setdefault(int(event.slot), [])
        what = Happening(int(event.happening))
        if what in (Happening.SIGNED, Happening.RENEWED):
            terms.append(True)
        elif what == Happening.REPORT and terms:
            terms[-1] = False
    return [pair for terms in told.values() for pair in pairwise(terms)]


def test_a_fickle_guarantor_leaves_sides_with_deals_further_apart():
    # Against the twin without deals it is the other way round: trust and guarantees stand in for each
    # other in what a side fears, so the less a guarantee is worth, the more trust learned from deals is.
    committed = "third_party.meridian.commitment=0.8"
    steady, fickle = (
        run_ensemble(war(committed, f"third_party.meridian.fickleness={swing}"), SEEDS).outcomes
        for swing in (0.0, 0.4)
    )
    assert fickle.gap.mean() > steady.gap.mean() + 0.05
    assert (fickle.settled_on >= 0).mean() < (steady.settled_on >= 0).mean()
