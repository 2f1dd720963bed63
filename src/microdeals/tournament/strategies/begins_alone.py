"""Begins small deals alone, keeps its word and accepts a small loss for the sake of a start."""

from microdeals.agents import Deal, Party, Slot


class BeginsAlone(Party):
    """Osgood's GRIT [osgood1962]; it can begin alone only where the talks allow first moves."""

    def moves_first(self, slot: Slot, value: float) -> bool:
        return True

    def keeps(self, deal: Deal) -> bool:
        return True

    def accepts(self, slot: Slot, value: float) -> bool:
        return value > -0.05
