"""The findings as sentences: verdicts made by hand, whose numbers are plain to see."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from dashboards.asked.pairs import Judged
from dashboards.asked.run import Asked
from dashboards.compare.in_words import finding as compared
from dashboards.compare.in_words import mean_change, moved, rows_of
from dashboards.compare.question import both_from
from dashboards.panels.pairs.in_words import how_drawn, shares_of
from dashboards.verdict.in_words import channel_finding, finding, note, sensitivity_finding
from dashboards.verdict.pictures import channels, trade
from microdeals.conflicts import load
from microdeals.verdict import Label, Thresholds, Verdict, twins_of
from microdeals.verdict.comparison import comparison_of
from microdeals.verdict.two_intervals import Beside
from verdict.made import gaps, pairs


def verdict_of(*closings: float, **more: float) -> Verdict:
    """Worlds in which deals brought the sides closer by so much, and relieved nothing."""
    worlds = pairs(*(gaps(0.5 - closing, 0.5) | more for closing in closings))
    return Verdict(twins_of(load("arden_borea")), worlds, Thresholds())


def test_what_happened_most_often_is_the_title():
    verdict = verdict_of(*[0.25] * 30, *[0.0] * 150, *[-0.25] * 20)
    assert finding(verdict) == "In 75 of 100 worlds, small deals changed nothing that counts: dead letters"


def test_counts_of_a_hundred_sum_to_a_hundred_and_stand_within_their_range():
    shares = shares_of(verdict_of(*[0.25] * 100, *[0.0] * 100, *[-0.25] * 100))
    assert [share.of_hundred for share in shares] == [34, 0, 0, 33, 33]
    assert [share.worlds.number for share in shares] == [100, 0, 0, 100, 100]
    assert shares[0].range == "28 to 39"


def test_few_worlds_are_counted_as_they_are():
    assert [share.of_hundred for share in shares_of(verdict_of(0.25, 0.0, 0.0))] == [1, 0, 0, 2, 0]
    said = finding(verdict_of(*[0.0] * 9))
    assert said == "In 9 of 9 worlds, small deals changed nothing that counts: dead letters"


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
    assert said == "On balance they end as far apart as without deals"


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


def test_the_regions_have_their_counts_of_a_hundred():
    relieved = {"harm_with": 50.0}
    worlds = pairs(
        *[gaps(0.25, 0.5)] * 10, *[gaps(0.25, 0.5) | relieved] * 20, *[relieved] * 30, *[{}] * 5,
        *[gaps(0.5, 0.25) | relieved] * 25, *[gaps(0.5, 0.25)] * 10,
    )  # fmt: skip
    shot = trade(Verdict(twins_of(load("arden_borea")), worlds, Thresholds()))
    assert shot.frame["n"] == 100
    assert shot.frame["counts"] == {"of": 100, "kinds": [30, 30, 25, 5, 10], "price": 10, "peace": ["0", "0"]}


def test_a_comparison_says_how_many_more_came_closer():
    both, _ = both_from("war=arden_borea&right=monitors.valley_mission.access%3D0.9")
    better = comparison_of(verdict_of(*[0.25] * 20, *[0.0] * 80), verdict_of(*[0.25] * 60, *[0.0] * 40))
    said = compared(better, both)
    assert said.startswith(
        "With “Monitors: chance that a team may work” at 0.9 instead of 0.7, 40 more of 100"
    )
    assert (
        moved(better) == "Of 100 worlds, 40 come closer to peace only on the right, and 0 only on the left."
    )
    assert [row.said.split(" ")[0] for row in rows_of(better)] == ["+40", "0", "0", "−40", "0"]


def test_a_comparison_that_cannot_tell_says_so():
    both, _ = both_from("war=arden_borea&right=party.arden.trust%3D0.3&right=party.borea.trust%3D0.3")
    alike = comparison_of(verdict_of(0.25, 0.0, 0.0, 0.0), verdict_of(0.0, 0.25, 0.0, 0.0))
    said = compared(alike, both)
    assert said.startswith("With 2 things changed, 4 worlds cannot tell whether more or fewer came closer")


def drawn(share: float, spread: float, n: int = 40) -> Verdict:
    """A verdict over draws, told apart: each has its own share of stepping stones among ten worlds."""
    luck = np.random.default_rng(1)
    chances = np.clip(luck.normal(share, spread, (n, 1)), 0.0, 1.0)
    stones = np.argsort(np.argsort(luck.random((n, 10)), axis=1), axis=1) < np.round(10.0 * chances)
    worlds = pairs(*(gaps(0.25 if stone else 0.5, 0.5) for stone in stones.ravel())).view(np.recarray)
    own, as_given = worlds[::10].copy(), pairs(*[gaps(0.5, 0.5)] * n).view(np.recarray)
    own["seed"] = as_given["seed"] = np.arange(n)
    judged = Judged(Asked("arden_borea"))
    return Verdict(judged.twins(), own, Thresholds(), judged.fit(), Beside(as_given, worlds, np.arange(n)))


def test_drawn_wars_are_called_so_and_have_both_ranges():
    verdict = drawn(0.9, 0.0)
    assert " of 40 wars that fit what we know, small deals brought peace closer" in finding(verdict)
    assert note(verdict).startswith("40 wars that fit what we know, each with its twin, seeds 0 to 39")
    assert shares_of(verdict)[0].range.endswith("; as given 0, by luck alone 0 to 4")
    (told,) = how_drawn(verdict)
    assert told.startswith("Drawn for each pair, as models/arden_borea/unknowns.toml has it")
    assert "39 numbers that set 64 parameters." in told


@pytest.mark.parametrize(
    ("after", "spread", "said"),
    [
        (0.9, 0.0, "more of 100 wars that fit what we know came closer to peace"),
        (0.1, 0.0, "fewer of 100 wars that fit what we know came closer to peace"),
        (0.6, 0.4, "40 wars that fit what we know cannot tell whether more or fewer came closer to peace"),
    ],
)
def test_a_title_says_more_only_where_what_we_do_not_know_leaves_it_no_doubt(
    after: float, spread: float, said: str
):
    both, _ = both_from("war=arden_borea&right=party.arden.trust%3D0.3")
    found = comparison_of(drawn(0.5, 0.0), drawn(after, spread))
    assert said in compared(found, both)
    assert "; as given 0, by luck alone" in compared(found, both)
    low, high = found.intervals[Label.STEPPING_STONE].unknown or (0.0, 0.0)
    assert ("cannot tell" in compared(found, both)) is (low <= 0.0 <= high)
    assert ("cannot tell" in mean_change(found, "closing")) is ("cannot tell" in compared(found, both))


def test_until_luck_is_told_apart_no_title_claims_anything():
    both, _ = both_from("war=arden_borea&right=party.arden.trust%3D0.3")
    found = comparison_of(replace(drawn(0.1, 0.0), beside=None), drawn(0.9, 0.0))
    assert "luck and what we do not know are being told apart" in compared(found, both)
    assert "luck and what we do not know are being told apart" in mean_change(found, "closing")


def test_equal_sides_ask_to_be_changed():
    both, _ = both_from("war=arden_borea&right=")
    same = comparison_of(verdict_of(0.25), verdict_of(0.25))
    assert compared(same, both) == "Both sides are the same. Change something on one of them."
