"""What a shell is told when the reader presses the tab key."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from microdeals.conflicts.reading import shipped


def completed(*words: str) -> list[str]:
    """What Bash is offered for the last of these words."""
    asked = {
        "_MICRODEALS_COMPLETE": "complete_bash",
        "COMP_WORDS": " ".join(words),
        "COMP_CWORD": str(len(words) - 1),
    }
    command = Path(sys.executable).with_name("microdeals")
    done = subprocess.run(
        [command], env=os.environ | asked, capture_output=True, text=True, check=True, encoding="utf-8"
    )
    return done.stdout.split()


def test_a_command_and_an_option_are_completed():
    assert completed("microdeals", "ju") == ["judge"]
    assert completed("microdeals", "judge", "--prec") == ["--precision"]


@pytest.mark.parametrize("command", ["judge", "run", "check"])
def test_the_names_of_shipped_wars_are_completed(command: str):
    assert completed("microdeals", command, "russ") == ["russia_ukraine_2025"]
    assert {*completed("microdeals", command, "")} >= {*shipped()}


def test_the_names_of_shipped_experiments_are_completed():
    assert completed("microdeals", "sweep", "claim_04") == ["claim_04_fickle_third"]


def test_what_is_no_shipped_name_is_left_to_the_shell():
    """It offers files where it is told nothing (complete -o default)."""
    assert completed("microdeals", "judge", "nowhere") == []
