"""Twin worlds: the pair says of each world what that world says of itself on the day of judgement."""

import dataclasses

import numpy as np
import pytest

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
    """The same worlds run alone, to their settlement: outcomes, and series by name (n, days)."""
    worlds = run_ensemble(conflict, SEEDS, Wanted(daily=True, stops_settled=True))
    return worlds.outcomes, {name: worlds.daily[:, :, place] for place, name in enumerate(SERIES)}


@pytest.mark.parametrize("values", [{}, TIRED, STUBBORN], ids=["plain", "tired", "stubborn"])
def test_a_pair_is_two_worlds_on_the_first_day_that_settles_one_of_them(values):
    deals, none = war(values), without_deals(war(values))
    found = ran(deals, none)
    assert found.seed.tolist() == SEEDS.tolist()
    ends = []
    for twin, conflict in (("with", deals), ("without", none)):
        outcomes, daily = lived(conflict)
        ends.append(np.where(outcomes.settled_on < 0, DAYS, outcomes.settled_on))
        assert found[f"settled_on_{twin}"].tolist() == outcomes.settled_on.tolist()
        assert found[f"gap_at_end_{twin}"].tolist() == outcomes.gap.tolist()
        assert found[f"fighting_at_end_{twin}"].tolist() == outcomes.fighting_at_end.tolist()
        for place, day in enumerate(found.day):
            assert found[place][f"gap_{twin}"] == daily["gap_total"][place, day - 1]
            harm_so_far = daily["harm"][place, :day].sum()
            assert found[place][f"harm_{twin}"] == pytest.approx(harm_so_far, rel=1e-12)
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
