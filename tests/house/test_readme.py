"""What the README tells a reader to type exists."""

import json
import os
import re
import shlex
import struct
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from cli.terminal import typed_here

CHECKOUT = Path(__file__).resolve().parents[2]
IMAGES = CHECKOUT / "docs" / "images"
INSTALLERS = {
    "pip install .",
    "pip install '.[dashboard]'",
    "pipx install '.[dashboard]'",
    "uv tool install '.[dashboard]'",
}


def commands() -> list[str]:
    """Each line of the README's shell blocks, without its remark."""
    text = (CHECKOUT / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```sh\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    lines = [line.partition("#")[0].strip() for block in blocks for line in block.splitlines()]
    return [line for line in lines if line]


def of(program: str) -> list[str]:
    return [line for line in commands() if line.split()[0] == program]


def ran(*command: str) -> subprocess.CompletedProcess[str]:
    """Run it here, with room for long lines of help."""
    wide = {**os.environ, "COLUMNS": "200"}
    return subprocess.run(command, cwd=CHECKOUT, env=wide, capture_output=True, text=True, check=False)


def test_each_command_is_one_that_this_project_knows():
    known = {*of("make"), *of("microdeals"), *INSTALLERS}
    assert set(commands()) - known == set()
    assert set(commands()) >= INSTALLERS


def test_the_two_commands_are_on_the_first_screen():
    first = "\n".join((CHECKOUT / "README.md").read_text(encoding="utf-8").splitlines()[:25])
    assert "\nmake dashboard" in first
    assert "\nmake test" in first
    assert "http://127.0.0.1:8765" in first


@pytest.mark.parametrize("line", of("make"))
def test_each_target_is_in_the_makefile(line: str):
    done = ran("make", "--dry-run", *line.split()[1:])
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("line", of("microdeals"))
def test_each_subcommand_knows_its_options(line: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("COLUMNS", "200")
    words = shlex.split(line)[1:]
    answer = typed_here(words[0], "--help")
    assert answer.code == 0, answer.errors
    for option in (word for word in words if word.startswith("--")):
        assert option in answer.printed


def test_python_finds_the_command_by_its_name():
    done = ran(sys.executable, "-m", "microdeals", "--help")
    assert done.returncode == 0, done.stderr
    for line in of("microdeals"):
        assert f"\n  {shlex.split(line)[1]} " in done.stdout


def test_each_file_it_points_to_is_there():
    for name in ("README.md", "CONTRIBUTING.md"):
        text = (CHECKOUT / name).read_text(encoding="utf-8")
        linked = re.findall(r"\]\((?!http)([^)#]+)\)", text)
        named = re.findall(r"`((?:src|docs|models|tests)/[\w/.]*)`", text)
        for path in linked + named:
            assert (CHECKOUT / path).exists(), f"{name} points to {path}"


def test_the_first_screen_is_a_picture_of_a_laptops_size():
    picture = (IMAGES / "first-screen.png").read_bytes()
    assert picture.startswith(b"\x89PNG")
    assert struct.unpack(">II", picture[16:24]) == (1366, 768)


def test_the_moving_picture_moves_and_is_no_burden():
    file = IMAGES / "stage.webp"
    with Image.open(file) as picture:
        assert picture.n_frames > 20
    assert file.stat().st_size < 500_000


def test_the_figure_shows_what_its_experiment_finds_today(tmp_path: Path):
    sys.path.insert(0, str(CHECKOUT / "tools"))
    from write_images import counts_of_experiment

    shown = json.loads((IMAGES / "figure.json").read_text(encoding="utf-8"))
    assert shown == counts_of_experiment(tmp_path / "again"), "renew it: make pages"
