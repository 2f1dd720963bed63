"""The interval of an index is over draws, too: all points share theirs, and others would tell otherwise."""

import math
from pathlib import Path

import numpy as np
import pytest

from microdeals.study import open_store, plan_of, sweep, threads
from microdeals.study.answer.notes import too_few_draws, too_few_points
from microdeals.study.answer.pictures.bars import finding
from microdeals.study.answer.points_by_seed import batches_in, sums_by_batch
from microdeals.study.answer.result import rows_in
from microdeals.study.answer.sensitivity import sensitivity_of
from microdeals.study.columns import is_label
from microdeals.study.question.designs import unit_sample
from microdeals.study.question.draws import LUCKS
from microdeals.study.question.plan import SweepPlan
from study.small import loaded

SOBOL = 'kind = "sobol"\npoints = 64'
MORRIS = 'kind = "morris"\npoints = 16\nsteps = 4'
N_DRAWS = 8


@pytest.fixture(scope="module", params=[SOBOL, MORRIS], ids=["sobol", "morris"])
def plan(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> SweepPlan:
    return plan_of(*loaded(tmp_path_factory.mktemp("plan"), request.param, runs=LUCKS * N_DRAWS))


def made(plan: SweepPlan, weights: np.ndarray) -> np.ndarray:
    """Sums by batch of an outcome to which each factor adds by its weight, (n_batches, n_factors)."""
    batches = batches_in(plan.experiment)
    assert batches.tolist() == np.repeat(np.arange(N_DRAWS), LUCKS).tolist()
    units = np.stack([_units(column.numbers) for column in plan.points.columns], axis=1)
    return units @ weights.T * LUCKS


def _units(numbers: np.ndarray) -> np.ndarray:
    return (numbers - numbers.min()) / np.ptp(numbers)


def test_it_holds_what_all_draws_would_tell_and_points_alone_do_not(plan: SweepPlan):
    """In each draw a factor matters more or less than it does on average; 95 of 100 intervals hold that."""
    rng, mean, trials = np.random.default_rng(2026), np.array([1.0, 0.8, 0.6]), 60
    alike = sensitivity_of(plan.experiment, "closing", made(plan, np.tile(mean, (N_DRAWS, 1))))
    truth = {index.path: index for index in alike.indices}
    held, held_by_points = [], []
    for _ in range(trials):
        weights = mean + rng.normal(0.0, 0.5, (N_DRAWS, len(mean)))
        for index in sensitivity_of(plan.experiment, "closing", made(plan, weights)).indices:
            true = truth[index.path]
            held.append(abs(index.total - true.total) <= index.total_error)
            held_by_points.append(abs(index.total - true.total) <= true.total_error)
    assert np.mean(held) > 0.9
    assert np.mean(held_by_points) < 0.75


def test_draws_that_agree_leave_the_interval_over_points(plan: SweepPlan):
    """The same in every draw: nothing is added to what the points leave open."""
    weights = np.array([1.0, 0.5, 0.2])
    many = sensitivity_of(plan.experiment, "closing", made(plan, np.tile(weights, (N_DRAWS, 1))))
    assert "intervals are over points and draws" in many.how
    one = plan.experiment._replace(runs=LUCKS)
    alone = sensitivity_of(one, "closing", made(plan, np.tile(weights, (N_DRAWS, 1)))[:, :1])
    assert alone.how.endswith("over 1 draw; intervals are over points, for this one draw")
    for found, own in zip(many.indices, alone.indices, strict=True):
        assert found.path == own.path
        assert (found.total, found.total_error) == pytest.approx((own.total, own.total_error))


def test_sums_by_batch_are_those_of_the_rows(tmp_path: Path):
    """Points that lie in two parts are put together; a label and a flag are counted."""
    small = plan_of(*loaded(tmp_path, 'kind = "sobol"\npoints = 4', runs=6))._replace(rows_a_chunk=10)
    store = open_store(tmp_path / "result", small)
    with threads(2) as workers:
        sweep(small, store, workers)
    rows = rows_in(store.merged, [column.path for column in small.points.columns])
    batch = batches_in(small.experiment)[rows["seed"] - small.experiment.seed]
    for outcome in ("relief", "spared", "pressure_valve", "painkiller_1"):
        values = rows[outcome] if outcome in rows else is_label(rows, outcome)
        expected = values.astype(float).groupby([rows["point"], batch]).sum().unstack().to_numpy()
        found = sums_by_batch(store, small.experiment, outcome, small.points.n)
        assert found == pytest.approx(expected)
        assert found.sum() == pytest.approx(float(values.sum()))


@pytest.mark.parametrize(
    ("n_draws", "said"), [(1, "cannot be said from 1 draw"), (3, "are rough"), (6, None)]
)
def test_few_draws_are_said(plan: SweepPlan, n_draws: int, said: str | None):
    note = too_few_draws(plan.experiment._replace(runs=LUCKS * n_draws))
    assert (said in note) if said else not note


@pytest.mark.parametrize("as_given", [False, True])
def test_of_one_draw_no_factor_is_named_however_sure_its_points_are(plan: SweepPlan, as_given: bool):
    """One factor does all in the draw that was lived, and none need do so in another."""
    n_runs, unit = (1, "seeds") if as_given else (LUCKS, "draws")
    one = plan.experiment._replace(runs=n_runs, drawn=None if as_given else plan.experiment.drawn)
    found = sensitivity_of(one, "closing", made(plan, np.tile([1.0, 0.1, 0.1], (N_DRAWS, 1)))[:, :1])
    assert found.indices[0].total - found.indices[0].total_error > found.indices[1].total
    assert finding(found) == f"Too few {unit} to say what matters to closing"
    assert too_few_draws(one).startswith(f"What matters cannot be said from 1 {unit[:-1]}: ")


@pytest.mark.parametrize("n_draws", [1, 2, 3])
def test_factors_that_matter_alike_but_in_their_draws_are_seldom_named(plan: SweepPlan, n_draws: int):
    """On average no factor matters more than another; of one draw one would be named in most cases."""
    few = plan.experiment._replace(runs=LUCKS * n_draws)
    units = unit_sample(few.design, len(few.factors), few.seed)
    rng, trials, named, passed = np.random.default_rng(2026), 40, 0, 0
    for _ in range(trials):
        weights = rng.normal(1.0, 1.0, (n_draws, len(few.factors)))
        found = sensitivity_of(few, "closing", units @ weights.T * LUCKS)
        named += " matters most to " in finding(found)
        passed += " matters most to " in finding(found._replace(too_few=""))
    assert named <= 0.1 * trials
    assert n_draws > 1 or passed > 0.5 * trials


@pytest.mark.parametrize(("design", "fewest"), [("sobol", 8), ("morris", 4)])
def test_of_too_few_points_nothing_is_found_that_is_not_there(design: str, fewest: int, tmp_path: Path):
    """What no factor moves, but luck alone at each point: seldom does a title put one above all others."""
    steps = "\nsteps = 4" if design == "morris" else ""
    asked = loaded(tmp_path, f'kind = "{design}"\npoints = {fewest}{steps}', runs=LUCKS * N_DRAWS)
    plan = plan_of(*asked)
    at_fewest = plan.experiment
    few = at_fewest._replace(design=at_fewest.design._replace(points=fewest // 4))
    n_points = plan.points.n // 4
    rng, named, named_of_few = np.random.default_rng(2026), 0, 0
    for _ in range(40):
        luck = np.repeat(rng.normal(size=(plan.points.n, 1)), N_DRAWS, axis=1)
        named += " matters most to " in finding(sensitivity_of(at_fewest, "closing", luck))
        found = sensitivity_of(few, "closing", luck[:n_points])
        named_of_few += "matter" in finding(found).removeprefix("Too few points to say what matters")
        assert len(found.indices) == 3
    assert named <= 4
    assert named_of_few == 0
    assert too_few_points(few).endswith(f"Ask for points = {fewest} or more.")
    assert too_few_points(at_fewest) == ""


@pytest.mark.parametrize("design", ['kind = "sobol"\npoints = 1', 'kind = "morris"\npoints = 1\nsteps = 4'])
def test_a_single_point_has_no_interval_and_leaks_no_warning(design: str, tmp_path: Path):
    plan = plan_of(*loaded(tmp_path, design, runs=LUCKS * 4))
    luck = np.random.default_rng(3).normal(size=(plan.points.n, 4))
    found = sensitivity_of(plan.experiment, "closing", luck)
    assert all(math.isnan(index.total_error) for index in found.indices)
    assert found.how.endswith("one point has no interval")


def test_without_one_draw_an_outcome_may_be_the_same_everywhere(tmp_path: Path):
    """What a single draw brings about is told with an interval that holds nothing, and without a warning."""
    plan = plan_of(*loaded(tmp_path, SOBOL, runs=LUCKS * 4))
    by_batch = np.zeros((plan.points.n, 4))
    by_batch[:, 2] = plan.points.columns[0].numbers
    first = sensitivity_of(plan.experiment, "closing", by_batch).indices[0]
    assert first.total == pytest.approx(1.0, abs=0.1)
    assert first.total - first.total_error < 0.0


def test_where_the_base_points_are_alike_there_is_no_share_of_their_variance(tmp_path: Path):
    plan = plan_of(*loaded(tmp_path, SOBOL, runs=LUCKS * 4))
    by_batch = np.zeros((plan.points.n, 4))
    by_batch[1::5] = 1.0
    found = sensitivity_of(plan.experiment, "closing", by_batch)
    assert all(math.isnan(index.total_error) for index in found.indices)
    assert finding(found) == "Nothing that varies here is sure to move closing"


@pytest.mark.parametrize("seed", [0, 2**32])
def test_intervals_are_the_same_each_time_from_seed_0_too(plan: SweepPlan, seed: int):
    luck = np.random.default_rng(5).normal(size=(plan.points.n, N_DRAWS))
    found = [sensitivity_of(plan.experiment._replace(seed=seed), "closing", luck) for _ in range(2)]
    assert str(found[0]) == str(found[1])
