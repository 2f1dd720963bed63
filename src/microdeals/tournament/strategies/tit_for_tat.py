"""Keeps a deal, but breaks it on the day after the other side was reported to have broken it."""

from microdeals.agents import Deal, Party


class TitForTat(Party):
    """[axelrod1984]: do today what the other is said to have done yesterday, true or not."""

    def keeps(self, deal: Deal) -> bool:
        yesterday = self.conflict_model.day - 1
        return not any(report.day == yesterday and report.against != self.side for report in deal.reports)
