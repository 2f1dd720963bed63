"""Breaks a deal on each day on which the gain is larger than the loss it risks by being seen."""

from microdeals.agents import Deal, Party


class BreaksWhenTempted(Party):
    """What is at risk is the benefit of the deal, times the chance that the breach is seen."""

    def keeps(self, deal: Deal) -> bool:
        return deal.terms.temptation <= deal.detection * deal.terms.benefit
