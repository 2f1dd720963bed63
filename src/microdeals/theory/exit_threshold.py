"""The exit threshold: how far power must move before a side leaves a deal that the other is sure to keep."""

import math

from microdeals.theory.domain import check_at_least, check_between


def shift_that_breaks_peace(worth: float, bond: float, given_up: float, hope: float = 0.0) -> float:
    """Shift of power (share of the dispute) since the signing above which a side goes back to war.

    Staying is worth ``worth`` (what the deal brings, and the cost of war that it spares); leaving costs
    ``bond`` (the promise, and what a guarantor would do); an attack wins the part ``given_up`` (0..1)
    of the shift and of the ``hope`` beyond the prospects that are now to be had (all but the part in
    shares of the dispute, >= 0). A side stays while worth + bond >= given_up * (hope + shift), so the
    threshold is (worth + bond) / given_up - hope; infinite where an attack wins nothing. With all given
    up, no hope and no bond it is the cost of war: a rising side that cannot commit itself fights as
    soon as its power has grown by more than peace spares it. Source: [powell2006]; [werner1999].
    Limit: the model's review of a kept deal of calm c on the share s of the front, with worth = benefit
    + need * pressure * relief + leverage - cost at home, bond = lock * visibility + guaranteed *
    guarantee, and given_up = forgo * c * s * (1 - apart).

    >>> round(shift_that_breaks_peace(worth=0.15, bond=0.05, given_up=1.0, hope=0.1), 3)
    0.1
    """
    check_at_least("worth", worth, 0.0, "share of the dispute")
    check_at_least("bond", bond, 0.0, "share of the dispute")
    check_between("given_up", given_up, 0.0, 1.0, "part of what an attack would win")
    check_at_least("hope", hope, 0.0, "share of the dispute")
    return math.inf if given_up == 0.0 else (worth + bond) / given_up - hope


def days_until_exit(threshold: float, drift: float) -> float:
    """Days of quiet until a side whose power grows by ``drift`` a day has passed the ``threshold``.

    Both in shares of the dispute, drift >= 0; 0 if the threshold is below 0 already, infinite without a
    drift. Source: [powell2006]. Limit: the model in a whole calm, with prospects that drift by
    rearming_power * (the side's rearming less the other's) a day; the side leaves in the first review
    after the day on which they have passed.

    >>> days_until_exit(0.1, 0.005)
    20.0
    """
    check_at_least("drift", drift, 0.0, "share of the dispute a day")
    if threshold <= 0.0:
        return 0.0
    return math.inf if drift == 0.0 else threshold / drift
