"""Two settings of wars that fit what we know: one draw and one luck for both, two intervals for a change."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from scipy.stats import qmc

from microdeals._compile import INTERPRETED
from microdeals.conflicts import Conflict, load, with_values
from microdeals.errors import RequestError
from microdeals.rulebook.labels import Label
from microdeals.statistics.intervals import averaged
from microdeals.unknowns import unknowns_of, wars_at
from microdeals.unknowns.wars import n_uniforms
from microdeals.verdict import (
    Comparison,
    Fit,
    Thresholds,
    Verdict,
    attribute_unknown,
    compare,
    compare_unknown,
    fit_of,
    fits_of,
    judge,
    judge_unknown,
    twins_of,
)
from microdeals.verdict.change_in_words import what_decides_the_change
from microdeals.verdict.changes import changed
from microdeals.verdict.comparison import comparison_of
from microdeals.verdict.measures import measured
from microdeals.verdict.two_intervals import Beside
from unknowns.invented import JOINT, ONE_WIDE_OPEN, SINGLE, war_beside
from verdict.made import gaps
from verdict.made import pairs as made
from verdict.wars import SHORT

QUICK = {"conflict.horizon_days": 60, "publics.citizens": 8}
MANY = 3 if INTERPRETED else 300
SOME = 4 if INTERPRETED else 40
TRUST, RATE = "party.arden.trust", "conduct.base_rate"
compiled = pytest.mark.skipif(INTERPRETED, reason="hundreds of worlds, which take minutes without a compiler")


def war(**values: object) -> Conflict:
    return with_values(load("arden_borea"), QUICK | values)


def fits(first: Conflict, second: Conflict) -> tuple[Fit, Fit]:
    unknowns = unknowns_of(first)
    assert unknowns is not None
    return fits_of(first, second, unknowns)


def test_a_comparison_says_which_numbers_each_setting_has_as_it_stands():
    """`judge` of one war draws an edited number of its file, and a comparison of two wars does not."""
    told = " ".join(str(compare_unknown(fits(war(), war(**{TRUST: 0.6})), runs=SOME)).split())
    assert f"{TRUST} is not drawn, but as each setting has it." in told
    both = " ".join(str(compare_unknown(fits(war(), war(**{TRUST: 0.6, RATE: 0.03})), runs=SOME)).split())
    assert f"{RATE}, {TRUST} are not drawn, but as each setting has them." in both
    warned = [
        fit._replace(warnings=("8 % of the draws are cut",)) for fit in fits(war(), war(**{TRUST: 0.6}))
    ]
    assert "8 % of the draws are cut" in str(compare_unknown((warned[0], warned[1]), runs=SOME))


def test_both_settings_share_their_draws_and_differ_in_what_was_set_alone():
    """Whatever is not set has the same number on both sides, seed by seed, in the worlds with and without."""
    first, second = war(), war(**{TRUST: 0.6})
    for draw in (3, 4, 11):
        ours, theirs = (fit.twins_at(draw) for fit in fits(first, second))
        assert (ours.with_deals.parties[0].values.trust, theirs.with_deals.parties[0].values.trust) == (
            0.2,
            0.6,
        )
        assert with_values(ours.with_deals, {TRUST: 0.6}) == theirs.with_deals
        assert with_values(ours.without, {TRUST: 0.6}) == theirs.without


def test_what_either_sets_is_drawn_in_neither():
    """Both set the same number, and each one of its own: three are kept, on both sides."""
    both = fits(war(**{RATE: 0.05, TRUST: 0.4}), war(**{RATE: 0.05, "party.borea.trust": 0.4}))
    for fit in both:
        assert set(fit.with_deals.kept) >= {RATE, TRUST, "party.borea.trust"}
        assert not {RATE, TRUST} & {target.path for target in fit.with_deals.targets}


def test_a_number_that_only_one_has_is_drawn_in_neither(tmp_path: Path):
    rows = "third_party.saltmarch.commitment,conduct.base_rate,weight\n" + "0.1,0.01,1\n0.9,0.3,1\n"
    first = with_values(war_beside(tmp_path, SINGLE + JOINT, rows), SHORT)
    second = replace(first, third_parties=first.third_parties[:2])
    for fit in fits(first, second):
        assert [target.path for target in fit.with_deals.joint_targets] == ["conduct.base_rate"]
    assert compare_unknown(fits(first, second), runs=2).runs == 2


def test_a_war_compared_with_itself_does_not_change_whatever_is_drawn():
    found = compare_unknown(fits(war(), war()), runs=SOME, seed=3)
    assert (found.closing.mean, found.relief.mean) == (0.0, 0.0)
    assert found.closing_intervals == found.relief_intervals == ((0.0, 0.0), (0.0, 0.0))
    assert all(change.gained == change.lost == 0 for change in found.shares.values())
    assert found.decides == found.decides_closing == ()


def test_luck_alone_is_what_the_comparison_as_given_says():
    first, second = war(), war(**{TRUST: 0.6})
    found, given = compare_unknown(fits(first, second), runs=SOME), compare(first, second, runs=SOME)
    for label in Label:
        luck, unknown = found.intervals[label]
        assert luck == (given.shares[label].low, given.shares[label].high) == given.intervals[label].luck
        assert given.intervals[label].unknown is None
        assert unknown is not None
        assert unknown[0] <= found.shares[label].low <= found.shares[label].high <= unknown[1]
    assert found.closing_intervals.luck == (given.closing.low, given.closing.high)
    assert found.relief_intervals.luck == given.relief_intervals.luck


def of_draws(closings: np.ndarray) -> Verdict:
    """A verdict whose draws close so much (draws, repetitions), beside pairs in which nothing changes."""
    worlds = [gaps(0.5 - closing, 0.5) for closing in closings.ravel().tolist()]
    fit = fits(war(), war())[0]
    repeated = made(*worlds).view(np.recarray)
    own = repeated[:: closings.shape[1]].copy()
    own["seed"] = np.arange(len(own))
    beside = Beside(made(*[gaps(0.5, 0.5)] * len(own)), repeated, np.arange(len(own)))
    return Verdict(twins_of(war()), own, Thresholds(), fit, beside)


def test_the_middle_of_a_change_without_luck_is_that_of_the_draws():
    """Draws close from 0 to 20 thirty-seconds more, always the same: nine tenths lie between 1 and 19."""
    steps = np.repeat(np.arange(21.0)[:, None] / 32.0, 4, axis=1)
    found = comparison_of(of_draws(np.zeros((21, 4))), of_draws(steps))
    assert found.closing_intervals.luck == (0.0, 0.0)
    assert found.closing_intervals.unknown == pytest.approx((1.0 / 32.0, 19.0 / 32.0))


def test_what_luck_gives_and_takes_is_not_called_unknown():
    """Every draw has as many worlds that become stones as worlds that were: the draws do not differ."""
    luck = np.random.default_rng(1)
    first = np.where(luck.random((400, 10)) < 0.5, 0.25, 0.0)
    second = np.where(luck.random((400, 10)) < 0.5, 0.25, 0.0)
    unknown = comparison_of(of_draws(first), of_draws(second)).intervals[Label.STEPPING_STONE].unknown
    assert unknown is not None
    raw = np.quantile(np.mean(second - first, axis=1) * 4.0, [0.05, 0.95])
    assert unknown[0] < 0.0 < unknown[1]
    assert unknown[1] - unknown[0] < 0.5 * (raw[1] - raw[0])


def test_before_they_are_told_apart_there_is_no_interval_of_either():
    one = judge_unknown(fits(war(), war())[0], runs=2)
    found = comparison_of(replace(one, beside=None), one)
    assert found.intervals[Label.SETBACK] == found.closing_intervals == (None, None)
    assert found.decides == ()
    assert "no difference in any pair" in str(found)
    both = (judge_unknown(fit, runs=2) for fit in fits(war(), war(**{TRUST: 0.9})))
    differing = comparison_of(*(replace(verdict, beside=None) for verdict in both))
    assert "have not been told apart" in str(differing)


def test_verdicts_that_draw_differently_are_refused():
    unknowns = unknowns_of(war())
    assert unknowns is not None
    given, drawn = judge(war(), runs=2), judge_unknown(fit_of(twins_of(war()), unknowns), runs=2)
    kept = judge_unknown(fit_of(twins_of(war()), unknowns, [RATE]), runs=2)
    for first, second in ((given, drawn), (drawn, given), (drawn, kept), (kept, drawn)):
        with pytest.raises(RequestError, match="do not draw the same"):
            comparison_of(first, second)


def test_a_comparison_says_both_ranges_and_what_they_hang_on():
    found = compare_unknown(fits(war(), war(**{TRUST: 0.6})), runs=SOME)
    said = str(found)
    assert "of 100 wars that fit what we know" in said
    assert said.count("by luck alone") == 7, "five labels, closing and relief"
    assert what_decides_the_change(found) in " ".join(said.split())
    given = str(compare(war(), war(**{TRUST: 0.6}), runs=SOME))
    assert "of luck alone" in given
    assert "fit what we know" not in given


def test_the_summary_has_each_change_with_all_its_intervals():
    found = compare_unknown(fits(war(), war(**{TRUST: 0.6})), runs=SOME)
    table = found.summary().set_index("what")
    assert list(table.index) == [*(label.name.lower() for label in Label), "closing", "relief"]
    row = table.loc["closing"]
    assert row.value == found.closing.mean
    assert ((row.luck_low, row.luck_high), (row.unknown_low, row.unknown_high)) == found.closing_intervals
    assert row.as_given == found.closing_as_given.mean
    assert table.as_given["painkiller"] == found.shares_as_given[Label.PAINKILLER].share
    luck_only = compare(war(), war(), runs=2).summary()
    assert luck_only.unknown_low.isna().all()
    assert luck_only.as_given.equals(luck_only.value)


def test_deals_of_drawn_wars_are_told_apart_over_the_draws():
    unknowns = unknowns_of(war())
    assert unknowns is not None
    fit, runs = fit_of(twins_of(war()), unknowns), 3 if INTERPRETED else 12
    found, verdict = attribute_unknown(fit, runs, seed=5), judge_unknown(fit, runs, seed=5)
    assert found.is_drawn
    assert found.together.closing.mean == pytest.approx(verdict.closing.total.mean, abs=1e-12)
    assert sum(deal.relief.mean for deal in found.deals) == pytest.approx(verdict.relief.mean, abs=1e-12)


@compiled
def test_the_printed_ranges_of_a_change_hold_a_latin_hypercube_of_our_own():
    """Both settings at the points of a hypercube over the same ranges, with other lucks: all is inside."""
    first, second = fits(war(), war(**{TRUST: 0.6}))
    found = compare_unknown((first, second), runs=MANY)
    hypercube = qmc.LatinHypercube(n_uniforms(first.with_deals), rng=5).random(MANY)
    pairs = []
    for fit in (first, second):
        wars = wars_at(fit.twins.with_deals, fit.with_deals, hypercube)
        pairs.append(np.concatenate([judge(one, runs=1, seed=9000 + k).pairs for k, one in enumerate(wars)]))
    verdicts = [Verdict(twins_of(war()), one.view(np.recarray), Thresholds()) for one in pairs]
    for label in Label:
        before, after = (verdict.labels == label for verdict in verdicts)
        unknown = found.intervals[label].unknown
        assert unknown is not None
        assert unknown[0] <= changed(before, after).share <= unknown[1], label
    before, after = (measured(verdict.pairs).closing for verdict in verdicts)
    low, high = found.closing_intervals.unknown or (np.nan, np.nan)
    assert low <= averaged(after - before).mean <= high


@compiled
def test_what_the_change_hangs_on_is_what_was_left_open(tmp_path: Path):
    """How many breaches are seen matters where there are breaches: their rate is open, trust hardly is."""
    first = with_values(war_beside(tmp_path, ONE_WIDE_OPEN), {"conflict.horizon_days": 120})
    second = with_values(first, {"monitors.valley_mission.teams": 0})
    unknowns = unknowns_of(first)
    assert unknowns is not None
    found: Comparison = compare_unknown(fits_of(first, second, unknowns), runs=400)
    assert found.decides_closing[0].path == "conduct.base_rate"
    assert found.decides_closing[0].share > 0.5
