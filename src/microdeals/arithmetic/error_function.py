"""The error function: near 0 and around 1 by polynomials, further out from what is missing to 1."""

from microdeals._compile import apart
from microdeals.arithmetic.exponential import exp

MIDDLE = 1.03125
"""The middle of the range between the two others, and the error function there, in two parts."""
AT_MIDDLE, AT_MIDDLE_REST = 0.855271810442917, 2.4082338611871576e-17


@apart
def erf(x: float) -> float:
    """Return the error function of ``x``, off by less than 0.9 ulp.

    From 1.25 on the complement by the ratio of polynomials of [cody1969], made for 0.46875 to 4 and beyond 4,
    where the complement is below 2e-8, far better than is needed. Our departure: nearer to 0 polynomials of
    our own, fitted at Chebyshev's points, since 1 less a large complement loses the last place.

    >>> erf(0.0), erf(-7.0)
    (0.0, -1.0)
    """
    size = abs(x)
    if size < 0.84:
        return x + x * _excess(x * x)
    if size < 1.25:
        found = AT_MIDDLE + (AT_MIDDLE_REST + _around_middle(size - MIDDLE))
    elif size < 6.0:
        found = 1.0 - exp(-size * size) * _complement(size)
    elif size >= 6.0:
        found = 1.0
    else:
        found = size
    if x < 0.0:
        return -found
    return found


@apart
def _excess(z: float) -> float:
    """Return erf(x) / x - 1 for z = x^2 below 0.7056; relative to erf(x) / x it is off by 1.3e-19."""
    square = z * z
    low = (0.1283791670955126 - z * 0.3761263890318375) + square * (
        0.11283791670954775 - z * 0.026866170645038365
    )
    middle = (0.005223977624169694 - z * 0.000854832692049051) + square * (
        0.00012055327693078695 - z * 1.4925471148057297e-05
    )
    high = (1.6458049655275833e-06 - z * 1.6304591166870992e-07) + square * (
        1.421492018467283e-08 - z * 8.904747493888594e-10
    )
    fourth = square * square
    return low + fourth * (middle + fourth * high)


@apart
def _around_middle(t: float) -> float:
    """Return erf(1.03125 + t) - erf(1.03125) for t from -0.1913 to 0.2188, off by less than 2e-18."""
    square = t * t
    low = (0.38957677365552823 - t * 0.4017510478322637) + square * (
        0.14634492083283016 + t * 0.05845791613980883
    )
    middle = (-0.06801736665483701 + t * 0.0077921921203590394) + square * (
        0.013898697049107279 - t * 0.005253010647684867
    )
    high = (-0.001498693536833808 + t * 0.0012428589973851537) + square * (
        (1.1832309591435278e-05 - t * 0.00018790172113709457) + square * 3.121212394141805e-05
    )
    fourth = square * square
    return t * (low + fourth * (middle + fourth * high))


@apart
def _complement(y: float) -> float:
    """Return erfc(y) e^(y^2) for y from 0.46875 to 4 [cody1969]; at 6 it is off by less than 1e-12."""
    top = 66.1191906371416295 + y * (
        8.88314979438837594 + y * (0.564188496988670089 + y * 2.15311535474403846e-8)
    )
    top = 1712.04761263407058 + y * (881.952221241769090 + y * (298.635138197400131 + y * top))
    top = 1230.33935479799725 + y * (2051.07837782607147 + y * top)
    low = 537.181101862009858 + y * (117.693950891312499 + y * (15.7449261107098347 + y))
    low = 4362.61909014324716 + y * (3290.79923573345963 + y * (1621.38957456669019 + y * low))
    low = 1230.33935480374942 + y * (3439.36767414372164 + y * low)
    return top / low
