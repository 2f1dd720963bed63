"""Scars: a truce that failed makes the next one frailer, whoever was to blame."""

from microdeals._compile import rule
from microdeals.arithmetic.exponential import exp
from microdeals.rulebook.pressure import LN_2
from microdeals.rulebook.quantities import Conduct


@rule
def scars_after(scars: float, walkouts: int, conduct: Conduct) -> float:
    """Scars of a war after a day with this many walk-outs: the part by which promises are broken more often.

    Half of it is forgotten in ``scar_half_life`` days. Conflicts in which truces have failed fail again
    sooner; of their frailty [vaupel1979] this is what failure itself leaves behind. Assumed: the form.

    >>> scars_after(0.0, 2, Conduct(scarring=0.25))
    0.5
    """
    return scars * exp(-LN_2 / conduct.scar_half_life) + conduct.scarring * walkouts


@rule
def rate_with_scars(base: float, scars: float) -> float:
    """Breach rate (per day) when nothing pulls either way, in a war with these scars.

    >>> rate_with_scars(0.02, 0.5)
    0.03
    """
    return base * (1.0 + scars)
