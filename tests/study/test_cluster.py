"""A real Dask cluster on this machine: a worker is killed on the way, and the result is the same bytes."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from cli.terminal import typed
from microdeals._compile import INTERPRETED
from microdeals.documents import addresses
from microdeals.errors import RequestError
from microdeals.study.run import workers
from microdeals.study.run.workers import cluster
from study.small import on_a_disk_that_stands_still, written
from waits import BOUND, until

pytestmark = pytest.mark.skipif(INTERPRETED, reason="needs compiled worlds: thousands are run")

distributed = pytest.importorskip("distributed")
LIFETIME = "1800 seconds"
"""Longer than any compiling; the fixture ends them long before, this only if the test itself is killed."""


def started(*words: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "distributed.cli." + words[0], *words[1:]],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def a_free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


@pytest.fixture
def three(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A scheduler's address, and its process with those of two workers of one thread each."""
    address = f"tcp://127.0.0.1:{a_free_port()}"
    one = ["--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", os.fspath(tmp_path)]
    processes = [
        started("dask_scheduler", "--host", address, "--no-dashboard", "--dashboard-address", "127.0.0.1:0")
    ]
    try:
        processes += [
            started("dask_worker", address, "--name", name, "--lifetime", LIFETIME, *one)
            for name in ("first", "second")
        ]
        with distributed.Client(address, timeout=BOUND, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=BOUND)
        yield address, processes
    finally:
        for process in reversed(processes):
            process.kill()
            process.wait()


def test_a_killed_worker_changes_nothing(three, tmp_path: Path):
    address, (_, worker, _) = three
    written(tmp_path, runs=400, days=182)
    here = typed("sweep", "small.toml", "--out", "here", folder=tmp_path)
    assert here.code == 0, here.errors
    words = ("sweep", "small.toml", "--out", "there", "--cluster", address)
    command = on_a_disk_that_stands_still(tmp_path / "there", 1, *words)
    there = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    until(lambda: there.poll() is not None or list(tmp_path.glob("there/parts/part-*")), "a part is there")
    n_before = len(list(tmp_path.glob("there/parts/part-*")))
    worker.kill()
    (tmp_path / "held").unlink()
    printed, errors = there.communicate(timeout=BOUND)
    assert there.returncode == 0, errors
    n_parts = len(list(tmp_path.glob("here/parts/part-*")))
    assert 0 < n_before < n_parts
    assert "twin pairs" in printed
    names = sorted(file.relative_to(tmp_path / "here") for file in (tmp_path / "here").rglob("*.*"))
    for name in names:
        assert (tmp_path / "there" / name).read_bytes() == (tmp_path / "here" / name).read_bytes(), name


class Deserted:
    """A cluster whose workers have all gone."""

    def nthreads(self) -> dict[str, int]:
        return {}


def test_a_cluster_that_all_workers_have_left_is_not_waited_for_in_silence(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(workers, "SECONDS_WITHOUT_WORKERS", 0)
    watch = workers._Watch("tcp://there:8786", Deserted())
    with pytest.raises(RequestError, match=r"no workers for 0 seconds\.[^$]*the same command goes on"):
        until(watch.look, "it gives up")


def greet(door: socket.socket, says: bytes) -> socket.socket:
    line, _ = door.accept()
    line.sendall(says)
    return line


@pytest.mark.parametrize("says", [b"", b"SSH-2.0-OpenSSH_9.2\r\n"], ids=["a silent one", "another"])
def test_who_answers_without_being_a_scheduler_is_told(
    says: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(addresses, "SECONDS_TO_ANSWER", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as door, ThreadPoolExecutor(1) as pool:
        greeted = pool.submit(greet, door, says)
        file = tmp_path / "scheduler.json"
        file.write_text(json.dumps({"address": f"tcp://127.0.0.1:{door.getsockname()[1]}"}))
        with pytest.raises(RequestError, match="is no Dask scheduler"), cluster(str(file)):
            pass
        greeted.result(BOUND).close()


def test_a_scheduler_that_is_not_there_is_told():
    with pytest.raises(RequestError, match="cannot be read: No such file"), cluster("nowhere.json"):
        pass
