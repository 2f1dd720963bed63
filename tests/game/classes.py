"""What the tests of the table share: a session in a folder of its own, and small wars to play."""

from pathlib import Path

from microdeals.game import Course, Seat, Session, Setup, SideOrders, Stance
from microdeals.game.orders import deal_key

TEAMS = ("Blue", "Red", "Green")


def session_in(folder: Path, name: str = "monday", **setup: object) -> Session:
    """A new session of the invented war, with all seats taken by teams."""
    return Session.create(folder, name, Setup(**({"teams": TEAMS, "seed": 7} | setup)))


def again(session: Session, folder: Path) -> Session:
    """The same session as another program finds it on disk."""
    return Session.open(folder, session.name)


def says(*offers: str, **more: object) -> SideOrders:
    """Offer these kinds and nothing else."""
    return SideOrders(says=dict.fromkeys(offers, Stance.OFFER), **more)


def course_for_all(session: Session, course: Course) -> dict[str, Course]:
    """The same course for every deal in force."""
    return {deal_key(session.conflict, deal.slot): course for deal in session.world.active_deals()}


def everything(session: Session) -> list[str]:
    """Every kind of deal of the conflict."""
    return [kind.key for kind in session.conflict.kinds]


def both_order(session: Session, orders: SideOrders) -> None:
    """Both sides decide the same."""
    for seat in (Seat.FIRST, Seat.SECOND):
        session.order(seat, orders)
