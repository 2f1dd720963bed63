"""Fifteen tasks in five lines: each stands alone, says only names of the door, and runs."""

import ast
import contextlib
import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import microdeals as md
from waits import BOUND

PAGE = (Path(__file__).parents[2] / "docs" / "tasks.md").read_text(encoding="utf-8")
TASKS = dict(re.findall(r"^## (\d+\. [^\n]+)\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL))
BLOCK = re.compile(r"^```(python|sh)\n(.*?)^```", re.MULTILINE | re.DOTALL)
MOST_LINES, MOST_LETTERS = 5, 4_000
LIBRARIES = {"microdeals", "pandas", "pyarrow", "distributed"}
"""A stranger knows the names of others' libraries from elsewhere."""


def code_of(task: str) -> str:
    return "".join(text for kind, text in BLOCK.findall(TASKS[task]) if kind == "python")


def test_there_are_fifteen():
    assert [int(task.partition(".")[0]) for task in TASKS] == list(range(1, 16))


@pytest.mark.parametrize("task", TASKS)
def test_a_task_is_five_lines_of_exported_names(task: str):
    code = code_of(task)
    assert 1 < len([line for line in code.splitlines() if line.strip()]) <= MOST_LINES
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = (
                [node.module or ""] if isinstance(node, ast.ImportFrom) else [it.name for it in node.names]
            )
            assert {name.partition(".")[0] for name in names} <= LIBRARIES
            assert all(name.partition(".")[2] == "" for name in names if name.startswith("microdeals"))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "md":
            assert node.attr in dir(md)
        if isinstance(node, ast.Attribute):
            assert not node.attr.startswith("_")


@pytest.mark.parametrize("task", TASKS)
def test_a_task_runs_and_shows_something(task: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    commands = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    printed = io.StringIO()
    for kind, text in BLOCK.findall(TASKS[task]):
        if kind == "sh":
            command, around = ["sh", "-euc", text], {**os.environ, "PATH": commands}
            subprocess.run(command, env=around, check=True, capture_output=True, timeout=BOUND)
        else:
            with contextlib.redirect_stdout(printed):
                exec(text, {"__name__": "__main__"})  # noqa: S102 - the reader's notebook
    shown = printed.getvalue()
    assert shown.strip() or any(tmp_path.glob("*.svg"))
    assert len(shown) < MOST_LETTERS, "what a cell shows can be read"
