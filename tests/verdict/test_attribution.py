"""Which deals made the difference: coalitions of deal kinds in worlds, and what each kind gets for it."""

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib import pyplot

import microdeals as md
from microdeals._compile import INTERPRETED
from microdeals.ensemble.kernel import offering
from microdeals.ensemble.pairs import compared, run_pairs, stage_of, traced
from microdeals.errors import RequestError
from microdeals.verdict import attribute, attribution, without_deals
from microdeals.verdict.attribution import exact_values, sampled_values, values_in_chunks
from microdeals.verdict.coalitions import game_of, worths_of_all
from microdeals.verdict.measures import measured
from verdict.wars import TIRED, kind, war, with_kinds

FEW = np.arange(2 if INTERPRETED else 12)
statistics = pytest.mark.skipif(INTERPRETED, reason="statistics want more worlds than run interpreted")


def played_one_by_one(conflict, kinds):
    """The worth of a coalition for each seed, with nothing known beforehand."""
    stage = stage_of(conflict)
    stage = stage._replace(kernel=offering(stage.kernel, kinds))
    pairs = compared(traced(stage, FEW), traced(stage_of(without_deals(conflict)), FEW))
    return np.stack(measured(pairs), axis=-1)


def test_worlds_that_need_not_be_run_are_worth_what_they_would_have_been():
    game = game_of(war(), FEW)
    worths = worths_of_all(game)
    assert worths.shape == (len(FEW), 64, 3)
    for kinds in range(64) if not INTERPRETED else (0, 3, 21, 63):
        assert worths[:, kinds].tolist() == played_one_by_one(war(), kinds).tolist()
    assert np.abs(worths[:, 63]).max() > 0.0


def test_no_deals_on_offer_is_the_twin_itself():
    assert not played_one_by_one(war(), 0).any()


def test_the_kinds_values_sum_to_what_the_verdict_measures():
    conflict = war(TIRED)
    pairs = np.concatenate(list(run_pairs(conflict, without_deals(conflict), FEW))).view(np.recarray)
    values = exact_values(game_of(conflict, FEW))
    assert values.sum(axis=1) == pytest.approx(np.stack(measured(pairs), axis=-1), abs=1e-12)
    found = attribute(conflict, runs=len(FEW))
    assert found.together.closing.mean == pytest.approx(measured(pairs).closing.mean(), abs=1e-12)
    assert sum(stone.relief.mean for stone in found.deals) == pytest.approx(found.together.relief.mean)
    assert found.is_exact


def test_a_kind_that_is_never_signed_did_exactly_nothing():
    never = kind("never", benefit=0.0, exposure=1.0, relief_hardship=0.0, calm=0.0, visibility=1.0)
    conflict = with_kinds(war({"party.arden.trust": 0.0}), kind("swap"), never, kind("corridor"))
    values = exact_values(game_of(conflict, FEW))
    assert values[:, 1].tolist() == [[0.0, 0.0, 0.0]] * len(FEW)
    assert np.abs(values[:, 0]).max() > 0.0


def test_a_kind_above_the_only_rung_that_is_open_did_exactly_nothing():
    conflict = with_kinds(war({"ladder.policy": "lowest_rung_only"}), kind("swap"), kind("high", rung=2))
    values = exact_values(game_of(conflict, FEW))
    assert values[:, 1].tolist() == [[0.0, 0.0, 0.0]] * len(FEW)


def test_where_there_is_one_kind_it_did_everything():
    conflict = with_kinds(war(), kind("swap"))
    values = exact_values(game_of(conflict, FEW))
    assert values[:, 0].tolist() == played_one_by_one(conflict, 1).tolist()


def test_where_there_is_no_kind_nothing_is_told_apart():
    found = attribute(with_kinds(war()), runs=3)
    assert found.deals == ()
    assert found.together.closing.mean == 0.0


@statistics
def test_two_kinds_that_are_the_same_but_for_their_luck_did_the_same():
    twins = attribute(with_kinds(war(), kind("first"), kind("second"), kind("third", benefit=0.02)), runs=400)
    first, second, _ = twins.deals
    for one, other in zip(first[2:], second[2:], strict=True):
        assert abs(one.mean - other.mean) <= 4.0 * np.hypot(one.error, other.error)
    assert first.relief.mean > 10.0 * first.relief.error


@statistics
def test_more_kinds_at_once_are_sampled_and_come_to_the_same(monkeypatch):
    exact = attribute(war(), runs=300)
    monkeypatch.setattr(attribution, "MOST_EXACT_KINDS", 3)
    sampled = attribute(war(), runs=300)
    assert (exact.is_exact, sampled.is_exact) == (True, False)
    assert sampled.together.closing.mean == pytest.approx(exact.together.closing.mean, abs=1e-12)
    for one, other in zip(exact.deals, sampled.deals, strict=True):
        assert one.kind == other.kind
        for known, guessed in zip(one[2:], other[2:], strict=True):
            assert abs(known.mean - guessed.mean) <= 4.0 * np.hypot(known.error, guessed.error) + 1e-12


def test_each_seed_samples_its_own_orders_whatever_is_run_beside_it():
    together = sampled_values(game_of(war(), FEW[:2]))
    alone = [sampled_values(game_of(war(), FEW[place : place + 1]))[0] for place in range(2)]
    assert together.tolist() == np.array(alone).tolist()


def test_values_do_not_depend_on_threads():
    one, two = (np.concatenate(list(values_in_chunks(war(), FEW, threads))) for threads in (1, 2))
    assert one.tolist() == two.tolist()


def test_the_error_is_the_spread_over_seeds():
    values = exact_values(game_of(war(), FEW))
    found = attribute(war(), runs=len(FEW))
    spread = values[:, 0, 1].std(ddof=1) / np.sqrt(len(FEW))
    assert found.deals[0].relief.error == pytest.approx(spread)


@pytest.mark.parametrize(("runs", "seed"), [(0, 0), (-1, 0), (10**12, 0), (10, -1), (10, 2**63 - 5)])
def test_what_cannot_be_asked_is_refused_before_any_run(runs, seed):
    with pytest.raises(RequestError):
        attribute(war(), runs, seed)


def test_of_one_seed_no_interval_is_told():
    told = repr(attribute(war(TIRED), runs=1, seed=1))
    assert "(one pair)" in told
    assert "nan" not in told


def test_print_summary_and_picture_say_of_which_war_and_whether_it_is_drawn():
    """As given and drawn told the same heading, and named neither the war nor its days."""
    mpl.use("Agg")
    for as_given, seeds, ranges in (
        (True, "3 seeds as given", "of luck alone"),
        (False, "3 seeds of wars that fit what we know", "of luck and draws"),
    ):
        found = md.attribute("arden_borea", runs=3, seed=5, days=20, as_given=as_given)
        axes = found.plot()
        picture = " ".join(f"{axes.get_figure().get_suptitle()} {axes.get_xlabel()}".split())
        pyplot.close("all")
        for told in (str(found), found._repr_html_(), picture):
            assert f"Arden and Borea: the valley war, 20 days, {seeds}" in told
            assert f"95 % intervals, {ranges}" in told
        manifest = found.summary().attrs["manifest"]
        assert (manifest["conflict"], manifest["days"]) == ("arden_borea", 20)
        assert (manifest["seed"], manifest["seeds"], manifest["drawn"]) == (5, 3, not as_given)
        assert manifest["unknowns"] == ("" if as_given else "arden_borea/unknowns.toml")


def test_print_is_not_cut_where_there_are_many_kinds():
    found = md.attribute("russia_ukraine_2025", runs=2, days=20, as_given=True)
    assert "All together" in str(found).splitlines()[-1]
    assert all(deal.title in str(found) for deal in found.deals)
