"""What cannot be run is refused before the first world, in words that say what can."""

import numpy as np
import pytest

from agents.wars import war
from microdeals.ensemble import Wanted, run_ensemble, run_in_chunks, runs
from microdeals.errors import RequestError

LARGEST = 2**63 - 1


@pytest.fixture
def nothing_runs(monkeypatch):
    """Make sure that no world is begun."""

    def run_job(job):
        pytest.fail(f"worlds were begun: {job.seeds}")

    monkeypatch.setattr(runs, "run_job", run_job)


@pytest.mark.usefixtures("nothing_runs")
@pytest.mark.parametrize("seeds", [[], range(0), np.array([], dtype=np.int64)])
def test_no_worlds_at_all(seeds):
    with pytest.raises(RequestError, match=r"runs = 0: at least one world is needed. Ask for 1 or more"):
        run_ensemble(war(), seeds)


@pytest.mark.usefixtures("nothing_runs")
@pytest.mark.parametrize("days", [0, -1, 36_526])
def test_no_days_or_more_than_a_hundred_years(days):
    with pytest.raises(RequestError, match=rf"days = {days}: must be between 1 and 36525"):
        run_ensemble(war(), [1], Wanted(days=days))


@pytest.mark.usefixtures("nothing_runs")
@pytest.mark.parametrize("seed", [-1, 2**63, 2**70, -(2**64)])
@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_seed_out_of_range_wherever_it_stands(seed, place):
    seeds = [1, 2]
    seeds.insert(place, seed)
    with pytest.raises(RequestError, match=rf"seed = {seed}: must be between 0 and 2\*\*63 - 1"):
        run_ensemble(war(), seeds)


@pytest.mark.usefixtures("nothing_runs")
@pytest.mark.parametrize("seeds", [[1.5, 2.0], np.array([0.0, 1.0]), [True, False]])
def test_seeds_that_are_no_whole_numbers(seeds):
    with pytest.raises(RequestError, match="seeds must be whole numbers"):
        run_ensemble(war(), seeds)


@pytest.mark.usefixtures("nothing_runs")
@pytest.mark.parametrize("threads", [0, -2])
def test_no_threads(threads):
    with pytest.raises(RequestError, match=rf"threads = {threads}: must be 1 or more"):
        run_ensemble(war(), [1], threads=threads)


@pytest.mark.usefixtures("nothing_runs")
def test_chunks_are_refused_alike():
    with pytest.raises(RequestError, match="seed = -1"):
        next(run_in_chunks(war(), [-1]))


@pytest.mark.parametrize("seed", [0, LARGEST])
def test_the_smallest_and_the_largest_seed_run(seed):
    worlds = run_ensemble(war(), [seed], Wanted(days=2))
    assert worlds.outcomes.seed.tolist() == [seed]


@pytest.mark.parametrize(
    "seeds", [[3, 4, 5], (3, 4, 5), range(3, 6), np.array([3, 4, 5], dtype=np.uint8), np.arange(3, 6)]
)
def test_seeds_may_come_as_any_sequence(seeds):
    assert run_ensemble(war(), seeds, Wanted(days=1)).outcomes.seed.tolist() == [3, 4, 5]


def test_without_days_a_world_runs_to_the_horizon_of_its_model():
    worlds = run_ensemble(war({"conflict.horizon_days": 17}), [1])
    assert worlds.outcomes.days.tolist() == [17]
