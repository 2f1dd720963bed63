"""Conduct: whether a side keeps or breaks, on purpose, a deal that it has signed."""

from typing import NamedTuple

from microdeals._compile import rule
from microdeals.arithmetic.exponential import exp
from microdeals.arithmetic.logarithm import log1p
from microdeals.rulebook.bounded import exp_bounded
from microdeals.rulebook.quantities import Character, Conduct, DealKind
from microdeals.rulebook.scars import rate_with_scars


class Mood(NamedTuple):
    """What moves a side on the day it decides whether to keep a deal."""

    optimism: float  # share of the dispute
    partner_keeps: float  # its own estimate that the other keeps the deal over the horizon, 0..1
    detection: float  # chance that a breach would be seen, 0..1
    apart: float  # part of the forces that the deal has pulled apart, 0..1
    punished: float  # what the guarantee attached to the deal would make betrayal cost, share of the dispute
    scars: float  # of the war: the part by which promises are broken more often


class BreachChances(NamedTuple):
    """Daily chances (0..1) of a deliberate breach, by private type. Both are public knowledge."""

    trustworthy: float
    exploiting: float


@rule
def chance_of_breach(temptation: float, restraint: float, base: float, scale: float) -> float:
    """Daily chance (0..1) that a side deliberately breaks a deal it has signed.

    A hazard that grows as temptation exceeds restraint. Units: temptation, restraint, scale in
    shares of the dispute; base per day. Source: [kydd2005] for the trade-off.
    Our departure: a smooth hazard in place of a threshold; scale -> 0 gives the threshold back.

    >>> round(chance_of_breach(0.3, 0.3, 0.02, 0.1), 4)
    0.0198
    """
    return 1.0 - exp(-base * exp_bounded((temptation - restraint) / scale))


@rule
def breach_chances(kind: DealKind, side: Character, mood: Mood, conduct: Conduct) -> BreachChances:
    """Daily breach chances (0..1) of both types of ``side`` in its present mood.

    Temptation grows with optimism; the shadow of the future and the expected sanction restrain both
    types; only the trustworthy type values keeping a deal that the other keeps, in proportion to its
    own estimate that the other keeps it. So two trustworthy sides that fear each other break deals
    too: the security dilemma. Source: [kydd2005], [jervis1976]. There is less to be gained where the
    forces are apart, and more to be lost where a breach that is seen meets a guarantor.
    Assumed: the mood is public (speeches, deployments), the type alone is private.

    >>> mood = Mood(0.1, 0.9, 0.5, 0.0, 0.0, 0.0)
    >>> chances = breach_chances(DealKind(), Character(assurance=0.0), mood, Conduct())
    >>> chances.trustworthy == chances.exploiting
    True
    """
    temptation = kind.temptation * (1.0 + mood.optimism) * (1.0 - mood.apart)
    restraint = side.shadow * kind.benefit + (side.sanction + mood.punished) * mood.detection
    assured = restraint + side.assurance * mood.partner_keeps
    base = rate_with_scars(conduct.base_rate, mood.scars)
    return BreachChances(
        chance_of_breach(temptation, assured, base, conduct.scale),
        chance_of_breach(temptation, restraint, base, conduct.scale),
    )


@rule
def chance_kept(breach_per_day: float, days: int) -> float:
    """Chance (0..1) that a deal with this daily breach chance is kept for ``days`` days running.

    >>> round(chance_kept(0.5, 2), 12)
    0.25
    """
    return exp(days * log1p(-min(breach_per_day, 1.0 - 1e-12)))


@rule
def own_chance(chances: BreachChances, trustworthy: bool) -> float:
    """Daily chance (0..1) of a breach by a side of this private type.

    >>> own_chance(BreachChances(0.01, 0.12), False)
    0.12
    """
    if trustworthy:
        return chances.trustworthy
    return chances.exploiting


@rule
def keeps(lot: float, chance: float) -> bool:
    """Whether a side keeps a deal on a day on which it breaks it with this chance; ``lot`` is a uniform.

    >>> keeps(0.5, 0.12)
    True
    """
    return lot >= chance
