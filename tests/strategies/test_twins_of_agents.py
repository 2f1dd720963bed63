"""Twin pairs that agents live: with the built-in party they are the compiled engine's, in every field."""

from dataclasses import replace

import numpy as np
import pytest

import microdeals as md
from microdeals.agents import Party
from microdeals.conflicts import load, with_values
from microdeals.errors import RequestError, RunError
from microdeals.rulebook.labels import Label
from microdeals.strategies import AgentPairs
from microdeals.strategies.worlds import TwoWars, pair_of
from microdeals.unknowns import unknowns_of
from microdeals.verdict import Verdict, fit_of, judge, judge_unknown, twins_of
from same_world.settling import settling

BUILT_IN = (Party, Party)
HERE = AgentPairs(BUILT_IN, 1)
WEARY = settling(0.25)
WARS = ("arden_borea", "base_rate", "donbas_2015", "russia_ukraine_2025")


class Hermit(Party):
    """Signs nothing, not even a settlement."""

    def accepts(self, slot, value):
        return False


def short(name, days=70):
    return with_values(load(name), {"conflict.horizon_days": days})


def same(ours: Verdict, theirs: Verdict) -> bool:
    """Whether two verdicts have the same pairs to the last bit, and the same labels."""
    assert ours.pairs.dtype.names == theirs.pairs.dtype.names
    for name in theirs.pairs.dtype.names:
        assert np.array_equal(ours.pairs[name], theirs.pairs[name]), name
    return np.array_equal(ours.labels, theirs.labels)


@pytest.mark.parametrize("name", WARS)
def test_the_built_in_party_is_judged_as_the_compiled_engine_judges_it(name: str):
    war = short(name)
    assert same(judge(war, runs=4, seed=5, engine=HERE), judge(war, runs=4, seed=5))


def test_wars_that_settle_are_the_same_too():
    war = with_values(short("arden_borea", 90), WEARY)
    ours = judge(war, runs=4, seed=11, engine=HERE)
    assert same(ours, judge(war, runs=4, seed=11))
    assert min(*ours.pairs.settled_on_with, *ours.pairs.settled_on_without) > 0


@pytest.mark.parametrize("name", ["arden_borea", "russia_ukraine_2025"])
def test_what_nobody_knows_is_drawn_alike_in_every_pair_and_beside_them(name: str):
    war = short(name, 30)
    fit = fit_of(twins_of(war), unknowns_of(war))
    ours, theirs = judge_unknown(fit, 4, 3, engine=HERE), judge_unknown(fit, 4, 3)
    assert same(ours, theirs)
    assert np.array_equal(ours.beside.repeated, theirs.beside.repeated)
    assert np.array_equal(ours.beside.as_given, theirs.beside.as_given)
    assert ours.intervals == theirs.intervals
    assert ours.pairs.gap_without[0] != ours.beside.as_given.gap_without[0]


def test_another_model_as_the_twin_is_lived_by_the_same_classes():
    war = short("arden_borea")
    other = with_values(war, {"ladder.policy": "leap"})
    assert same(judge(war, other, 3, engine=HERE), judge(war, other, 3))


def test_many_processes_give_what_one_gives():
    war = short("arden_borea", 120)
    one, two = (judge(war, runs=20, engine=AgentPairs((Hermit, Party), n)) for n in (1, 2))
    assert same(one, two)


# --- known answers ---------------------------------------------------------------------------------


@pytest.mark.parametrize("parties", [(Hermit, Party), (Party, Hermit)])
def test_where_one_side_signs_nothing_no_pair_has_a_deal_and_nothing_differs(parties):
    verdict = md.judge(short("arden_borea"), runs=10, parties=parties, threads=1, as_given=True, seed=100)
    assert verdict.shares[Label.DEAD_LETTER].number == 10
    assert verdict.closing.total.mean == verdict.relief.mean == 0.0
    assert verdict.runs == 10
    assert md.judge(short("arden_borea"), runs=10, as_given=True, seed=100).relief.mean > 0.0


def test_a_side_that_never_settles_makes_no_peace_with_deals_or_without():
    class Diehard(Party):
        def settles(self, gap):
            return False

    war = with_values(short("arden_borea", 90), WEARY)
    settled, never = (
        md.judge(war, runs=4, seed=11, parties=(one, Party), threads=1, as_given=True).settlements
        for one in (Party, Diehard)
    )
    assert (settled.neither.number, never.neither.number) == (0, 4)


def test_a_strategy_is_compared_with_another_seed_by_seed():
    war = short("arden_borea")
    mine, built_in = (
        md.judge(war, runs=6, parties=(one, Party), threads=1, as_given=True) for one in (Hermit, Party)
    )
    found = md.compare(built_in, mine)
    assert found.relief.mean == pytest.approx(-built_in.relief.mean)
    assert (found.first, found.second) == (built_in, mine)
    with pytest.raises(RequestError, match="two wars or two verdicts"):
        md.compare(built_in, war)


def test_lots_that_a_strategy_draws_are_those_of_the_seed_and_the_callers_stay_as_they_were():
    import random

    class Gambler(Party):
        def accepts(self, slot, value):
            return random.random() < 0.5

    war = short("arden_borea")
    random.seed(1)
    before = random.getstate()
    wars = TwoWars(war, replace(war), 9)
    first, second = pair_of(wars, (Gambler, Party)), pair_of(wars, (Gambler, Party))
    assert random.getstate() == before
    assert np.array_equal(first, second)
    assert not np.array_equal(first, pair_of(wars, (Party, Party)))


# --- what can be asked -----------------------------------------------------------------------------


def test_pairs_are_as_many_as_asked_for_and_fewer_by_default_where_agents_live_them(monkeypatch):
    asked = []
    monkeypatch.setattr("microdeals.verdict.judge", lambda *words: asked.append(words[2]))
    md.judge("arden_borea", as_given=True)
    md.judge("arden_borea", as_given=True, parties=BUILT_IN)
    md.judge("arden_borea", as_given=True, parties=BUILT_IN, runs=7)
    assert asked == [1000, 200, 7]


def test_days_make_both_twins_shorter():
    asked = md.judge("arden_borea", runs=3, as_given=True, days=40)
    assert asked.pairs.day.max() <= 40
    assert same(asked, judge(short("arden_borea", 40), runs=3))
    itself = md.judge("arden_borea", "arden_borea", runs=3, as_given=True, days=40, threads=1)
    assert itself.relief.mean == 0.0


def test_a_number_that_is_not_finite_is_told_with_seed_and_day():
    class Broken(Party):
        def keeps(self, deal):
            self.other.pressure = float("inf")
            return True

    line = Broken.keeps.__code__.co_firstlineno
    told = rf"no longer finite with seed 0 on day \d+.* Or Broken \(keeps; line {line} of .*\) has written it"
    with pytest.raises(RunError, match=told):
        md.judge(short("arden_borea"), runs=1, parties=(Broken, Party), threads=1, as_given=True)


@pytest.mark.parametrize("threads", [0, -1, 10_000, 1.5, True])
def test_threads_that_cannot_be_are_refused_with_the_range(threads):
    with pytest.raises(RequestError, match="must be a whole number from 1 to 1024"):
        md.judge("arden_borea", runs=1, parties=BUILT_IN, threads=threads, as_given=True)
