"""The lives of deals in a world: what had not ended with the last day is known to be running."""

import numpy as np

from microdeals.evidence.small_deals import GRAIN, Years, lives_of, spells_of_kind
from microdeals.rulebook.events import Happening

KEYS = [(GRAIN, -1), ("prisoner_exchange", -1)]


def events(*happened: tuple[int, Happening, int]) -> np.recarray:
    """Events on a tape: day, what happened, in which slot."""
    kinds = [("day", "i8"), ("happening", "i8"), ("slot", "i8")]
    return np.array(list(happened), dtype=kinds).view(np.recarray)


def test_a_deal_that_the_last_day_cuts_off_has_not_ended():
    tape = events(
        (10, Happening.SIGNED, 0), (130, Happening.EXPIRED, 0), (200, Happening.SIGNED, 0),
        (250, Happening.SIGNED, 1),
    )  # fmt: skip
    lives = tuple(lives_of(tape, KEYS, 400))
    assert [(life.ended - life.signed, life.still_running) for life in lives] == [
        (120, False),
        (200, True),
        (150, True),
    ]
    spells = spells_of_kind([Years(400, lives, np.zeros(400), np.zeros((400, 1)))], GRAIN)
    assert spells.days.tolist() == [120.0, 200.0]
    assert spells.failed.tolist() == [True, False]
