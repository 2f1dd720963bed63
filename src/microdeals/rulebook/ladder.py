"""The ladder: which rungs are open to the talks."""

from microdeals._compile import rule
from microdeals.rulebook.quantities import Policy
from microdeals.rulebook.spoilers import TOP_DEAL_RUNG


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
