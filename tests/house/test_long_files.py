"""Long files of tests come first in both workers, whatever the order in which files are found."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from long_files import LONG_FILES, ONCE_MORE, TESTS, place_in_line

NAMED = (*LONG_FILES, *ONCE_MORE)


def test_each_long_file_is_there_and_named_once():
    assert [name for name in NAMED if not (TESTS / name).is_file()] == []
    assert len({*NAMED}) == len(NAMED)


def test_they_come_first_and_all_others_stay_in_their_order():
    last, first = TESTS / LONG_FILES[-1], TESTS / LONG_FILES[-2]
    others = [TESTS.parent / "src" / "a.py", TESTS / "arithmetic" / "test_x.py"]
    assert sorted([others[0], last, others[1], first], key=place_in_line) == [first, last, *others]


def test_this_run_has_them_first(request: pytest.FixtureRequest):
    places = [place_in_line(item.path) for item in request.session.items]
    assert places == sorted(places)


def test_continuous_integration_leaves_out_none():
    makefile = (TESTS.parent / "Makefile").read_text("utf-8")
    choices = [
        line.split("-m ", 2)[2].split(" $")[0]
        for line in makefile.splitlines()
        if " -n 2 " in line and "-oldest" not in line
    ]
    assert choices == ['"not long"', "long"]
    asked = (TESTS.parent / ".ci" / "run").read_text("utf-8").splitlines()
    assert [line for line in asked if line.startswith("make ")] == ["make test", "make long"]


def test_a_file_for_later_is_left_to_the_second_run():
    later, sooner = TESTS / ONCE_MORE[-2], TESTS / "house" / "test_readme.py"
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "--collect-only", "-q", "-m", "long", later, sooner],
        env={name: value for name, value in os.environ.items() if name != "PYTEST_ADDOPTS"},
        cwd=TESTS.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    files = {line.split("::")[0] for line in done.stdout.splitlines() if "::" in line}
    assert files == {later.relative_to(TESTS.parent).as_posix()}


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
