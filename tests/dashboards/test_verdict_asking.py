"""What can be asked of many worlds: addresses, command lines, and answers that are the library's own."""

from __future__ import annotations

import json
import shlex

import numpy as np
import pytest

import microdeals as md
from cli.terminal import typed_here
from dashboards.asked.pairs import PAIRS_A_STRETCH, Judged, PairsQuestion, judged_from
from dashboards.asked.run import Asked, world_from
from dashboards.compare.question import both_from
from dashboards.panels.address import joined
from dashboards.panels.pairs.in_words import without_unknowns
from dashboards.panels.pairs.luck import fitting
from dashboards.verdict.question import ATTRIBUTED_RUNS, DealsQuestion
from microdeals.conflicts import load, with_values
from microdeals.conflicts.horizons import HORIZONS
from microdeals.rulebook.luck import LARGEST_SEED
from microdeals.verdict import Label, Verdict, judge
from microdeals.verdict.command import Answer
from microdeals.verdict.comparison import comparison_of
from microdeals.verdict.files import as_json
from microdeals.verdict.in_words import verdict_in_words
from microdeals.verdict.unknown_in_words import what_decides

TRUST = ("party.arden.trust", 0.5)
ARDEN = Asked("arden_borea", 7, (TRUST,))
OWN = with_values(load("arden_borea"), dict([TRUST]))


@pytest.mark.parametrize(
    "judged",
    [
        Judged(),
        Judged(ARDEN),
        Judged(ARDEN, 200),
        Judged(Asked(seed=0), 5000),
        Judged(ARDEN, 200, as_given=True),
        Judged(as_given=True),
    ],
)
def test_an_address_leads_back_to_what_was_asked(judged: Judged):
    query = joined(judged.asked.query(), judged.own()).removeprefix("?")
    assert judged_from(query) == (judged, "")


def test_the_usual_verdict_has_a_bare_address():
    assert joined(Judged().asked.query(), Judged().own()) == ""


def test_the_command_line_asks_for_the_same_worlds():
    words = shlex.split(Judged(ARDEN, 200).command())
    assert words[:3] == ["microdeals", "judge", "arden_borea"]
    assert words[3:] == ["--seed", "7", "--runs", "200", "--set", "party.arden.trust=0.5"]
    assert shlex.split(Judged(ARDEN, 200, as_given=True).command()) == [*words, "--as-given"]


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


@pytest.mark.parametrize("typed", ["2", "", "yes", "<b>"])
def test_numbers_are_drawn_unless_the_address_says_given(typed: str):
    judged, said = judged_from(f"war=arden_borea&given={typed}")
    assert not judged.as_given
    assert f"“{typed}”" in said
    assert judged_from("given=1") == (Judged(as_given=True), "")
    assert judged_from("given=0") == (Judged(), "")


@pytest.mark.parametrize("typed", ["0", "999", "1000000", "-200", "200.0", "", "<b>", "٢٠٠"])
def test_a_size_that_is_not_offered_is_answered_in_words(typed: str):
    judged, said = judged_from(f"n={typed}")
    assert judged == Judged()
    assert said == f"The address asks for “{typed}” pairs; there are 200, 1000, 5000. These are 1000."


def test_seeds_end_before_the_largest():
    judged, said = judged_from(f"seed={LARGEST_SEED}")
    assert judged.last_seed == LARGEST_SEED
    assert str(judged.asked.seed) in said
    last = fitting(Judged(Asked(seed=LARGEST_SEED), 200, as_given=True))
    assert (last.asked.seed, last.as_given) == (LARGEST_SEED - 199, True)


def test_a_strange_address_still_gives_a_verdict():
    judged, said = judged_from("war=narnia&seed=x&set=publics.citizens=9&n=7&" + "a=1&" * 100)
    assert judged == Judged()
    assert said == "The address asks for more than 80 things at once. It is left out."
    assert judged_from("war=narnia&n=7")[1].count("There is no war") == 1


def answers_to(question: PairsQuestion) -> list[Verdict]:
    """All answers in their order, of which each is better than the one before."""
    parts = list(question.parts())
    assert [part.done for part in parts] == sorted(part.done for part in parts)
    assert parts[-1].done == parts[-1].total
    assert not parts[-1].is_pause
    assert max(np.diff([0, *(part.done for part in parts if part.may_pause)])) <= PAIRS_A_STRETCH
    return [part.answer for part in parts if part.answer is not None]


def test_as_given_a_first_answer_is_over_the_first_seeds_and_the_last_over_all():
    first, last = answers_to(PairsQuestion(Judged(ARDEN, 1000, as_given=True)))
    assert first.shares == judge(OWN, runs=200, seed=7).shares
    assert last.shares == judge(OWN, runs=1000, seed=7).shares
    assert np.array_equal(last.pairs.seed, np.arange(7, 1007))


def test_drawn_the_share_comes_first_and_both_ranges_last():
    first, whole, last = answers_to(PairsQuestion(Judged(ARDEN, 1000)))
    known = md.judge(OWN, runs=1000, seed=7)
    assert first.pairs.tobytes() == known.pairs[:200].tobytes()
    assert whole.pairs.tobytes() == last.pairs.tobytes() == known.pairs.tobytes()
    assert (first.beside, whole.beside) == (None, None)
    assert last.intervals == known.intervals
    assert (last.decides, last.decides_closing) == (known.decides, known.decides_closing)
    assert last.fit is not None
    assert last.fit.with_deals.kept == ("party.arden.trust",)


@pytest.mark.parametrize("as_given", [False, True])
def test_the_command_line_prints_the_very_bytes_of_the_page(as_given: bool):
    """The verdict as JSON, and with its deals in paragraphs."""
    judged = Judged(ARDEN.lived_for(60), 200, as_given)
    question = PairsQuestion(judged)
    verdict = answers_to(question)[-1]
    found = [part.answer for part in DealsQuestion(judged).parts()][-1]
    answer = Answer(verdict, found, 200, is_stopped=False, as_given=as_given)
    command = shlex.split(judged.command())[1:]
    alone = as_json(answer._replace(attribution=None)) + "\n"
    assert typed_here(*command, "--json", "--no-attribute").printed == alone
    printed = typed_here(*command).printed
    assert printed == verdict_in_words(answer) + "\n"
    assert (what_decides(verdict) in " ".join(printed.split())) is not as_given


def test_a_war_without_unknowns_is_taken_as_given():
    judged = Judged(Asked("base_rate"), 200)
    assert not judged.is_drawn
    assert "--as-given" not in judged.command(), "there is nothing to draw, and the command says so"
    assert without_unknowns(judged) != without_unknowns(Judged(ARDEN)) == []


@pytest.mark.parametrize("as_given", [False, True])
def test_deals_are_told_apart_as_the_command_does(as_given: bool):
    short = ARDEN.lived_for(60)
    parts = list(DealsQuestion(Judged(short, 200, as_given)).parts())
    assert parts[-1].answer == md.attribute(short.conflict(), runs=ATTRIBUTED_RUNS, seed=7, as_given=as_given)


def test_a_world_that_is_watched_is_asked_for_in_one_place():
    given = "/watch?war=arden_borea&seed=9&set=party.arden.trust%3D0.5"
    there = given.replace("seed=9", "seed=9&drawn=1")
    assert Judged(ARDEN).watched(9) == there
    assert Judged(ARDEN).watched(9, ["party.borea.trust"]) == f"{there}&set=party.borea.trust%3D0.18"
    assert Judged(ARDEN, as_given=True).watched(9) == given


@pytest.mark.parametrize("as_given", [False, True])
def test_the_world_that_is_watched_is_the_one_that_was_counted(as_given: bool):
    judged = Judged(ARDEN, 200, as_given)
    pairs = answers_to(PairsQuestion(judged))[-1].pairs
    asked, problem = world_from(judged.watched(pairs.seed[3]).partition("?")[2])
    assert not problem
    world = asked.world()
    while world.running:
        world.step()
    assert world.gap.total == pairs.gap_at_end_with[3]


def test_both_sides_of_a_comparison_draw_alike():
    """What the right changes is kept on the left, and its command line says so; no side keeps its own."""
    both, _ = both_from("war=arden_borea&n=200&set=party.arden.trust%3D0.3&right=party.borea.trust%3D0.5")
    left, right = both.questions()
    assert (left.kept, right.kept) == (("party.borea.trust",), ("party.arden.trust",))
    commands = [question.judged.command(question.kept) for question in (left, right)]
    assert "--set party.arden.trust=0.3 --set party.borea.trust=0.18" in commands[0]
    assert "--set party.arden.trust=0.2 --set party.borea.trust=0.5" in commands[1]
    verdicts = [answers_to(question)[-1] for question in (left, right)]
    war = load("arden_borea")
    sides = [with_values(war, dict(side.asked.changes)) for side in both]
    found, known = comparison_of(*verdicts), md.compare(*sides, runs=200, seed=1)
    assert found.summary().equals(known.summary())
    assert found.decides == known.decides


def test_the_command_line_of_a_side_prints_its_numbers():
    both, _ = both_from("war=arden_borea&n=200&right=party.borea.trust%3D0.5")
    left, _ = both.questions()
    told = json.loads(
        typed_here(*shlex.split(left.judged.command(left.kept))[1:], "--json", "--no-attribute").printed
    )
    last = answers_to(left)[-1]
    assert list(told["shares"].values()) == [last.shares[label].share for label in Label]
    assert told["drawn"]["set_by_hand"] == ["party.borea.trust"]


def test_as_given_is_as_given_on_both_sides():
    both, said = both_from("war=arden_borea&given=1&right=party.borea.trust%3D0.5")
    assert (said, [side.as_given for side in both]) == ("", [True, True])
    assert "given=1" in both.own()
    assert [question.kept for question in both.questions()] == [(), ()]
    assert all(side.command().endswith("--as-given") for side in both)
    assert [side.as_given for side in both.with_luck(both.left._replace(as_given=False))] == [False, False]


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
