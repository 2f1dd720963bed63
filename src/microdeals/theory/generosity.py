"""Generosity: what forgiving now and then does for two sides whose orders are not always obeyed."""

from microdeals.theory.domain import check_between, check_that


def cooperation_of_a_generous_pair(slip: float, generosity: float) -> float:
    """Share of rounds (0..1) in which each of two generous tit-for-tat sides cooperates in the long run.

    Each means to answer cooperation with cooperation, and forgives a defection with chance
    ``generosity`` (0..1); what it means is turned into its opposite with chance ``slip`` (0..0.5).
    After cooperation a side cooperates with chance 1-e, after defection with e + (1-2e)g; the share
    that reproduces itself is c = [e + (1-2e)g] / [1 - (1-2e)(1-g)]. With g -> 0 it is one half
    however rare the slips: plain tit for tat wrecks itself. With e -> 0 it is 1.
    Source: [nowaksigmund1992]. Raises ValueError for slip = generosity = 0: the first round decides.
    Limit: none in the full model, whose parties do not play tit for tat; a yardstick for live-and-let-live
    among commanders, with attribution as the generosity towards what was not ordered.

    >>> round(cooperation_of_a_generous_pair(slip=0.05, generosity=0.3), 3)
    0.865
    """
    check_between("slip", slip, 0.0, 0.5, "chance per round")
    check_between("generosity", generosity, 0.0, 1.0, "chance per defection")
    check_that(
        slip > 0.0 or generosity > 0.0,
        "slip = generosity = 0: without slips or forgiveness the first round decides for ever, "
        "and there is no long-run share. Give one of them a value above 0.",
    )
    obeyed = 1.0 - 2.0 * slip
    return (slip + obeyed * generosity) / (1.0 - obeyed * (1.0 - generosity))
