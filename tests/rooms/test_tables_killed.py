"""A game at several tables, whose program is killed at random moments."""

import os
import random
import signal
import subprocess
import sys
from pathlib import Path
from subprocess import PIPE

import pytest

from microdeals.game import Session
from rooms.classes import Played
from waits import bounded


@pytest.mark.skipif(not hasattr(os, "fork"), reason="players are forked, which this system cannot")
def test_players_that_are_killed_at_random_moments_lose_no_order_that_was_acknowledged(tmp_path):
    played = Played(tmp_path)
    luck, decided, turns = random.Random(3), {}, 0
    words = [str(played.folder), played.room.code, played.desk, *played.keys[:4]]
    command = [sys.executable, str(Path(__file__).with_name("player.py")), *words]
    with subprocess.Popen(command, stdin=PIPE, stdout=PIPE, text=True) as players, bounded(players):
        assert players.stdin is not None
        assert players.stdout is not None
        for _ in range(8):
            print("another", file=players.stdin, flush=True)
            lines = [players.stdout.readline() for _ in range(2 + luck.randint(1, 12))]
            while not any(line.startswith("player ") for line in lines):
                lines.append(players.stdout.readline())
            (player,) = (line.split()[1] for line in lines if line.startswith("player "))
            os.kill(int(player), signal.SIGKILL)
            lines += iter(players.stdout.readline, "over\n")
            for what, *told in map(str.split, lines):
                turns += what in ("played", "back")
                if what == "decided":
                    decided[tuple(told[:3])] = told[3]
            found = played.again()
            assert [found.tables.sessions.of(table).state.round for table in (1, 2)] == [
                found.state.game.round
            ] * 2
            for (table, seat, month), choice in decided.items():
                assert choice in said_by(found.tables.sessions.of(int(table)), seat, int(month))
            assert [found.tables.seat_of(key).table for key in played.keys] == [1, 2, 1, 2, 1, 2]
        players.stdin.close()
    assert len(decided) > 4
    assert turns > 2


def said_by(session: Session, seat: str, month: int) -> list[str]:
    """What a seat has said to a swap for a month, one thing after another."""
    orders = [it for it in session.entries if it.kind == "orders" and (it.seat, it.round) == (seat, month)]
    return [entry.content["says"].get("swap", "no") for entry in orders]
