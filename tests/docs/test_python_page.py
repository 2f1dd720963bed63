"""The page "From Python", typed in from top to bottom: everything runs, and prints what the page shows."""

import contextlib
import io
import re
from pathlib import Path
from typing import Any

import pytest

import microdeals as md

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```python\n(.*?)^```\n(?:```text\n(.*?)^```\n)?", re.MULTILINE | re.DOTALL)
BLOCKS: list[tuple[str, str]] = BLOCK.findall(PAGE)
WISHED = """import microdeals as md

war = md.load("arden_borea")
watched = md.with_values(war, {"monitors.valley_mission.detection": 0.95})
print(md.compare(war, watched, runs=1000).closing)
"""


def test_every_piece_of_code_runs_in_its_order_and_prints_what_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    notebook: dict[str, Any] = {"__name__": "__main__"}
    for code, shown in BLOCKS:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(code, notebook)  # noqa: S102 - the reader's notebook
        assert printed.getvalue(), code
        if shown:
            assert words(printed.getvalue()) == words(shown), code
        if code == WISHED:
            assert re.fullmatch(r"Mean\(mean=0\.0006\d+, low=-0\.0009\d+, high=.*\)\n", printed.getvalue())


def words(text: str) -> list[list[str]]:
    """Line by line; releases of pandas differ in their spaces."""
    return [line.split() for line in text.splitlines()]


def test_the_first_thing_that_anybody_wants_is_on_the_page():
    assert WISHED in [code for code, _ in BLOCKS]


def test_there_are_twelve_tasks_each_with_code():
    tasks = re.split(r"^## \d+\. ", PAGE, flags=re.MULTILINE)[1:]
    assert len(tasks) == 12
    assert all("```python" in task for task in tasks)


def test_every_name_of_the_door_is_on_the_page():
    named = set(re.findall(r"\bmd\.(\w+)", PAGE))
    assert named <= {*dir(md)}
    assert {*dir(md)} - named <= {"ConflictModel", "__version__"}
