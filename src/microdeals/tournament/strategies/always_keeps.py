"""Keeps every promise, whatever the temptation."""

from microdeals.agents import Deal, Party


class AlwaysKeeps(Party):
    """Signs and leaves as the model does, and never breaks."""

    def keeps(self, deal: Deal) -> bool:
        return True
