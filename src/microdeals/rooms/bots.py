"""Bots: they sit in a rehearsal, guess anything that can be guessed, and order something, always the same."""

import hashlib

from microdeals.game import Course, SideOrders, Stance
from microdeals.game.orders import deal_key
from microdeals.game.played_world import TableModel
from microdeals.lessons import Kind, Lesson
from microdeals.rulebook.ladder import highest_open

STEPS = 100
OFFERED, BROKEN = 0.7, 0.1
"""Shares of deals that a bot offers, and breaks."""


def guess_of_bot(lesson: Lesson, name: str) -> tuple[float, ...]:
    """What a bot of this name guesses in a lesson."""
    drawn = hashlib.sha256(f"{lesson.key} {name}".encode()).digest()
    asked, measure = lesson.prediction, lesson.asked
    if asked.kind is Kind.CHOICE:
        return (float(drawn[0] % len(asked.options)),)
    if asked.kind is Kind.DOTS:
        return (float(drawn[0] % (STEPS + 1)),)
    span = measure.high - measure.low
    return tuple(measure.low + span * (byte % (STEPS + 1)) / STEPS for byte in drawn[: len(asked.days)])


def orders_of_bot(world: TableModel, name: str) -> SideOrders:
    """What a bot of this name orders for a side in the month that comes.

    Assumed: it offers seven kinds of deal of ten, breaks one deal of ten, and would sign a settlement.
    """
    top = highest_open(world.conflict.ladder.policy, world.opened)
    kinds = [kind.key for kind in world.conflict.kinds if kind.values.rung <= top]
    running = [deal_key(world.conflict, deal.slot) for deal in world.active_deals()]
    says = {key: Stance.OFFER for key in kinds if _luck(world, name, key) < OFFERED}
    courses = {key: Course.BREAK for key in running if _luck(world, name, key) < BROKEN}
    return SideOrders(says, courses, settles=True)


def percent_of_bot(world: TableModel, name: str) -> int:
    """What a bot says where it is asked for a number of 0 to 100."""
    return round(100 * _luck(world, name, "percent"))


def _luck(world: TableModel, name: str, what: str) -> float:
    """A number of 0 to 1 that is the same again for the same bot, day and question."""
    drawn = hashlib.sha256(f"{name} {world.day} {what}".encode()).digest()
    return int.from_bytes(drawn[:4], "big") / 2**32
