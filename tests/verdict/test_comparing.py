"""Two settings on the same luck: what changes from the first to the second, and how sure it is."""

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib import pyplot

import microdeals as md
from microdeals.errors import RequestError
from microdeals.verdict import Label, Thresholds, Verdict, judge, twins_of
from microdeals.verdict.changes import changed
from microdeals.verdict.comparison import compare, comparison_of
from verdict.made import gaps
from verdict.made import pairs as made
from verdict.wars import SOME, STUBBORN, TIRED, war


def answers(both: int, first_only: int, second_only: int, neither: int):
    """Two answers about the same things, so many of which are so in both, in one only, or in none."""
    first = np.repeat([True, True, False, False], [both, first_only, second_only, neither])
    second = np.repeat([True, False, True, False], [both, first_only, second_only, neither])
    return first, second


@pytest.mark.parametrize(
    ("counts", "low", "high"),
    [
        ((36, 2, 12, 0), 0.0569, 0.3404),  # an example of [newcombe1998]
        ((14, 0, 5, 22), 0.011, 0.226),  # Altman and others, Statistics with Confidence (2000), table 6.2
        ((1, 7, 1, 12), -0.507, -0.026),  # Fagerland and others, Stat Med 33:2850 (2014)
    ],
)
def test_intervals_are_those_of_published_examples(counts, low: float, high: float):
    change = changed(*answers(*counts))
    digits = 4 if counts[0] == 36 else 3
    assert (round(change.low, digits), round(change.high, digits)) == (low, high)


def test_what_is_gained_less_what_is_lost_is_the_change():
    change = changed(*answers(both=10, first_only=5, second_only=25, neither=60))
    assert (change.gained, change.lost, change.share) == (25, 5, 0.20)
    assert change.low < 0.20 < change.high


def test_the_other_way_round_everything_changes_its_sign():
    there, back = changed(*answers(10, 5, 25, 60)), changed(*answers(10, 25, 5, 60))
    assert (back.gained, back.lost) == (there.lost, there.gained)
    assert (back.share, back.low, back.high) == pytest.approx((-there.share, -there.high, -there.low))


@pytest.mark.parametrize("counts", [(7, 0, 0, 0), (0, 0, 0, 7), (0, 0, 7, 0), (0, 7, 0, 0), (3, 0, 0, 4)])
def test_a_few_seeds_never_make_certain(counts):
    change = changed(*answers(*counts))
    assert -1.0 <= change.low <= change.share <= change.high <= 1.0
    assert change.high - change.low > 0.1


def test_the_same_luck_tells_more_than_other_luck_would():
    """Equal shares on both sides; the more seeds agree, the narrower the interval."""
    alike, crossed = changed(*answers(45, 5, 5, 45)), changed(*answers(25, 25, 25, 25))
    assert alike.high - alike.low < 0.6 * (crossed.high - crossed.low)


def test_the_interval_holds_the_truth_about_as_often_as_it_says():
    chances = np.array([0.20, 0.05, 0.15, 0.60])  # both, first only, second only, neither
    draws = np.random.default_rng(7).multinomial(200, chances, size=1500)
    intervals = [changed(*answers(*counts)) for counts in draws]
    truth = chances[2] - chances[1]
    assert 0.93 < np.mean([found.low <= truth <= found.high for found in intervals]) < 0.975


def verdict_of(*closings: float) -> Verdict:
    worlds = made(*(gaps(0.5 - closing, 0.5) for closing in closings))
    return Verdict(twins_of(war()), worlds, Thresholds())


def test_seeds_are_followed_from_one_label_to_the_other():
    found = comparison_of(verdict_of(0.25, 0.25, 0.0, -0.25), verdict_of(0.25, 0.0, 0.25, 0.25))
    stone, letter, setback = Label.STEPPING_STONE, Label.DEAD_LETTER, Label.SETBACK
    moved = {(row, column): found.moves[row, column] for row in Label for column in Label}
    assert {way: n for way, n in moved.items() if n} == {
        (stone, stone): 1,
        (stone, letter): 1,
        (letter, stone): 1,
        (setback, stone): 1,
    }
    assert (found.shares[stone].gained, found.shares[stone].lost) == (2, 1)
    assert found.shares[stone].share == 0.25
    assert found.shares[Label.PRESSURE_VALVE].share == 0.0


def test_for_whom_it_became_a_stone_is_told_apart():
    """On the second setting the first party alone demands less, and the second alone demands more."""
    closer = {"fear_0_without": 0.5, "fear_0_with": 0.25, "fear_1_without": 0.25, "fear_1_with": 0.5}
    alike, apart = (Verdict(twins_of(war()), made(world, world), Thresholds()) for world in ({}, closer))
    found = comparison_of(alike, apart)
    first, second = found.shares_by_side
    assert (first[Label.STEPPING_STONE].gained, second[Label.STEPPING_STONE].gained) == (2, 0)
    assert (first[Label.SETBACK].gained, second[Label.SETBACK].gained) == (0, 2)
    assert found.shares[Label.DEAD_LETTER].share == 0.0
    table = found.table()
    assert table.label_0_second.tolist() == ["stepping_stone"] * 2
    assert table.label_1_second.tolist() == ["setback"] * 2
    assert table.label_1_first.tolist() == ["dead_letter"] * 2


def test_differences_are_taken_seed_by_seed():
    found = comparison_of(verdict_of(0.125, 0.25, 0.5), verdict_of(0.25, 0.375, 0.625))
    assert (found.closing.mean, found.closing.error) == (0.125, 0.0)
    assert list(found.table().closing_change) == [0.125] * 3


def test_a_war_compared_with_itself_does_not_change():
    found = compare(war(), war(), runs=SOME, seed=3)
    assert (found.closing.mean, found.relief.mean) == (0.0, 0.0)
    assert all(change.gained == change.lost == 0 for change in found.shares.values())
    assert np.array_equal(found.moves, np.diag([count.number for count in found.first.shares.values()]))


def test_both_settings_are_judged_as_they_are_alone():
    found = compare(war(TIRED), war(STUBBORN), runs=SOME, seed=3)
    assert found.first.shares == judge(war(TIRED), runs=SOME, seed=3).shares
    assert found.second.shares == judge(war(STUBBORN), runs=SOME, seed=3).shares
    assert found.runs == SOME
    table = found.table()
    assert list(table.seed) == list(range(3, 3 + SOME))
    assert (table.label_first == "stepping_stone").sum() == found.first.shares[Label.STEPPING_STONE].number


def test_verdicts_of_other_seeds_or_thresholds_are_refused():
    one = verdict_of(0.25, 0.0)
    with pytest.raises(RequestError, match="different seeds"):
        comparison_of(one, verdict_of(0.25))
    with pytest.raises(RequestError, match="different thresholds"):
        comparison_of(one, Verdict(one.twins, one.pairs, Thresholds(closing=0.1)))


FIVE = {
    "party.arden.trust": 0.31,
    "party.borea.trust": 0.32,
    "publics.talk_days": 12,
    "monitors.valley_mission.teams": 0,
    "ladder.policy": "lowest_rung_only",
}


def test_what_is_printed_and_drawn_names_the_war_and_what_differs():
    """ "The second setting against the first" left a saved picture without a war."""
    mpl.use("Agg")
    one, few, many = ({path: FIVE[path] for path in list(FIVE)[:n]} for n in (1, 3, 5))
    for changes in (one, few, many):
        found = md.compare("arden_borea", md.with_values("arden_borea", changes), runs=2, days=9)
        assert {*found.differing} == {*changes}
        picture = " ".join(found.plot().get_figure().get_suptitle().split())
        pyplot.close("all")
        for told in (" ".join(str(found).split()), picture):
            assert "Arden and Borea: the valley war, 9 days" in told
            assert sum(path in told for path in changes) == min(len(changes), 4)
            assert ("and others." in told) == (len(changes) > 4)


def test_two_wars_are_both_named_and_a_title_is_no_difference():
    found = md.compare("arden_borea", "donbas_2015", runs=2, days=9, as_given=True)
    assert "Donbas 2015-2019" in str(found)
    assert "against Arden and Borea" in str(found)
    assert not [path for path in found.differing if path.endswith("title")]
    renamed = md.with_values("arden_borea", {"conflict.title": "Another"})
    same = md.compare("arden_borea", renamed, runs=2, days=9, as_given=True)
    assert (same.differing, "the same numbers" in str(same)) == ((), True)
