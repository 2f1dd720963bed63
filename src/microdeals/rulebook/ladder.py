"""The ladder: which rungs are open to the talks."""

from microdeals._compile import rule
from microdeals.rulebook.quantities import Ladder, Meeting, Policy
from microdeals.rulebook.spoiler import TOP_DEAL_RUNG


@rule
def highest_open(policy: int, opened: int) -> int:
    """Highest rung on offer (0 = none) under a policy, where holding deals have opened ``opened``.

    >>> highest_open(Policy.LEAP, 1)
    5
    """
    if policy == Policy.NONE:
        return 0
    if policy == Policy.LEAP:
        return TOP_DEAL_RUNG
    if policy == Policy.LOWEST_RUNG_ONLY:
        return 1
    return opened


@rule
def opened_after(opened: int, held_days: int, hold_days: int) -> int:
    """Highest rung opened so far, when the topmost open one has held ``held_days`` without a report.

    >>> opened_after(1, 21, 21)
    2
    """
    if held_days >= hold_days and opened < TOP_DEAL_RUNG:
        return opened + 1
    return opened


@rule
def opened_after_collapse(opened: int, rung: int) -> int:
    """Highest open rung after a side has walked out of a deal on ``rung``: back to that rung.

    >>> opened_after_collapse(4, 2)
    2
    """
    return min(opened, rung)


@rule
def held_days_after(held_days: int, reported: bool) -> int:
    """Days in a row that a rung has held, after a day on which its deals ran, with or without a report.

    >>> held_days_after(20, False)
    21
    """
    if reported:
        return 0
    return held_days + 1


@rule
def top_on_offer(meeting: Meeting, policy: int, opened: int) -> int:
    """Highest rung (0 = none) that a meeting can sign under a policy.

    >>> top_on_offer(Meeting(top_rung=2), Policy.LEAP, 1)
    2
    """
    return min(meeting.top_rung, highest_open(policy, opened))


@rule
def may_move_first(day: int, unanswered: int, ladder: Ladder) -> bool:
    """Whether a first move is due: on the days set for it, while not too many went without a reply.

    >>> may_move_first(42, 0, Ladder(initiative_days=21, initiatives=3))
    True
    """
    return day % ladder.initiative_days == 0 and unanswered < ladder.initiatives
