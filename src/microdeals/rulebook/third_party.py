"""Third parties: a lean that changes with the wind, and the guarantee that a side can feel."""

import math

from microdeals._compile import rule
from microdeals.arithmetic.error_function import erf
from microdeals.arithmetic.exponential import exp
from microdeals.rulebook.bounded import clamp, either
from microdeals.rulebook.quantities import Character, Record, ThirdParty
from microdeals.rulebook.trust import evidence

LOOK_AHEAD_DAYS = 90.0
ROOT_2 = 1.4142135623730951


@rule
def lean_after(lean: float, third_party: ThirdParty, courting: float, deviate: float) -> float:
    """Lean (-1..1, above 0 towards the first party) a day later.

    Reverts to its usual lean, swings by ``fickleness`` times a standard normal deviate
    [uhlenbeckornstein1930], and is drawn by ``courting`` (net, towards the first party) in so far as
    it does not speak with one voice.

    >>> lean_after(0.2, ThirdParty(lean=0.2), 0.0, 0.0)
    0.2
    """
    pull = third_party.reversion * (third_party.lean - lean)
    drawn = courting * (1.0 - third_party.coherence)
    return clamp(lean + pull + drawn + third_party.fickleness * deviate, -1.0, 1.0)


@rule
def memory_of_lean(third_party: ThirdParty) -> float:
    """Part (0..1) of today's lean that is expected to be left in 90 days.

    >>> memory_of_lean(ThirdParty(reversion=0.0))
    1.0
    """
    return exp(-third_party.reversion * LOOK_AHEAD_DAYS)


@rule
def spread_of_lean(third_party: ThirdParty) -> float:
    """Standard deviation of the lean 90 days ahead, as a side can foresee it [uhlenbeckornstein1930].

    >>> spread_of_lean(ThirdParty(fickleness=0.0))
    0.0
    """
    rate = third_party.reversion
    variance = LOOK_AHEAD_DAYS
    if rate > 0.0:
        variance = (1.0 - exp(-2.0 * rate * LOOK_AHEAD_DAYS)) / (2.0 * rate)
    return third_party.fickleness * math.sqrt(variance)


@rule
def chance_bearable(tolerance: float, expected: float, spread: float) -> float:
    """Chance (0..1) that a lean stays bearable for a side that bears hostility up to ``tolerance``.

    ``expected`` is the lean towards that side 90 days ahead, ``spread`` its standard deviation.

    >>> chance_bearable(0.0, 0.0, 0.1)
    0.5
    """
    room = tolerance + expected
    if spread <= 0.0:
        return 1.0 if room >= 0.0 else 0.0
    return 0.5 * (1.0 + erf(room / (spread * ROOT_2)))


@rule
def commitment_on_record(commitment: float, documented: float, weight: float) -> float:
    """Commitment (0..1) of a guarantor when a documented record (0..1) of kept deals speaks for it.

    >>> commitment_on_record(0.5, 0.0, 0.5)
    0.5
    """
    return either(commitment, weight * documented)


@rule
def guarantee_from(third_party: ThirdParty, commitment: float, bearable: float) -> float:
    """Guarantee (0..1) that a side feels from one third party. Guarantees matter: [walter1997].

    >>> guarantee_from(ThirdParty(heft=1.0, coherence=1.0), 1.0, 1.0)
    1.0
    """
    return third_party.heft * commitment * third_party.coherence * bearable


@rule
def record_after(documented: float, watched: float, broken: int, record: Record) -> float:
    """Documented record (0..1) after a day: ``watched`` (0..1) is how far kept deals were monitored.

    Each of the ``broken`` monitored deals with a report destroys a part of it.

    >>> record_after(0.0, 0.0, 0, Record())
    0.0
    """
    grown = documented + record.growth * watched * (1.0 - documented)
    for _ in range(broken):
        grown = grown * (1.0 - record.loss)
    return grown


@rule
def credence(third_party: ThirdParty, lean_towards: float) -> float:
    """How far (0..1) a side believes this third party's word on the other side.

    Only advice from an adviser that leans one's own way carries information [kydd2003].

    >>> credence(ThirdParty(insight=0.4), -0.2)
    0.0
    """
    return third_party.insight * max(0.0, lean_towards)


@rule
def chance_of_good_word(trustworthy: bool, believed: float) -> float:
    """Chance (0..1) that an adviser says "they will keep it" of a side of this type.

    >>> chance_of_good_word(True, 0.0)
    0.5
    """
    if trustworthy:
        return 0.5 + 0.5 * believed
    return 0.5 - 0.5 * believed


@rule
def lean_expected(third_party: ThirdParty, lean: float, memory: float) -> float:
    """Lean (-1..1) to be expected when a part ``memory`` (0..1) of today's departure is left.

    >>> lean_expected(ThirdParty(lean=0.5), 0.1, 0.0)
    0.5
    """
    return third_party.lean + memory * (lean - third_party.lean)


@rule
def is_engaged(third_party: ThirdParty, day: int) -> bool:
    """Whether a third party takes part on a day, by its own dates.

    >>> is_engaged(ThirdParty(arrives_on_day=3, leaves_on_day=5), 5)
    False
    """
    return third_party.arrives_on_day <= day < third_party.leaves_on_day


@rule
def courting_between(first: Character, second: Character) -> float:
    """Net pull (lean per day, towards the first party) of both sides on an incoherent third party.

    >>> courting_between(Character(courting=0.5), Character(courting=0.25))
    0.25
    """
    return first.courting - second.courting


@rule
def evidence_of_word(good_word: bool, believed: float, negativity: float) -> float:
    """Log-likelihood ratio (trustworthy over exploiting) of an adviser's word that is believed so far (0..1).

    >>> evidence_of_word(True, 0.0, 2.0)
    0.0
    """
    if_kept, if_not = chance_of_good_word(True, believed), chance_of_good_word(False, believed)
    return evidence(good_word, if_kept, if_not, negativity)
