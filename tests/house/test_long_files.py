"""Long files of tests come first in both workers, whatever the order in which files are found."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from long_files import LONG_FILES, TESTS, place_in_line


def test_each_long_file_is_there_and_named_once():
    assert [name for name in LONG_FILES if not (TESTS / name).is_file()] == []
    assert len({*LONG_FILES}) == len(LONG_FILES)


def test_they_come_first_and_all_others_stay_in_their_order():
    last, first = TESTS / LONG_FILES[-1], TESTS / LONG_FILES[-2]
    others = [TESTS.parent / "src" / "a.py", TESTS / "arithmetic" / "test_x.py"]
    assert sorted([others[0], last, others[1], first], key=place_in_line) == [first, last, *others]


def test_this_run_has_them_first(request: pytest.FixtureRequest):
    places = [place_in_line(item.path) for item in request.session.items]
    assert places == sorted(places)


def test_the_makefile_keeps_to_that_order():
    calls = [line for line in (TESTS.parent / "Makefile").read_text("utf-8").splitlines() if " -n 2 " in line]
    assert calls
    assert all("--dist loadfile --no-loadscope-reorder" in call for call in calls)


@pytest.mark.skipif(shutil.which("make") is None, reason="needs make")
def test_what_python_compiles_is_kept_for_the_next_process(tmp_path: Path):
    (tmp_path / "makefile").write_text(
        f"include {TESTS.parent / 'Makefile'}\nasked:\n\t@echo [$$PYTHONDONTWRITEBYTECODE]\n", "utf-8"
    )
    done = subprocess.run(
        ["make", "-s", "-C", tmp_path, "asked"],
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "[]" in done.stdout.splitlines()
