"""The findings as sentences: verdicts made by hand, whose numbers are plain to see."""

from __future__ import annotations

import pytest

from dashboards.compare.in_words import finding as compared
from dashboards.compare.in_words import moved, rows_of
from dashboards.compare.question import both_from
from dashboards.panels.pairs.in_words import shares_of
from dashboards.verdict.in_words import channel_finding, finding, sensitivity_finding
from dashboards.verdict.pictures import channels, twin_dots
from microdeals.conflicts import load
from microdeals.verdict import Thresholds, Verdict, twins_of
from microdeals.verdict.comparison import comparison_of
from verdict.made import gaps, pairs


def verdict_of(*closings: float, **more: float) -> Verdict:
    """Worlds in which deals brought the sides closer by so much, and relieved nothing."""
    worlds = pairs(*(gaps(0.5 - closing, 0.5) | more for closing in closings))
    return Verdict(twins_of(load("arden_borea")), worlds, Thresholds())


def test_what_happened_most_often_is_the_title():
    verdict = verdict_of(*[0.25] * 30, *[0.0] * 150, *[-0.25] * 20)
    assert finding(verdict) == "In 75 of 100 worlds small deals changed nothing that counts: dead letters"


def test_counts_of_a_hundred_sum_to_a_hundred_and_stand_within_their_range():
    shares = shares_of(verdict_of(*[0.25] * 100, *[0.0] * 100, *[-0.25] * 100))
    assert [share.of_hundred for share in shares] == [34, 0, 0, 33, 33]
    assert [share.worlds.number for share in shares] == [100, 0, 0, 100, 100]
    assert shares[0].range == "28 to 39"


def test_few_worlds_are_counted_as_they_are():
    assert [share.of_hundred for share in shares_of(verdict_of(0.25, 0.0, 0.0))] == [1, 0, 0, 2, 0]
    said = finding(verdict_of(*[0.0] * 9))
    assert said == "In 9 of 9 worlds small deals changed nothing that counts: dead letters"


def test_what_is_commonest_by_luck_is_not_the_title():
    said = finding(verdict_of(0.25, 0.0, 0.0))
    assert said == (
        "3 worlds cannot tell what small deals are most often: dead letters (2 of 3) or stepping stones (1)"
    )


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"fear_0_without": 0.5, "fear_0_with": 0.25}, "Less fear of betrayal brings the sides closer most;"),
        (
            {"pressure_1_without": 0.5, "pressure_1_with": 0.25},
            "Less pressure to end the war drives them apart",
        ),
        ({"optimism_0_without": 0.25, "optimism_0_with": 0.5}, "More hope to win drives them apart most;"),
    ],
)
def test_the_channel_that_moved_the_sides_most_is_named(changes, said: str):
    assert channel_finding(verdict_of(0.0, 0.0, **changes)).startswith(said)


def test_sides_that_did_not_move_are_said_to_be_where_they_were():
    said = channel_finding(verdict_of(0.0, 0.0))
    assert said == "On the whole they end as far apart as without deals"


def test_the_waterfall_of_the_channels_ends_where_the_whole_is():
    verdict = verdict_of(0.25, 0.25, fear_0_without=0.5, fear_0_with=0.25)
    steps = {step["key"]: step["value"] for step in channels(verdict).frame["steps"]}
    assert steps["fear"] == steps["total"] == 25.0
    assert sum(value for key, value in steps.items() if key != "total") == 25.0


def test_thresholds_that_change_nothing_are_said_to():
    verdict = verdict_of(*[0.25] * 40, *[0.0] * 60)
    assert sensitivity_finding(verdict) == "Whatever is called a change here, 40 of 100 are stepping stones."
    wide = verdict_of(*[0.03125] * 40, *[0.0] * 60)
    said = sensitivity_finding(wide)
    assert said == "Depending on what is called a change, from 0 to 40 of 100 are stepping stones."


def test_every_world_is_a_dot_within_the_axes():
    shot = twin_dots(verdict_of(0.25, -0.75, 0.5))
    assert shot.frame["n"] == 3
    assert shot.picture.y.low <= -0.75
    regions = shot.picture.regions
    assert sum(
        (region.right - region.left) * (region.high - region.low) for region in regions
    ) == pytest.approx(
        (shot.picture.x.high - shot.picture.x.low) * (shot.picture.y.high - shot.picture.y.low)
    )


def test_the_plane_has_six_cells_with_their_counts():
    relieved = {"harm_with": 50.0}
    worlds = pairs(
        *[gaps(0.25, 0.5)] * 10, *[gaps(0.25, 0.5) | relieved] * 20, *[relieved] * 30, *[{}] * 5,
        *[gaps(0.5, 0.25) | relieved] * 25, *[gaps(0.5, 0.25)] * 10,
    )  # fmt: skip
    shot = twin_dots(Verdict(twins_of(load("arden_borea")), worlds, Thresholds()))
    assert [region.title for region in shot.picture.regions] == [
        "stepping stones: 20", "at a price: 10", "pressure valves: 30", "dead letters: 5", "painkillers: 25",
        "setbacks: 10",
    ]  # fmt: skip


def test_a_comparison_says_how_many_more_came_closer():
    both, _ = both_from("war=arden_borea&right=monitors.valley_mission.access%3D0.9")
    better = comparison_of(verdict_of(*[0.25] * 20, *[0.0] * 80), verdict_of(*[0.25] * 60, *[0.0] * 40))
    said = compared(better, both)
    assert said.startswith(
        "With “Monitors: chance that a team may work” at 0.9 instead of 0.7, 40 more of 100"
    )
    assert moved(better) == "Of 100 worlds 40 come closer to peace only on the right, and 0 only on the left."
    assert [row.said.split(" ")[0] for row in rows_of(better)] == ["+40", "0", "0", "−40", "0"]


def test_a_comparison_that_cannot_tell_says_so():
    both, _ = both_from("war=arden_borea&right=party.arden.trust%3D0.3&right=party.borea.trust%3D0.3")
    alike = comparison_of(verdict_of(0.25, 0.0, 0.0, 0.0), verdict_of(0.0, 0.25, 0.0, 0.0))
    said = compared(alike, both)
    assert said.startswith("With 2 things changed, 4 worlds cannot tell whether more or fewer came closer")


def test_equal_sides_ask_to_be_changed():
    both, _ = both_from("war=arden_borea&right=")
    same = comparison_of(verdict_of(0.25), verdict_of(0.25))
    assert compared(same, both) == "Both sides are the same. Change something on one of them."
