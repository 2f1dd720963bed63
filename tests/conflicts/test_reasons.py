"""What numbers were chosen for, as sources.md says, they do today; and stories name real settings.

When a number changes and a test here fails, the reason in sources.md (the letter in the test's name) is what
has to be looked at again.
"""

import re
import subprocess
import sys

import pytest

from microdeals import paths
from microdeals.agents import ConflictModel
from microdeals.conflicts import Conflict, load, shipped, with_settings, with_values
from microdeals.ensemble import run_ensemble
from microdeals.rulebook.conduct import Mood, breach_chances
from microdeals.rulebook.talks import chance_of_recognition, way_opened
from microdeals.theory.trust_drift import WatchedConduct, drift_if_trustworthy
from waits import BOUND

MODELS = paths.room("models")


@pytest.fixture(params=["arden_borea", "russia_ukraine_2025"])
def conflict(request: pytest.FixtureRequest) -> Conflict:
    """Each model that tells a story; those that are only held against data have reasons of their own."""
    return load(request.param)


def test_a_no_deal_gives_more_than_it_puts_at_risk(conflict: Conflict):
    for kind in conflict.kinds:
        assert kind.values.exposure >= kind.values.benefit, kind.key
        assert kind.values.exposure <= 1.35 * kind.values.benefit, kind.key


def test_b_kept_deals_can_build_trust_where_sides_expect_each_other_to_keep_them(conflict: Conflict):
    for kind in conflict.kinds:
        for party in conflict.parties:
            mood = Mood(party.values.optimism, 0.9, kind.values.detection, 0.0, 0.0, 0.0)
            chances = breach_chances(kind.values, party.values, mood, conflict.conduct)
            reading = WatchedConduct(*chances, kind.values.false_alarm, party.values.negativity)
            assert drift_if_trustworthy(reading, kind.values.detection) > 0.0, (kind.key, party.key)


def test_c_all_outsiders_together_cannot_buy_the_cheapest_deal(conflict: Conflict):
    leverage = sum(third_party.values.leverage for third_party in conflict.third_parties)
    assert 0.0 < leverage <= 0.5 * min(kind.values.benefit for kind in conflict.kinds)


def test_d_fear_is_the_largest_part_of_the_gap_at_the_start(conflict: Conflict):
    model = ConflictModel(conflict, rng=1)
    model.step()
    assert model.gap.fear == max(map(abs, model.gap[:-1]))


def days_until_leaders_meet(conflict: Conflict) -> float:
    """Days between meetings of the leaders alone, in a war that nothing relieves, without trust or record."""
    chance = 1.0
    for party in conflict.parties:
        side = party.values
        long_run = side.weight_fighting + side.weight_hardship + side.weight_grief
        chance *= chance_of_recognition(side, conflict.talks, way_opened(conflict.talks, long_run, 0.0, 0.0))
    return conflict.bilateral.days_between / chance


def test_e_the_two_leaders_of_the_real_war_would_meet_about_once_in_three_years():
    conflict = load("russia_ukraine_2025")
    for party in conflict.parties:
        side = party.values
        long_run = side.weight_fighting + side.weight_hardship + side.weight_grief
        assert side.pressure == pytest.approx(long_run), party.key
    assert 2.5 * 365 < days_until_leaders_meet(conflict) < 3.75 * 365


def test_in_the_invented_war_the_leaders_meet_within_a_season():
    assert days_until_leaders_meet(load("arden_borea")) < 120


def test_what_trading_issues_is_worth_is_three_tenths_of_the_stake(conflict: Conflict):
    assert conflict.joint_gain == pytest.approx(0.3)
    assert conflict.talks.ground_explored == pytest.approx(0.1)


def test_in_some_worlds_deals_bring_the_sides_closer_and_in_others_they_only_relieve(conflict: Conflict):
    worlds = range(200)
    deals = run_ensemble(conflict, worlds).outcomes
    twins = run_ensemble(with_values(conflict, {"ladder.policy": "none"}), worlds).outcomes
    closer = twins.gap - deals.gap >= 0.05
    relieved = ~closer & (deals.harm <= 0.95 * twins.harm)
    assert 0.1 < closer.mean() < 0.9
    assert relieved.mean() > 0.1
    if not conflict.fictional:
        assert closer.mean() < relieved.mean()


@pytest.mark.parametrize("name", shipped())
def test_every_setting_that_a_story_names_can_be_set(name: str):
    story = (MODELS / name / "README.md").read_text(encoding="utf-8")
    settings = re.findall(r"--set ([\w.]+=[\w.-]+)", story)
    assert settings
    for setting in settings:
        assert with_settings(load(name), [setting]) != load(name), setting


def test_what_a_story_counts_can_be_counted():
    story = (MODELS / "russia_ukraine_2025" / "README.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"^```python\n(.*?)^```", story, re.MULTILINE | re.DOTALL)
    command = [sys.executable, "-W", "error", "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, timeout=BOUND, check=False)
    assert re.fullmatch(r"closer in \d+ of 400 worlds; mean relief of harm \d+%\n", done.stdout), done.stderr
