"""A game that was played on one machine is held against the same game on another, to the last bit."""

import subprocess
import sys
from pathlib import Path

TOOL = Path(__file__).parents[2] / "tools" / "compare_games.py"


def told(*words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, TOOL, *words], capture_output=True, text=True, check=False)


def test_games_open_as_they_were_played_and_one_that_does_not_is_told(tmp_path):
    played = told("write", tmp_path, "2")
    assert played.returncode == 0, played.stderr
    same = told("open", tmp_path)
    assert same.returncode == 0, same.stdout
    assert "2 of 2 games are as they were played" in same.stdout

    with (tmp_path / "game-1.sqlite").open("r+b") as file:
        file.truncate(5000)
    other = told("open", tmp_path)
    assert other.returncode == 1, other.stdout
    assert "1 of 2 games" in other.stdout


def test_an_empty_folder_proves_nothing(tmp_path):
    empty = told("open", tmp_path)
    assert empty.returncode == 1
    assert "0 of 0 games" in empty.stdout


def test_what_it_does_not_know_is_answered_with_its_use(tmp_path):
    assert told("read", tmp_path).returncode == 2
