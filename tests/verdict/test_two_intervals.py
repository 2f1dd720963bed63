"""Luck and what we do not know, told apart: twins share both, and the ranges hold a design of our own."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from scipy.stats import qmc

from microdeals._compile import INTERPRETED
from microdeals.conflicts import load, with_values
from microdeals.rulebook.labels import Label
from microdeals.unknowns import unknowns_of, wars_at
from microdeals.unknowns.in_words import counted_in_words
from microdeals.unknowns.inputs import inputs_of
from microdeals.unknowns.wars import n_uniforms
from microdeals.verdict import Fit, Verdict, fit_of, judge, judge_unknown, twins_of, without_deals
from microdeals.verdict.attribution import drawn_values_in_chunks
from microdeals.verdict.coalitions import drawn_game_of, game_of, worths_of_all
from microdeals.verdict.two_intervals import design_of
from microdeals.verdict.unknown_in_words import ranges, unknown_in_words
from unknowns.invented import JOINT, ONE_WIDE_OPEN, SINGLE, war_beside
from verdict.wars import SHORT

QUICK = {"conflict.horizon_days": 60, "publics.citizens": 8}
MANY = 3 if INTERPRETED else 300
compiled = pytest.mark.skipif(INTERPRETED, reason="hundreds of worlds, which take minutes without a compiler")

ONE_NUMBER = """
[unknown.both]
sets = ["conduct.scale", "conduct.base_rate"]
distribution = "uniform"
low = 0.1
high = 0.2
reason = "nobody knows"
"""


def fit(name: str = "arden_borea", **values: object) -> Fit:
    war = with_values(load(name), QUICK | values)
    unknowns = unknowns_of(war)
    assert unknowns is not None
    return fit_of(twins_of(war), unknowns)


def pairs_of(found: Fit, seeds: list[int], draws: list[int] | None = None, threads: int | None = None):
    given = None if draws is None else np.array(draws)
    return np.concatenate(list(found.pairs(np.array(seeds), given, threads))).view(np.recarray)


def test_a_pair_is_the_pair_of_the_war_that_was_drawn():
    """Written into the kernel or checked as a file and packed anew: the same worlds to the last bit."""
    found = fit()
    pairs = pairs_of(found, [3, 4, 11])
    for place, seed in enumerate([3, 4, 11]):
        twins = found.twins_at(seed)
        alone = judge(twins.with_deals, runs=1, seed=seed)
        assert twins.without == without_deals(twins.with_deals), "twins share what is not known"
        assert alone.pairs[0].tobytes() == pairs[place].tobytes()


def test_a_pair_does_not_depend_on_what_else_is_run():
    found = fit()
    alone, among = pairs_of(found, [9]), pairs_of(found, [1, 9, 2], threads=2)
    assert alone[0].tobytes() == among[1].tobytes()
    again = pairs_of(found, [9, 5, 9], [9, 9, 9])
    assert again[0].tobytes() == alone[0].tobytes() == again[2].tobytes()
    assert again[1].tobytes() != alone[0].tobytes()


def test_a_draw_that_changes_how_many_there_are_is_packed_anew(tmp_path: Path):
    text = """
[unknown.teams]
sets = ["monitors.valley_mission.teams"]
distribution = "choice"
values = [0, 1, 2, 3]
reason = "not agreed on yet"
"""
    war = with_values(war_beside(tmp_path, text), QUICK)
    unknowns = unknowns_of(war)
    assert unknowns is not None
    found = fit_of(twins_of(war), unknowns)
    for pair, seed in zip(pairs_of(found, [0, 1, 2]), range(3), strict=True):
        assert judge(found.twins_at(seed).with_deals, runs=1, seed=seed).pairs[0].tobytes() == pair.tobytes()


def test_joint_draws_are_drawn_by_both_twins(tmp_path: Path):
    rows = "conduct.base_rate,weight\n" + "0.01,1\n0.3,1\n"
    war = with_values(war_beside(tmp_path, SINGLE + JOINT, rows), SHORT)
    unknowns = unknowns_of(war)
    assert unknowns is not None
    found = fit_of(twins_of(war), unknowns)
    rates = {found.twins_at(seed).with_deals.conduct.base_rate for seed in range(30)}
    assert rates == {0.01, 0.3}
    assert found.twins_at(2).without.conduct == found.twins_at(2).with_deals.conduct


def test_what_is_set_by_hand_is_drawn_in_neither_twin():
    found = fit(**{"conduct.base_rate": 0.05})
    assert found.with_deals.kept == ("conduct.base_rate",)
    assert {found.twins_at(seed).with_deals.conduct.base_rate for seed in range(5)} == {0.05}


def test_two_models_are_drawn_alike_but_for_what_they_differ_in():
    first = with_values(load("arden_borea"), QUICK)
    second = with_values(first, {"conduct.base_rate": 0.001})
    unknowns = unknowns_of(first)
    assert unknowns is not None
    twins = fit_of(twins_of(first, second), unknowns).twins_at(7)
    assert (twins.with_deals.conduct.base_rate, twins.without.conduct.base_rate) == (0.02, 0.001)
    assert twins.with_deals.conduct.scale == twins.without.conduct.scale != 0.06
    assert twins.with_deals.parties == twins.without.parties


@pytest.mark.parametrize("n", [2, 7, 40, 100, 1000, 30_000])
def test_no_draw_meets_the_same_luck_twice(n: int):
    design = design_of(np.arange(n) + 5)
    assert design.lucks[:, 0].tolist() == design.draws.tolist(), "the first is the verdict's own pair"
    assert all(len(set(row)) == len(row) for row in design.lucks.tolist())
    assert set(design.lucks.ravel()) <= set(range(5, n + 5))


def test_shares_are_of_the_drawn_pairs_and_luck_of_those_as_given():
    found, runs = fit(), 4 if INTERPRETED else 40
    verdict = judge_unknown(found, runs=runs)
    given = judge(found.twins.with_deals, runs=runs)
    for label in Label:
        luck, unknown = verdict.intervals[label]
        assert luck == (given.shares[label].low, given.shares[label].high)
        assert unknown is not None
        assert unknown[0] <= verdict.shares[label].share <= unknown[1]


def test_each_range_stands_beside_its_own_number_and_what_is_drawn_is_counted():
    found, runs = fit(), 4 if INTERPRETED else 40
    verdict, given = judge_unknown(found, runs=runs), judge(found.twins.with_deals, runs=runs)
    stones = given.shares[Label.STEPPING_STONE]
    assert f"; as given {stones.number}, by luck alone " in ranges(verdict, Label.STEPPING_STONE)
    assert verdict.shares_as_given == given.shares
    said = " ".join(unknown_in_words(verdict))
    assert "39 numbers that set 64 parameters, drawn from" in said
    own = verdict.shares[Label.STEPPING_STONE]
    half, low, high = 0.5 * runs * (own.high - own.low), runs * own.low, runs * own.high
    told = (
        f"{runs} pairs tell the number of stepping stones to ± {half:.1f} of {runs} ({low:.0f} to {high:.0f}"
    )
    assert told in said, "counted of as many as the first sentence is"


def test_what_is_drawn_is_counted_alike_in_short_and_at_length():
    told = repr(fit())
    assert "39 numbers that set 64 parameters" in told
    assert len(told) < 500


def test_one_war_is_told_as_one():
    """Of one pair nothing is run beside it, and no word says that there are more."""
    verdict = replace(judge_unknown(fit(), runs=1), beside=None)
    said = " ".join(unknown_in_words(verdict))
    assert "Ranges are 95 % intervals over 1 such war; luck" in said
    assert "1 pair tells" in said
    assert "1 pair that fits what we know" in repr(verdict)


def test_one_number_that_is_drawn_is_told_as_one(tmp_path: Path):
    war = war_beside(tmp_path, ONE_NUMBER)
    unknowns = unknowns_of(war)
    assert unknowns is not None
    assert counted_in_words(inputs_of(war, unknowns)) == "1 number that sets 2 parameters"
    war = war_beside(tmp_path, '[joint]\nfile = "draws.csv"\n', "conduct.scale,weight\n0.1,1\n0.2,1\n")
    unknowns = unknowns_of(war)
    assert unknowns is not None
    assert counted_in_words(inputs_of(war, unknowns)) == "1 parameter that was fitted"


def test_a_verdict_as_given_has_intervals_of_luck_only():
    verdict = judge(with_values(load("arden_borea"), QUICK), runs=3)
    for label, (luck, unknown) in verdict.intervals.items():
        assert luck == (verdict.shares[label].low, verdict.shares[label].high)
        assert unknown is None
    assert verdict.decides == verdict.decides_closing == ()


def test_deals_of_drawn_wars_account_for_their_closing():
    found = fit()
    seeds = np.arange(3 if INTERPRETED else 12)
    values = np.concatenate(list(drawn_values_in_chunks(found, seeds)))
    pairs = pairs_of(found, seeds.tolist())
    assert values[:, :, 0].sum(axis=1) == pytest.approx(pairs.gap_without - pairs.gap_with, abs=1e-9)


@compiled
@pytest.mark.parametrize("name", ["arden_borea", "russia_ukraine_2025"])
def test_coalitions_in_drawn_wars_are_worth_what_each_war_alone_makes_them_worth(name: str):
    """Wars are played side by side, each with a kernel of its own; alone each is packed anew."""
    wars = fit(name).wars(np.arange(40, 46))
    alone = [worths_of_all(game_of(war, wars.seeds[[place]]))[0] for place, war in enumerate(wars)]
    together = worths_of_all(drawn_game_of(wars))
    assert together.tolist() == np.array(alone).tolist()
    assert np.abs(together[:, -1]).max() > 0.0


@compiled
@pytest.mark.parametrize("name", ["arden_borea", "russia_ukraine_2025"])
def test_the_printed_ranges_hold_a_latin_hypercube_of_our_own(name: str):
    """Wars at the points of a hypercube over the same ranges, with other lucks: every share is inside."""
    found = fit(name)
    verdict = judge_unknown(found, runs=MANY)
    hypercube = qmc.LatinHypercube(n_uniforms(found.with_deals), rng=5).random(MANY)
    wars = wars_at(found.twins.with_deals, found.with_deals, hypercube)
    labels = [judge(war, runs=1, seed=10_000 + place).labels[0] for place, war in enumerate(wars)]
    for label in Label:
        unknown = verdict.intervals[label].unknown
        assert unknown is not None
        assert unknown[0] <= np.mean(np.array(labels) == label) <= unknown[1], label


@compiled
def test_what_decides_is_what_was_left_open(tmp_path: Path):
    """One number is drawn from end to end and another hardly at all: the first decides."""
    war = with_values(war_beside(tmp_path, ONE_WIDE_OPEN), {"conflict.horizon_days": 120})
    unknowns = unknowns_of(war)
    assert unknowns is not None
    verdict: Verdict = judge_unknown(fit_of(twins_of(war), unknowns), runs=400)
    assert verdict.decides_closing[0].path == "conduct.base_rate"
    assert verdict.decides_closing[0].share > 0.7
