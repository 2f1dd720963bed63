"""Signs nothing: the war without small deals, to compare with."""

from microdeals.agents import Party, Slot


class SignsNothing(Party):
    """Neither accepts an offer nor begins alone; it may still settle."""

    def accepts(self, slot: Slot, value: float) -> bool:
        return False

    def moves_first(self, slot: Slot, value: float) -> bool:
        return False
