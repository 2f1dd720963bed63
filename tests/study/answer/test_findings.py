"""Findings on results that were made by hand, so that every share and every difference is known."""

import numpy as np
import pandas as pd
import pytest

from microdeals.study.answer.findings import effects_of, labels_everywhere
from microdeals.study.answer.in_words import change, effect_lines, level, overall
from microdeals.study.answer.points_by_seed import Paired, between, level_of, points_with
from microdeals.study.answer.subgroups import levels_of, subgroups_of
from microdeals.study.columns import FLAGS, LABELS, NUMBERS

SEEDS = 200


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
    labels = labels_everywhere(helpful)
    assert labels["stepping_stone"].mean == pytest.approx(0.30)
    assert sum(found.mean for found in labels.values()) == pytest.approx(1.0)


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
    found = between(np.zeros(3), np.array([0.0, 1.0, 2.0]), None)
    assert found.mean == 1.0
    assert found.high - 1.0 == pytest.approx(4.3027 / np.sqrt(3.0), rel=1e-4)
    assert found.sign == 0
    assert change("closing", found).endswith("which may be luck")


def test_a_difference_says_whether_luck_or_what_nobody_knows_makes_it_unsure():
    """In two thirds of the draws 1 more, in one third 1 less; and what luck alone makes of fair coins."""
    draws = np.repeat(np.arange(300), 2)
    mixed = between(np.zeros(600), np.where(draws % 3 == 0, -1.0, 1.0), draws)
    told = change("stepping_stone", mixed)
    assert told.startswith("+33.3 of 100 (-100.0 to +100.0; by luck alone +33.3 to +33.3)")
    assert told.endswith(", which hangs on what nobody knows")
    coins = between(np.zeros(600), np.random.default_rng(2).choice([-1.0, 1.0], 600), draws)
    assert change("stepping_stone", coins).endswith(", which may be luck")


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


def test_where_one_draw_picked_and_one_tells_they_are_called_draws():
    """One draw alone tells, so luck is not told apart; but it was a draw, and no seed, that told."""
    paired = invented([0.2, 0.5, 0.4], 4, **{"ladder.policy": ["leap", "gradual", "none"]})
    (effect,) = effects_of(paired._replace(draws=np.array([1, 1, 3, 3])), "stepping_stone", ())
    assert effect.found.unknown is None
    assert "over every other draw fewest stepping stones" in next(effect_lines(effect, "stepping_stone", ()))


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
