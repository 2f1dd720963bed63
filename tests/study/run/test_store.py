"""A result's folder is whole at any moment, and never mixes two questions."""

import errno
import os
from pathlib import Path

import pandas as pd
import pytest

from microdeals.errors import ConflictError, RequestError
from microdeals.study import Plan, Store, open_store, plan_of, sweep, threads
from microdeals.study.command import SweepWish, foretold
from study.small import GRID, loaded, written


def a_plan(folder: Path, rows_a_chunk: int = 10, **kinds: int) -> Plan:
    return plan_of(*loaded(folder, **kinds))._replace(rows_a_chunk=rows_a_chunk)


def finished(folder: Path, plan: Plan) -> Store:
    store = open_store(folder, plan)
    with threads(2) as workers:
        sweep(plan, store, workers)
    return store


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    return a_plan(tmp_path_factory.mktemp("plan"))


@pytest.fixture(scope="module")
def undisturbed(plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> Store:
    return finished(tmp_path_factory.mktemp("whole") / "result", plan)


def contents(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()
    }


def test_a_result_is_a_manifest_parts_and_one_sorted_file(plan: Plan, undisturbed: Store):
    names = set(contents(undisturbed.folder))
    assert names == {"manifest.json", "rows.parquet", *(f"parts/part-{n:07d}.parquet" for n in range(8))}
    table = pd.read_parquet(undisturbed.merged)
    assert len(table) == plan.n_rows == 72
    assert table.equals(table.sort_values(["point", "seed"], kind="stable"))
    assert not table.duplicated(["point", "seed"]).any()


def test_one_thread_or_three_make_the_same_bytes(plan: Plan, undisturbed: Store, tmp_path: Path):
    store = open_store(tmp_path / "result", plan)
    with threads(1) as workers:
        sweep(plan, store, workers)
    assert contents(store.folder) == contents(undisturbed.folder)


def test_only_missing_parts_are_run(plan: Plan, undisturbed: Store, tmp_path: Path):
    store = finished(tmp_path / "result", plan)
    store.part(3).unlink()
    store.merged.unlink()
    written: list[int] = []
    with threads(1) as workers:
        sweep(plan, store, workers, lambda number, _: written.append(number))
    assert written == [3]
    assert contents(store.folder) == contents(undisturbed.folder)


def test_what_a_killed_writer_left_behind_is_cleared_away(plan: Plan, undisturbed: Store, tmp_path: Path):
    store = finished(tmp_path / "result", plan)
    store.part(2).rename(store.folder / "parts" / ".part-0000002.parquet.unfinished")
    finished(tmp_path / "result", plan)
    assert contents(store.folder) == contents(undisturbed.folder)


@pytest.mark.parametrize(
    ("change", "names"),
    [
        ({"runs": 5}, r"runs \(\d+, now 5\)"),
        ({"seed": 6}, "seed"),
        ({"version": "0.0.1"}, r"now 0\.0\.1\)"),
        ({"model_digest": "0" * 64}, "the model with its settings"),
        ({"rules_digest": "0" * 64}, "the rules"),
        ({"question": "Another?"}, "question"),
    ],
)
def test_another_question_is_not_mixed_in(
    change: dict[str, object], names: str, plan: Plan, undisturbed: Store
):
    before = contents(undisturbed.folder)
    other = plan._replace(experiment=plan.experiment._replace(**change))
    with pytest.raises(RequestError, match=f"asked now: .*{names}.*start afresh in another folder"):
        open_store(undisturbed.folder, other)
    assert contents(undisturbed.folder) == before


def test_a_result_of_before_is_told_with_the_way_out(plan: Plan, tmp_path: Path):
    store = open_store(tmp_path / "result", plan)
    manifest = store.folder / "manifest.json"
    manifest.write_text(manifest.read_text().replace('"format": 6', '"format": 4'))
    told = r"has format 4, and .* reads format 6.*another folder \(--out, or out= in Python\)"
    with pytest.raises(RequestError, match=told):
        open_store(tmp_path / "result", plan)


def test_other_points_of_a_changed_csv_are_not_mixed_in(tmp_path: Path):
    table = tmp_path / "points.csv"
    header = "ladder.policy,ladder.hold_days,monitors.valley_mission.detection\n"
    table.write_text(header + "leap,4,0.3\n")
    design = 'kind = "points"\nfile = "points.csv"'
    open_store(tmp_path / "result", plan_of(*loaded(tmp_path, design)))
    table.write_text(header + "leap,5,0.3\n")
    with pytest.raises(RequestError, match="asked now: points"):
        open_store(tmp_path / "result", plan_of(*loaded(tmp_path, design)))


def test_a_folder_with_other_files_is_left_alone(plan: Plan, tmp_path: Path):
    (tmp_path / "thesis.txt").write_text("dear")
    with pytest.raises(RequestError, match="holds something else"):
        open_store(tmp_path, plan)
    assert contents(tmp_path) == {"thesis.txt": b"dear"}


def test_a_sweep_that_was_killed_before_its_manifest_stood_goes_on(
    plan: Plan, undisturbed: Store, tmp_path: Path
):
    (tmp_path / "result" / "parts").mkdir(parents=True)
    (tmp_path / "result" / ".manifest.json.unfinished").write_text('{"experiment"')
    assert contents(finished(tmp_path / "result", plan).folder) == contents(undisturbed.folder)


def test_a_disk_that_was_full_before_the_manifest_stood_can_be_tried_again(
    plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(RequestError, match=r"No space left on device.*same command goes on"):
        open_store(tmp_path / "result", plan)
    monkeypatch.undo()
    assert open_store(tmp_path / "result", plan).finished() == set()


@pytest.mark.parametrize("inside", ["letter.txt", "part-0000000.parquet"])
def test_a_folder_of_parts_without_a_manifest_is_left_alone(inside: str, plan: Plan, tmp_path: Path):
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / inside).write_text("somebody's")
    with pytest.raises(RequestError, match="holds something else"):
        open_store(tmp_path, plan)
    assert contents(tmp_path) == {f"parts/{inside}": b"somebody's"}


def test_a_file_in_place_of_a_folder_is_told(plan: Plan, tmp_path: Path):
    (tmp_path / "result").write_text("a file")
    with pytest.raises(RequestError, match="holds something else"):
        open_store(tmp_path / "result", plan)
    with pytest.raises(RequestError, match="cannot be written"):
        open_store(tmp_path / "result" / "below", plan)


def test_a_full_disk_stops_the_sweep_and_leaves_no_half_part(
    plan: Plan, undisturbed: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    store = open_store(tmp_path / "result", plan)
    synced = os.fsync
    calls = []

    def full(handle: int) -> None:
        calls.append(handle)
        if len(calls) > 6:
            raise OSError(errno.ENOSPC, "No space left on device")
        synced(handle)

    monkeypatch.setattr(os, "fsync", full)
    with threads(1) as workers, pytest.raises(RequestError, match=r"No space left on device.*same command"):
        sweep(plan, store, workers)
    monkeypatch.undo()
    there = contents(store.folder)
    assert 0 < len(store.finished()) < plan.n_chunks
    whole = contents(undisturbed.folder)
    assert all(whole[name] == content for name, content in there.items())
    finished(store.folder, plan)
    assert contents(store.folder) == whole


def test_a_damaged_part_is_named_with_the_way_out(plan: Plan, tmp_path: Path):
    store = finished(tmp_path / "result", plan)
    store.part(4).write_bytes(store.part(4).read_bytes()[:-20])
    store.merged.unlink()
    with pytest.raises(RequestError, match=r"part-0000004.parquet: cannot be read.*Remove it"):
        finished(store.folder, plan)


def test_values_that_the_model_refuses_on_the_way_stop_the_sweep_and_keep_nothing(plan: Plan, tmp_path: Path):
    """Beyond the points that are tried before the first world; raised in a thread, told to whoever waits."""
    beyond = plan.points.columns[0]._replace(choices=(5.0, 6.0, 7.0))
    broken = plan._replace(points=plan.points._replace(columns=(beyond, *plan.points.columns[1:])))
    store = open_store(tmp_path / "result", broken)
    with (
        threads(1) as workers,
        pytest.raises(ConflictError, match=r"detection = 5\.0: must be between"),
    ):
        sweep(broken, store, workers)
    assert store.finished() == set()


def test_one_run_one_world_and_one_thread_are_told_as_one(tmp_path: Path):
    file = written(tmp_path, runs=1)
    table = tmp_path / "points.csv"
    table.write_text("ladder.policy,ladder.hold_days,monitors.valley_mission.detection\nleap,4,0.3\n")
    file.write_text(file.read_text().replace(GRID, 'kind = "points"\nfile = "points.csv"'))
    told = foretold(SweepWish(str(file), tmp_path / "out", threads=1), print)
    assert "1 point x 1 run = 1 twin pair (2 worlds), in 1 part" in told
    assert "on 1 thread of this machine" in told


@pytest.mark.parametrize("n", [0, -1, 2000])
def test_threads_must_be_a_number_that_can_be_run_on(n: int, tmp_path: Path):
    with pytest.raises(RequestError, match=rf"threads = {n}: must be a whole number from 1"), threads(n):
        pass
    wish = SweepWish(str(written(tmp_path)), threads=n)
    with pytest.raises(RequestError, match=rf"threads = {n}: must be a whole number from 1"):
        foretold(wish, print)
