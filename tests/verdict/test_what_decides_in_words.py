"""What an answer hangs on: a fact where one number surely leads, else a guess, and of few pairs not said."""

import numpy as np
import pytest

from microdeals.verdict.sentences import say
from microdeals.verdict.two_intervals import Decider, leads_surely, named_of
from microdeals.verdict.unknown_in_words import all_hang, hangs

WHAT = "How often deals are stepping stones"


def found(is_sure: bool) -> tuple[Decider, ...]:
    return Decider("conduct.base_rate", "rate", 0.4, is_sure), Decider("publics.news_kept", "news", 0.2)


@pytest.mark.parametrize("runs", [100, 1_000])
def test_what_surely_leads_is_told_as_a_fact_however_few_pairs_there_are(runs: int):
    told = hangs(WHAT, found(is_sure=True), runs)
    assert told == (
        f"{WHAT} hangs most on rate (conduct.base_rate: 40 % of what we do not know) and news"
        " (publics.news_kept: 20 %)."
    )
    assert all_hang({WHAT: found(is_sure=True)}, runs) == told


def test_what_may_be_luck_is_told_as_a_guess_of_many_pairs():
    told = all_hang({WHAT: found(is_sure=False)}, 1_000)
    assert told.startswith(f"{WHAT} seems to hang most on rate")
    assert told.endswith(say("hangs.another"))


def test_few_pairs_name_no_number_and_say_how_many_it_takes():
    told = all_hang({WHAT: found(is_sure=False)}, 999)
    assert told == f"{WHAT} depends on what is drawn, but it takes 1,000 pairs to say on which number."


def test_a_lead_by_luck_is_seldom_sure_and_a_true_one_is():
    """Forty inputs that all explain the same, in ten parts: the greatest leads by luck. Then one leads."""
    luck = np.random.default_rng(1)
    alike = [leads_surely(luck.normal(1.0, 1.0, (10, 40))) for _ in range(400)]
    assert np.mean(alike) < 0.05
    leads = np.r_[5.0, np.ones(39)]
    assert np.mean([leads_surely(luck.normal(leads, 1.0, (10, 40))) for _ in range(100)]) > 0.95


def test_what_is_named_is_the_same_in_words_and_for_programs():
    """Names of numbers that the words have not got are not in JSON either."""
    small = Decider("harm.scale", "harm", 0.04)
    for is_sure, runs in ((True, 2), (False, 999), (False, 1_000)):
        candidates = (*found(is_sure), small)
        named = named_of(candidates, runs)
        told = hangs(WHAT, candidates, runs)
        assert [one.path in told for one in candidates] == [one in named for one in candidates]
    assert named_of((), 5_000) == ()
