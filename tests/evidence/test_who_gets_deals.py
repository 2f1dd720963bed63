"""An observer's difference is what deals did and what was there before: wars that are counted by hand."""

import math

import pytest

from microdeals.evidence.histories import History
from microdeals.evidence.in_words import selection_told
from microdeals.evidence.selection import Selection, selection_of
from microdeals.evidence.settlements import NEVER, Fate

SEEN_FOR = 3652


def war(ceased: float, settled: float, without: float, won: float = NEVER) -> History:
    """A war by the days of its first ceasefire and its settlement, and of its settlement without deals."""
    return History(
        (),
        False,
        0,
        0,
        fate=Fate(ceased, settled, won, SEEN_FOR),
        without=Fate(NEVER, without, won, SEEN_FOR),
    )


def test_easy_cases_that_sign_look_like_deals_that_help_although_deals_do_nothing():
    easy = [war(100, 900, 900)] * 60 + [war(100, NEVER, NEVER)] * 20
    hard = [war(NEVER, 900, 900)] * 20 + [war(NEVER, NEVER, NEVER)] * 60
    found = selection_of(easy + hard)
    assert (found.signers, found.others) == (80, 80)
    assert found.seen.figure == found.before.figure == pytest.approx(0.5)
    assert found.done.figure == found.done_later.figure == 0.0
    assert "cannot be told" in selection_told(found)[1]
    assert "Easier cases sign" in selection_told(found)[2]


def test_what_deals_did_is_told_from_the_same_wars_without_deals():
    """Dealt out so that every twentieth, which makes a batch, has wars of each sort."""
    saved = [war(30, 700, NEVER)] * 100 + [war(30, NEVER, NEVER)] * 20
    others = [war(NEVER, 700, 700)] * 20 + [war(NEVER, NEVER, NEVER)] * 60
    found = selection_of(saved + others)
    assert found.done.figure == pytest.approx(100 / 120)
    assert found.before.figure == pytest.approx(-20 / 80)
    assert found.seen.figure == pytest.approx(100 / 120 - 20 / 80)
    assert "brought settlement to more" in selection_told(found)[1]
    assert "Harder cases sign" in selection_told(found)[2]


def test_the_difference_is_its_three_parts_where_others_sign_later():
    late = [war(800, 1200, NEVER)] * 20 + [war(800, NEVER, NEVER)] * 20
    early = [war(20, 600, 600)] * 20 + [war(20, NEVER, 600)] * 20
    found = selection_of(late + early)
    parts = found.done.figure + found.before.figure - found.done_later.figure
    assert found.seen.figure == pytest.approx(parts)
    assert found.done_later.figure == pytest.approx(0.5)


@pytest.mark.parametrize(
    "left_out",
    [war(10, 200, NEVER), war(10, NEVER, 300), war(10, NEVER, NEVER, won=90)],
    ids=["settled with deals", "settled without", "won"],
)
def test_a_war_that_was_decided_within_the_year_is_not_counted(left_out: History):
    kept = [war(10, NEVER, NEVER)] * 20 + [war(NEVER, NEVER, NEVER)] * 20
    assert selection_of(kept + [left_out] * 9)[:2] == (20, 20)


def test_a_settlement_after_five_years_and_one_of_a_war_not_lived_twice_do_not_count():
    late = [war(10, 2000, 2000)] * 20 + [war(NEVER, NEVER, NEVER)] * 20
    alone = war(10, 500, 500)._replace(without=None)
    found = selection_of([*late, alone])
    assert found.signers == 20
    assert found.signers_with.figure == 0.0


def test_without_wars_that_signed_nothing_is_said():
    found: Selection = selection_of([war(NEVER, 500, 500)] * 40)
    assert found.signers == 0
    assert math.isnan(found.seen.figure)
    assert all("cannot be told" in said for said in selection_told(found)[1:])
