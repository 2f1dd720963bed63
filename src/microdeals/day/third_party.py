"""The day of a third party: a mediator or guarantor."""

from microdeals._compile import verb
from microdeals.day.states import ThirdPartyNow
from microdeals.rulebook.bounded import felt_by
from microdeals.rulebook.quantities import Character, ThirdParty
from microdeals.rulebook.third_party import (
    chance_bearable,
    guarantee_from,
    lean_after,
    lean_expected,
    memory_of_lean,
    spread_of_lean,
)


@verb
def begin_third_party(third_party: ThirdPartyNow, values: ThirdParty) -> None:
    """Lean as usual on the first morning; work out what can be foreseen of the lean."""
    third_party.lean = values.lean
    third_party.memory = memory_of_lean(values)
    third_party.spread = spread_of_lean(values)


@verb
def shift(third_party: ThirdPartyNow, values: ThirdParty, courting: float, deviate: float) -> None:
    """Let a day's wind move the lean."""
    third_party.lean = lean_after(third_party.lean, values, courting, deviate)


@verb
def guarantee_to(
    third_party: ThirdPartyNow, values: ThirdParty, commitment: float, side: int, character: Character
) -> float:
    """Guarantee (0..1) that a side feels from this third party today, at this commitment (0..1)."""
    expected = felt_by(side, lean_expected(values, third_party.lean, third_party.memory))
    bearable = chance_bearable(character.tolerance, expected, third_party.spread)
    return guarantee_from(values, commitment, bearable)
