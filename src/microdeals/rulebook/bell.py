"""Standard normal deviates from uniforms: the bell curve read backwards."""

import math

from microdeals._compile import rule
from microdeals.arithmetic.logarithm import log


@rule
def _central(r: float) -> float:
    """Ratio of polynomials for the middle 85 % of the curve [wichura1988]."""
    top = 67265.770927008700853 + r * (33430.575583588128105 + r * 2509.0809287301226727)
    top = 13731.693765509461125 + r * (45921.953931549871457 + r * top)
    top = 3.387132872796366608 + r * (133.14166789178437745 + r * (1971.5909503065514427 + r * top))
    low = 39307.89580009271061 + r * (28729.085735721942674 + r * 5226.495278852854561)
    low = 5394.1960214247511077 + r * (21213.794301586595867 + r * low)
    low = 1.0 + r * (42.313330701600911252 + r * (687.1870074920579083 + r * low))
    return top / low


@rule
def _tail(r: float) -> float:
    """Ratio of polynomials for the tails down to a chance of about 1e-11 [wichura1988]."""
    top = 0.24178072517745061177 + r * (0.0227238449892691845833 + r * 7.7454501427834140764e-4)
    top = 3.64784832476320460504 + r * (1.27045825245236838258 + r * top)
    top = 1.42343711074968357734 + r * (4.6303378461565452959 + r * (5.7694972214606914055 + r * top))
    low = 0.0151986665636164571966 + r * (5.475938084995344946e-4 + r * 1.05075007164441684324e-9)
    low = 0.68976733498510000455 + r * (0.14810397642748007459 + r * low)
    low = 1.0 + r * (2.05319162663775882187 + r * (1.6763848301838038494 + r * low))
    return top / low


@rule
def normal_from(uniform: float) -> float:
    """Return the standard normal deviate below which a share ``uniform`` (1e-10..1-1e-10) lies.

    Source: algorithm AS 241, routine PPND16 [wichura1988], without its far tails, which 32-bit
    uniforms never reach.

    >>> normal_from(0.5)
    0.0
    """
    centred = uniform - 0.5
    if abs(centred) <= 0.425:
        return centred * _central(0.180625 - centred * centred)
    tail = uniform if centred < 0.0 else 1.0 - uniform
    size = _tail(math.sqrt(-log(tail)) - 1.6)
    if centred < 0.0:
        return -size
    return size
