"""Worlds do not depend on how they are shared out."""

import numpy as np
import pytest

from agents.wars import LIVELY, war
from microdeals.ensemble import Wanted, run_ensemble, run_in_chunks, runs

SEEDS = [5, 1, 9, 5, 2**63 - 1, 0, 3]
EVERYTHING = Wanted(days=20, daily=True, events=True)


def told(worlds):
    """Everything that is kept. Records have bytes between their fields that mean nothing."""
    events = [
        written[:n].tolist() for written, n in zip(worlds.events, worlds.outcomes.n_events, strict=True)
    ]
    numbers = [part.tobytes() for part in (worlds.daily, worlds.fronts, worlds.leans)]
    return worlds.outcomes.tolist(), numbers, events


@pytest.fixture(scope="module")
def at_once():
    return run_ensemble(war(LIVELY), SEEDS, EVERYTHING, threads=1)


@pytest.mark.parametrize("chunk", [1, 2, 3, 7, 8])
@pytest.mark.parametrize("threads", [1, 2, 5, None])
def test_chunks_and_threads_change_nothing(chunk, threads, at_once, monkeypatch):
    monkeypatch.setattr(runs, "CHUNK", chunk)
    assert told(run_ensemble(war(LIVELY), SEEDS, EVERYTHING, threads)) == told(at_once)


def test_worlds_come_in_the_order_of_their_seeds_and_a_seed_twice_is_a_world_twice(at_once):
    assert at_once.outcomes.seed.tolist() == SEEDS
    assert np.array_equal(at_once.daily[0], at_once.daily[3])
    assert not np.array_equal(at_once.daily[0], at_once.daily[1])


def test_a_world_does_not_depend_on_those_before_it(at_once):
    backwards = run_ensemble(war(LIVELY), SEEDS[::-1], EVERYTHING)
    assert np.array_equal(backwards.daily[::-1], at_once.daily)
    assert backwards.outcomes[::-1].tolist() == at_once.outcomes.tolist()


def test_chunks_say_where_they_belong(at_once, monkeypatch):
    monkeypatch.setattr(runs, "CHUNK", 3)
    chunks = sorted(run_in_chunks(war(LIVELY), SEEDS, EVERYTHING, 2), key=lambda chunk: chunk[0])
    assert [(first, len(worlds.outcomes)) for first, worlds in chunks] == [(0, 3), (3, 3), (6, 1)]
    joined = np.concatenate([worlds.daily for _, worlds in chunks])
    assert np.array_equal(joined, at_once.daily)


def test_who_has_seen_enough_starts_no_more_chunks(monkeypatch):
    begun = []
    run_job = runs.run_job

    def counted(job):
        begun.append(int(job.seeds[0]))
        return run_job(job)

    monkeypatch.setattr(runs, "CHUNK", 1)
    monkeypatch.setattr(runs, "run_job", counted)
    chunks = run_in_chunks(war(), range(200), Wanted(days=1), threads=1)
    next(chunks)
    chunks.close()
    assert 1 <= len(begun) < 10
