"""What nobody knows about a war as data: what is drawn in a page is what ``unknowns.wars`` draws."""

import zlib
from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from microdeals.errors import RequestError
from microdeals.unknowns.inputs import Input, Target
from microdeals.unknowns.shares import SHARES
from microdeals.unknowns.wars import DIGITS, JOINT, PURPOSE, joint_rows, unrounded_draws
from microdeals.verdict.fit import Fit

Json = dict[str, Any]
FIRST_SEEDS = 1_000
"""Seeds from 0 on, whose draws a page has to the last bit."""
CLOSE = {"beta": 0.2}
CLOSE_ELSE = 0.02
"""How near to the middle between two roundings a draw is told to a page, in units of its last digit. What a
browser works out is off by less; beta is harder to invert than the others."""
SLACK = 0.01
"""More than products are off by in the same unit; a number so near to a power of ten is written out."""


def draws_of(
    fit: Fit, places: frozenset[str], first_seeds: int = FIRST_SEEDS, *, has_others: bool = True
) -> Json:
    """Everything that is drawn in a war. Raises RequestError, with all reasons, for what a page cannot draw.

    ``places`` are the paths that have a place in a packed kernel. The first seeds, from 0 on, are drawn to
    the last bit; of others, one draw in ten thousand may differ in its last digit. A page that lives no
    others (not ``has_others``) has only those joint draws that its seeds take.
    """
    inputs = fit.with_deals
    shares = sorted({one.draw.name for one in inputs.single if one.draw.distribution in SHARES})
    strange = sorted({target.path for target in inputs.targets} - places)
    problems = [f"[unknown.{name}] draws shares of a sum, which a page cannot." for name in shares]
    problems += [f"{path}: is drawn, and a page cannot change how many there are." for path in strange]
    if problems:
        raise RequestError("\n".join([*problems, "With --as-given the page draws nothing."]))
    found: Json = {
        "digits": DIGITS,
        "purpose": PURPOSE,
        "single": [_single(one) for one in inputs.single],
        "close": _close(fit, first_seeds),
        "first_seeds": first_seeds,
        "joint": None,
    }
    if inputs.joint is not None:
        is_taken = np.full(len(inputs.joint.weights), has_others)
        is_taken[joint_rows(inputs, np.arange(first_seeds))] = True
        found["joint"] = {
            "who": zlib.crc32(JOINT.encode()),
            "where": zlib.crc32(b""),
            "ends": np.cumsum(inputs.joint.weights).tolist(),
            "columns": [
                {"target": _target(target), "values": _where(is_taken, inputs.joint.rows[:, column])}
                for target, column in zip(inputs.joint_targets, inputs.joint_columns, strict=True)
            ],
        }
    return found


def _where(is_taken: NDArray[np.bool_], values: NDArray[np.float64]) -> list[float | None]:
    return [value if is_one else None for value, is_one in zip(values.tolist(), is_taken, strict=True)]


def _single(one: Input) -> Json:
    numbers = {key: value for key, value in one.draw.numbers.items() if key != "reason"}
    return {
        "kind": one.draw.distribution,
        "numbers": numbers,
        "who": zlib.crc32(one.draw.name.encode()),
        "where": zlib.crc32(one.side.encode()),
        "targets": [_target(target) for target in one.targets],
    }


def _target(target: Target) -> list[Any]:
    least, most, is_whole = target.limits
    bounds = [bound if np.isfinite(bound) else None for bound in (least, most)]
    return [target.path, target.offset, target.factor, *bounds, is_whole]


def _close(fit: Fit, first_seeds: int) -> list[int]:
    """Draws that lie so near to the middle between two roundings that a browser may round them otherwise.

    Each as twice the steps from the one before, counted over seeds and then inputs, and 1 more where it is
    rounded up: an inverse may differ in its last bits, and this says how these few are rounded.
    """
    kinds = [one.draw.distribution for one in fit.with_deals.single]
    if not kinds:
        return []
    drawn = unrounded_draws(fit.with_deals, np.arange(first_seeds, dtype=np.int64))
    reach = np.array([CLOSE.get(kind, CLOSE_ELSE) for kind in kinds])
    place, is_up = _near_middle(drawn, reach)
    steps = np.diff(place, prepend=-1)
    return list((2 * steps + is_up).tolist())


def _near_middle(
    drawn: NDArray[np.float64], reach: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The places in ``drawn`` (n, k), row by row, of what lies near a middle; which are rounded up."""
    found = list(_middles(drawn, reach))
    return np.array([place for place, _ in found], np.int64), np.array([up for _, up in found], np.int64)


def _middles(drawn: NDArray[np.float64], reach: NDArray[np.float64]) -> Iterator[tuple[int, int]]:
    for row, column in np.argwhere(_may_be_near(drawn, reach)).tolist():
        number = float(drawn[row, column])
        digits, exponent = f"{abs(number):.{DIGITS + 3}e}".split("e")
        beyond = digits[DIGITS + 1 :]  # after the digits that are kept, and their point
        part = int(beyond) / 10.0 ** len(beyond)
        if abs(part - 0.5) < reach[column]:
            told = f"{digits[: DIGITS + 1]}e{exponent}"
            is_up = abs(float(f"{number:.{DIGITS}g}")) > float(told)
            yield row * drawn.shape[1] + column, int(is_up)


def _may_be_near(drawn: NDArray[np.float64], reach: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which numbers (n, k) are worth writing out: all that lie near a middle, and a few more."""
    size = np.abs(drawn)
    exponent = np.floor(np.log10(size, where=size > 0.0, out=np.zeros_like(size)))
    digits = size * 10.0 ** (DIGITS - 1 - exponent)
    is_near = np.abs(digits % 1.0 - 0.5) < reach + SLACK
    edge = size / 10.0 ** np.rint(np.log10(size, where=size > 0.0, out=np.zeros_like(size)))
    return np.asarray((size > 0.0) & (is_near | (np.abs(edge - 1.0) < SLACK)))
