"""Twin worlds: the pair says of each world what that world says of itself on the day of judgement."""

import dataclasses

import numpy as np
import pytest

from microdeals._compile import INTERPRETED
from microdeals.agents import ConflictModel
from microdeals.ensemble import Wanted, pairs, run_ensemble
from microdeals.ensemble.kernel import kernel_of, offering
from microdeals.ensemble.pairs import run_pairs, stage_of, traced, worlds_a_chunk
from microdeals.errors import RequestError, RunError
from microdeals.rulebook.quantities import Harm
from microdeals.rulebook.series import DAILY
from microdeals.verdict import without_deals
from verdict.wars import DAYS, SHORT, SOME, STUBBORN, TIRED, war

SERIES = [series.name for series in DAILY]
SEEDS = np.arange(5, 5 + SOME)


def ran(first, second, seeds=SEEDS, threads=2):
    return np.concatenate(list(run_pairs(first, second, seeds, threads))).view(np.recarray)


def lived(conflict):
    """The same worlds run alone, to the horizon: outcomes, and series by name (n, days)."""
    worlds = run_ensemble(conflict, SEEDS, Wanted(daily=True))
    return worlds.outcomes, {name: worlds.daily[:, :, place] for place, name in enumerate(SERIES)}


@pytest.mark.parametrize("values", [{}, TIRED, STUBBORN], ids=["plain", "tired", "stubborn"])
def test_a_pair_is_two_worlds_lived_to_the_horizon_and_their_gaps_on_one_day(values):
    deals, none = war(values), without_deals(war(values))
    found = ran(deals, none)
    assert found.seed.tolist() == SEEDS.tolist()
    ends = []
    for twin, conflict in (("with", deals), ("without", none)):
        outcomes, daily = lived(conflict)
        assert outcomes.days.tolist() == [DAYS] * SOME
        ends.append(np.where(outcomes.standing_since < 0, DAYS, outcomes.standing_since))
        assert found[f"settled_on_{twin}"].tolist() == outcomes.standing_since.tolist()
        assert found[f"first_settled_on_{twin}"].tolist() == outcomes.settled_on.tolist()
        assert found[f"harm_{twin}"] == pytest.approx(daily["harm"].sum(axis=1), rel=1e-12)
        of_both = found[f"harm_0_{twin}"] + found[f"harm_1_{twin}"]
        assert of_both / 2 == pytest.approx(found[f"harm_{twin}"], rel=1e-12)
        assert found[f"gap_at_end_{twin}"].tolist() == outcomes.gap.tolist()
        assert found[f"fighting_at_end_{twin}"].tolist() == outcomes.fighting_at_end.tolist()
        for place, day in enumerate(found.day):
            assert found[place][f"gap_{twin}"] == daily["gap_total"][place, day - 1]
            for name in ("optimism_0", "optimism_1", "pressure_0", "pressure_1"):
                assert found[place][f"{name}_{twin}"] == daily[name][place, day - 1]
            fears = found[place][f"fear_0_{twin}"] + found[place][f"fear_1_{twin}"]
            assert fears == daily["gap_fear"][place, day - 1]
    assert found.day.tolist() == np.minimum(*ends).tolist()
    assert found.days_sooner.tolist() == (ends[1] - ends[0]).tolist()


def test_tired_sides_settle_and_stubborn_ones_do_not():
    tired, stubborn = war(TIRED), war(STUBBORN)
    found = ran(tired, stubborn)
    assert (found.settled_on_with > 0).all()
    assert (found.settled_on_without == -1).all()
    assert (found.day == found.settled_on_with).all()
    assert (found.days_sooner == DAYS - found.settled_on_with).all()
    assert (found.gap_with < found.gap_without).all()
    turned = ran(stubborn, tired)
    assert turned.day.tolist() == found.day.tolist()
    assert turned.days_sooner.tolist() == (-found.days_sooner).tolist()
    assert turned.gap_with.tolist() == found.gap_without.tolist()


SHORT_PEACE = TIRED | {"settlement.term_days": 10}
"""Peace runs out after ten days, and is made again when both sides meet."""


def test_a_settlement_that_ran_out_is_no_peace_and_one_signed_again_counts_from_then():
    found = ran(war(SHORT_PEACE), war(STUBBORN))
    assert (found.first_settled_on_with > 0).all()
    for pair in found[: 2 if INTERPRETED else 20]:
        world = ConflictModel(war(SHORT_PEACE), rng=int(pair.seed))
        while world.running:
            world.step()
        assert pair.first_settled_on_with == world.settled_on
        standing = world.in_slot[world.settlement_slot.number]
        assert pair.settled_on_with == (standing.signed_on if world.is_settled else -1)
        assert pair.day == (standing.signed_on if world.is_settled else DAYS)
        days = world.datacollector.get_model_vars_dataframe()
        assert pair.harm_with == pytest.approx(days["harm"].sum(), rel=1e-9)
    if not INTERPRETED:
        settled_again = (found.settled_on_with > found.first_settled_on_with).sum()
        assert 0 < settled_again < (found.settled_on_with != found.first_settled_on_with).sum()


def test_where_a_side_wins_gaps_are_compared_on_that_day_and_there_is_no_settlement():
    wild = war({"front.power_luck": 0.1})
    found = ran(wild, without_deals(wild))
    won = {
        twin: lived(conflict)[0].won_on
        for twin, conflict in (("with", wild), ("without", without_deals(wild)))
    }
    only_won = (found.settled_on_with < 0) & (found.settled_on_without < 0)
    ends = [np.where(days < 0, DAYS, days) for days in won.values()]
    assert (np.minimum(*ends)[only_won] < DAYS).any()
    assert found.day[only_won].tolist() == np.minimum(*ends)[only_won].tolist()
    for twin in ("with", "without"):
        assert ((found[f"won_by_{twin}"] >= 0) == (won[twin] >= 0)).all()
        assert found[f"won_on_{twin}"].tolist() == won[twin].tolist()
        assert (found[f"settled_on_{twin}"][found[f"won_by_{twin}"] >= 0] < 0).all()


def test_a_world_is_its_own_equal():
    found = ran(war(), war())
    for name in found.dtype.names:
        if name.endswith("_with"):
            assert found[name].tolist() == found[name.replace("_with", "_without")].tolist(), name
    assert found.days_sooner.tolist() == [0] * SOME


def test_pairs_do_not_depend_on_threads_or_on_chunks(monkeypatch):
    deals, none = war(), without_deals(war())
    alone = ran(deals, none, threads=1)
    monkeypatch.setattr(pairs, "WORK_OF_A_CHUNK", 3 * DAYS * (100 + SHORT["publics.citizens"]))
    chunks = list(run_pairs(deals, none, SEEDS, 2))
    assert [len(chunk) for chunk in chunks] == [3] * (SOME // 3) + [SOME % 3] * (SOME % 3 > 0)
    assert np.concatenate(chunks).tobytes() == alone.tobytes()


def test_chunks_are_short_so_that_ctrl_c_is_prompt():
    assert worlds_a_chunk(war()) == 100
    assert worlds_a_chunk(war({"conflict.horizon_days": 7305})) == 2
    assert worlds_a_chunk(war({"publics.citizens": 100_000})) == 1


def test_pairs_come_as_they_are_done_and_can_be_left_early(monkeypatch):
    monkeypatch.setattr(pairs, "WORK_OF_A_CHUNK", 1)
    chunks = run_pairs(war(), without_deals(war()), np.arange(1_000_000), 2)
    assert [next(chunks).seed.tolist() for _ in range(3)] == [[0], [1], [2]]
    chunks.close()


def test_offering_some_kinds_is_the_model_without_the_others():
    conflict = war()
    n_signed = 0
    for kinds in (0b000000, 0b000101, 0b110010, 0b111111):
        kept = tuple(kind for place, kind in enumerate(conflict.kinds) if kinds >> place & 1)
        fewer = stage_of(dataclasses.replace(conflict, kinds=kept))
        stage = stage_of(conflict)
        offered = stage._replace(kernel=offering(stage.kernel, kinds))
        assert len(offered.kernel.slots) == len(fewer.kernel.slots)
        these, those = traced(offered, SEEDS), traced(fewer, SEEDS)
        assert these.traces.tobytes() == those.traces.tobytes()
        n_signed += int(these.outcomes.n_signed.sum())
        assert not (these.outcomes.kinds_signed & ~(kinds | 0b1000000)).any()
    assert n_signed > 0


def test_a_number_that_is_not_finite_stops_the_run_with_model_seed_and_day():
    broken = dataclasses.replace(war(), harm=Harm(0.0, 0.0, 0.0))
    with pytest.raises(
        RunError, match=r"conflict\.toml: a number is no longer finite with seed 5 on day 1\."
    ):
        ran(broken, war())
    with pytest.raises(RunError, match="seed 5 on day 1"):
        ran(war(), broken)


@pytest.mark.parametrize("seeds", [np.array([-1]), np.array([], dtype=np.int64)])
def test_seeds_out_of_range_are_refused_before_any_run(seeds):
    with pytest.raises(RequestError):
        run_pairs(war(), war(), seeds)


def test_a_kernel_is_not_changed_by_offering_less():
    kernel = kernel_of(war())
    before = kernel.slots.tobytes()
    assert len(offering(kernel, 0).slots) == 1
    assert kernel.slots.tobytes() == before
