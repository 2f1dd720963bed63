"""What a few states cannot tell is not told, and it is said what to ask for."""

import json
import math
from collections.abc import Iterator

import numpy as np
import pandas as pd
import pytest
from scipy.stats import binomtest

from microdeals.statistics.intervals import counted
from microdeals.study.answer.robust import in_words
from microdeals.study.answer.robust.choice import choice_of
from microdeals.study.answer.robust.deciding_unknowns import worths_of
from microdeals.study.answer.robust.enough_states import (
    FEWEST_FOR_A_SHARE,
    FEWEST_FOR_A_TENTH,
    FEWEST_THAT_AGREE,
    Witnesses,
)
from microdeals.study.answer.robust.failing_box import Fails, failing_box
from microdeals.study.answer.robust.files import as_json
from microdeals.study.answer.robust.lives import halves
from microdeals.study.answer.robust.page import write_page_of_policies
from microdeals.study.answer.robust.regrets import shares_near_best
from microdeals.study.answer.robust.robustness import Robustness
from study.answer.robust import planted
from study.answer.robust.planted import COLD, DRY, found_in, outcomes_around, weather


def of_states(states: int, better: float = 0.3) -> Robustness:
    """Of three policies the second is better in every state."""
    expected = np.zeros((states, 3))
    expected[:, 1] = better
    return found_in(expected, seed=1)


def everything_said(found: Robustness) -> Iterator[str]:
    yield from in_words.sentences(found)
    yield from in_words.head(found)
    for row in in_words.rows(found):
        yield from row


def test_each_least_number_is_the_first_for_which_its_reason_holds():
    def half(n: int) -> tuple[float, float]:
        interval = binomtest(n // 2, n).proportion_ci(method="exact")
        return interval.low, interval.high

    assert half(FEWEST_FOR_A_SHARE)[0] > 0.25
    assert half(FEWEST_FOR_A_SHARE - 2)[0] < 0.25
    for n, is_enough in ((FEWEST_THAT_AGREE, True), (FEWEST_THAT_AGREE - 1, False)):
        assert bool(binomtest(n, n).pvalue < 0.05) is is_enough
    for n, is_enough in ((FEWEST_FOR_A_TENTH, True), (FEWEST_FOR_A_TENTH - 1, False)):
        assert bool(binomtest(0, n, 0.1, alternative="less").pvalue < 0.05) is is_enough


def test_of_twenty_states_no_share_no_regret_and_no_tenth_is_told():
    found = of_states(20)
    said = " ".join(everything_said(found))
    for word in ("of 100", "nine of ten", "in the worst", "tenth of the states", "fails more", "nan"):
        assert word not in said
    assert "too few to tell in what share of states" in said
    assert "Ask for states = 58 or more (--states 58)" in said
    assert in_words.head(found)[1:] == ("near the best, of 10 states", "closing, mean")
    assert next(in_words.rows(found))[1] == "10"


def test_of_forty_states_shares_are_told_and_no_tenth():
    said = " ".join(everything_said(of_states(40)))
    assert "near the best in 100 (84 to 100) of 100 states" in said
    assert "are too few to tell regrets and the worst tenth. Ask for states = 58" in said
    assert "its worst tenth" not in said


def test_of_as_many_states_as_are_asked_for_everything_is_told():
    said = " ".join(everything_said(of_states(58)))
    assert "too few" not in said
    assert "in nine of ten states" in said


def test_the_sentence_on_regrets_says_whose_they_are():
    found = of_states(58)
    told = [in_words.regrets(found, policy) for policy in found.policies]
    assert all(f" regret of “coat.kind: {place}” " in one for place, one in enumerate(told))
    assert not [one for one in told if "Its " in one]


def test_more_states_and_more_pairs_narrow_a_share_near_the_best_that_luck_blurs():
    """Policies that differ by .02 from state to state beside a luck of .05: Wilson's would know too much."""

    def width(states: int, runs: int) -> float:
        luck = np.random.default_rng(4)
        made = [
            luck.normal(0.0, 0.02, (states, 3, 1)) + luck.normal(0.0, 0.05, (states, 3, runs))
            for _ in range(8)
        ]
        found = [near for outcomes in made for near in shares_near_best(outcomes, 0.01)]
        assert all(near.low <= counted(near.number, states).low for near in found)
        return float(np.mean([near.high - near.low for near in found]))

    few = width(30, 6)
    assert few > 0.5
    assert width(30, 24) < few - 0.1
    assert width(120, 6) < few - 0.1


def test_a_planted_winner_is_named_by_twenty_states_too():
    found = of_states(20)
    assert (found.choice.is_named, found.choice.policy) == (True, 1)
    assert next(in_words.sentences(found)) == (
        "Most robust: “coat.kind: 1”. It is near the best in 10 of the 10 states that tell, surely more than "
        "any other policy."
    )


@pytest.mark.parametrize("states", [4, 8, 20])
def test_under_pure_luck_of_a_few_states_a_policy_is_named_in_no_more_than_5_of_100_trials(states: int):
    """Of two policies, which is the case in which luck has it easiest: there is one rival to be ahead of."""
    trials = (halves(outcomes_around(np.zeros((states, 2)), seed, runs=4)) for seed in range(200))
    assert sum(choice_of(lives, 0.0).is_named for lives in trials) <= 10


def test_states_that_come_again_are_no_further_witnesses(monkeypatch):
    """Two hundred states drawn from two values are two different ones, however many are asked for."""
    monkeypatch.setattr(planted, "weather", lambda states, seed: np.tile(weather(2, seed), (states // 2, 1)))
    found = of_states(200)
    assert found.witnesses == Witnesses(telling=100, different=2)
    said = list(in_words.sentences(found))
    assert said[-1].startswith(
        "Only 2 states of the world differ from each other, too few to tell in what share"
    )
    assert "Give ranges" in said[-1]
    assert "--states" not in said[-1]
    assert "200 states of the world (2 different ones)" in in_words.question_in_words(found)


def test_a_share_of_which_nearly_everything_is_possible_is_not_told_as_a_number():
    found = of_states(60)
    near = found.picked.near_best._replace(share=1.0, low=0.0, high=1.0)
    assert in_words.of_100(near) == "anything from 0 to 100"


def test_if_another_policy_is_ahead_where_it_is_told_the_words_say_so():
    found = of_states(60)
    choice = found.choice._replace(policy=0, is_nearer=(False, False, False))
    said = in_words.verdict(found._replace(choice=choice))
    ours, theirs = (in_words.of_100(found.policies[place].near_best) for place in (0, 1))
    assert said.startswith("No policy is surely the most robust: luck alone may be what sets “coat.kind: 0”")
    assert said.endswith(
        f"near the best in {ours} of 100 states, but “coat.kind: 1” in {theirs} of 100 states: "
        "the two halves disagree, so this evidence does not separate them."
    )


def test_a_box_that_the_states_that_tell_do_not_confirm_is_none():
    """Half of the states saw failures where it is cold; of the others those fail where it is warm."""
    cold = np.repeat([0.2, 0.8], 40)
    tells = np.tile([False, True], 40)
    fails = np.where(tells, cold < 0.5, cold > 0.5)
    assert failing_box(pd.DataFrame({COLD: cold}), Fails(fails, tells)) is None
    assert failing_box(pd.DataFrame({COLD: cold}), Fails(cold > 0.5, tells)) is not None


def test_what_is_not_told_is_null_in_json_and_nan_in_python():
    found = of_states(20)
    told = json.loads(as_json(found))
    policy = told["policies"][1]
    assert policy["near_best"] == {"number": 10, "share": None, "low": None, "high": None}
    assert policy["regret_90"] is policy["largest_regret"] is policy["worst_tenth"]["mean"] is None
    assert policy["mean"]["mean"] == pytest.approx(0.3, abs=0.2)
    assert (told["states_that_tell"], told["tells_shares"], told["tells_tenths"]) == (10, False, False)
    table = found.summary()
    assert table.value.tolist() == [10.0, 0.0, 0.0]
    assert set(table.unit) == {"states near the best, of 10"}
    assert math.isnan(table.regret_90[0])


def test_neither_the_page_nor_its_picture_shows_a_share(tmp_path):
    found = of_states(20)
    page = write_page_of_policies(found, tmp_path).read_text(encoding="utf-8")
    assert "too few to tell in what share of states" in page
    assert "What is worth knowing first" not in page
    axes = found.plot()
    assert axes.get_xlim()[1] < 11
    assert "of the 10 states of the world that tell" in axes.get_xlabel()


def test_of_as_few_states_as_tell_what_is_worth_knowing_a_planted_unknown_is_found():
    """Whoever knows that it is cold loses 0.3 less there: of 36 states, in nine of ten trials at least."""
    states, found, wrong = 36, 0, 0
    for seed in range(40):
        table = pd.DataFrame(weather(states, seed), columns=[COLD, DRY])
        expected = np.zeros((states, 3))
        expected[:, 1] = np.where(table[COLD] > np.quantile(table[COLD], 2 / 3), -0.3, 0.15)
        worths = worths_of(table, (COLD, DRY), outcomes_around(expected, seed))
        told = [worth.path for worth in worths if worth.changes_the_choice]
        found, wrong = found + (COLD in told), wrong + (DRY in told)
    assert found >= 34
    assert wrong <= 4


def test_a_few_of_many_policies_that_are_alike_are_listed():
    found = of_states(60)
    many = found._replace(
        policies=found.policies * 5,
        choice=found.choice._replace(alike=(3, 4, 5, 6, 7)),
    )
    assert " and 2 more, in every pair)" in in_words.verdict(many)
