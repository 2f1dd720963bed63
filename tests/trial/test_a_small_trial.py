"""Some of every kind that `make trial` breaks on purpose: nothing is lost, nothing ends in a traceback."""

import re
import sys
from pathlib import Path

import pytest

from trial import (
    ceasefires,
    command_lines,
    damaged_code,
    experiments,
    killed_sweeps,
    killed_writers,
    lessons,
    models,
    strategies,
    surroundings,
)

PAGE = Path(__file__).parents[2] / "docs" / "trust.md"
ROW = re.compile(
    r"^\| (?P<name>[^|]+) \| (?P<tried>[\d,]+) \| [\d,]+ \| (?P<lost>\d+) \| (?P<tracebacks>\d+) \|$", re.M
)
SOME = {
    ceasefires: 40,
    command_lines: 40,
    damaged_code: 60,
    experiments: 20,
    killed_sweeps: 1,
    killed_writers: 4,
    lessons: 10,
    models: 60,
    strategies: 10,
    surroundings: 4,
}
"""How many of each; together some thirty seconds of a core."""


@pytest.mark.skipif(sys.platform == "win32", reason="the trial is one of POSIX: signals, pipes and shells")
@pytest.mark.parametrize("kind", SOME, ids=[kind.__name__.rpartition(".")[2] for kind in SOME])
def test_nothing_is_lost_and_nothing_ends_in_a_traceback(kind):
    found = kind.tried(11, SOME[kind])
    assert (found.tried, found.lost, found.tracebacks) == (SOME[kind], 0, 0)


def test_the_page_tells_of_a_trial_in_which_nothing_was_lost():
    rows = list(ROW.finditer(PAGE.read_text(encoding="utf-8")))
    assert len(rows) >= len(SOME), "make trial"
    assert {row["lost"] for row in rows} == {row["tracebacks"] for row in rows} == {"0"}, "make trial"
