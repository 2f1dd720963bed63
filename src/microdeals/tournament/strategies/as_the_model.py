"""Decides everything as the model does."""

from microdeals.agents import Party


class AsTheModel(Party):
    """Weighs trust, temptation and what a breach would cost, with luck."""
