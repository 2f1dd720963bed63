"""The game: teams play the two sides and the mediator, a month a round, against the model or each other.

    session = Session.create(FOLDER, "monday", Setup("arden_borea", seed=7))
    session.order(Seat.FIRST, SideOrders(says={"swap": Stance.OFFER}))
    session.decide(Seat.FIRST, "admits", "no")  # one decision more; the others stay
    session.play(0)                             # the first month; what is not decided the model decides
    debrief_of(session).twin                    # the same months without deals, on the same luck

A session is a log of decisions that only grows, in one SQLite file, and the world that they lead to: it is
lived again from the seed whenever the file is opened, so a crash or a restart loses no decision.

This room was called ``microdeals.game``, and ``AmongWorlds`` and ``among_worlds_of`` in it ``Standing`` and
``standing_of``.
"""

from microdeals.game.among_worlds import AmongWorlds, among_worlds_of
from microdeals.game.debrief import Debrief, debrief_of
from microdeals.game.folder import sessions_in
from microdeals.game.journal import DamagedError
from microdeals.game.orders import Course, MediatorOrders, SideOrders, Stance
from microdeals.game.origin import PROGRAM, Origin
from microdeals.game.recovery import copy_of
from microdeals.game.rights import NotYoursError, Rights
from microdeals.game.seats import Question, Seat, Setup
from microdeals.game.session import FOLDER, Session

__all__ = [
    "FOLDER",
    "PROGRAM",
    "AmongWorlds",
    "Course",
    "DamagedError",
    "Debrief",
    "MediatorOrders",
    "NotYoursError",
    "Origin",
    "Question",
    "Rights",
    "Seat",
    "Session",
    "Setup",
    "SideOrders",
    "Stance",
    "among_worlds_of",
    "copy_of",
    "debrief_of",
    "sessions_in",
]
