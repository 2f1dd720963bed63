"""Our own elementary functions are right to the last place but one, compiled and interpreted alike."""

import math
import struct
from collections.abc import Callable
from typing import Any

import gmpy2
import mpmath
import numpy as np
import pytest

from arithmetic.points import EDGES, points
from microdeals._compile import engine
from microdeals.arithmetic.error_function import erf
from microdeals.arithmetic.exponential import exp
from microdeals.arithmetic.logarithm import log, log1p

OURS: dict[str, Callable[[float], float]] = {"exp": exp, "log": log, "log1p": log1p, "erf": erf}
PROMISED = {"exp": 0.52, "log": 0.7, "log1p": 0.7, "erf": 0.9}
"""The bounds of the docstrings, in units in the last place."""
BELOW_NORMAL = 0.76
SMALLEST_NORMAL = 2.0**-1022


@engine
def all_exp(x: Any, y: Any) -> None:
    for i in range(len(x)):
        y[i] = exp(x[i])


@engine
def all_log(x: Any, y: Any) -> None:
    for i in range(len(x)):
        y[i] = log(x[i])


@engine
def all_log1p(x: Any, y: Any) -> None:
    for i in range(len(x)):
        y[i] = log1p(x[i])


@engine
def all_erf(x: Any, y: Any) -> None:
    for i in range(len(x)):
        y[i] = erf(x[i])


COMPILED = {"exp": all_exp, "log": all_log, "log1p": all_log1p, "erf": all_erf}


def compiled(name: str, x: Any) -> Any:
    """The function at each of these numbers, by compiled code."""
    found = np.zeros_like(x)
    COMPILED[name](x, found)
    return found


def off_by(exact: Any, value: float) -> float:
    """How far a value is from the true one, in units in the last place of the true one."""
    return float(abs(exact - value) / math.ulp(float(exact)))


@pytest.mark.parametrize("name", OURS)
def test_hardly_more_than_half_a_unit_in_the_last_place_is_missing(name):
    """At 100,000 points by MPFR, whose functions are rounded correctly."""
    x = points(name, seed=1)
    values = compiled(name, x)
    with gmpy2.context(gmpy2.get_context(), precision=140):
        exact = [getattr(gmpy2, name)(gmpy2.mpfr(value)) for value in x.tolist()]
        errors = np.array([off_by(*pair) for pair in zip(exact, values.tolist(), strict=True)])
    normal = np.abs(values) >= SMALLEST_NORMAL
    assert len(x) > 90_000
    assert errors[normal].max() < PROMISED[name]
    assert errors[~normal].max(initial=0.0) < BELOW_NORMAL


@pytest.mark.parametrize("name", OURS)
def test_another_library_says_so_too(name):
    x = np.random.default_rng(4).choice(points(name, seed=4), 2000)
    with mpmath.workprec(140):
        exact = [getattr(mpmath, name)(mpmath.mpf(value)) for value in x.tolist()]
        errors = [off_by(*pair) for pair in zip(exact, compiled(name, x).tolist(), strict=True)]
    assert max(errors) < max(PROMISED[name], BELOW_NORMAL)


@pytest.mark.parametrize("name", OURS)
def test_compiled_and_interpreted_give_the_same_bits(name):
    x = np.concatenate([points(name, seed=2), EDGES, -points(name, seed=3)])
    plain = np.array([OURS[name](value) for value in x.tolist()])
    assert plain.tobytes() == compiled(name, x).tobytes()


def bits(value: float) -> bytes:
    return struct.pack("d", value)


@pytest.mark.parametrize("name", OURS)
@pytest.mark.parametrize("x", EDGES)
def test_edges_are_those_of_mathematics(name, x):
    """Where ``math`` raises there is no value (nan), or it is beyond the largest float."""
    value = OURS[name](x)
    try:
        libms = getattr(math, name)(x)
    except (ValueError, OverflowError):
        beyond = {"exp": math.inf, "log": -math.inf, "log1p": -math.inf}
        at_the_end = {"exp": x > 0.0, "log": x == 0.0, "log1p": x == -1.0}
        assert value == beyond[name] if at_the_end[name] else math.isnan(value)
        return
    if math.isnan(libms):
        assert math.isnan(value)
    elif libms in (0.0, math.inf, -math.inf, 1.0, -1.0):
        assert bits(value) == bits(libms)
    else:
        assert abs(value - libms) <= math.ulp(libms)
