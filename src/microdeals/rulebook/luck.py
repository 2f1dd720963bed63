"""Common luck: every draw is a function of (seed, day, purpose, who, where) and of nothing else.

A stateless counter-based generator, so that two worlds with the same seed meet the same luck
whatever else differs between them, and adding an agent shifts nobody else's draws.
Philox4x32 with ten rounds [salmon2011]; its published known-answer vectors are tested.
``who`` and ``where`` are 32-bit numbers made from names (see ``conflicts``), never positions in a list.
"""

from enum import IntEnum

from microdeals._compile import rule
from microdeals.arithmetic.exponential import exp
from microdeals.arithmetic.logarithm import log1p

WORD = 0xFFFFFFFF
MULTIPLY_0, MULTIPLY_1 = 0xD2511F53, 0xCD9E8D57
WEYL_0, WEYL_1 = 0x9E3779B9, 0xBB67AE85
N_ROUNDS = 10
UNIT = 2.0**-32
MOST_EVENTS = 1000
LARGEST_SEED = 2**63 - 1


class Purpose(IntEnum):
    """What a draw is for. Values are part of the published results: never renumber."""

    TYPE = 1
    COMMANDER = 2
    CITIZEN_START = 3
    CITIZEN_TIES = 4
    LEAN = 5
    ACCESS = 6
    STRIKE = 7
    VIOLATIONS = 8
    DEAL = 9
    TALK_AT_HOME = 10
    BATTLE = 11
    MEETING = 12
    ADVICE = 13
    LEADERS = 14


GROUND, REST = 1, 2
"""Words of BATTLE luck beside the news (0): ground won and lost; whether fighting dies down or flares up."""


@rule
def philox(seed: int, day: int, purpose: int, who: int, where: int) -> tuple[int, int, int, int]:
    """Return four 32-bit words for a 64-bit ``seed`` and a counter of four 32-bit words.

    Source: [salmon2011] (Philox4x32-10). Written so that 64-bit wrap-around and Python's long
    integers give the same words.

    >>> [hex(word) for word in philox(0, 0, 0, 0, 0)]
    ['0x6627e8d5', '0xe169c58d', '0xbc57ac4c', '0x9b00dbd8']
    """
    key_0 = seed & WORD
    key_1 = (seed >> 32) & WORD
    word_0, word_1, word_2, word_3 = day, purpose + 0, who, where  # + 0 makes a Purpose a number
    for _ in range(N_ROUNDS):
        product_0 = MULTIPLY_0 * word_0
        product_1 = MULTIPLY_1 * word_2
        word_0, word_1, word_2, word_3 = (
            ((product_1 >> 32) & WORD) ^ word_1 ^ key_0,
            product_1 & WORD,
            ((product_0 >> 32) & WORD) ^ word_3 ^ key_1,
            product_0 & WORD,
        )
        key_0 = (key_0 + WEYL_0) & WORD
        key_1 = (key_1 + WEYL_1) & WORD
    return word_0, word_1, word_2, word_3


@rule
def luck(seed: int, day: int, purpose: int, who: int, where: int) -> tuple[float, float, float, float]:
    """Return four independent uniforms, each strictly between 0 and 1.

    >>> all(0.0 < uniform < 1.0 for uniform in luck(0, 1, Purpose.DEAL, 2, 3))
    True
    """
    word_0, word_1, word_2, word_3 = philox(seed, day, purpose, who, where)
    return (word_0 + 0.5) * UNIT, (word_1 + 0.5) * UNIT, (word_2 + 0.5) * UNIT, (word_3 + 0.5) * UNIT


@rule
def poisson_from(uniform: float, mean: float) -> int:
    """Return the Poisson count (mean per day) that a uniform stands for, by inversion.

    Counts above 1000 are cut off there.

    >>> poisson_from(0.5, 0.0)
    0
    """
    chance = exp(-mean)
    passed = chance
    count = 0
    while uniform >= passed and count < MOST_EVENTS:
        count += 1
        chance = chance * mean / count
        passed = passed + chance
    return count


@rule
def count_from(uniform: float, mean: float, dispersion: float) -> int:
    """Return the count (mean per day) that a uniform stands for, clustered beyond chance, by inversion.

    Negative binomial of size 1 / ``dispersion`` and variance mean + dispersion * mean^2
    [greenwoodyule1920]; at 0 Poisson. Counts above 1000 are cut off there.

    >>> count_from(0.5, 0.0, 1.0), count_from(0.5, 1.0, 1.0)
    (0, 1)
    """
    if dispersion <= 0.0:
        return poisson_from(uniform, mean)
    spread = dispersion * mean
    chance = exp(-log1p(spread) / dispersion)
    passed = chance
    count = 0
    while uniform >= passed and count < MOST_EVENTS:
        chance = chance * (mean + spread * count) / ((1.0 + spread) * (count + 1))
        count += 1
        passed = passed + chance
    return count


@rule
def place_from(uniform: float, n_places: int) -> int:
    """One of ``n_places`` places in a list, from 0, each as likely as the others.

    >>> place_from(0.75, 4)
    3
    """
    return int(uniform * n_places)
