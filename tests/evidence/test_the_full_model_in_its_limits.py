"""Where the whole model reduces to something simple, it gives the number that is known for that."""

from pathlib import Path

import numpy as np
import pytest

from evidence.plain_war import plain_war
from microdeals.conflicts import Conflict
from microdeals.ensemble import Wanted, run_ensemble
from microdeals.rulebook.events import Happening
from microdeals.rulebook.series import DAILY
from microdeals.theory.bargaining_range import bargaining_range
from microdeals.theory.cascade import mean_cascade
from microdeals.theory.minimum_trust import minimum_trust_in_deal
from microdeals.theory.quiet_gate import mean_wait

TRUST = [series.name for series in DAILY].index("trust_0")
VIOLATIONS = [series.name for series in DAILY].index("violations")
EVERYTHING = Wanted(daily=True, events=True)


def test_where_types_cannot_be_told_apart_nobody_ever_changes_its_mind(tmp_path: Path):
    war = plain_war(tmp_path, party__assurance=0.0, party__trust=0.3, conduct__base_rate=0.1)
    worlds = run_ensemble(war, range(20), EVERYTHING)
    assert worlds.outcomes.n_reports.sum() > 100
    assert np.all(np.abs(worlds.daily[:, :, TRUST : TRUST + 2] - 0.3) < 1e-12)


TWO_TYPES = {
    "party__negativity": 1.0,
    "party__assurance": 2.0,
    "party__optimism": 0.0,
    "party__optimism_ceiling": 0.0,
    "party__shadow": 0.1,
    "party__sanction": 0.0,
    "front__battle_luck": 0.0,
    "conduct__horizon_days": 1,
    "conduct__base_rate": 0.05,
    "deal__deal__temptation": 0.1,
}
"""With much to gain from its word the trustworthy type never breaks it, so both chances are constant."""


def breach_by_exploiters(war: Conflict) -> float:
    """Daily chance that an exploiting side breaks the deal among two types."""
    return float(1.0 - np.exp(-0.05 * np.exp((0.1 - 0.1 * 0.5) / war.conduct.scale)))


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("turnover", [0.0, 0.02])
def test_unbiased_trust_is_the_exact_filter_of_a_hidden_markov_chain(
    tmp_path: Path, seed: int, turnover: float
):
    detection, false_alarm, prior = 0.7, 0.04, 0.4
    war = plain_war(
        tmp_path,
        **TWO_TYPES,
        party__trust=prior,
        conduct__turnover=turnover,
        deal__deal__detection=detection,
        deal__deal__false_alarm=false_alarm,
        conflict__horizon_days=80,
    )
    if_exploiting = false_alarm + (detection - false_alarm) * breach_by_exploiters(war)
    worlds = run_ensemble(war, [seed], EVERYTHING)
    events = worlds.events[0][: int(worlds.outcomes.n_events[0])]
    signed = int(events.day[events.happening == Happening.SIGNED][0])
    against_two = events.day[(events.happening == Happening.REPORT) & (events.side == 1)]
    seen = np.isin(np.arange(signed + 1, 81), against_two).astype(int).reshape(-1, 1)

    hmm = pytest.importorskip("hmmlearn.hmm", reason="hmmlearn has no wheel for Python 3.14")
    chain = hmm.CategoricalHMM(n_components=2)
    chain.startprob_ = np.array([prior, 1.0 - prior])
    chain.transmat_ = (1.0 - turnover) * np.eye(2) + turnover * np.array([[prior, 1 - prior]] * 2)
    chain.emissionprob_ = np.array([[1 - false_alarm, false_alarm], [1 - if_exploiting, if_exploiting]])
    filtered = [chain.predict_proba(seen[: n + 1])[-1] @ chain.transmat_ for n in range(len(seen))]
    assert worlds.daily[0, signed:, TRUST] == pytest.approx([belief[0] for belief in filtered], abs=1e-6)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("dispersion", [0.0, 1.0])
def test_a_side_that_sees_the_noise_is_the_exact_filter_of_a_chain_whose_noise_changes_daily(
    tmp_path: Path, seed: int, dispersion: float
):
    """Violations, which all can see, make false reports likelier on some days than on others."""
    detection, false_alarm, prior, turnover, misreading = 0.7, 0.02, 0.4, 0.01, 0.08
    noisy = TWO_TYPES | {
        "party__trust": prior,
        "conduct__turnover": turnover,
        "conduct__leaders_change": True,
        "conduct__misreading": misreading,
        "commanders__violations": 2.0,
        "commanders__dispersion": dispersion,
        "deal__deal__calm": 1.0,
        "deal__deal__detection": detection,
        "deal__deal__false_alarm": false_alarm,
        "conflict__horizon_days": 80,
    }
    war = plain_war(tmp_path, **noisy, conduct__misperception=0.0)
    worlds = run_ensemble(war, [seed], EVERYTHING)
    events = worlds.events[0][: int(worlds.outcomes.n_events[0])]
    signed = int(events.day[events.happening == Happening.SIGNED][0])
    reported = set(events.day[(events.happening == Happening.REPORT) & (events.side == 1)].tolist())
    breach = breach_by_exploiters(war)
    chances, filtered = np.array([prior, 1.0 - prior]), []
    for day in range(signed + 1, 81):
        violations = float(worlds.fronts[0, day - 1, 0, 3])
        noise = 1.0 - (1.0 - false_alarm) * np.exp(-misreading * violations)
        if_told = np.array([noise, breach * detection + (1.0 - breach) * noise])
        chances = chances * (if_told if day in reported else 1.0 - if_told)
        chances = (1.0 - turnover) * chances / chances.sum() + turnover * np.array([prior, 1.0 - prior])
        filtered.append(chances[0])
    assert len(reported) > 3
    assert worlds.daily[0, signed:, TRUST] == pytest.approx(filtered, abs=1e-6)
    blind = run_ensemble(plain_war(tmp_path, **noisy, conduct__misperception=1.0), [seed], EVERYTHING)
    assert blind.daily[0, -1, TRUST] < worlds.daily[0, -1, TRUST]


@pytest.mark.parametrize("breeding", [0.0, 0.3, 0.6])
def test_a_violation_breeds_the_cascade_that_branching_says(tmp_path: Path, breeding: float):
    war = plain_war(
        tmp_path,
        deal__deal__calm=1.0,
        conduct__base_rate=0.0,
        commanders__violations=0.1,
        commanders__breeding_live=breeding,
        commanders__breeding_feud=breeding,
    )
    worlds = run_ensemble(war, range(200), EVERYTHING)
    a_day = worlds.daily[:, 60:, VIOLATIONS].mean()
    assert a_day == pytest.approx(2 * 0.1 * mean_cascade(breeding), rel=0.03)


@pytest.mark.parametrize(("violations", "quiet_days"), [(0.05, 7), (0.15, 5), (0.2, 3)])
def test_a_deal_waits_for_quiet_days_as_long_as_the_gate_says(
    tmp_path: Path, violations: float, quiet_days: int
):
    war = plain_war(
        tmp_path,
        deal__deal__calm=1.0,
        deal__deal__quiet_days=quiet_days,
        commanders__violations=violations,
        commanders__breeding_live=0.0,
        commanders__breeding_feud=0.0,
    )
    worlds = run_ensemble(war, range(1000), Wanted(events=True))
    waits = []
    for events, n_events in zip(worlds.events, worlds.outcomes.n_events, strict=True):
        known = events[:n_events]
        signed, began = (known.day[known.happening == code] for code in (Happening.SIGNED, Happening.STARTED))
        waits.append(began[0] - signed[0])
    expected = mean_wait(quiet_days, 2 * violations)
    assert np.mean(waits) == pytest.approx(expected, abs=4 * np.std(waits) / np.sqrt(len(waits)))


@pytest.mark.parametrize(("hope", "settles"), [(0.09, True), (0.11, False)])
def test_a_war_ends_where_hopes_fit_into_the_range_that_its_costs_open(
    tmp_path: Path, hope: float, settles: bool
):
    costs = (0.1, 0.1)
    assert (bargaining_range(0.5, costs, (hope, hope)).width > 0.0) == settles
    war = plain_war(
        tmp_path,
        party__optimism=hope,
        party__optimism_ceiling=hope,
        party__learning=0.0,
        party__loss_if_betrayed=0.0,
        party__audience=0.0,
        party__pressure=costs[0],
        party__weight_fighting=costs[0],
        party__weight_hardship=0.0,
        party__weight_grief=0.0,
        party__recognition_cost=0.0,
        front__battle_luck=0.0,
        ladder__policy="none",
        meeting__bilateral__top_rung=6,
        talks__order="bilateral_first",
        meeting__bilateral__progress=0.0,
    )
    settled = run_ensemble(war, range(50)).outcomes.settled_on > 0
    assert np.all(settled) if settles else not np.any(settled)


@pytest.mark.parametrize(("benefit", "exposure"), [(0.3, 0.1), (0.2, 0.2), (0.1, 0.4)])
def test_a_deal_is_signed_from_the_minimum_trust_on(tmp_path: Path, benefit: float, exposure: float):
    """One type always breaks it and the other never: trust is the chance that it is kept for a day."""
    least = minimum_trust_in_deal(benefit, exposure)

    def n_signed(trust: float) -> int:
        war = plain_war(
            tmp_path,
            party__trust=trust,
            party__assurance=2.0,
            party__shadow=0.0,
            party__sanction=0.0,
            conduct__base_rate=1.0,
            conduct__scale=0.01,
            conduct__horizon_days=1,
            deal__deal__temptation=0.2,
            deal__deal__benefit=benefit,
            deal__deal__exposure=exposure,
            conflict__horizon_days=30,
        )
        return int(np.count_nonzero(run_ensemble(war, range(10)).outcomes.n_signed))

    assert n_signed(least - 0.01) == 0
    assert n_signed(least + 0.01) == 10
