"""The bargaining range: the settlements that both sides prefer to fighting on."""

from typing import NamedTuple

from microdeals.theory.domain import check_at_least, check_between


class BargainingRange(NamedTuple):
    """Shares of the dispute for the first side that leave both sides no worse off than fighting on.

    The ends may lie outside 0..1: then a side would accept even nothing, or grant even everything.
    """

    lowest: float
    """The least that the first side would settle for."""

    highest: float
    """The most that the second side would grant."""

    @property
    def width(self) -> float:
        """How much there is to agree on; below 0 it is the gap that remains (share of the dispute)."""
        return self.highest - self.lowest


def bargaining_range(
    prospects: float, pressure: tuple[float, float], optimism: tuple[float, float] = (0.0, 0.0)
) -> BargainingRange:
    """Settlements between a side that expects ``prospects`` (0..1) from fighting and its opponent.

    The first side accepts p + o_0 - c_0 or more, the second grants p - o_1 + c_1 or less, with p the
    prospects, o what each hopes for beyond them, c the pressure to end the war (shares of the dispute, >= 0).
    So the width is c_0 + c_1 - o_0 - o_1, and without false hopes it is c_0 + c_1: war always leaves
    room for a deal that both prefer. Source: [fearon1995].
    Limit: the model's gap is minus this width when nobody can be betrayed (loss_if_betrayed = 0), no
    audience punishes a compromise (audience = 0) and no trade has been found (common ground 0).

    >>> round(bargaining_range(0.6, pressure=(0.1, 0.15)).width, 6)
    0.25
    """
    check_between("prospects", prospects, 0.0, 1.0, "share of the dispute")
    for side in (0, 1):
        check_at_least(f"pressure[{side}]", pressure[side], 0.0, "share of the dispute")
        check_at_least(f"optimism[{side}]", optimism[side], 0.0, "share of the dispute")
    return BargainingRange(
        prospects + optimism[0] - pressure[0],
        prospects - optimism[1] + pressure[1],
    )
