"""Ruin: a war as a random walk that ends when one side or the other has lost everything.

Battles move one quantity, up or down: the share of the ground, or of the hopes, that one side holds.
It starts at ``start``, and the war ends at 0 (this side collapses) or at ``whole`` (the other does).
Two forms of it: battle by battle, one unit won or lost in each, and day by day in small steps.
"""

import math

from microdeals.theory.domain import check_between, check_inside, check_that

_SAME_AS_FAIR = 1e-12
_TERMS = 25


def chance_of_ruin(start: float, whole: float, chance_to_win: float) -> float:
    """Chance (0..1) of losing all of ``start`` units before winning all of ``whole``, one per battle.

    With a battle won with chance p, lost with q = 1-p: [(q/p)^N - (q/p)^z] / [(q/p)^N - 1], and
    1 - z/N when battles are fair. Source: [feller1968], ch. XIV; for war [smithstam2003].
    Units: ``start`` and ``whole`` in what one battle moves (whole numbers, 0 <= start <= whole, whole > 0).
    Limit: ``chance_of_ruin_day_by_day`` for many small battles.

    >>> round(chance_of_ruin(5, 10, 0.5), 3), round(chance_of_ruin(5, 10, 0.45), 3)
    (0.5, 0.732)
    """
    _check_battles(start, whole, chance_to_win)
    return _chance_low(start, whole, _tilt_of(chance_to_win))


def mean_battles(start: float, whole: float, chance_to_win: float) -> float:
    """Mean number of battles until one side has lost everything.

    z/(q-p) - N/(q-p) * [1 - (q/p)^z]/[1 - (q/p)^N], and z(N-z) when battles are fair.
    Source, units and limit as in ``chance_of_ruin``.

    >>> mean_battles(5, 10, 0.5), round(mean_battles(5, 10, 0.45), 2)
    (25.0, 23.17)
    """
    _check_battles(start, whole, chance_to_win)
    edge = 2.0 * chance_to_win - 1.0
    per_edge = -2.0 if edge == 0.0 else _tilt_of(chance_to_win) / edge
    return _mean_time(start, whole, _tilt_of(chance_to_win), per_edge)


def chance_of_ruin_day_by_day(start: float, whole: float, drift: float, swing: float) -> float:
    """Chance (0..1) of reaching 0 before ``whole`` when the front moves a little every day.

    A Brownian motion: ``drift`` per day, and ``swing`` the standard deviation of a day's move (> 0), all
    in the unit of ``start`` (share of the dispute). (e^(-2mz/s^2) - e^(-2mL/s^2)) / (1 - e^(-2mL/s^2)),
    and 1 - z/L without drift. Source: [feller1968], ch. XIV on diffusion; for war [smithstam2003].
    Limit: a side's optimism in the full model with learning = rearming = 0 and swing = battle_luck, as
    long as it stays inside its bounds; daily steps overshoot a little, by about 0.58 of a swing.

    >>> round(chance_of_ruin_day_by_day(0.1, 0.2, drift=-0.0002, swing=0.01), 3)
    0.599
    """
    _check_days(start, whole, drift, swing)
    return _chance_low(start, whole, -2.0 * drift / (swing * swing))


def mean_days(start: float, whole: float, drift: float, swing: float) -> float:
    """Mean days until the front has moved to 0 or to ``whole``; z(L-z)/s^2 without drift.

    (L * chance of reaching the top - z) / drift otherwise.
    Source, units and limit as in ``chance_of_ruin_day_by_day``.

    >>> round(mean_days(0.1, 0.2, drift=0.0, swing=0.01), 6)
    100.0
    """
    _check_days(start, whole, drift, swing)
    variance = swing * swing
    return _mean_time(start, whole, -2.0 * drift / variance, -2.0 / variance)


def _check_battles(start: float, whole: float, chance_to_win: float) -> None:
    _check_place(start, whole)
    check_inside("chance_to_win", chance_to_win, 0.0, 1.0, "probability")
    check_that(
        float(start).is_integer() and float(whole).is_integer(),
        f"start = {start}, whole = {whole}: must be whole numbers of what one battle moves.",
    )


def _check_days(start: float, whole: float, drift: float, swing: float) -> None:
    _check_place(start, whole)
    check_inside("swing", swing, 0.0, math.inf, "per day, standard deviation")
    check_that(
        math.isfinite(drift / swing / swing),
        f"drift = {drift}: must be finite, and not out of all proportion to swing = {swing}.",
    )


def _check_place(start: float, whole: float) -> None:
    check_inside("whole", whole, 0.0, math.inf, "units of the front")
    check_between("start", start, 0.0, whole, "units of the front")


def _tilt_of(chance_to_win: float) -> float:
    """ln(q/p), exact near fair battles."""
    return -2.0 * math.atanh(2.0 * chance_to_win - 1.0)


def _chance_low(start: float, whole: float, tilt: float) -> float:
    """Chance of reaching 0 first, where exp(tilt * place) is a fair game; no overflow for any tilt."""
    to_go = whole - start
    if start == 0.0 or to_go == 0.0:
        return 1.0 if start == 0.0 else 0.0
    if abs(tilt) * whole < _SAME_AS_FAIR:
        return to_go / whole
    if tilt > 0.0:
        return math.expm1(-tilt * to_go) / math.expm1(-tilt * whole)
    return math.exp(tilt * start) * math.expm1(tilt * to_go) / math.expm1(tilt * whole)


def _mean_time(start: float, whole: float, tilt: float, tilt_per_drift: float) -> float:
    """Mean time to either end. Far from fair by Wald's identity; near it by a series that does not cancel."""
    if abs(tilt) * whole > 1.0:
        chance_high = _chance_low(whole - start, whole, -tilt)
        return (whole * chance_high - start) * tilt_per_drift / tilt
    # z(phi(az) - phi(aN)) / (a phi(aN)) with phi(x) = (e^x - 1)/x, term by term.
    difference, phi, start_power, whole_power, factor = 0.0, 1.0, 1.0, 1.0, 1.0
    for k in range(1, _TERMS):
        factor /= k + 1
        phi += factor * whole_power * whole * tilt
        difference += factor * (start_power * start - whole_power * whole)
        start_power *= start * tilt
        whole_power *= whole * tilt
    return start * difference / phi * tilt_per_drift
