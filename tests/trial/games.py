"""Damaged files of games: each opens as it was, or says in a sentence why not; the others stay listed."""

import itertools
import random
import tempfile
from pathlib import Path

from game.classes import both_order, everything, play, says, session_in
from microdeals.errors import RequestError
from microdeals.game import DamagedError, Seat, Session, copy_of, sessions_in
from microdeals.game.journal import WAY_OUT
from microdeals.game.recovery import LEFT
from trial.files import damaged
from trial.trial import Trial

ROUNDS = 3
WAYS_OUT = (WAY_OUT, LEFT, "the file is left as it is.")


def tried(seed: int, n: int) -> Trial:
    """Damage the file of a game in so many ways."""
    counts = {"refused": 0, "lost": 0, "traceback": 0, "as it was": 0}
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        session = played(folder)
        session_in(folder, "whole")
        whole = session.journal.path.read_bytes()
        for content in itertools.islice(damaged(whole, random.Random(seed)), n):
            session.journal.path.write_bytes(content)
            counts[outcome(folder, session)] += 1
    return Trial("damaged files of games", n, counts["refused"], counts["lost"], counts["traceback"])


def played(folder: Path) -> Session:
    """A game of three rounds with some thirty decisions."""
    session = session_in(folder, "damaged")
    for number in range(ROUNDS):
        both_order(session, says(*everything(session)))
        for cell in ("says:swap", "admits", "settles"):
            session.decide(Seat.FIRST, cell, "no")
        session.believe(Seat.SECOND, 50 + number)
        play(session)
    return session


def outcome(folder: Path, session: Session) -> str:
    """What became of the game: as it was, refused, lost, or a traceback."""
    try:
        listed = {found.name: found.problem for found in sessions_in(folder)}
        assert listed["whole"] == ""
        try:
            found = Session.open(folder, session.name)
        except DamagedError as damage:
            return _copied(folder, session, damage)
        except RequestError as told:
            return "refused" if _is_told(str(told), session) and listed[session.name] else "lost"
    except Exception:
        return "traceback"
    return "as it was" if found.entries == session.entries else "lost"


def _copied(folder: Path, session: Session, damage: DamagedError) -> str:
    """Whether what stands before the damage opens as a copy, unchanged."""
    is_told = _is_told(str(damage), session)
    if damage.entries:
        copy = Session.open(folder, copy_of(folder, session.name))
        copy.journal.path.unlink()
        is_told = is_told and copy.entries == session.entries[: len(copy.entries)]
    return "refused" if is_told else "lost"


def _is_told(said: str, session: Session) -> bool:
    """Whether a sentence names the file and what can be done."""
    return str(session.journal.path) in said and said.endswith(WAYS_OUT) and "\n" not in said
