"""What can be asked of many worlds: addresses, command lines, and answers that are the library's own."""

from __future__ import annotations

import shlex

import numpy as np
import pytest

from dashboards.asked.pairs import Judged, PairsQuestion, judged_from
from dashboards.asked.run import Asked
from dashboards.compare.question import both_from
from dashboards.panels.address import joined
from dashboards.panels.pairs.luck import fitting
from dashboards.verdict.question import ATTRIBUTED_RUNS, DealsQuestion
from microdeals.conflicts import load, with_values
from microdeals.conflicts.horizons import HORIZONS
from microdeals.rulebook.luck import LARGEST_SEED
from microdeals.verdict import attribute, judge

TRUST = ("party.arden.trust", 0.5)
ARDEN = Asked("arden_borea", 7, (TRUST,))


@pytest.mark.parametrize("judged", [Judged(), Judged(ARDEN), Judged(ARDEN, 200), Judged(Asked(seed=0), 5000)])
def test_an_address_leads_back_to_what_was_asked(judged: Judged):
    query = joined(judged.asked.query(), judged.own()).removeprefix("?")
    assert judged_from(query) == (judged, "")


def test_the_usual_verdict_has_a_bare_address():
    assert joined(Judged().asked.query(), Judged().own()) == ""


def test_the_command_line_asks_for_the_same_worlds():
    words = shlex.split(Judged(ARDEN, 200).command())
    assert words[:3] == ["microdeals", "judge", "arden_borea"]
    assert words[3:] == ["--seed", "7", "--runs", "200", "--set", "party.arden.trust=0.5", "--as-given"]


@pytest.mark.parametrize("days", HORIZONS)
def test_worlds_can_be_lived_for_each_of_four_horizons(days: int):
    judged = Judged(ARDEN.lived_for(days), 200)
    assert judged.twins().with_deals.horizon_days == judged.asked.days == days
    assert judged_from(joined(judged.asked.query(), judged.own()).removeprefix("?")) == (judged, "")
    words = shlex.split(judged.command())
    assert words[3:5] == ["--days", str(days)] if days != 182 else "--days" not in words
    assert "conflict.horizon_days" not in judged.command()
    assert judged.asked.own() == Asked("arden_borea", 7).lived_for(days)


def test_no_other_horizon_is_let_through():
    judged, said = judged_from("war=arden_borea&set=conflict.horizon_days=100000")
    assert judged.asked.days == 182
    assert "conflict.horizon_days=100000" in said


def test_both_sides_of_a_comparison_are_lived_as_long():
    both, said = both_from("war=arden_borea&set=conflict.horizon_days=730&right=party.arden.trust%3D0.5")
    assert said == ""
    assert [side.asked.days for side in both] == [730, 730]
    assert both.differing()[0][0].value == 0.5
    longer = both.with_luck(both.left._replace(asked=both.left.asked.lived_for(1826)))
    assert [side.asked.days for side in longer] == [1826, 1826]
    query = joined(longer.left.asked.query(), longer.own()).removeprefix("?")
    assert both_from(query) == (longer, "")


@pytest.mark.parametrize("typed", ["0", "999", "1000000", "-200", "200.0", "", "<b>", "٢٠٠"])
def test_a_size_that_is_not_offered_is_answered_in_words(typed: str):
    judged, said = judged_from(f"n={typed}")
    assert judged == Judged()
    assert said == f"The address asks for “{typed}” pairs; there are 200, 1000, 5000. These are 1000."


def test_seeds_end_before_the_largest():
    judged, said = judged_from(f"seed={LARGEST_SEED}")
    assert judged.last_seed == LARGEST_SEED
    assert str(judged.asked.seed) in said
    assert fitting(Asked(seed=LARGEST_SEED), 200).asked.seed == LARGEST_SEED - 199


def test_a_strange_address_still_gives_a_verdict():
    judged, said = judged_from("war=narnia&seed=x&set=publics.citizens=9&n=7&" + "a=1&" * 100)
    assert judged == Judged()
    assert said == "The address asks for more than 40 things at once. It is left out."
    assert judged_from("war=narnia&n=7")[1].count("There is no war") == 1


def test_a_first_answer_is_over_the_first_seeds_and_the_last_over_all():
    parts = list(PairsQuestion(Judged(ARDEN, 1000)).parts())
    first, last = [part.answer for part in parts if part.answer is not None]
    own = with_values(load("arden_borea"), dict([TRUST]))
    assert first.shares == judge(own, runs=200, seed=7).shares
    assert last.shares == judge(own, runs=1000, seed=7).shares
    assert np.array_equal(last.pairs.seed, np.arange(7, 1007))
    assert [part.done for part in parts] == sorted(part.done for part in parts)
    assert (parts[-1].done, parts[-1].total) == (1000, 1000)


def test_deals_are_told_apart_as_the_command_does():
    parts = list(DealsQuestion(Judged(ARDEN, 200)).parts())
    own = with_values(load("arden_borea"), dict([TRUST]))
    assert parts[-1].answer == attribute(own, runs=ATTRIBUTED_RUNS, seed=7)


def test_a_comparison_begins_with_one_thing_better():
    both, said = both_from("war=arden_borea&seed=7")
    assert said == ""
    (dial, before), *more = both.differing()
    assert (dial.declared.key, more) == ("access", [])
    assert dial.value > before
    assert both.left.asked == Asked("arden_borea", 7)


@pytest.mark.parametrize(
    "query",
    [
        "war=arden_borea&seed=7&set=party.arden.trust%3D0.5&right=party.borea.trust%3D0.4",
        "war=arden_borea&right=",
        "n=200&right=ladder.policy%3Dleap&right=ladder.hold_days%3D3",
    ],
)
def test_an_address_holds_both_sides(query: str):
    both, said = both_from(query)
    assert said == ""
    again = joined(both.left.asked.query(), both.own()).removeprefix("?")
    assert both_from(again) == (both, "")
    assert {judged.asked.seed for judged in both} == {both.left.asked.seed}


def test_the_right_of_an_address_is_checked_like_the_left():
    both, said = both_from("right=publics.citizens%3D100000&right=party.russia.trust%3D7")
    assert both.left == both.right
    assert "“publics.citizens=100000”" in said
    assert "trust = 7" in said


def test_other_luck_is_other_luck_for_both_sides():
    both, _ = both_from("war=arden_borea")
    other = both.with_luck(Judged(Asked("arden_borea", 40), 200))
    assert [(judged.asked.seed, judged.n) for judged in other] == [(40, 200), (40, 200)]
    assert other.differing() == both.differing()
