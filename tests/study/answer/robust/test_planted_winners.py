"""What is planted is found, and where there is nothing to find, nothing is named."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from microdeals.statistics.luck_taken_out import differences_without_luck
from microdeals.study.answer.robust import in_words
from microdeals.study.answer.robust.choice import choice_of
from microdeals.study.answer.robust.deciding_unknowns import worths_of
from microdeals.study.answer.robust.files import as_json
from microdeals.study.answer.robust.lives import halves
from microdeals.study.answer.robust.page import write_page_of_policies
from microdeals.study.answer.robust.regrets import lucky_regrets_of, regrets_of
from study.answer.robust.planted import COLD, DRY, found_in, outcomes_around, weather

STATES, POLICIES, TRIALS = 60, 5, 100


def nothing() -> np.ndarray:
    return np.zeros((STATES, POLICIES))


def test_a_policy_that_is_better_everywhere_is_named():
    expected = nothing()
    expected[:, 3] = 0.1
    found = found_in(expected, seed=1)
    assert found.choice.is_named
    assert found.choice.policy == 3
    assert found.picked.near_best.share == 1.0
    assert found.picked.largest_regret < 0.02
    assert found.policies[0].regret_90 == pytest.approx(0.1, abs=0.03)
    assert next(in_words.sentences(found)).startswith("Most robust: “coat.kind: 3”.")


@pytest.mark.parametrize("within", [0.0, 0.02])
def test_under_pure_luck_a_policy_is_named_in_no_more_than_5_of_100_trials(within: float):
    trials = (halves(outcomes_around(nothing(), seed)) for seed in range(TRIALS))
    assert sum(choice_of(lives, within).is_named for lives in trials) <= 5


def test_under_pure_luck_hardly_any_unknown_seems_worth_knowing():
    """At most three of each trial are told, and an interval of 95 % lies above 0 in 1 of 40."""
    told = [
        worth
        for seed in range(TRIALS)
        for worth in worths_of(
            pd.DataFrame(weather(STATES, seed), columns=[COLD, DRY]),
            (COLD, DRY),
            outcomes_around(nothing(), seed),
        )
    ]
    assert len(told) == 2 * TRIALS
    assert sum(worth.changes_the_choice for worth in told) <= 0.05 * len(told)


def test_under_pure_luck_regrets_are_at_most_half_of_what_luck_makes_of_them():
    """Two means of four runs of 0.1 differ by 0.09 or more in a tenth of the states, both ways."""
    outcomes = outcomes_around(nothing(), seed=4)
    lucky, rid_of = lucky_regrets_of(outcomes), regrets_of(outcomes)
    assert np.quantile(lucky, 0.9) > 0.07
    assert np.quantile(rid_of, 0.9) < 0.5 * np.quantile(lucky, 0.9)


def test_two_policies_that_are_both_the_best_are_told_as_level():
    expected = nothing()
    expected[:, :2] = 0.2
    found = found_in(expected, seed=2)
    assert not found.choice.is_named
    assert {found.choice.policy, *found.choice.level_with} == {0, 1}
    assert "luck alone may be what sets" in next(in_words.sentences(found))


def test_where_the_picked_policy_fails_is_found_and_told_in_words():
    """Policy 1 is the best where it is not very cold, and far below policy 2 where it is."""
    cold = weather(400, 5)[:, 0]
    expected = np.zeros((400, 3))
    expected[:, 1] = np.where(cold > 0.75, -0.3, 0.2)
    found = found_in(expected, seed=5)
    assert found.choice.policy == 1
    assert found.box is not None
    assert found.box.is_sure
    assert found.box.words[0].startswith(f"{COLD} is above 0.7")
    assert found.box.inside.share > 0.9
    assert found.box.outside.share < 0.1
    assert found.picked.near_best.share == pytest.approx(0.75, abs=0.06)
    assert found.picked.regret_90 == pytest.approx(0.3, abs=0.06)
    assert 0.25 < found.picked.largest_regret < 0.45  # the largest of fifty, so luck adds to it


def test_the_unknown_that_would_change_the_choice_is_named_with_what_it_is_worth():
    """Whoever knows how cold it is gains 0.4 in a third of the states; how dry it is says nothing."""
    states = 600
    cold = weather(states, 6)[:, 0]
    expected = np.zeros((states, 3))
    expected[:, 1] = 0.2
    expected[cold > np.quantile(cold, 2 / 3), 1] = -0.4
    found = found_in(expected, seed=6)
    by_path = {worth.path: worth for worth in found.worths}
    assert by_path[COLD].changes_the_choice
    assert by_path[COLD].gain.mean == pytest.approx(0.4 / 3, abs=0.03)
    assert by_path[COLD].policies[:2] == (1, 1)
    assert by_path[COLD].policies[2] in {0, 2}
    assert not by_path[DRY].changes_the_choice
    assert in_words.what_would_change_it(found).startswith(
        "To know this would change the choice: weather.cold ("
    )


def test_less_is_better_where_the_experiment_says_so():
    """Outcomes are turned before they come here; what is told is turned back."""
    expected = np.full((STATES, 3), -0.5)
    expected[:, 2] = -0.3
    found = found_in(expected, seed=3, more=False)
    assert found.choice.policy == 2
    assert found.picked.mean.mean == pytest.approx(0.3, abs=0.1)
    assert found.picked.mean.low < found.picked.mean.mean < found.picked.mean.high
    assert found.policies[0].where_the_picked_is_worst.mean == pytest.approx(0.2, abs=0.1)


def test_a_policy_that_comes_to_the_same_in_every_pair_is_no_rival():
    rng = np.random.default_rng(0)
    outcomes = rng.normal(0.0, 0.05, (STATES, 3, 8))
    outcomes[:, 0] += 0.2
    outcomes[:, 2] = outcomes[:, 0]
    choice = choice_of(halves(outcomes), 0.02)
    assert choice.is_named
    assert (choice.policy, choice.alike) == (0, (2,))


def test_differences_that_are_luck_are_taken_out_and_others_stay():
    rng = np.random.default_rng(1)
    luck = rng.normal(0.0, 1.0, (500, 2, 4))
    assert np.abs(differences_without_luck(luck)).max() < 0.3
    real = np.zeros((500, 2, 1))
    real[::2, 0] = 10.0
    kept = differences_without_luck(luck + real)
    assert np.std(kept[:, 0]) == pytest.approx(2.5, rel=0.1)


def test_everything_is_told_as_json_too():
    told = json.loads(as_json(found_in(nothing(), seed=9)))
    assert told["format"] == 1
    assert told["is_named"] is False
    assert len(told["policies"]) == POLICIES
    assert told["policies"][0]["near_best"].keys() == {"number", "share", "low", "high"}
    assert len(told["sentences"]) == 4


def test_the_page_lists_nothing_as_worth_knowing_that_would_lose(tmp_path: Path):
    """Under pure luck what half of the states would choose loses in the other half about as often."""
    losing = 0
    for seed in range(8):
        found = found_in(np.zeros((80, 3)), seed)
        losing += sum(worth.gain.mean < 0.0 and len(set(worth.policies)) > 1 for worth in found.worths)
        page = write_page_of_policies(found, tmp_path / str(seed)).read_text(encoding="utf-8")
        assert "It is worth -" not in page
        assert "<ul></ul>" not in page
    assert losing > 0
