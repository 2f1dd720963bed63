import math
import random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from microdeals.theory.trust_drift import (
    Builds,
    WatchedConduct,
    chance_of_report,
    detection_that_builds_trust,
    drift_if_exploiting,
    drift_if_trustworthy,
)
from theory.sampling import agrees


def reading(false_alarm=0.04, negativity=1.5, trustworthy=0.01, exploiting=0.12):
    return WatchedConduct(trustworthy, exploiting, false_alarm, negativity)


@st.composite
def readings(draw, most_negativity=5.0):
    trustworthy = draw(st.floats(0.0, 0.4))
    exploiting = draw(st.floats(trustworthy + 0.01, 0.95))
    return WatchedConduct(
        trustworthy, exploiting, draw(st.floats(0.0, 0.3)), draw(st.floats(1.0, most_negativity))
    )


def part_of_the_way(setting, share):
    """A detection between the false alarms (0) and a sure eye (1)."""
    return min(1.0, setting.false_alarm + share * (1 - setting.false_alarm))


def watched_for_a_day(rng, setting, detection, breach):
    """One day of a deal by hand: broken or kept, seen or not, and what Bayes makes of it."""
    broken = rng.random() < breach
    reported = rng.random() < (detection if broken else setting.false_alarm)
    chances = []
    for of_type in (setting.breach_trustworthy, setting.breach_exploiting):
        seen = of_type * detection + (1 - of_type) * setting.false_alarm
        chances.append(seen if reported else 1 - seen)
    lesson = math.log(chances[0] / chances[1])
    return lesson * setting.negativity if lesson < 0 else lesson


@pytest.mark.parametrize(("negativity", "false_alarm", "detection"), [(1.5, 0.04, 0.463), (2.0, 0.01, 0.292)])
def test_the_worked_examples_of_the_model_are_met(negativity, false_alarm, detection):
    found = detection_that_builds_trust(reading(false_alarm, negativity))
    assert found.builds is Builds.FROM
    assert found.detection == pytest.approx(detection, abs=5e-4)


def test_where_bad_news_counts_double_and_false_alarms_are_common_no_monitor_is_good_enough():
    found = detection_that_builds_trust(reading(false_alarm=0.04, negativity=2.0))
    assert found.builds is Builds.NEVER
    assert found.detection == math.inf


def test_a_side_that_weighs_news_evenly_learns_from_any_monitor():
    found = detection_that_builds_trust(reading(negativity=1.0))
    assert found.builds is Builds.ALWAYS
    assert found.detection == 0.04


@pytest.mark.parametrize("detection", [0.2, 0.463, 0.9])
def test_days_watched_by_hand_move_trust_by_that_much_on_average(detection):
    rng = random.Random(1993)
    setting = reading()
    good = [watched_for_a_day(rng, setting, detection, 0.01) for _ in range(60_000)]
    bad = [watched_for_a_day(rng, setting, detection, 0.12) for _ in range(60_000)]
    assert agrees(good, drift_if_trustworthy(setting, detection))
    assert agrees(bad, drift_if_exploiting(setting, detection))


@given(readings())
def test_trust_falls_just_below_the_needed_detection_and_rises_just_above(setting):
    builds, detection = detection_that_builds_trust(setting)
    for tried in [part_of_the_way(setting, step / 50) for step in range(1, 51)]:
        if abs(tried - detection) > 1e-6:
            rises = drift_if_trustworthy(setting, tried) > -1e-13
            assert rises == (builds is not Builds.NEVER and tried > detection)


@given(readings())
def test_the_drift_bends_upwards_in_detection_so_its_sign_changes_at_most_once(setting):
    width = (1 - setting.false_alarm) / 20
    drifts = [
        drift_if_trustworthy(setting, min(1.0, setting.false_alarm + width * step)) for step in range(21)
    ]
    for before, middle, after in zip(drifts, drifts[1:], drifts[2:], strict=False):
        assert middle <= (before + after) / 2 + 1e-12


@given(readings(most_negativity=1.0), st.floats(0.01, 1.0))
def test_evenly_weighed_news_never_misleads_on_average(setting, share):
    detection = part_of_the_way(setting, share)
    assert drift_if_trustworthy(setting, detection) >= 0.0
    assert drift_if_exploiting(setting, detection) <= 0.0
    assert detection_that_builds_trust(setting).builds is Builds.ALWAYS


@given(readings(), st.floats(0.1, 1.0), st.floats(0.01, 1.0))
def test_the_more_bad_news_weighs_the_harder_trust_is_to_build(setting, share, more):
    detection = part_of_the_way(setting, share)
    worse = setting._replace(negativity=setting.negativity + more)
    assert drift_if_trustworthy(worse, detection) <= drift_if_trustworthy(setting, detection)
    assert detection_that_builds_trust(worse).detection >= detection_that_builds_trust(setting).detection


@given(readings(), st.floats(0.1, 1.0))
def test_an_exploiting_side_never_gains_trust_on_average(setting, share):
    detection = part_of_the_way(setting, share)
    assert drift_if_exploiting(setting, detection) <= 1e-15


@given(readings())
def test_monitors_who_see_no_more_than_they_imagine_teach_nothing(setting):
    assert drift_if_trustworthy(setting, setting.false_alarm) == 0.0
    assert drift_if_exploiting(setting, setting.false_alarm) == 0.0


def test_without_false_alarms_a_side_that_never_breaks_is_always_believed_in_the_end():
    setting = reading(false_alarm=0.0, negativity=5.0, trustworthy=0.0)
    assert detection_that_builds_trust(setting).builds is Builds.ALWAYS
    # Every day without a report says (1 - .5 * .12) against 1; a report would be proof of the other type.
    assert drift_if_trustworthy(setting, 0.5) == pytest.approx(-math.log(0.94))
    assert drift_if_exploiting(setting, 0.5) == -math.inf


def test_without_false_alarms_seldom_breaches_can_still_call_for_sharper_eyes():
    # Slope at 0: .04 - 3 * .08 ln(.12/.08) = -.057 < 0.
    setting = reading(false_alarm=0.0, negativity=3.0, trustworthy=0.08)
    assert drift_if_trustworthy(setting, 0.01) < 0.0
    assert detection_that_builds_trust(setting).builds is not Builds.ALWAYS


def test_where_every_exploiter_breaks_and_is_seen_one_quiet_day_is_proof():
    setting = reading(exploiting=1.0)
    assert drift_if_trustworthy(setting, 1.0) == math.inf
    assert detection_that_builds_trust(setting).builds is Builds.FROM


def test_a_report_is_a_seen_breach_or_a_false_alarm():
    assert chance_of_report(detection=0.9, false_alarm=0.1, breach=0.5) == pytest.approx(0.5)
    assert chance_of_report(detection=0.9, false_alarm=0.1, breach=0.0) == 0.1


@given(readings())
def test_sharper_monitors_build_trust_faster_once_they_build_it(setting):
    builds, detection = detection_that_builds_trust(setting)
    assume(builds is not Builds.NEVER and detection < 0.95)
    at = detection + 0.02
    assert drift_if_trustworthy(setting, at + 0.02) > drift_if_trustworthy(setting, at)


@pytest.mark.parametrize(
    ("setting", "rule"),
    [
        (reading(trustworthy=0.12), "conduct tells nothing"),
        (reading(exploiting=1.2), "breach_exploiting"),
        (reading(trustworthy=-0.1), "breach_trustworthy"),
        (reading(false_alarm=1.0), "false_alarm"),
        (reading(false_alarm=math.nan), "false_alarm"),
        (reading(negativity=0.9), "negativity"),
        (reading(negativity=math.inf), "negativity"),
    ],
)
def test_readings_outside_their_range_are_refused(setting, rule):
    with pytest.raises(ValueError, match=rule):
        detection_that_builds_trust(setting)
    with pytest.raises(ValueError, match=rule):
        drift_if_trustworthy(setting, 0.5)


@pytest.mark.parametrize("detection", [0.03, 1.1, math.nan])
def test_monitors_who_see_less_than_they_imagine_are_refused(detection):
    with pytest.raises(ValueError, match="detection = "):
        drift_if_trustworthy(reading(), detection)
