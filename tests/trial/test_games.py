"""No damage to a game's file ends in a traceback, is passed over in silence, or takes other games away."""

import sys

import pytest

from trial import games, killed_games


def test_a_damaged_game_is_told_and_takes_no_other_game_away():
    came = games.tried(seed=11, n=24)
    assert (came.tried, came.lost, came.tracebacks) == (24, 0, 0)
    assert came.refused > 0


@pytest.mark.skipif(sys.platform == "win32", reason="the trial is one of POSIX: signals, pipes and shells")
def test_what_a_killed_writer_of_games_has_answered_for_stands_and_the_next_one_writes_on():
    came = killed_games.tried(seed=11, n=2)
    assert (came.tried, came.lost, came.tracebacks) == (2, 0, 0)
