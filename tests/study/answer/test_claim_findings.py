"""What is said to claims, on results that were made by hand, so that the right word is known."""

import numpy as np
import pytest

from microdeals.errors import RequestError
from microdeals.study.answer.claim_findings import HORIZON, ClaimFinding, findings_of
from microdeals.study.answer.claim_in_words import answer, beside, delivered, horizon, opposite, said, stance
from microdeals.study.answer.points_by_seed import Paired
from microdeals.study.question.claim import NOBODY, DeliveryCheck, Estimand, ExperimentClaim, Side
from study.answer.test_findings import invented

WATCHED = ExperimentClaim(
    "Watching helps.",
    Estimand.INTERACTION,
    "stepping_stone",
    True,
    Side("where nobody watches", {"watched": (False,)}),
    Side("where somebody watches", {"watched": (True,)}),
    DeliveryCheck("deals_signed", must_differ=False, least=0.5),
)
TWO = [False, True]


def signed(paired: Paired, deals: float = 1.0) -> Paired:
    """The same, with so many deals signed in every war."""
    there = np.full_like(paired.outcomes["stepping_stone"], deals)
    return paired._replace(outcomes=paired.outcomes | {"deals_signed": there})


def only(claim: ExperimentClaim, paired: Paired) -> ClaimFinding:
    (finding,) = findings_of(claim, paired, 182)
    return finding


def by_draw(differences: list[float], again: int = 40, outcome: str = "closing") -> Paired:
    """Draws in which the second side has so much more of an outcome, each lived with two lucks, and again."""
    rows = np.repeat(np.tile(differences, again), 2)
    paired = signed(invented([0.0, 0.0], len(rows), watched=TWO))
    draws = np.repeat(np.arange(len(rows) // 2), 2)
    both = np.stack([np.zeros(len(rows)), rows])
    return paired._replace(outcomes=paired.outcomes | {outcome: both}, draws=draws)


@pytest.fixture
def helpful() -> Paired:
    """Watching helps with a trusted partner (20 -> 60 of 100) and hurts with another (30 -> 10)."""
    return signed(invented([0.2, 0.6, 0.3, 0.1], watched=TWO * 2, partner=["friend", "friend", "foe", "foe"]))


def test_the_setting_where_the_opposite_holds_is_found_and_named(helpful: Paired):
    finding = only(WATCHED, helpful)
    assert stance(WATCHED, finding) == "agrees"
    assert finding.compared.before.mean == pytest.approx(0.25)
    assert finding.compared.after.mean == pytest.approx(0.35)
    (there,) = finding.pointing(-1)
    assert there.words == "`partner` = foe"
    assert there.found.mean == pytest.approx(-0.2)
    assert opposite(WATCHED, finding).startswith(
        "At 1 of the 2 settings looked at, the clearest where `partner` = foe: -20.0"
    )


def test_a_sentence_holds_both_shares_and_the_difference(helpful: Paired):
    told = answer(WATCHED, only(WATCHED, helpful))
    assert told.startswith("Stepping stones in 35 (")
    assert "of 100 pairs where somebody watches, and 25 (" in told
    assert "where nobody watches: +10.0 of 100 (" in told


def test_who_expects_less_and_finds_more_finds_the_opposite(helpful: Paired):
    doubtful = WATCHED._replace(expects_more=False)
    assert stance(doubtful, only(doubtful, helpful)) == "finds the opposite"


def test_a_sure_difference_of_less_than_one_in_a_hundred_is_hardly_one():
    finding = only(WATCHED, signed(invented([0.300, 0.308], 5000, watched=TWO)))
    assert finding.found.sign == 1
    assert stance(WATCHED, finding) == "finds hardly a difference"


def test_what_makes_no_difference_in_any_pair_makes_hardly_one():
    finding = only(WATCHED, signed(invented([0.3, 0.3], watched=TWO)))
    assert stance(WATCHED, finding) == "finds hardly a difference"
    assert answer(WATCHED, finding).endswith("no difference in any pair.")
    assert opposite(WATCHED, finding) == "Nothing else was varied, so no setting was looked at."


def test_where_nothing_points_the_other_way_the_nearest_is_named():
    paired = signed(invented([0.2, 0.6, 0.2, 0.3], watched=TWO * 2, partner=[1, 1, 2, 2]))
    told = opposite(WATCHED, only(WATCHED, paired))
    assert told.startswith("At none of the 2 settings looked at; nearest to it where `partner` = 2: +10.0")


def test_two_outcomes_are_compared_in_the_same_pairs():
    claim = WATCHED._replace(
        outcome="pressure_valve",
        against="stepping_stone",
        before=NOBODY,
        after=NOBODY,
        estimand=Estimand.EFFECT,
    )
    finding = only(claim, signed(invented([0.2, 0.3], x=[1, 2])))
    assert finding.found.mean == pytest.approx(0.5)
    assert stance(claim, finding) == "agrees"
    assert "against stepping stones in 25 (" in answer(claim, finding)


def test_common_luck_tells_what_separate_shares_could_not():
    """One pair in fifty differs, always the same way: surely fewer, though both shares' intervals overlap."""
    paired = signed(invented([0.30, 0.32, 0.30, 0.34], 400, watched=TWO * 2, x=[1, 1, 2, 2]))
    finding = only(WATCHED, paired)
    assert finding.compared.before.high > finding.compared.after.low
    assert finding.found.sign == 1


@pytest.mark.parametrize(
    ("differences", "word"),
    [
        ([0.2] * 10, "agrees"),
        ([-0.2] * 10, "finds the opposite"),
        ([0.2] * 7 + [-0.1] * 3, "leans towards it"),
        ([-0.2] * 7 + [0.1] * 3, "leans against it"),
        ([0.2] * 5 + [-0.2] * 5, "cannot tell"),
        ([0.005] * 10, "finds hardly a difference"),
    ],
)
def test_a_word_is_said_of_nineteen_in_twenty_wars_that_fit_or_else_it_leans(
    differences: list[float], word: str
):
    claim = WATCHED._replace(outcome="closing")
    assert stance(claim, only(claim, by_draw(differences))) == word


@pytest.mark.parametrize(
    ("differences", "word"),
    [
        ([0.04] * 10, "agrees"),
        ([-0.04] * 10, "agrees"),
        ([-0.2] * 10, "finds the opposite"),
        ([-0.2] * 2 + [0.0] * 8, "leans towards it"),
        ([-0.2] * 8 + [0.0] * 2, "leans against it"),
    ],
)
def test_no_less_means_less_by_no_more_than_the_margin(differences: list[float], word: str):
    claim = WATCHED._replace(outcome="closing", within=0.05)
    finding = only(claim, by_draw(differences))
    assert stance(claim, finding) == word
    assert "Less by at most 0.050 counts as no less." in answer(claim, finding)


def test_a_treatment_that_was_not_delivered_concludes_nothing(helpful: Paired):
    """Not one deal: whatever else differs, nobody could have kept one."""
    finding = only(WATCHED, signed(helpful, deals=0.0))
    assert said(WATCHED, finding) == "Not put to the test: the treatment was not delivered."
    assert delivered(WATCHED, finding).startswith(
        "Not delivered: deals signed 0.0 (0.0 to 0.0) a war where some"
    )
    assert opposite(WATCHED, finding) == "Not looked at: nothing is concluded."


def test_a_treatment_that_must_differ_is_looked_at_pair_by_pair():
    claim = WATCHED._replace(delivered=DeliveryCheck("closing", must_differ=True, least=0.1))
    assert only(claim, by_draw([0.2] * 10)).delivery.is_delivered
    assert not only(claim, by_draw([0.05] * 10)).delivery.is_delivered  # surely, but too little
    assert not only(claim, by_draw([1.0, -0.8])).delivery.is_delivered  # 0.1, which may be nothing
    told = delivered(claim, only(claim, by_draw([0.2] * 10)))
    assert "a difference of at least 0.100 is asked, and it is +0.200" in told
    assert "so little is asked" not in told
    next_to_nothing = claim._replace(delivered=DeliveryCheck("closing", must_differ=True, least=0.001))
    told = delivered(next_to_nothing, only(next_to_nothing, by_draw([0.2] * 10)))
    assert (
        "so little is asked that this shows that the treatment does something, not that it does much" in told
    )


def test_that_the_lower_end_counts_is_said_where_a_thing_must_happen(helpful: Paired):
    told = delivered(WATCHED, only(WATCHED, signed(helpful, deals=0.0)))
    assert told.endswith("on both sides is asked, and the lower end of each interval counts.")


def test_an_outcome_that_is_the_same_in_every_pair_concludes_nothing():
    claim = WATCHED._replace(outcome="frozen_with", estimand=Estimand.LEVEL)
    finding = only(claim, signed(invented([0.2, 0.6], watched=TWO)))
    assert (
        said(claim, finding) == "Nothing to conclude: managed freezes with deals are the same in every pair."
    )


def test_the_mean_closing_stands_beside_the_share():
    told = beside(WATCHED, only(WATCHED, by_draw([0.2] * 10)))
    assert told.startswith(
        "Closing +0.200 (+0.200 to +0.200; by luck alone +0.200 to +0.200); Gap left with deals"
    )


def test_each_horizon_has_an_answer_of_its_own():
    """Watching helps for half a year, and hurts in the long run."""
    days = {HORIZON: [182, 182, 730, 730]}
    paired = signed(invented([0.2, 0.6, 0.6, 0.2], watched=TWO * 2, **days))
    found = findings_of(WATCHED, paired, 90)
    assert [(one.days, stance(WATCHED, one)) for one in found] == [
        (182, "agrees"),
        (730, "finds the opposite"),
    ]
    assert all(one.settings == () for one in found)


def test_horizons_are_told_in_weeks_and_years():
    assert [horizon(days) for days in (90, 182, 365, 728, 730)] == [
        "13 weeks",
        "26 weeks",
        "1 year",
        "2 years",
        "2 years",
    ]


def test_an_effect_of_deals_is_refused_where_the_sides_are_other_wars_without_them():
    paired = by_draw([0.2] * 10, outcome="gap_without")
    with pytest.raises(RequestError, match=r"the sides differ without deals too\. Write 'interaction'"):
        only(WATCHED._replace(estimand=Estimand.EFFECT), paired)
    only(WATCHED, paired)


def test_a_claim_about_points_that_are_not_there_is_told_so():
    with pytest.raises(RequestError, match="no point of the design has these values"):
        only(WATCHED, signed(invented([0.5], watched=[True])))
