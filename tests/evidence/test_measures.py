"""What is measured of ceasefires, truces and histories is what one would count by hand."""

from pathlib import Path

import numpy as np
import pytest

from microdeals.conflicts import load
from microdeals.errors import RequestError
from microdeals.evidence import measures
from microdeals.evidence.ceasefire_table import Ceasefire, CeasefireEnding, table_of
from microdeals.evidence.histories import histories, success
from microdeals.evidence.population import PopulationRun, drawn, load_population, with_numbers
from microdeals.evidence.recommitments import (
    Repeated,
    around_signings,
    days_until_back,
    dip_of,
    recovery,
    repeated,
)
from microdeals.paths import room

POPULATION = room("models") / "base_rate"


def truce(
    conflict: int, rank: int, start: int, ending: CeasefireEnding = CeasefireEnding.KEPT, days: float = 10.0
) -> Ceasefire:
    """A truce of ten days, unless said."""
    return Ceasefire(conflict, rank, start, days, days, ending, False, rank)


def test_what_follows_a_cessation_is_counted_within_its_conflict():
    table = table_of([truce(1, 1, 0), truce(1, 1, 40), truce(1, 2, 60), truce(2, 1, 5)])
    shares = [measures.share_followed_by(table, rank) for rank in (1, 2, 3, 0)]
    assert shares == pytest.approx([1 / 3, 1 / 3, 0.0, 1 / 3])
    assert measures.days_to_next(table) == pytest.approx(30.0)


def test_a_definitive_ceasefire_counts_from_the_first_other_one_and_never_from_itself():
    table = table_of([truce(1, 1, 0), truce(1, 3, 500), truce(2, 1, 0), truce(2, 3, 200), truce(3, 3, 7)])
    assert [measures.share_definitive_within(table, years) for years in (0.5, 1, 2)] == [0.0, 0.5, 1.0]


def test_success_after_success_leaves_out_what_is_unclear_or_still_holds():
    ends = [
        CeasefireEnding.KEPT,
        CeasefireEnding.KEPT,
        CeasefireEnding.FAILED,
        CeasefireEnding.KEPT,
        CeasefireEnding.UNCLEAR,
        CeasefireEnding.KEPT,
    ]
    table = table_of([truce(1, 1, 100 * n, ending) for n, ending in enumerate(ends)])
    assert measures.share_kept_after(table, kept=True) == 0.5
    assert measures.share_kept_after(table, kept=False) == 1.0


def test_the_class_rises_after_a_failure_here_and_not_after_success():
    table = table_of([truce(1, 1, 0), truce(1, 1, 50, CeasefireEnding.FAILED), truce(1, 2, 90)])
    assert measures.rise_after(table, kept=True) == 0.0
    assert measures.rise_after(table, kept=False) == 1.0


def test_truces_that_never_began_do_not_count_among_those_that_hold():
    never = truce(1, 2, 0, CeasefireEnding.NEVER_BEGAN, 1.0)
    table = table_of(
        [never, truce(1, 2, 20, CeasefireEnding.FAILED, 5.0), truce(2, 2, 0, CeasefireEnding.HOLDING, 900.0)]
    )
    assert measures.share_of_truces_holding(table, 30) == pytest.approx(0.5)


def test_violence_after_a_signing_is_taken_relative_to_the_month_before():
    events = np.rec.fromarrays([np.array([30, 35]), np.array([2, 4])], names="day,happening")
    fire = np.concatenate([np.full(30, 2.0), np.full(70, 0.5)])
    world = around_signings(fire, events, 2)
    assert world.before.tolist() == [2.0]
    assert set(dip_of([world])) == {0.25}


def test_a_signing_too_near_an_end_of_the_series_is_left_out():
    events = np.rec.fromarrays([np.array([27, 46]), np.array([2, 2])], names="day,happening")
    assert len(around_signings(np.ones(100), events, 2).before) == 0


def test_a_recovery_that_was_put_in_is_found_again():
    days = np.arange(56) + 0.5
    assert recovery(1.0 - 0.8 * np.exp(-days / 12.0)) == pytest.approx((0.8, 12.0), rel=0.02)


def test_a_week_as_violent_as_the_month_before_ends_the_recovery():
    truce_fire = np.concatenate([np.zeros(10), np.ones(46)])
    assert days_until_back(1.0, truce_fire) == 17
    assert days_until_back(1.1, truce_fire) == 56


def test_the_donbas_model_signs_its_truce_about_as_often_as_there_were_truces():
    worlds = repeated(load("donbas_2015"), 20, seed=1, threads=1)
    assert all(isinstance(world, Repeated) for world in worlds)
    assert 15 <= np.mean([len(world.before) for world in worlds]) <= 22


def test_the_same_conflict_is_drawn_whoever_asks_and_another_seed_draws_another():
    population = load_population(POPULATION)
    assert drawn(population, 3, 1) == drawn(population, 3, 1)
    assert drawn(population, 3, 1) != drawn(population, 4, 1)
    assert drawn(population, 3, 1) != drawn(population, 3, 2)


def test_a_fitted_number_moves_what_is_drawn_and_nothing_else():
    population = load_population(POPULATION)
    longer = with_numbers(population, {("term", "median"): 10_000.0})
    before, after = drawn(population, 0, 1), drawn(longer, 0, 1)
    assert after.kinds[0].values.term_days > 50 * before.kinds[0].values.term_days
    assert after.parties == before.parties


def test_results_do_not_depend_on_threads():
    population = load_population(POPULATION)
    one, three = (repr(histories(population, PopulationRun(6, 1, threads))) for threads in (1, 3))
    assert one == three


def test_success_of_mediation_is_told_apart_by_observers():
    found = histories(load_population(POPULATION), PopulationRun(30, 1, 2))
    meetings = sum(world.meetings for world in found)
    by_part = [(success(found, on), [w for w in found if w.monitored == on]) for on in (False, True)]
    parts = sum(share * sum(world.meetings for world in worlds) for share, worlds in by_part)
    assert parts == pytest.approx(sum(world.successes for world in found))
    assert 0 < sum(world.successes for world in found) < meetings


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            'distribution = "beta"\n',
            'distribution = "gauss"\n',
            r"\[draw.type\] distribution = 'gauss': no such distribution",
        ),
        ('reason = "both types common, and neither certain"\n', "", r"\[draw.type\]: no reason"),
    ],
)
def test_a_faulty_population_is_refused_with_its_place(tmp_path: Path, old: str, new: str, told: str):
    for name in ("conflict.toml", "population.toml"):
        text = (POPULATION / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(RequestError, match=told):
        load_population(tmp_path)
