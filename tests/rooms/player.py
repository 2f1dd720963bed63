"""A program that begets players, one for each line it is sent.

A player decides for the seats of a game, and plays its months, again and again, and says each thing once it
was acknowledged. The program says a player's process before, and "over" once somebody has killed it.
"""

import os
import sys
from pathlib import Path

from microdeals.rooms import ClassRoom

CHOICES = ("offer", "accept", "no")


def say(*words: object) -> None:
    """A line, in one piece."""
    os.write(1, f"{' '.join(map(str, words))}\n".encode())


def play(folder: str, code: str, desk: str, *keys: str) -> None:
    """Go on until this process is killed."""
    room = ClassRoom.open(Path(folder), code)
    turn = 0
    while True:
        game = room.state.game
        if game.is_over:
            room.tables.take_month_back(desk, game.round - 1)
            say("back", game.round - 1)
            continue
        for key in keys:
            turn += 1
            room.tables.decide(key, game.round, "says:swap", CHOICES[turn % 3])
            say("decided", *room.tables.seat_of(key), game.round, CHOICES[turn % 3])
        room.tables.play(desk, game.round)
        say("played", game.round)


if __name__ == "__main__":
    for _ in sys.stdin:
        pid = os.fork()
        if pid == 0:
            play(*sys.argv[1:])
        say("player", pid)
        os.waitpid(pid, 0)
        say("over")
