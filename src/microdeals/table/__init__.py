"""The table: teams play the two sides and the mediator, a month a round, against the model or each other.

    session = Session.create(FOLDER, "monday", Setup("arden_borea", seed=7))
    session.order(Seat.FIRST, SideOrders(says={"swap": Stance.OFFER}))
    session.play()                              # a month; seats without orders are played by the model
    debrief_of(session).twin                    # the same months without deals, on the same luck

A session is a log of decisions that only grows, in one SQLite file, and the world that they lead to: it is
lived again from the seed whenever the file is opened, so a crash or a restart loses no decision.
"""

from microdeals.table.debrief import Debrief, debrief_of
from microdeals.table.orders import Course, MediatorOrders, SideOrders, Stance
from microdeals.table.seats import Question, Seat, Setup
from microdeals.table.session import FOLDER, Session, sessions_in
from microdeals.table.standing import Standing, standing_of

__all__ = [
    "FOLDER",
    "Course",
    "Debrief",
    "MediatorOrders",
    "Question",
    "Seat",
    "Session",
    "Setup",
    "SideOrders",
    "Stance",
    "Standing",
    "debrief_of",
    "sessions_in",
    "standing_of",
]
