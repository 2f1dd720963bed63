"""Two that would write into one folder: the first goes on, the second is told who is there."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from microdeals.documents.one_writer import only_writer
from microdeals.errors import RequestError
from waits import BOUND

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows has no such locks")

HOLDS = """
import sys
from pathlib import Path
from microdeals.documents.one_writer import only_writer

with only_writer(Path(sys.argv[1])):
    print("mine", flush=True)
    sys.stdin.read()
"""


def test_the_second_is_told_which_process_is_there_and_comes_in_when_it_is_gone(tmp_path: Path):
    folder = tmp_path / "new" / "result"
    other = subprocess.Popen(
        [sys.executable, "-c", HOLDS, folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert other.stdout is not None
        assert other.stdout.readline() == "mine\n"
        with pytest.raises(RequestError, match=rf"process {other.pid} on .*--out"), only_writer(folder):
            pass
    finally:
        other.kill()
        other.communicate(timeout=BOUND)
    with only_writer(folder):
        assert [file.name for file in folder.iterdir()] == [".writer"]
    assert list(folder.iterdir()) == []


def test_of_many_that_begin_in_the_same_instant_one_is_let_in(tmp_path: Path):
    n, rounds = 6, 40
    start, end = Barrier(n), Barrier(n)

    def begin(number: int) -> bool:
        start.wait(BOUND)
        try:
            with only_writer(tmp_path / str(number)):
                end.wait(BOUND)
                return True
        except RequestError:
            end.wait(BOUND)
            return False

    with ThreadPoolExecutor(n) as pool:
        for turn in range(rounds):
            assert sum(pool.map(begin, [turn] * n)) == 1
