"""The digest of a conflict: what it must see, and the one thing that it may not see.

Parameters are declared in a copy of the package here, as somebody would who adds a mechanism.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from microdeals.conflicts import digest, load, shipped

CHECKOUT = Path(__file__).parents[2]
NEXT_TABLE = "\nclass Harm(NamedTuple):"
SEASON = '    season: Annotated[Share, Means("swing of fire over the year", "share of war fire"{})] = {}\n\n'
DIGESTS = "from microdeals.conflicts import *\nfor name in shipped(): print(digest(load(name)))\n"
SET = (
    "from microdeals.conflicts import *\n"
    "for value in (0, 0.0, 0.1): print(digest(with_values(load('arden_borea'), {'front.season': value})))\n"
)


def printed_where_fire_has_a_season(folder: Path, script: str, *, neutral: str, default: str) -> list[str]:
    """What a script prints with a copy of the package in which one parameter more is declared."""
    package = folder / "src" / "microdeals"
    shutil.copytree(CHECKOUT / "src" / "microdeals", package, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "models").symlink_to(CHECKOUT / "models")
    declarations = package / "rulebook" / "quantities.py"
    text = declarations.read_text(encoding="utf-8")
    assert text.count(NEXT_TABLE) == 1
    line = SEASON.format(neutral, default)
    declarations.write_text(text.replace(NEXT_TABLE, line + NEXT_TABLE), encoding="utf-8")
    around = {**os.environ, "PYTHONPATH": str(package.parent)}
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, env=around, capture_output=True, text=True, check=True)
    return done.stdout.split()


OURS = [digest(load(name)) for name in shipped()]


def test_a_new_mechanism_that_is_neutral_by_default_leaves_every_digest_as_it_was(tmp_path: Path):
    there = printed_where_fire_has_a_season(tmp_path, DIGESTS, neutral=", neutral=0.0", default="0.0")
    assert there == OURS


@pytest.mark.parametrize(("neutral", "default"), [(", neutral=0.0", "0.1"), ("", "0.0"), ("", "0.1")])
def test_any_other_new_parameter_shows_in_every_digest(neutral: str, default: str, tmp_path: Path):
    there = printed_where_fire_has_a_season(tmp_path, DIGESTS, neutral=neutral, default=default)
    assert not {*there} & {*OURS}


def test_a_value_that_is_not_neutral_shows_and_one_that_is_does_not(tmp_path: Path):
    there = printed_where_fire_has_a_season(tmp_path, SET, neutral=", neutral=0.0", default="0.1")
    assert there[:2] == [digest(load("arden_borea"))] * 2
    assert there[2] != there[0]
