"""The real command, killed without warning: the same command goes on, and the result is the same bytes."""

import signal
import subprocess
from pathlib import Path

import pytest

from cli.terminal import typed, typed_here
from microdeals._compile import INTERPRETED
from study.small import on_a_disk_that_stands_still, written
from waits import BOUND, until

pytestmark = pytest.mark.skipif(INTERPRETED, reason="needs compiled worlds: thousands are run")

PARTS = 12


def folder_of(result: Path) -> dict[str, bytes]:
    return {
        file.relative_to(result).as_posix(): file.read_bytes()
        for file in result.rglob("*")
        if file.is_file() and not file.name.startswith(".")
    }


def killed_after(parts: int, result: Path, folder: Path) -> None:
    """Start the command and send SIGKILL once so many parts are there."""
    words = ("sweep", "small.toml", "--out", result.name, "--threads", "1")
    command = on_a_disk_that_stands_still(result, parts, *words)
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def is_far_enough() -> bool:
        assert process.poll() is None, "the sweep ended before it could be killed"
        return len(list(result.glob("parts/part-*"))) >= parts

    try:
        until(is_far_enough, f"{parts} parts are there")
    finally:
        process.kill()
        process.wait()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_a_sweep_killed_twice_gives_the_bytes_of_an_undisturbed_one(tmp_path: Path):
    written(tmp_path, runs=400, days=182)
    whole = typed("sweep", "small.toml", "--out", "whole", folder=tmp_path)
    assert whole.code == 0, whole.errors
    n_parts = len(list((tmp_path / "whole" / "parts").iterdir()))
    assert n_parts >= PARTS

    result = tmp_path / "killed"
    killed_after(1, result, tmp_path)
    assert 1 <= len(list(result.glob("parts/part-*"))) < n_parts
    killed_after(3, result, tmp_path)
    there = len(list(result.glob("parts/part-*")))
    assert 3 <= there < n_parts
    assert not (result / "rows.parquet").exists()

    again = typed("sweep", "small.toml", "--out", "killed", folder=tmp_path)
    assert again.code == 0, again.errors
    assert f"Of {n_parts} parts there already: {there}." in again.errors
    assert folder_of(result) == folder_of(tmp_path / "whole")


def test_ctrl_c_keeps_the_parts_and_says_so(tmp_path: Path):
    written(tmp_path, runs=400, days=182)
    (tmp_path / "results").mkdir()
    result = tmp_path / "results" / "small"
    process = subprocess.Popen(
        on_a_disk_that_stands_still(result, 1, "sweep", "small.toml", "--threads", "1"),
        cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    until(lambda: process.poll() is not None or list(result.glob("parts/part-*")), "a part is there")
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=BOUND)
    assert process.returncode == 130
    assert "the same command goes on from them" in errors
    assert "Traceback" not in errors


def test_a_second_run_of_a_finished_sweep_says_the_same_at_once(tmp_path: Path):
    written(tmp_path, days=20)
    first, second = (typed_here("sweep", "small.toml", folder=tmp_path) for _ in range(2))
    assert first.code == second.code == 0
    assert first.printed == second.printed
    assert "twin pairs at 18 points" in first.printed


def test_a_dry_run_tells_worlds_time_and_disk_and_writes_nothing(tmp_path: Path):
    written(tmp_path, days=20)
    answer = typed_here("sweep", "small.toml", "--dry-run", "--runs", "1000", folder=tmp_path)
    assert answer.code == 0, answer.errors
    assert "18 points x 1,000 runs = 18,000 twin pairs (36,000 worlds)" in answer.printed
    assert "of disk" in answer.printed
    assert [file.name for file in tmp_path.iterdir()] == ["small.toml"]
