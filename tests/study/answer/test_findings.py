"""Findings on results that were made by hand, so that every share and every difference is known."""

import numpy as np
import pandas as pd
import pytest

from microdeals.errors import RequestError
from microdeals.statistics.paired_differences import between
from microdeals.study.answer.findings import effects_of, finding_of, labels_everywhere
from microdeals.study.answer.in_words import answer, change, effect_lines, level, opposite, overall, stance
from microdeals.study.answer.points_by_seed import Paired, level_of, points_with
from microdeals.study.answer.subgroups import levels_of, subgroups_of
from microdeals.study.columns import FLAGS, LABELS, NUMBERS
from microdeals.study.question.claim import NOBODY, ExperimentClaim, Side

SEEDS = 200
WATCHED = ExperimentClaim(
    "Watching helps.",
    "stepping_stone",
    True,
    Side("where nobody watches", {"watched": (False,)}),
    Side("where somebody watches", {"watched": (True,)}),
)


def luck(n_seeds: int = SEEDS) -> np.ndarray:
    """One number for each seed, spread evenly over 0 to 1."""
    return (np.arange(n_seeds) + 0.5) / n_seeds


def invented(chances: list[float], n_seeds: int = SEEDS, **values: list[object]) -> Paired:
    """Points with these shares of stepping stones under common luck; the other pairs are valves."""
    zeros = np.zeros((len(chances), n_seeds))
    outcomes = dict.fromkeys((*NUMBERS, *FLAGS, *LABELS), zeros)
    stones = (luck(n_seeds) < np.array(chances)[:, None]).astype(float)
    outcomes |= {"stepping_stone": stones, "pressure_valve": 1.0 - stones}
    return Paired(pd.DataFrame(values), outcomes)


@pytest.fixture
def helpful() -> Paired:
    """Watching helps with a trusted partner (20 -> 60 of 100) and hurts with another (30 -> 10)."""
    return invented(
        [0.2, 0.6, 0.3, 0.1], watched=[False, True, False, True], partner=["friend", "friend", "foe", "foe"]
    )


def test_shares_are_those_that_were_put_in(helpful: Paired):
    finding = finding_of(WATCHED, helpful)
    assert finding.before.mean == pytest.approx(0.25)
    assert finding.after.mean == pytest.approx(0.35)
    assert finding.found.mean == pytest.approx(0.10)
    labels = labels_everywhere(helpful)
    assert labels["stepping_stone"].mean == pytest.approx(0.30)
    assert sum(found.mean for found in labels.values()) == pytest.approx(1.0)


def test_the_setting_where_the_opposite_holds_is_found_and_named(helpful: Paired):
    finding = finding_of(WATCHED, helpful)
    assert stance(WATCHED, finding) == "agrees"
    (there,) = finding.pointing(-1)
    assert there.words == "`partner` = foe"
    assert there.found.mean == pytest.approx(-0.2)
    assert opposite(WATCHED, finding).startswith(
        "At 1 of the 2 settings looked at, the clearest where `partner` = foe: -20.0"
    )


def test_a_sentence_holds_both_shares_and_the_difference(helpful: Paired):
    told = answer(WATCHED, finding_of(WATCHED, helpful))
    assert told.startswith("Stepping stones in 35 (")
    assert "of 100 pairs where somebody watches, and 25 (" in told
    assert "where nobody watches: +10.0 of 100 (" in told


def test_who_expects_less_and_finds_more_finds_the_opposite(helpful: Paired):
    doubtful = WATCHED._replace(expects_more=False)
    assert stance(doubtful, finding_of(doubtful, helpful)) == "finds the opposite"


def test_a_sure_difference_of_less_than_one_in_a_hundred_is_hardly_one():
    small = invented([0.300, 0.308], 5000, watched=[False, True])
    finding = finding_of(WATCHED, small)
    assert finding.found.sign == 1
    assert stance(WATCHED, finding) == "finds hardly a difference"


def test_what_makes_no_difference_cannot_be_told():
    same = invented([0.3, 0.3], watched=[False, True])
    finding = finding_of(WATCHED, same)
    assert stance(WATCHED, finding) == "cannot tell"
    assert answer(WATCHED, finding).endswith("no difference in any pair.")
    assert opposite(WATCHED, finding) == "Nothing else was varied, so no setting was looked at."


def test_where_nothing_points_the_other_way_the_nearest_is_named():
    finding = finding_of(
        WATCHED, invented([0.2, 0.6, 0.2, 0.3], watched=[False, True, False, True], partner=[1, 1, 2, 2])
    )
    told = opposite(WATCHED, finding)
    assert told.startswith("At none of the 2 settings looked at; nearest to it where `partner` = 2: +10.0")


def test_two_outcomes_are_compared_in_the_same_pairs():
    claim = ExperimentClaim("Mostly valves.", "pressure_valve", True, NOBODY, NOBODY, "stepping_stone")
    finding = finding_of(claim, invented([0.2, 0.3], x=[1, 2]))
    assert finding.found.mean == pytest.approx(0.5)
    assert stance(claim, finding) == "agrees"
    assert "against stepping stones in 25 (" in answer(claim, finding)


def test_common_luck_tells_what_separate_shares_could_not():
    """One pair in fifty differs, always the same way: surely fewer, though both shares' intervals overlap."""
    finding = finding_of(
        WATCHED, invented([0.30, 0.32, 0.30, 0.34], 400, watched=[False, True] * 2, x=[1, 1, 2, 2])
    )
    assert finding.before.high > finding.after.low
    assert finding.found.sign == 1


def test_pairs_of_one_seed_are_not_counted_as_many():
    """Fifty points that all copy one another know no more than one of them."""
    alone, copied = invented([0.3]), invented([0.3] * 50)
    one, many = (level_of(paired, "stepping_stone", paired_everywhere(paired)) for paired in (alone, copied))
    assert many.high - many.low == pytest.approx(one.high - one.low, rel=0.02)


def paired_everywhere(paired: Paired) -> np.ndarray:
    return np.ones(len(paired.outcomes["stepping_stone"]), dtype=bool)


def test_what_never_happens_still_has_an_interval():
    never = level_of(invented([0.0], 100, x=[1]), "setback", np.array([True]))
    assert (never.mean, never.low) == (0.0, 0.0)
    assert 0.02 < never.high < 0.05  # three in a hundred: the rule of three


def test_the_interval_of_a_difference_is_students():
    """Differences 0, 1, 2 of three seeds: 1 ± 4.303 / sqrt(3)."""
    found = between(np.zeros(3), np.array([0.0, 1.0, 2.0]))
    assert found.mean == 1.0
    assert found.high - 1.0 == pytest.approx(4.3027 / np.sqrt(3.0), rel=1e-4)
    assert found.sign == 0
    assert change("closing", found).endswith("which may be luck")


def test_settings_are_every_level_and_every_two_of_them():
    paired = invented(
        [0.5] * 8, a=[0, 0, 0, 0, 1, 1, 1, 1], b=["x", "y"] * 4, watched=[False, False, True, True] * 2
    )
    words = [setting.words for setting in subgroups_of(paired, {"watched"})]
    assert words[:4] == ["`a` = 0", "`a` = 1", "`b` = x", "`b` = y"]
    assert len(words) == 8
    both = [
        setting for setting in subgroups_of(paired, {"watched"}) if setting.words == "`a` = 1 and `b` = y"
    ]
    assert both[0].which.tolist() == [False] * 5 + [True, False, True]


def test_many_values_are_cut_into_thirds_that_hold_every_point_once():
    paired = invented([0.5] * 30, x=list(np.linspace(0.0, 3.0, 30)))
    thirds = levels_of(paired, "x")
    assert [level.words for level in thirds] == ["`x` in 0–1", "`x` in 1–2", "`x` in 2–3"]
    assert sum(level.which for level in thirds).tolist() == [1] * 30


def test_many_words_are_a_level_each():
    words = [f"kind_{number:02}" for number in range(30)]
    levels = levels_of(invented([0.5] * 30, offered=words), "offered")
    assert [level.words for level in levels] == [f"`offered` = {word}" for word in words]
    assert all(level.which.sum() == 1 for level in levels)


def test_effects_go_from_end_to_end_and_words_from_least_to_most(helpful: Paired):
    (watched, partner) = effects_of(helpful, "stepping_stone", ("stepping_stone",))
    assert (partner.first, partner.last) == ("foe", "friend")
    assert partner.found.mean == pytest.approx(0.2)
    assert [row.words for row in watched.rows] == ["false", "true"]
    assert [row.outcomes[0].mean for row in watched.rows] == pytest.approx([0.25, 0.35])


def test_the_sentence_of_an_effect_says_who_picked_and_who_tells():
    """Of two words all seeds tell; of three, every other one picks."""
    policies = {2: ["leap", "gradual"], 3: ["leap", "gradual", "none"]}
    told = []
    for n, words in policies.items():
        paired = invented([0.2, 0.5, 0.4][:n], **{"ladder.policy": words})
        (effect,) = effects_of(paired, "stepping_stone", ())
        told.append(next(effect_lines(effect, "stepping_stone", ())).partition("): ")[2])
    assert told[0].startswith("fewest stepping stones with leap, most with gradual: +30.0 of 100 (")
    assert told[1].startswith("over every other seed fewest stepping stones with leap, most with gradual; ")
    assert "over the other seeds these two differ by +30.0 of 100 (" in told[1]


def test_a_claim_about_points_that_are_not_there_is_told_so():
    with pytest.raises(RequestError, match="no point of the design has these values"):
        finding_of(WATCHED, invented([0.5], watched=[True]))


def test_points_are_found_by_values_of_any_kind():
    paired = invented([0.5] * 3, x=[0.1, 0.2, 0.1 + 0.2], word=["a", "b", "a"])
    assert points_with(paired, {"x": (0.3,)}).tolist() == [False, False, True]
    assert points_with(paired, {"word": ("a",), "x": (0.1, 0.3)}).tolist() == [True, False, True]


def test_numbers_are_told_in_their_own_units(helpful: Paired):
    assert level("stepping_stone", labels_everywhere(helpful)["stepping_stone"]).startswith("30 (")
    assert level("closing", level_of(helpful, "closing", helpful.everywhere)) == "+0.000 (+0.000 to +0.000)"
    assert overall(labels_everywhere(helpful), 4).startswith(
        "Over all 4 points, of 100 pairs deals were stepping"
    )
