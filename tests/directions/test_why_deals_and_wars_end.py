"""Why deals end and how wars end: each mechanism in direction, over 240 seeds, and gone with its switch.

Margins are about three standard errors of a share (0.1) or of a mean.
"""

from typing import Any

import numpy as np
import pytest

from directions.worlds import (
    BOTH_TRUSTWORTHY,
    GOOD_MONITORS,
    NO_MONITORS,
    NO_SPOILERS,
    SEEDS,
    series,
    war,
)
from microdeals.conflicts import Conflict, load, with_settings
from microdeals.ensemble import Ensemble, Wanted, run_ensemble
from microdeals.rulebook.events import Happening

MARGIN = 0.1
YEARS = 1460
SETTLEMENT_WANTED = (
    "party.arden.loss_if_betrayed=0.1",
    "party.borea.loss_if_betrayed=0.1",
    "party.arden.recognition_cost=0.0",
    "party.borea.recognition_cost=0.0",
)


def lived(conflict: Conflict, days: int = YEARS, daily: bool = False) -> Ensemble:
    """Worlds of a conflict over some days, with their events."""
    return run_ensemble(conflict, SEEDS, Wanted(days=days, daily=daily, events=True))


def happened(worlds: Ensemble, happening: Happening) -> Any:
    """How often something happened in each world (n,)."""
    return np.array(
        [
            int((events.happening[:n_events] == happening).sum())
            for events, n_events in zip(worlds.events, worlds.outcomes.n_events, strict=True)
        ]
    )


def standing(worlds: Ensemble, days: int) -> float:
    """Share of first settlements, of those that can be followed so long, that stand after these days."""
    stand = []
    for events, outcome in zip(worlds.events, worlds.outcomes, strict=True):
        if not 0 <= outcome.settled_on <= outcome.days - days:
            continue
        told = events[: outcome.n_events]
        slot = told.slot[told.happening == Happening.SETTLED][0]
        ended = np.isin(told.happening, [Happening.WITHDRAWN, Happening.RESUMED])
        left = told.day[ended & (told.slot == slot)]
        stand.append(not len(left) or left[0] - outcome.settled_on > days)
    assert len(stand) > 100
    return float(np.mean(stand))


# --- power, and leaving for more -----------------------------------------------------------------------


def test_power_moves_by_battles_and_not_without_them():
    fought = lived(war("ladder.policy=none"), 182).outcomes.prospects_0
    still = lived(war("ladder.policy=none", "front.power_luck=0.0"), 182).outcomes.prospects_0
    assert set(still) == {0.5}
    # A random walk of 182 steps of 0.003: a standard deviation of 0.04.
    assert np.std(fought) == pytest.approx(0.003 * 182**0.5, rel=0.15)
    assert abs(np.mean(fought) - 0.5) < 0.01


def test_in_the_quiet_power_goes_to_the_side_that_rearms_faster():
    quiet = (
        "ladder.policy=leap",
        "front.power_luck=0.0",
        "party.arden.rearming=0.02",
        "party.borea.rearming=0.0",
    )
    gained = lived(war(*quiet, "front.rearming_power=0.5"), 182).outcomes.prospects_0 - 0.5
    assert gained.min() >= 0.0
    assert gained.mean() > 0.05


def test_a_side_whose_power_has_grown_walks_out_for_more():
    lopsided = ("party.arden.rearming=0.02", "party.borea.rearming=0.0", "ladder.policy=leap")
    grown = happened(lived(war(*lopsided, "front.rearming_power=1.0"), 730), Happening.RESUMED)
    even = happened(lived(war(*lopsided, "front.rearming_power=0.0"), 730), Happening.RESUMED)
    assert grown.mean() > even.mean() + 0.5


def test_who_leaves_for_more_had_not_lost_faith_in_the_other():
    """Where nothing is forgone nobody leaves for more, however many reports there are."""
    careless = ("party.arden.forgo=0.0", "party.borea.forgo=0.0", "conduct.misperception=1.0")
    worlds = lived(war(*careless), 730)
    assert happened(worlds, Happening.WITHDRAWN).mean() > 0.5
    assert happened(worlds, Happening.RESUMED).mean() < 0.05


# --- noise that can be seen ----------------------------------------------------------------------------


def trust_among_the_trustworthy(misperception: float) -> Any:
    """How trust moved in three years between two trustworthy sides, both sides of all worlds."""
    conflict = war(*BOTH_TRUSTWORTHY, f"conduct.misperception={misperception}")
    outcomes = lived(conflict, 1095).outcomes
    starts = [party.values.trust for party in conflict.parties]
    return np.concatenate([outcomes.trust_0 - starts[0], outcomes.trust_1 - starts[1]])


def test_trust_between_trustworthy_sides_rises_where_they_see_through_noise_and_falls_where_they_do_not():
    seeing, as_shipped, blind = (trust_among_the_trustworthy(share) for share in (0.0, 0.25, 1.0))
    assert (seeing > 0.0).mean() > 0.5 + MARGIN
    assert (as_shipped > 0.0).mean() > 0.5
    assert (blind > 0.0).mean() < 0.5
    assert (blind > 0.0).mean() < (as_shipped > 0.0).mean() - MARGIN


# --- institutions --------------------------------------------------------------------------------------


def test_a_settlement_that_pulls_forces_apart_lasts_longer():
    bare = (*SETTLEMENT_WANTED, "settlement.guaranteed=0.0", "conduct.misperception=1.0")
    close = standing(lived(war(*bare, "settlement.disengagement=0.0")), 365)
    apart = standing(lived(war(*bare, "settlement.disengagement=0.9", "settlement.disengaging_days=60")), 365)
    assert apart > close + MARGIN


def test_an_attached_guarantee_holds_a_settlement_the_better_the_readier_the_guarantor():
    bare = (*SETTLEMENT_WANTED, "settlement.disengagement=0.0", "conduct.misperception=1.0")
    ready = ("third_party.meridian.commitment=1.0", "third_party.meridian.fickleness=0.0")
    none = standing(lived(war(*bare, "settlement.guaranteed=0.0", *ready)), 365)
    half_hearted = standing(lived(war(*bare, "settlement.guaranteed=0.1")), 365)
    attached = standing(lived(war(*bare, "settlement.guaranteed=0.1", *ready)), 365)
    assert half_hearted > none + MARGIN
    assert attached > half_hearted + MARGIN / 2


# --- leaders -------------------------------------------------------------------------------------------


def test_leaderships_change_hands_about_as_often_as_beliefs_expect():
    worlds = lived(war("ladder.policy=none", "conduct.turnover=0.001"), 1000)
    # 240 worlds, two sides, a thousand days of one chance in a thousand.
    assert happened(worlds, Happening.NEW_LEADERS).sum() == pytest.approx(480, abs=66)
    never = lived(war("ladder.policy=none", "conduct.turnover=0.001", "conduct.leaders_change=false"), 1000)
    assert happened(never, Happening.NEW_LEADERS).sum() == 0


# --- scars ---------------------------------------------------------------------------------------------


def test_wars_in_which_truces_failed_break_more_promises():
    blind = ("conduct.misperception=1.0", "ladder.policy=leap")
    scarred, forgiven = (
        lived(war(*blind, f"conduct.scarring={scarring}"), 730).outcomes for scarring in (1.0, 0.0)
    )
    rates = [(each.n_breaches / np.maximum(1, each.n_signed)).mean() for each in (scarred, forgiven)]
    assert rates[0] > rates[1] * 1.2


# --- fire ----------------------------------------------------------------------------------------------


def test_violations_cluster_beyond_chance():
    settings = (*NO_MONITORS, *NO_SPOILERS, "commanders.breeding_live=0.0", "commanders.breeding_feud=0.0")
    busy = (*settings, "commanders.violations=2.0", "commanders.burst=0", "ladder.policy=leap")
    ratios = []
    for dispersion in (0.9, 0.0):
        worlds = lived(war(*busy, f"commanders.dispersion={dispersion}"), 182, daily=True)
        calm = worlds.fronts[:, :-1, :, 1] > 0.0
        found = worlds.fronts[:, 1:, :, 2][calm]
        ratios.append(found.var() / found.mean())
    # Mean 2: variance 2 + 0.9 * 4, over 2; and 1 for a Poisson count. Waiting and forces apart change little.
    assert ratios[0] == pytest.approx(2.8, rel=0.2)
    assert ratios[1] == pytest.approx(1.0, rel=0.1)


# --- meetings ------------------------------------------------------------------------------------------


def bilaterals(*settings: str) -> float:
    """Meetings of both leaders alone, a world, over a year."""
    worlds = lived(war("talks.order=bilateral_first", *settings), 365)
    told = (
        ((events.happening == Happening.MEETING) & (events.slot == 0))[:n_events].sum()
        for events, n_events in zip(worlds.events, worlds.outcomes.n_events, strict=True)
    )
    return float(np.mean(list(told)))


PROUD = ("party.arden.recognition_cost=0.24", "party.borea.recognition_cost=0.24", "ladder.policy=none")


def test_leaders_whom_the_war_does_not_quite_press_enough_meet_now_and_then():
    assert bilaterals(*PROUD, "talks.recognition_width=0.0") == 0.0
    seldom = bilaterals(*PROUD)
    assert 0.0 < seldom < bilaterals("ladder.policy=none")


def test_a_record_of_kept_deals_brings_leaders_together():
    documented = ("ladder.policy=leap", *PROUD[:2], *GOOD_MONITORS)
    opened = bilaterals(*documented, "talks.recognition_by_record=0.5")
    assert opened > bilaterals(*documented, "talks.recognition_by_record=0.0") + 0.2


def test_contact_while_deals_are_carried_out_finds_common_ground():
    explored = [
        series(lived(war(f"talks.contact={contact}"), 182, daily=True), "explored")[:, -1].mean()
        for contact in (0.002, 0.0)
    ]
    assert explored[0] > explored[1] + 0.1


DRAFTED = "talks.drafting_days=30"


def agreements(worlds: Ensemble) -> list[list[int]]:
    """The days of each world on which leaders agreed on a settlement."""
    told = zip(worlds.events, worlds.outcomes.n_events, strict=True)
    return [
        events.day[:n_events][events.happening[:n_events] == Happening.AGREED].tolist()
        for events, n_events in told
    ]


def test_a_settlement_is_signed_on_the_day_set_when_leaders_agreed_and_sometimes_not_at_all():
    worlds = lived(war(DRAFTED))
    agreed, settled = agreements(worlds), worlds.outcomes.settled_on
    assert all(on - 30 in days for days, on in zip(agreed, settled, strict=True) if on >= 0)
    fallen = sum(map(len, agreed)) - (settled >= 0).sum()
    assert fallen > 10
    assert (settled >= 0).mean() > 0.5
    assert not happened(lived(war()), Happening.AGREED).any()


def test_a_truce_covers_the_drafting_where_leaders_alone_can_sign():
    """Who settles at once has often signed nothing before."""
    covered = []
    for drafting in ((DRAFTED,), ()):
        worlds = lived(war(*SETTLEMENT_WANTED, "meeting.envoys.days_between=100000", *drafting))
        settled = worlds.outcomes.settled_on
        assert (settled >= 0).all()
        told = zip(worlds.events, settled, strict=True)
        covered.append(
            np.mean([Happening.SUPERSEDED in events.happening[events.day == on] for events, on in told])
        )
    assert covered[0] > covered[1] + MARGIN


# --- endings and freezes -------------------------------------------------------------------------------


def test_wars_end_by_victory_the_more_battles_can_move_and_never_where_nobody_can_win():
    wild = ("ladder.policy=none", "front.power_luck=0.02")
    worlds = lived(war(*wild), 1460)
    assert (worlds.outcomes.won_by >= 0).mean() > 0.3
    # The two sides are as strong as each other: each wins half of what is won.
    won = worlds.outcomes.won_by[worlds.outcomes.won_by >= 0]
    assert (won == 0).mean() == pytest.approx(0.5, abs=0.2)
    assert (lived(war(*wild, "front.victory_at=1.0"), 1460).outcomes.won_by < 0).all()


def test_after_a_victory_there_is_no_fire_no_deal_and_no_meeting():
    worlds = lived(war("front.power_luck=0.03"), 1460, daily=True)
    won = np.flatnonzero(worlds.outcomes.won_by >= 0)
    assert len(won) > 50
    for world in won:
        day = worlds.outcomes.won_on[world]
        events = worlds.events[world][: worlds.outcomes.n_events[world]]
        later = set(events.happening[events.day > day].tolist())
        assert later <= {int(Happening.NEW_LEADERS), int(Happening.RUNG_OPENED), int(Happening.THAWED)}
        assert series(worlds, "fighting")[world, day:].max(initial=0.0) == 0.0


def test_fighting_dies_down_where_both_are_spent_and_comes_back_where_more_is_to_be_had():
    spent = ("ladder.policy=none", "front.lull_rate=0.01")
    worlds = lived(war(*spent), 1460)
    assert (happened(worlds, Happening.DIED_DOWN) > 0).mean() > 0.5
    rested = ("party.arden.optimism_ceiling=0.6", "party.borea.optimism_ceiling=0.6")
    returned = [
        happened(lived(war(*spent, *settings), 1460), Happening.FLARED_UP).mean() for settings in ((), rested)
    ]
    assert returned[1] > returned[0] + 0.2
    assert not happened(lived(war("ladder.policy=none", "front.lull_rate=0.0")), Happening.DIED_DOWN).any()


def test_the_stalled_front_of_donbas_is_frozen_in_more_than_half_of_its_worlds():
    donbas = load("donbas_2015")
    assert (run_ensemble(donbas, SEEDS).outcomes.froze_on >= 0).mean() > 0.5
    unfrozen = with_settings(donbas, ["front.freeze_fire=0.0"])
    assert (run_ensemble(unfrozen, SEEDS).outcomes.froze_on < 0).all()


def test_a_freeze_has_an_onset_a_length_and_somebody_who_gains_by_it():
    faster = ("party.ukraine.rearming=0.008", "front.rearming_power=0.5", "front.power_luck=0.0")
    worlds = lived(with_settings(load("donbas_2015"), faster), 1296)
    outcomes = worlds.outcomes
    frozen = outcomes.froze_on >= 0
    assert (outcomes.frozen_days[frozen] >= 1).all()
    assert (outcomes.frozen_days[~frozen] == 0).all()
    assert (outcomes.frozen_gain[frozen] > 0.0).all()
    onsets, exits = happened(worlds, Happening.FROZE), happened(worlds, Happening.THAWED)
    assert ((onsets - exits >= 0) & (onsets - exits <= 1)).all()


def test_settlements_of_the_shipped_war_outlast_a_truce():
    """They lasted six weeks: 63 % stood after 30 days, none after 180."""
    worlds = lived(with_settings(load("russia_ukraine_2025"), ["ladder.policy=none"]), 1826)
    assert standing(worlds, 180) > 0.7
