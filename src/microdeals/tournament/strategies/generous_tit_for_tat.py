"""Like tit for tat, but forgives every third report."""

from microdeals.agents import Deal, Party


class GenerousTitForTat(Party):
    """[nowaksigmund1992], with a count in place of chance: some reports are mistakes in the fog."""

    def keeps(self, deal: Deal) -> bool:
        against = [report for report in deal.reports if report.against != self.side]
        is_fresh = bool(against) and against[-1].day == self.conflict_model.day - 1
        return not is_fresh or len(against) % 3 == 0
