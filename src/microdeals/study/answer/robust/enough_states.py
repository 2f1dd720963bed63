"""How many states each statement takes: fewer cannot tell it, and are not made to.

Each number is of states that tell. They are half of those that are asked for, as the other half picks.
"""

from typing import NamedTuple

FEWEST_THAT_AGREE = 6
"""All of six on one side are luck in 3 of 100 cases (2 / 2**6), all of five in 6."""
FEWEST_FOR_A_SHARE = 18
"""The exact interval around half of eighteen leaves out a quarter and three quarters, around half of sixteen
it does not. And a third of eighteen are six."""
FEWEST_FOR_A_TENTH = 29
"""One of 29 lies within the worst tenth of all states in 95 of 100 cases (1 - 0.9**29), of 28 in fewer."""
WIDEST_SHARE = 0.5
"""An interval of a share that is wider leaves a quarter and three quarters in: it is no share to be told."""


class Witnesses(NamedTuple):
    """How many states tell, and how many of all differ from each other: drawn from a few values, few do."""

    telling: int
    different: int

    @property
    def tell_shares(self) -> bool:
        """Whether they are enough for shares of states, for the box and for the unknowns."""
        return min(self) >= FEWEST_FOR_A_SHARE

    @property
    def tell_tenths(self) -> bool:
        """Whether they are enough for regrets and for the worst tenth."""
        return min(self) >= FEWEST_FOR_A_TENTH

    @property
    def are_repeated(self) -> bool:
        """Whether the same states come again and again, so that asking for more brings no others."""
        return self.different < min(self.telling, FEWEST_FOR_A_TENTH)


def asked_for(telling: int) -> int:
    """How many states to ask for, so that so many tell."""
    return 2 * telling
